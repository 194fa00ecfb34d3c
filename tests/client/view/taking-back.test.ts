import { afterEach, beforeEach, expect, it } from 'vitest'
import { orderQuery } from '../../../client/view/work.ts'
import type { TestServer } from '../server.ts'
import { BIN_A, BIN_B, closeAll, id, NUTS, onHand, openWarehouse, person, receipt } from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

const ORDER = id(7, 1)
const SITE = id(3, 9)

it('what was recorded at one go is taken back at one go: goods, promises and what was edited, the last done first', async () => {
  const { tab } = await person(server)
  const workspace = await tab()
  await workspace.record(receipt(9))
  const set = { kind: 'sales', number: 'SO-1', siteId: SITE, state: 'open', lines: [] }
  const order = { type: 'edit', collection: 'orders', documentId: ORDER } as const
  await workspace.record({ ...order, op: 'create', set, base: {} })
  const group = { groupId: id(8, 1), groupSize: 2 }
  const move = { type: 'movement', kind: 'move', itemId: NUTS, fromLocationId: BIN_A, toLocationId: BIN_B } as const
  const promise = { type: 'allocation', orderId: ORDER, lineId: id(7, 2), itemId: NUTS, locationId: BIN_A } as const
  const done = await workspace.recordAll([
    { ...promise, quantity: 2, release: true },
    { ...order, op: 'update', set: { state: 'closed' }, base: { state: 'open' } },
    { ...move, quantity: 3, ...group },
    { ...move, quantity: 1, ...group },
  ])
  expect(onHand(workspace)).toBe(5)
  const [, , first, second] = done.map((action) => action.id)
  expect(workspace.togetherWith(first ?? '')).toEqual([first, second].sort())

  const back = await workspace.undoAll(done.map((action) => action.id))
  expect(back.map(({ type }) => type)).toEqual(['reversal', 'reversal', 'edit', 'allocation'])
  expect(back[2]).toMatchObject({ set: { state: 'open' }, base: { state: 'closed' } })
  expect(back[3]).toMatchObject({ orderId: ORDER, quantity: 2, release: false })
  expect(onHand(workspace)).toBe(9)
  expect(workspace.read(orderQuery(ORDER))?.state).toBe('open')
  expect(workspace.togetherWith(first ?? '')).toEqual([first])
})
