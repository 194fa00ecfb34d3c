import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let counter: Phone
let picker: Phone
let bin: string

beforeAll(async () => {
  house = await Warehouse.open()
  bin = await house.place('bin', 'A-01')
  counter = await house.phone('lead')
  picker = await house.phone('operator')
})
afterAll(() => house.close())

/** Ten o'clock and so many milliseconds, long before the tests arrive. */
const at = (ms: number): string => new Date(Date.UTC(2026, 2, 2, 10) + ms).toISOString()
const clock = (uncertaintyMs: number) => ({ offsetMs: 0, uncertaintyMs })

const see = (itemId: string, ms: number, quantity: number, uncertaintyMs = 20) =>
  counter.do({
    ...{ type: 'observation', itemId, locationId: bin, quantity, round: 1 },
    ...{ at: at(ms), clock: clock(uncertaintyMs) },
  })
const pickAction = (itemId: string, ms: number, uncertaintyMs = 20, phone = picker, fromLocationId = bin) =>
  phone.action({
    ...{ type: 'movement', kind: 'pick', itemId, quantity: 1 },
    ...{ fromLocationId, toLocationId: house.places.customer, at: at(ms), clock: clock(uncertaintyMs) },
  })

/** What is suggested for an item, with its state. */
const suggested = (itemId: string) =>
  house.rows<{ observation: string; movement: string; state: string }>(
    `select doc -> 'detail' ->> 'observationId' as observation, doc -> 'detail' ->> 'movementId' as movement, state
     from exceptions where kind = 'recount-suggested' and doc -> 'detail' ->> 'itemId' = $1 order by doc -> 'subject' ->> 'id'`,
    [itemId],
  )

test('a movement closer to a count than both clocks are sure of suggests a recount, whichever arrives first', async () => {
  const early = await house.item('EARLY')
  const [picked] = await picker.send(pickAction(early, 30))
  const seen = await see(early, 0, 9)
  expect(await suggested(early)).toEqual([{ observation: seen.action.id, movement: picked?.id, state: 'open' }])

  const late = await house.item('LATE')
  const seenFirst = await see(late, 0, 9)
  const [pickedLate] = await picker.send(pickAction(late, -40))
  expect(await suggested(late)).toEqual([{ observation: seenFirst.action.id, movement: pickedLate?.id, state: 'open' }])
})

test('beyond both uncertainties, or by the counter’s own device, nothing is in doubt', async () => {
  const item = await house.item('CLEAR')
  await see(item, 0, 9)
  await picker.send(pickAction(item, 41), pickAction(item, -41))
  await counter.send(pickAction(item, 1, 20, counter))
  expect(await suggested(item)).toEqual([])
})

test('each movement in doubt is a suggestion of its own; the visit that closed a bin counts like a naming', async () => {
  const item = await house.item('SEVERAL')
  const shelf = await house.place('bin', 'A-02')
  await counter.send(
    counter.action({
      ...{ type: 'observation', visitId: newId(), locationId: shelf, round: 1, at: at(0), clock: clock(20) },
    }),
  )
  await picker.send(pickAction(item, 1, 20, picker, shelf), pickAction(item, 2, 20, picker, shelf))
  expect((await suggested(item)).map(({ state }) => state)).toEqual(['open', 'open'])
})

test('a later count beyond the window settles it, one within it does not', async () => {
  const item = await house.item('AGAIN')
  await picker.send(pickAction(item, 0))
  await see(item, 10, 9)
  await see(item, 30, 9)
  expect((await suggested(item)).map(({ state }) => state)).toEqual(['open', 'open'])
  await see(item, 200, 9)
  expect((await suggested(item)).map(({ state }) => state)).toEqual(['resolved', 'resolved'])
})

test('a movement that is undone leaves no doubt', async () => {
  const item = await house.item('UNDONE')
  await see(item, 0, 9)
  const action = pickAction(item, 5)
  await picker.send(action)
  expect((await suggested(item)).map(({ state }) => state)).toEqual(['open'])
  await picker.do({ type: 'reversal', reversesId: action.id })
  expect((await suggested(item)).map(({ state }) => state)).toEqual(['resolved'])
})

test('the ledger is as it should be', async () => {
  expect(await verify(house.pool, house.orgId)).toEqual([])
})
