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
    const heard = checkOff(goods, (one) => checked.get(one) ?? 0, scanned, 1)
    if (heard.kind === 'no') return heard.why
    for (const { goods: one, pieces } of heard.checks) checked.set(one, (checked.get(one) ?? 0) + pieces)
    return heard.checks.map(({ goods: one }) => one.lotId).join()
  }
  expect(check({ kind: 'lot', itemId: 'nut', lotId: 'L2' })).toBe('L2')
  expect(check({ kind: 'item', itemId: 'nut' })).toBe('L1')
  expect(check({ kind: 'item', itemId: 'nut' })).toBe('extra')
  expect(check({ kind: 'lot', itemId: 'nut', lotId: 'L9' })).toBe('not-ordered')
  expect(check({ kind: 'item', itemId: 'bolt' })).toBe('not-ordered')
})

it('checks a whole case off as far as it was picked, over several lines, and says how many are too many', () => {
  const goods = [
    { itemId: 'nut', lotId: 'L1', quantity: 5 },
    { itemId: 'nut', lotId: 'L2', quantity: 4 },
  ]
  const seen = (checked: number, pieces: number) => {
    const heard = checkOff(goods, () => checked, { kind: 'item', itemId: 'nut' }, pieces)
    return heard.kind === 'no' ? heard.why : [...heard.checks.map((one) => one.pieces), heard.extra]
  }
  expect(seen(0, 12)).toEqual([5, 4, 3])
  expect(seen(2, 3)).toEqual([3, 0])
  expect(seen(4, 12)).toEqual([1, 11])
  expect(seen(5, 12)).toBe('extra')
})
