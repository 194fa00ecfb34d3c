import { afterAll, beforeAll, expect, test } from 'vitest'
import { worthOf } from '../../../domain/count.ts'
import type { Fields } from '../../../domain/edit.ts'
import type { Document } from '../../../domain/protocol/documents.ts'
import { importFile } from '../../../sync-server/data/import-file.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

/** Counts beyond a single look: what variances are worth, and who counts again. */
let house: Warehouse
let manager: Phone
let lead: Phone
let ann: Phone
let ben: Phone
let bin: string

beforeAll(async () => {
  house = await Warehouse.open()
  manager = await house.phone('manager')
  lead = await house.phone('lead')
  ann = await house.phone('operator')
  ben = await house.phone('operator')
  bin = await house.place('bin', 'A-01')
})
afterAll(async () => {
  expect(await verify(house.pool, house.orgId)).toEqual([])
  await house.close()
})

const stocked = async (quantity: number, more = {}) => {
  const itemId = await house.item(newId(), more)
  const route = { fromLocationId: house.places.supplier, toLocationId: bin }
  await lead.do({ type: 'movement', kind: 'receipt', itemId, quantity, ...route })
  return itemId
}
const countOf = (tolerance: object, more: object = {}) =>
  house.write('counts', { name: 'March', siteId: house.site, state: 'counting', tolerance, ...more })
const see = (countId: string, itemId: string, quantity: number, round = 1) =>
  ({ type: 'observation', countId, itemId, locationId: bin, quantity, round }) as const
const giveCost = (itemId: string, cost: number, op = 'create') =>
  ({ type: 'edit', op, collection: 'item-costs', documentId: itemId, set: { itemId, cost }, base: {} }) as const
const decide = (observationId: string, outcome: 'approve' | 'recount') =>
  ({ type: 'decision', observationId, outcome }) as const
const statusOf = async (id: string) =>
  (await house.rows<{ status: string }>('select status from observations where id = $1', [id]))[0]?.status
const docOf = async (item: string) =>
  (await house.rows<{ doc: Fields }>('select doc from items where id = $1', [item]))[0]?.doc
const has = async <C extends Document['collection']>(phone: Phone, collection: C) =>
  [...(await house.pull(phone.caller)).documents.values()].filter(
    (document): document is Extract<Document, { collection: C }> => document.collection === collection,
  )

test('what things cost, managers say and leads see; it reaches nobody else, and two who say it make no two', async () => {
  const item = await stocked(1)
  expect(await lead.do(giveCost(item, 4))).toMatchObject({ status: 'rejected', code: 'not-permitted' })
  expect(await manager.do(giveCost(item, 4))).toMatchObject({ status: 'accepted' })
  expect(await (await house.phone('manager')).do(giveCost(item, 5))).toMatchObject({ status: 'accepted' })
  expect(await has(lead, 'item-costs')).toMatchObject([{ id: item, itemId: item }])
  expect(await has(ann, 'item-costs')).toEqual([])
  expect(await manager.do({ ...giveCost(item, 4), documentId: newId() })).toMatchObject({ code: 'bad-shape' })
})

test('a variance within the value passes, one beyond it waits; both are worth cost, else price, to leads alone', async () => {
  const [priced, costed] = [await stocked(10, { price: 2 }), await stocked(10, { price: 2 })]
  await manager.do(giveCost(costed, 3))
  const count = await countOf({ value: 4 })
  const within = await ann.do(see(count, priced, 8))
  const beyond = await ann.do(see(count, costed, 8))
  expect([await statusOf(within.action.id), await statusOf(beyond.action.id)]).toEqual([
    'accepted',
    'awaiting-approval',
  ])
  const values = new Map((await has(lead, 'variances')).map((one) => [one.observationId, one.value]))
  expect([values.get(within.action.id), values.get(beyond.action.id)]).toEqual([4, 6])
  expect(await has(ann, 'variances')).toEqual([])
})

test('of what nobody knows the worth nothing that differs passes, until somebody says it', async () => {
  const item = await stocked(10)
  const count = await countOf({ value: 4 })
  const { action } = await ann.do(see(count, item, 8))
  expect(await statusOf(action.id)).toBe('awaiting-approval')
  expect((await has(lead, 'variances')).find((one) => one.id === action.id)).not.toHaveProperty('value')
  await manager.do(giveCost(item, 2))
  expect(await statusOf(action.id)).toBe('accepted')
  expect((await has(lead, 'variances')).find((one) => one.id === action.id)).toMatchObject({ value: 4 })
  expect(await house.onHand(item, bin)).toBe(8)
})

test('a price that a file brings in is heard by the counts that waited for it', async () => {
  const sku = newId()
  await stocked(1)
  const item = await house.item(sku)
  const route = { fromLocationId: house.places.supplier, toLocationId: bin }
  await lead.do({ type: 'movement', kind: 'receipt', itemId: item, quantity: 10, ...route })
  const count = await countOf({ value: 4 })
  const { action } = await ann.do(see(count, item, 8))
  expect(await statusOf(action.id)).toBe('awaiting-approval')
  const log = { error: (_details: object, message: string) => expect.unreachable(message) }
  const text = `sku,price,currency\n${sku},2,EUR\n`
  const result = await importFile(house.pool, log, {
    orgId: house.orgId,
    kind: 'items',
    content: text,
    now: new Date(),
  })
  expect(result).toMatchObject({ changed: 1, errors: [] })
  expect(await statusOf(action.id)).toBe('accepted')
})

