import { expect, it } from 'vitest'
import { NO_LOT } from '../../domain/ids.ts'
import { type AtStop, checkOff, checkPick, type Scanned } from '../../domain/pick-check.ts'

const stop = { orderId: 'o', lineId: 'l', itemId: 'nut', locationId: 'A-01', lotId: NO_LOT, quantity: 3 }
const at: AtStop = {
  ...{ stop, placeId: 'TOTE', atLocationId: undefined, lastItemId: undefined, isSerial: false, lotsHere: new Set() },
}
const item = (itemId: string): Scanned => ({ kind: 'item', itemId })
const lot = (lotId: string): Scanned => ({ kind: 'lot', itemId: 'nut', lotId })
const place = (locationId: string): Scanned => ({ kind: 'location', locationId })

it('the bin, the item or both confirm a stop; anything else is a no', () => {
  expect(checkPick(at, place('A-01'))).toEqual({ kind: 'at-place' })
  expect(checkPick(at, place('TOTE'))).toEqual({ kind: 'at-place' })
  expect(checkPick(at, item('nut'))).toEqual({ kind: 'take', lotId: NO_LOT })
  expect(checkPick(at, place('B-01'))).toEqual({ kind: 'no', why: 'wrong-bin' })
  expect(checkPick(at, item('bolt'))).toEqual({ kind: 'no', why: 'wrong-item' })
  expect(checkPick(at, { kind: 'other' })).toEqual({ kind: 'no', why: 'wrong-item' })
})

it('a piece scanned twice picks nothing at the next bin of the same item: that bin is scanned first', () => {
  const after = { ...at, lastItemId: 'nut', atLocationId: 'B-07' }
  expect(checkPick(after, item('nut'))).toEqual({ kind: 'no', why: 'bin-first' })
  expect(checkPick({ ...after, atLocationId: 'A-01' }, item('nut'))).toMatchObject({ kind: 'take' })
})

it('a lot is the one that was asked for; of serial numbers any that lies here', () => {
  const lots = { ...at, stop: { ...stop, lotId: 'L1' }, lotsHere: new Set(['L1', 'L2']) }
  expect(checkPick(lots, lot('L1'))).toEqual({ kind: 'take', lotId: 'L1' })
  expect(checkPick(lots, lot('L2'))).toEqual({ kind: 'no', why: 'wrong-lot' })
  expect(checkPick({ ...lots, isSerial: true }, lot('L2'))).toEqual({ kind: 'take', lotId: 'L2' })
  expect(checkPick({ ...lots, isSerial: true }, lot('L9'))).toEqual({ kind: 'no', why: 'wrong-lot' })
})

it('checks off what is there, line after line; then it is extra, and what nobody ordered is not of the order', () => {
  const goods = [
    { itemId: 'nut', lotId: 'L1', quantity: 1 },
    { itemId: 'nut', lotId: 'L2', quantity: 1 },
  ]
  const checked = new Map<object, number>()
  const check = (scanned: { kind: 'item'; itemId: string } | { kind: 'lot'; itemId: string; lotId: string }) => {
    const heard = checkOff(goods, (one) => checked.get(one) ?? 0, scanned)
    if (heard.kind === 'goods') checked.set(heard.goods, (checked.get(heard.goods) ?? 0) + 1)
    return heard.kind === 'goods' ? heard.goods.lotId : heard.why
  }
  expect(check({ kind: 'lot', itemId: 'nut', lotId: 'L2' })).toBe('L2')
  expect(check({ kind: 'item', itemId: 'nut' })).toBe('L1')
  expect(check({ kind: 'item', itemId: 'nut' })).toBe('extra')
  expect(check({ kind: 'lot', itemId: 'nut', lotId: 'L9' })).toBe('not-ordered')
  expect(check({ kind: 'item', itemId: 'bolt' })).toBe('not-ordered')
})
