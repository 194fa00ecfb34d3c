import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExceptionDocument } from '../../../domain/protocol/documents.ts'
import type { MovementKind } from '../../../domain/protocol/kinds.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let lead: Phone
let picker: Phone
let bin: string
let dock: string

beforeAll(async () => {
  house = await Warehouse.open()
  lead = await house.phone('lead')
  picker = await house.phone('operator')
  bin = await house.place('bin', 'A-01')
  dock = await house.place('dock', 'OUT')
})
afterAll(() => house.close())

/** An item with enough of it in the bin. */
const stocked = async (): Promise<string> => {
  const itemId = await house.item(newId())
  const { loss } = house.places
  await lead.do({ type: 'movement', kind: 'opening', itemId, quantity: 99, fromLocationId: loss, toLocationId: bin })
  return itemId
}

const orderOf = async (quantity: number) => {
  const itemId = await stocked()
  const lineId = newId()
  const orderId = await house.write('orders', {
    ...{ kind: 'sales', number: 'SO-1', siteId: house.site, state: 'open', lines: [{ id: lineId, itemId, quantity }] },
  })
  return { itemId, lineId, orderId }
}
type Order = Awaited<ReturnType<typeof orderOf>>

const move = (
  kind: MovementKind,
  order: Order,
  quantity: number,
  from: string,
  to: string | undefined,
  itemId = order.itemId,
) => ({
  ...{ type: 'movement' as const, kind, itemId, quantity, fromLocationId: from, toLocationId: to },
  ...{ orderId: order.orderId, lineId: order.lineId },
})

const open = async ({ orderId }: Order): Promise<[string, unknown][]> => {
  const { documents } = await house.pull(lead.caller)
  return [...documents.values()]
    .filter(
      (one): one is ExceptionDocument =>
        one.collection === 'exceptions' && one.state === 'open' && one.detail.orderId === orderId,
    )
    .map((one): [string, unknown] => [one.kind, one.detail.picked ?? one.detail.shipped ?? one.detail.itemId])
    .sort()
}

test('more picked than ordered is accepted and shown, until it is undone', async () => {
  const order = await orderOf(5)
  expect((await picker.do(move('pick', order, 5, bin, dock))).exceptionId).toBeUndefined()
  const tooMany = await picker.do(move('pick', order, 2, bin, dock))
  expect(tooMany).toMatchObject({ status: 'accepted', exceptionId: expect.any(String) })
  expect(await open(order)).toEqual([['over-pick', 7]])
  await picker.do({ type: 'reversal', reversesId: tooMany.action.id })
  expect(await open(order)).toEqual([])
})

test('more shipped than ordered is shown, what was picked straight to the customer included', async () => {
  const order = await orderOf(5)
  const { customer } = house.places
  await picker.do(move('pick', order, 3, bin, customer))
  await picker.do(move('pick', order, 2, bin, dock))
  await picker.do(move('ship', order, 2, dock, customer))
  expect(await open(order)).toEqual([])
  const again = await picker.do(move('ship', order, 1, dock, customer))
  expect(again.exceptionId).toEqual(expect.any(String))
  expect(await open(order)).toEqual([['over-ship', 6]])
})

test('another item for a line is accepted from anyone; unless a lead took it, somebody looks', async () => {
  const order = await orderOf(5)
  const other = await stocked()
  expect((await lead.do(move('pick', order, 1, bin, dock, other))).exceptionId).toBeUndefined()
  expect(await open(order)).toEqual([])
  const swapped = await picker.do(move('pick', order, 1, bin, dock, other))
  expect(swapped).toMatchObject({ status: 'accepted', exceptionId: expect.any(String) })
  expect(await open(order)).toEqual([['substitution', other]])
  await lead.do({ type: 'reversal', reversesId: swapped.action.id })
  expect(await open(order)).toEqual([])
})

test('an order that is not here, and a line that it does not have, stop nothing', async () => {
  const order = await orderOf(1)
  const elsewhere = { ...order, orderId: newId() }
  expect((await picker.do(move('pick', elsewhere, 9, bin, dock))).status).toBe('accepted')
  expect((await picker.do(move('pick', { ...order, lineId: newId() }, 9, bin, dock))).status).toBe('accepted')
  expect(await open(order)).toEqual([])
  expect(await open(elsewhere)).toEqual([])
})

test('what something names is not deleted: an order with goods, an item on an order or in a kit; what nothing names is', async () => {
  const manager = await house.phone('manager')
  const remove = (collection: string, documentId: string) =>
    manager.do({ type: 'edit', op: 'delete', collection, documentId, set: {}, base: {} })
  const used = await orderOf(3)
  await picker.do(move('pick', used, 1, bin, dock))
  const unused = await house.item(newId())
  const kit = await house.item(newId(), { components: [{ itemId: unused, quantity: 1 }] })
  const line = { id: newId(), itemId: kit, quantity: 1 }
  const order = { kind: 'sales', number: 'SO-2', siteId: house.site, state: 'draft', lines: [line] }
  const orderId = await house.write('orders', order)
  for (const [collection, id] of [
    ['orders', used.orderId],
    ['items', unused],
    ['items', kit],
  ] as const) {
    expect(await remove(collection, id), collection).toMatchObject({ status: 'rejected', code: 'in-use' })
  }
  for (const [collection, id] of [
    ['orders', orderId],
    ['items', kit],
    ['items', unused],
  ] as const) {
    expect(await remove(collection, id), collection).toMatchObject({ status: 'accepted' })
  }
})

test('goods that come back of a line of which too much has left are heard, and the line is still told of', async () => {
  const order = await orderOf(2)
  const { customer } = house.places
  await picker.do(move('pick', order, 5, bin, customer))
  const told = await open(order)
  expect(told.map(([kind]) => kind)).toEqual(['over-pick', 'over-ship'])
  expect(await picker.do(move('return', order, 3, String(customer), dock))).toMatchObject({ status: 'accepted' })
  expect(await open(order)).toEqual(told)
})

test('what somebody has settled stays settled when the phone, whose answer was lost, sends the pick again', async () => {
  const order = await orderOf(1)
  const tooMany = await picker.do(move('pick', order, 2, bin, dock))
  const instead = await stocked()
  const other = await picker.do(move('pick', order, 1, bin, dock, instead))
  expect((await open(order)).map(([kind]) => kind)).toEqual(['over-pick', 'substitution'])
  const { documents } = await house.pull(lead.caller)
  for (const one of documents.values()) {
    if (one.collection !== 'exceptions' || one.state !== 'open' || one.detail.orderId !== order.orderId) continue
    const set = { state: 'resolved', resolution: 'seen' }
    await lead.do({
      type: 'edit',
      op: 'update',
      collection: 'exceptions',
      documentId: one.id,
      set,
      base: { state: 'open' },
    })
  }
  expect(await open(order)).toEqual([])
  // What the rules look at is remembered from here on, and with it nobody looks whether an action was here before.
  for (const itemId of [order.itemId, instead])
    await picker.do({ type: 'movement', kind: 'move', itemId, quantity: 1, fromLocationId: bin, toLocationId: dock })
  await picker.send(tooMany.action, other.action)
  expect(await open(order)).toEqual([])
  await picker.do(move('pick', order, 1, bin, dock))
  expect((await open(order)).map(([kind]) => kind)).toEqual(['over-pick'])
})
