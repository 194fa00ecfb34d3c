import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document, Tombstone } from '../../../domain/protocol/documents.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { Bootstraps } from '../../../sync-server/sync/bootstrap.ts'
import { feedPage } from '../../../sync-server/sync/feed.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

/** A blind count, told in order: before it, while it runs, after it is posted. */
let house: Warehouse
let bootstraps: Bootstraps
let lead: Phone
let counter: Phone
let picker: Phone
let aisle: string
let counted: string
let beside: string
let nuts: string
let countId: string

type Kind = 'stock' | 'movements' | 'observations' | 'variances' | 'exceptions'

beforeAll(async () => {
  house = await Warehouse.open()
  bootstraps = new Bootstraps(house.pool)
  aisle = await house.place('aisle', 'A')
  counted = await house.write('locations', {
    ...{ kind: 'bin', code: 'A-01', name: 'A-01', siteId: house.site, parentId: aisle },
  })
  beside = await house.place('bin', 'B-01')
  nuts = await house.item('NUTS')
  lead = await house.phone('lead')
  counter = await house.phone('operator')
  picker = await house.phone('operator')
  await lead.do(receive(counted, 10))
  await lead.do(receive(beside, 5))
  countId = await house.write('counts', {
    ...{ name: 'Aisle A', siteId: house.site, scope: { locationIds: [aisle] }, blind: true },
  })
})
afterAll(() => house.close())

const receive = (toLocationId: string, quantity: number) => ({
  type: 'movement' as const,
  kind: 'receipt',
  itemId: nuts,
  fromLocationId: house.places.supplier,
  toLocationId,
  quantity,
})
const pick = (quantity: number) => ({
  type: 'movement' as const,
  kind: 'pick',
  itemId: nuts,
  fromLocationId: counted,
  toLocationId: house.places.customer,
  quantity,
})
const see = (quantity: number) => ({
  type: 'observation' as const,
  itemId: nuts,
  locationId: counted,
  quantity,
  round: 1,
  countId,
})
const become = (state: string, was: string) => ({
  type: 'edit' as const,
  op: 'update',
  collection: 'counts',
  documentId: countId,
  set: { state },
  base: { state: was },
})

/** What a phone has after a full pull, of one collection. */
const seenBy = async (phone: Phone, collection: Kind) =>
  [...(await house.pull(phone.caller)).documents.values()].filter((document) => document.collection === collection)

const placesOf = (documents: readonly Document[]) =>
  documents.flatMap((document) => (document.collection === 'stock' ? [document.locationId] : [])).sort()

/** What a phone has that starts with a bootstrap and goes on with the feed. */
const bootstrapOf = async (phone: Phone): Promise<Document[]> => {
  const { parts, position } = await bootstraps.answer(phone.caller)
  const texts = await Promise.all(
    parts.map(async ({ url }) => {
      const body = await bootstraps.part(phone.caller, /([0-9a-f]{64})/.exec(url)?.[1] ?? '')
      if (!body) throw new Error('a part that was just named is there')
      return gunzipSync(body).toString()
    }),
  )
  const lines = texts.flatMap((text) => text.trim().split('\n'))
  const { documents } = await house.pull(phone.caller, position)
  for (const document of lines.map((line) => JSON.parse(line) as Document)) {
    const key = `${document.collection}/${document.id}`
    if (!documents.has(key)) documents.set(key, document)
  }
  return [...documents.values()]
}

test('operators never get the stock of virtual places, which with the rest adds up to zero; leads do', async () => {
  expect(placesOf(await seenBy(counter, 'stock'))).toEqual([counted, beside].sort())
  expect(placesOf(await seenBy(lead, 'stock'))).toHaveLength(3)
})

test('at its start everything that tells goes from the counters’ devices, and from no one else’s', async () => {
  const { last } = await house.pull(counter.caller)
  const early = await bootstraps.answer(counter.caller)
  expect(await counter.do(become('counting', 'planned'))).toMatchObject({ status: 'accepted' })

  const page = await feedPage(house.pool, counter.caller, { after: last.position, limit: 100 }, '')
  const documents = page.ok ? (JSON.parse(page.value).documents as (Document | Tombstone)[]) : []
  expect(documents.filter((document) => document._deleted).map((document) => document.collection)).toEqual([
    'movements',
    'stock',
  ])
  expect(placesOf(await seenBy(counter, 'stock'))).toEqual([beside])
  expect(await seenBy(counter, 'movements')).toHaveLength(1)
  expect(placesOf(await seenBy(lead, 'stock'))).toHaveLength(3)
  expect(await seenBy(lead, 'movements')).toHaveLength(2)

  // A bootstrap of before, half fetched, gives no more.
  const hash = /([0-9a-f]{64})/.exec(early.parts.find((part) => part.collection === 'stock')?.url ?? '')?.[1] ?? ''
  expect(await bootstraps.part(counter.caller, hash)).toBeUndefined()
  expect(placesOf(await bootstrapOf(counter))).toEqual([beside])
  expect(await verify(house.pool, house.orgId)).toEqual([])
})

