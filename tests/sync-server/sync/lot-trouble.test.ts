import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayIn } from '../../../domain/calendar.ts'
import { troubleOfUse } from '../../../domain/lot.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let lead: Phone
let picker: Phone
let bin: string

beforeAll(async () => {
  house = await Warehouse.open()
  bin = await house.place('bin', 'A-01')
  lead = await house.phone('lead')
  picker = await house.phone('operator')
})
afterAll(async () => {
  expect(await verify(house.pool, house.orgId)).toEqual([])
  await house.close()
})

type Lot = { itemId: string; lotId: string }
const lotOf = async (sku: string, set: object = {}): Promise<Lot> => {
  const itemId = await house.item(sku, { tracking: 'lot' })
  return { itemId, lotId: await house.write('lots', { itemId, code: 'L1', ...set }) }
}
const move = (lot: Lot, kind: string, from: string | undefined, to: string | undefined) => ({
  ...{ type: 'movement' as const, kind, ...lot, quantity: 1, fromLocationId: from, toLocationId: to },
})
const receive = (lot: Lot) => lead.do({ ...move(lot, 'receipt', house.places.supplier, bin), quantity: 9 })
const pick = (lot: Lot) => picker.do(move(lot, 'pick', bin, house.places.customer))

test('a lot is good through its day in the calendar of its site, on the device and here alike', async () => {
  const east = await house.write('locations', {
    kind: 'site',
    code: 'EAST',
    name: 'East',
    timeZone: 'Pacific/Auckland',
  })
  const west = await house.write('locations', {
    kind: 'site',
    code: 'WEST',
    name: 'West',
    timeZone: 'Pacific/Honolulu',
  })
  const at = '2026-03-01T11:30:00.000Z' // 2 March, 00:30 in Auckland; 1 March, 01:30 in Honolulu
  for (const [site, zone, trouble] of [
    [east, 'Pacific/Auckland', true],
    [west, 'Pacific/Honolulu', false],
  ] as const) {
    const lot = await lotOf(`good until the first, ${zone}`, { expiresOn: '2026-03-01' })
    const shelf = await house.place('bin', `SHELF ${zone}`, site)
    await lead.do({ ...move(lot, 'receipt', house.places.supplier, shelf), quantity: 9, at })
    const picked = await picker.do({ ...move(lot, 'pick', shelf, house.places.customer), at })
    expect(picked.exceptionId !== undefined, zone).toBe(trouble)
    expect(
      troubleOfUse(
        'pick',
        { lot: { status: 'available', expiresOn: '2026-03-01' }, place: {} },
        dayIn(zone, Date.parse(at)),
      ) !== null,
    ).toBe(trouble)
    // And once more, decided by what the server remembers.
    const again = await picker.do({ ...move(lot, 'pick', shelf, house.places.customer), at })
    expect(again.exceptionId !== undefined, zone).toBe(trouble)
  }
})

const stateOf = async (id: string | undefined) =>
  (await house.rows(`select kind, state, doc ->> 'resolution' as resolution from exceptions where id = $1`, [id]))[0]

test.each([
  ['on hold', { status: 'hold' }, 'held-lot'],
  ['in quarantine', { status: 'quarantine' }, 'held-lot'],
  ['called expired', { status: 'expired' }, 'expired-lot'],
  ['past its day', { expiresOn: '2020-01-31' }, 'expired-lot'],
])('a pick from a lot that is %s is accepted with an exception, which its reversal closes', async (name, set, kind) => {
  const lot = await lotOf(name, set)
  expect(await receive(lot)).not.toHaveProperty('exceptionId') // into hold, quarantine, the bin for what is off: no trouble
  const picked = await pick(lot)
  expect(picked).toMatchObject({ status: 'accepted', exceptionId: expect.any(String) })
  expect(await stateOf(picked.exceptionId)).toMatchObject({ kind, state: 'open' })

  await picker.do({ type: 'reversal', reversesId: picked.action.id })
  expect(await stateOf(picked.exceptionId)).toMatchObject({
    kind,
    state: 'resolved',
    resolution: 'the movement was undone',
  })
})

test.each([
  ['without lots', 'none'],
  ['of a good lot', 'lot'],
])('a pick from a place on hold, %s, is accepted with an exception, which its reversal closes', async (_, tracking) => {
  const itemId = await house.item(`IN A CAGE ${tracking}`, { tracking })
  const lot = tracking === 'lot' ? { lotId: await house.write('lots', { itemId, code: 'L1' }) } : {}
  const where = { kind: 'bin', code: `CAGE ${tracking}`, name: 'Cage', siteId: house.site, hold: true }
  const [cage, shelf] = [await house.write('locations', where), await house.place('bin', `SHELF ${tracking}`)]
  const said = (kind: string, from: string | undefined, to: string | undefined) => ({
    ...{ type: 'movement' as const, kind, itemId, ...lot, quantity: 1, fromLocationId: from, toLocationId: to },
  })
  expect(await lead.do({ ...said('receipt', house.places.supplier, cage), quantity: 9 })).not.toHaveProperty(
    'exceptionId',
  )
  expect(await picker.do(said('move', cage, shelf))).not.toHaveProperty('exceptionId')
  const picked = await picker.do(said('pick', cage, house.places.customer))
  expect(await stateOf(picked.exceptionId)).toMatchObject({ kind: 'held-place', state: 'open' })
  await picker.do({ type: 'reversal', reversesId: picked.action.id })
  expect(await stateOf(picked.exceptionId)).toMatchObject({ kind: 'held-place', state: 'resolved' })
})

test('a pick and its reversal that arrive together leave nothing open', async () => {
  const lot = await lotOf('TOGETHER', { status: 'hold' })
  await receive(lot)
  const picked = picker.action(move(lot, 'pick', bin, house.places.customer))
  const undone = picker.action({ type: 'reversal', reversesId: picked.id })
  await picker.send(picked, undone)
  expect(await house.rows(`select from exceptions where subject_id = $1 and state = 'open'`, [picked.id])).toEqual([])
})

test('moving, scrapping and sending back what is on hold is what one does with it', async () => {
  const lot = await lotOf('HANDLED', { status: 'quarantine' })
  await receive(lot)
  const cage = await house.place('bin', 'CAGE')
  for (const [kind, to] of [
    ['move', cage],
    ['scrap', house.places.loss],
    ['return', house.places.supplier],
  ] as const) {
    expect(await lead.do(move(lot, kind, bin, to)), kind).toMatchObject({ status: 'accepted' })
  }
  expect(await house.rows(`select from exceptions where doc -> 'detail' ->> 'lotId' = $1`, [lot.lotId])).toEqual([])
})

test('a lead puts a lot on hold and releases it; an operator may not, and what was picked between is told', async () => {
  const lot = await lotOf('RELEASED')
  await receive(lot)
  const status = (set: string, base: string) => ({
    ...{ type: 'edit' as const, op: 'update', collection: 'lots', documentId: lot.lotId },
    ...{ set: { status: set }, base: { status: base } },
  })
  expect(await picker.do(status('hold', 'available'))).toMatchObject({ status: 'rejected', code: 'not-permitted' })
  expect(await pick(lot)).not.toHaveProperty('exceptionId')
  expect(await lead.do(status('hold', 'available'))).toMatchObject({ status: 'accepted' })
  expect(await pick(lot)).toHaveProperty('exceptionId')
  expect(await lead.do(status('available', 'hold'))).toMatchObject({ status: 'accepted' })
  expect(await pick(lot)).not.toHaveProperty('exceptionId')
})
