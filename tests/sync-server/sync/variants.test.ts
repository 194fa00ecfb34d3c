import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let manager: Phone
beforeAll(async () => {
  house = await Warehouse.open()
  manager = await house.phone('manager')
})
afterAll(() => house.close())

const variantOf = (documentId: string, of: string | null, base: string | null = null) => ({
  ...{ type: 'edit' as const, op: 'update', collection: 'items', documentId },
  ...{ set: { variantOf: of }, base: { variantOf: base } },
})
const create = (documentId: string, sku: string, more: object = {}) => ({
  ...{ type: 'edit' as const, op: 'create', collection: 'items', documentId, base: {} },
  set: { sku, name: sku, baseUnit: 'pcs', ...more },
})
const item = async (id: string): Promise<ItemDocument> =>
  (await house.pull(manager.caller)).documents.get(`items/${id}`) as ItemDocument

test('a variant is made of an item, and arrives as it was said; an operator may not say it', async () => {
  const [shirt, m] = [await house.item('SHIRT'), newId()]
  expect(await manager.do(create(m, 'SHIRT-M', { variantOf: shirt, attributes: { Size: 'M' } }))).toMatchObject({
    status: 'accepted',
  })
  expect(await item(m)).toMatchObject({ variantOf: shirt, attributes: { Size: 'M' } })
  expect(await (await house.phone('operator')).do(variantOf(m, null, shirt))).toMatchObject({ code: 'not-permitted' })
  expect(await item(m)).toMatchObject({ variantOf: shirt })
})

test('what a family varies by, said by two phones apart, is both', async () => {
  const cap = await house.item('CAP')
  const says = (phone: Phone, code: string) =>
    phone.do({
      ...{ type: 'edit', op: 'update', collection: 'items', documentId: cap },
      ...{ set: { variesBy: [{ code }] }, base: { variesBy: null } },
    })
  await says(manager, 'Size')
  expect(await says(await house.phone('manager'), 'Colour')).toMatchObject({ status: 'accepted' })
  expect((await item(cap)).variesBy).toEqual([{ code: 'Size' }, { code: 'Colour' }])
})

test('a variant of itself is refused, by way of others too and in one push, and nothing changes', async () => {
  const [a, b, c] = [await house.item('LOOP-A'), await house.item('LOOP-B'), await house.item('LOOP-C')]
  expect(await manager.do(variantOf(a, a))).toMatchObject({ status: 'rejected', code: 'variant-loop' })
  const fresh = newId()
  expect(await manager.do(create(fresh, 'LOOP-D', { variantOf: fresh }))).toMatchObject({ code: 'variant-loop' })
  expect(await item(fresh)).toBeUndefined()

  expect(await manager.do(variantOf(a, b))).toMatchObject({ status: 'accepted' })
  const outcomes = await manager.send(manager.action(variantOf(b, c)), manager.action(variantOf(c, a)))
  expect(outcomes).toMatchObject([{ status: 'accepted' }, { status: 'rejected', code: 'variant-loop' }])
  // In a push of its own all that is above must be looked up.
  expect(await (await house.phone('manager')).do(variantOf(c, a))).toMatchObject({ code: 'variant-loop' })
  expect((await item(c)).variantOf ?? null).toBeNull()
})

test('two phones that make each a variant of the other: the one that comes second is refused, and says why', async () => {
  const [a, b] = [await house.item('APART-A'), await house.item('APART-B')]
  const other = await house.phone('manager')
  expect(await manager.do(variantOf(a, b))).toMatchObject({ status: 'accepted' })
  const refused = await other.do(variantOf(b, a))
  expect(refused).toMatchObject({ status: 'rejected', code: 'variant-loop' })
  expect(refused.message).toMatch(/variant of itself/)
})

test('made variants of two items apart, an item stays what it was said first, and somebody is asked', async () => {
  const [a, b, c] = [await house.item('TWO-A'), await house.item('TWO-B'), await house.item('TWO-C')]
  await manager.do(variantOf(a, b))
  await (await house.phone('manager')).do(variantOf(a, c))
  const { documents } = await house.pull(manager.caller)
  expect(documents.get(`items/${a}`)).toMatchObject({ variantOf: b })
  const conflicts = [...documents.values()].flatMap((one) =>
    one.collection === 'exceptions' && one.kind === 'conflict' ? [one.detail] : [],
  )
  expect(conflicts).toMatchObject([{ documentId: a, conflicts: [{ field: 'variantOf', mine: c, theirs: b }] }])
})

test('an item that is not here yet is waited for, and nothing changes until then', async () => {
  const [m, later] = [await house.item('WAITS-M'), newId()]
  expect(await manager.do(variantOf(m, later))).toMatchObject({ status: 'parked' })
  expect((await item(m)).variantOf ?? null).toBeNull()
  await manager.do(create(later, 'WAITS'))
  expect(await item(m)).toMatchObject({ variantOf: later })
})

test('what is no id is refused', async () => {
  const m = await house.item('NO-ID')
  expect(await manager.do({ ...variantOf(m, 'SHIRT') })).toMatchObject({ status: 'rejected', code: 'bad-shape' })
})

test('an item that has variants is not deleted; without them it is', async () => {
  const [of, m] = [newId(), newId()]
  await manager.send(manager.action(create(of, 'HAT')), manager.action(create(m, 'HAT-M', { variantOf: of })))
  const remove = { ...{ type: 'edit' as const, op: 'delete', collection: 'items', documentId: of }, set: {}, base: {} }
  expect(await manager.do(remove)).toMatchObject({ status: 'rejected', code: 'in-use' })
  await manager.do(variantOf(m, null, of))
  expect(await manager.do(remove)).toMatchObject({ status: 'accepted' })
})

test('another organisation’s item is none that anything here could be a variant of', async () => {
  const theirs = await Warehouse.open()
  try {
    const [m, foreign] = [await house.item('FOREIGN-M'), await theirs.item('FOREIGN')]
    expect(await manager.do(variantOf(m, foreign))).toMatchObject({ status: 'parked' })
  } finally {
    await theirs.close()
  }
})