test('while it runs, what happens there stays hidden: movements, exceptions, variances, what others counted', async () => {
  expect(await picker.do(pick(2))).toMatchObject({ status: 'accepted' })
  const { last } = await house.pull(picker.caller)
  const tooMany = await picker.do(pick(20))
  // More than was there: the answer does not say so, nor when it is asked for again, nor what the feed says became of it.
  expect(tooMany).toMatchObject({ status: 'accepted' })
  expect(tooMany).not.toHaveProperty('exceptionId')
  expect((await picker.send(tooMany.action))[0]).not.toHaveProperty('exceptionId')
  const { settled } = (await house.pull(picker.caller, last.position)).last
  expect(settled).toEqual([{ id: tooMany.action.id, status: 'accepted', seq: expect.any(Number) }])
  expect(await counter.do(see(7))).toMatchObject({ status: 'accepted' })
  for (const phone of [counter, picker]) {
    expect(await seenBy(phone, 'movements')).toHaveLength(1)
    expect(await seenBy(phone, 'exceptions')).toEqual([])
    expect(await seenBy(phone, 'variances')).toEqual([])
    expect(placesOf(await seenBy(phone, 'stock'))).toEqual([beside])
  }
  const own = await seenBy(counter, 'observations')
  expect(own).toMatchObject([{ quantity: 7 }])
  expect(await seenBy(picker, 'observations')).toEqual([])
  expect((await bootstrapOf(counter)).filter((document) => document.collection === 'observations')).toEqual(own)
  expect((await bootstrapOf(picker)).filter((document) => document.collection === 'observations')).toEqual([])
  expect(await seenBy(lead, 'variances')).toMatchObject([{ expected: -12, variance: 19 }])
  expect(await seenBy(lead, 'exceptions')).toHaveLength(1)
  expect(await verify(house.pool, house.orgId)).toEqual([])
})

test('handed in it still hides; posted, all comes back', async () => {
  const { last } = await house.pull(picker.caller)
  await counter.do(become('review', 'counting'))
  expect(await seenBy(picker, 'variances')).toEqual([])
  await lead.do(become('posted', 'review'))
  const { documents } = await house.pull(picker.caller, last.position)
  const collections = [...documents.values()].map((document) => document.collection)
  for (const collection of ['stock', 'movements', 'observations', 'exceptions']) {
    expect(collections).toContain(collection)
  }
  // What it was worth is for leads, before and after.
  expect(collections).not.toContain('variances')
  expect(placesOf(await bootstrapOf(picker))).toEqual([counted, beside].sort())
  expect(await verify(house.pool, house.orgId)).toEqual([])
})

test('once posted a counter cannot open it again, and hide everything from everyone', async () => {
  expect(await counter.do(become('counting', 'posted'))).toMatchObject({ status: 'rejected', code: 'not-permitted' })
  expect(placesOf(await seenBy(picker, 'stock'))).toEqual([counted, beside].sort())
})

test('a count of some items hides those items in every bin, and nothing else', async () => {
  const bolts = await house.item('BOLTS')
  await lead.do({ ...receive(counted, 3), itemId: bolts })
  await house.write('counts', {
    ...{ name: 'Nuts', siteId: house.site, scope: { itemIds: [nuts] }, blind: true, state: 'counting' },
  })
  const rows = (await seenBy(picker, 'stock')) as { itemId: string }[]
  expect(rows.map((row) => row.itemId)).toEqual([bolts])
  expect(await verify(house.pool, house.orgId)).toEqual([])
})

test('whether what was seen fits is not said to its counter before the count is posted', async () => {
  const pins = await house.item('PINS')
  const count = await house.write('counts', {
    ...{ name: 'Pins', siteId: house.site, scope: { itemIds: [pins] }, blind: true, state: 'counting' },
  })
  await counter.do({ ...see(0), itemId: pins, locationId: beside, countId: count })
  await counter.do({ ...see(4), itemId: pins, locationId: counted, countId: count })
  const statuses = async (phone: Phone) =>
    (await seenBy(phone, 'observations')).flatMap((document) =>
      document.collection === 'observations' && document.itemId === pins ? [document.status] : [],
    )
  expect(await statuses(counter)).toEqual(['awaiting-approval', 'awaiting-approval'])
  expect(await statuses(lead)).toEqual(['accepted', 'awaiting-approval'])
  await lead.do({ ...become('posted', 'counting'), documentId: count })
  expect(await statuses(counter)).toEqual(await statuses(lead))
})