test('closing a visit is worth the sum of what it found missing, each cell within the value', async () => {
  const place = await house.place('bin', newId())
  const items = [await house.item(newId(), { price: 3 }), await house.item(newId(), { price: 3 })]
  for (const itemId of items) {
    const route = { fromLocationId: house.places.supplier, toLocationId: place }
    await lead.do({ type: 'movement', kind: 'receipt', itemId, quantity: 1, ...route })
  }
  const count = await countOf({ value: 4 })
  const { action } = await ann.do({
    ...{ type: 'observation', countId: count, visitId: newId(), locationId: place, round: 1 },
  })
  expect(await statusOf(action.id)).toBe('accepted')
  expect((await has(lead, 'variances')).find((one) => one.id === action.id)).toMatchObject({ variance: -2, value: 6 })
  const reviews = (await has(lead, 'exceptions')).filter((one) => one.subject.id === action.id)
  expect(reviews).toEqual([])
})

test('closing a visit in a count of some items leaves the rest of the bin alone, whatever the tolerance and whoever approves', async () => {
  const place = await house.place('bin', newId())
  const stockedHere = async (more: Fields) => {
    const itemId = await house.item(newId(), more)
    const route = { fromLocationId: house.places.supplier, toLocationId: place }
    await lead.do({ type: 'movement', kind: 'receipt', itemId, quantity: 40, ...route })
    return itemId
  }
  const [named, dear, other] = [await stockedHere({}), await stockedHere({ abcClass: 'A' }), await stockedHere({})]
  const close = async (scope: object, tolerance: object) => {
    const countId = await countOf(tolerance, { scope })
    return ann.do({ type: 'observation', countId, visitId: newId(), locationId: place, round: 1 })
  }
  const here = async () => Promise.all([named, dear, other].map((item) => house.onHand(item, place)))

  await close({ itemIds: [named] }, { units: 99 })
  expect(await here()).toEqual([0, 40, 40])
  // What becomes of the item’s class afterwards changes nothing of what was counted.
  const { action } = await close({ abcClass: 'A' }, {})
  expect((await has(lead, 'variances')).find((one) => one.id === action.id)).toMatchObject({ variance: -40 })
  await house.write('items', { ...(await docOf(dear)), abcClass: 'B' }, dear)
  await lead.do(decide(action.id, 'approve'))
  expect(await here()).toEqual([0, 0, 40])
})

test('amounts in different currencies are never added up: a closing says each, and no sum', async () => {
  const place = await house.place('bin', newId())
  const goods: Fields[] = [
    { price: 3, currency: 'EUR' },
    { price: 5, currency: 'USD' },
    { price: 2, currency: 'EUR' },
  ]
  for (const more of goods) {
    const route = { fromLocationId: house.places.supplier, toLocationId: place }
    const itemId = await house.item(newId(), more)
    await lead.do({ type: 'movement', kind: 'receipt', itemId, quantity: 1, ...route })
  }
  const countId = await countOf({})
  const { action } = await ann.do({
    ...{ type: 'observation', countId, visitId: newId() },
    locationId: place,
    round: 1,
  })
  const shown = async () => (await has(lead, 'variances')).find((one) => one.id === action.id)
  const worth = worthOf(goods.map(({ price, currency }) => ({ value: Number(price), currency: String(currency) })))
  expect(await shown()).toMatchObject({ variance: -3, values: worth })
  expect(await shown()).not.toHaveProperty('value')
  await lead.do(decide(action.id, 'approve'))
  expect(await shown()).toMatchObject({ variance: -3, values: worth })

  const one = await stocked(4, { price: 1.5, currency: 'CHF' })
  const named = await ann.do(see(countId, one, 2))
  expect((await has(lead, 'variances')).find(({ id }) => id === named.action.id)).toMatchObject({
    value: 3,
    currency: 'CHF',
  })
})

test('a recount is told to all who count, without what was seen, also in a blind count; it goes with the next round', async () => {
  const item = await stocked(10)
  const count = await countOf({}, { blind: true })
  const first = await ann.do(see(count, item, 7))
  await lead.do(decide(first.action.id, 'recount'))
  const wanted = { id: first.action.id, countId: count, itemId: item, locationId: bin, round: 1 }
  const [seen] = await has(ben, 'recounts')
  expect(seen).toMatchObject({ ...wanted, counterId: ann.caller.userId, askedBy: lead.caller.userId })
  expect(JSON.stringify(seen)).not.toMatch(/quantity|expected|variance/)
  const second = await ben.do(see(count, item, 10, 2))
  expect(await statusOf(second.action.id)).toBe('accepted')
  expect(await has(ben, 'recounts')).toEqual([])
  await lead.do({
    type: 'edit',
    ...{ op: 'update', collection: 'counts', documentId: count, set: { state: 'posted' }, base: { state: 'counting' } },
  })
})

test('who was asked to let somebody else count, and counts all the same, is heard, and somebody decides', async () => {
  const item = await stocked(10)
  const count = await countOf({})
  const first = await ann.do(see(count, item, 7))
  await lead.do(decide(first.action.id, 'recount'))
  const again = await ann.do({ ...see(count, item, 10, 2), note: 'nobody else is here' })
  expect(await statusOf(again.action.id)).toBe('awaiting-approval')
  // Nor by a third round, as if the second had been a slip.
  const third = await ann.do(see(count, item, 10, 3))
  expect(await statusOf(third.action.id)).toBe('awaiting-approval')
  expect(await house.onHand(item, bin)).toBe(10)
  const fourth = await ben.do(see(count, item, 10, 4))
  expect(await statusOf(fourth.action.id)).toBe('accepted')
})

test('who mends a slip of their own before anyone asked is taken at their word', async () => {
  const item = await stocked(10)
  const count = await countOf({})
  await ann.do(see(count, item, 100))
  const mended = await ann.do(see(count, item, 10, 2))
  expect(await statusOf(mended.action.id)).toBe('accepted')
})
