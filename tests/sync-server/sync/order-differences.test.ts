import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let dock: string
let manager: Phone
let receiver: Phone

beforeAll(async () => {
  house = await Warehouse.open()
  dock = await house.place('dock', 'DOCK-1')
  manager = await house.phone('manager')
  receiver = await house.phone('operator')
})
afterAll(async () => {
  expect(await verify(house.pool, house.orgId)).toEqual([])
  await house.close()
})

const purchase = async (quantity: number) => {
  const itemId = await house.item(`ITEM-${newId()}`)
  const line = { id: newId(), itemId, quantity }
  const orderId = newId()
  const set = { kind: 'purchase', number: 'PO-1', siteId: house.site, state: 'open', lines: [line] }
  const create = { type: 'edit', op: 'create', collection: 'orders', documentId: orderId, set, base: {} } as const
  expect(await manager.do(create)).toMatchObject({ status: 'accepted' })
  return { orderId, lineId: line.id, itemId, line }
}
type Purchase = Awaited<ReturnType<typeof purchase>>

const receipt = ({ orderId, lineId, itemId }: Purchase, quantity: number) => ({
  ...({ type: 'movement', kind: 'receipt', itemId, quantity, orderId, lineId } as const),
  ...{ fromLocationId: house.places.supplier, toLocationId: dock },
})

const exceptions = ({ orderId }: Purchase) =>
  house.rows<{ id: string; kind: string; state: string; detail: object }>(
    `select id, kind, state, doc -> 'detail' as detail from exceptions where subject_id like $1 || '/%' order by seq`,
    [orderId],
  )

test('more than was ordered is accepted and answered with an exception, which goes when it is undone', async () => {
  const order = await purchase(10)
  expect(await receiver.do(receipt(order, 8))).not.toHaveProperty('exceptionId')
  const over = await receiver.do(receipt(order, 5))
  expect(over).toMatchObject({ status: 'accepted', exceptionId: expect.any(String) })
  const detail = { orderId: order.orderId, lineId: order.lineId, itemId: order.itemId, ordered: 10, received: 13 }
  expect(await exceptions(order)).toMatchObject([{ id: over.exceptionId, kind: 'over-receipt', state: 'open', detail }])
  await receiver.do({ type: 'reversal', reversesId: over.action.id })
  expect(await exceptions(order)).toMatchObject([{ kind: 'over-receipt', state: 'resolved' }])
})

test('it goes too when the surplus goes back to the supplier, or when more was ordered after all', async () => {
  const [sentBack, raised] = [await purchase(10), await purchase(10)]
  for (const order of [sentBack, raised]) await receiver.do(receipt(order, 12))
  await receiver.do({
    ...{ ...receipt(sentBack, 2), kind: 'return', reason: 'Too many' },
    ...{ fromLocationId: dock, toLocationId: house.places.supplier },
  })
  const lines = [{ ...raised.line, quantity: 12 }]
  await manager.do({
    ...{ type: 'edit', op: 'update', collection: 'orders', documentId: raised.orderId },
    ...{ set: { lines }, base: { lines: [raised.line] } },
  })
  for (const order of [sentBack, raised]) expect(await exceptions(order)).toMatchObject([{ state: 'resolved' }])
})

test('what a lead has settled is not brought up again, by other lines of the order or by the same push sent again', async () => {
  const order = await purchase(1)
  const { exceptionId, action } = await receiver.do(receipt(order, 2))
  const lead = await house.phone('lead')
  const settle = {
    op: 'update',
    collection: 'exceptions',
    documentId: exceptionId,
    set: { state: 'resolved' },
  } as const
  await lead.do({ type: 'edit', ...settle, base: { state: 'open' } })
  await receiver.send(action, receiver.action(receipt({ ...order, lineId: newId() }, 1)))
  expect((await exceptions(order)).map(({ state }) => state)).toEqual(['resolved', 'open'])
})

test('two lines over in one push are two exceptions, each named in its own answer', async () => {
  const [one, two] = [await purchase(1), await purchase(1)]
  const outcomes = await receiver.send(receiver.action(receipt(one, 2)), receiver.action(receipt(two, 3)))
  expect(outcomes.map(({ exceptionId }) => exceptionId)).toEqual([
    (await exceptions(one))[0]?.id,
    (await exceptions(two))[0]?.id,
  ])
})

test('a receipt that comes before its order is judged when the order comes', async () => {
  const itemId = await house.item('EARLY')
  const order = { orderId: newId(), lineId: newId(), itemId, line: { id: '', itemId, quantity: 0 } }
  expect(await receiver.do(receipt(order, 3))).toMatchObject({ status: 'accepted' })
  expect(await exceptions(order)).toEqual([])
  const lines = [{ id: order.lineId, itemId, quantity: 2 }]
  await manager.do({
    ...{ type: 'edit', op: 'create', collection: 'orders', documentId: order.orderId, base: {} },
    set: { kind: 'purchase', number: 'PO-2', siteId: house.site, state: 'open', lines },
  })
  expect(await exceptions(order)).toMatchObject([{ kind: 'over-receipt', state: 'open' }])
})
