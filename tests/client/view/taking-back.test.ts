import { afterEach, beforeEach, expect, it } from 'vitest'
import { partnerQuery } from '../../../client/view/partners.ts'
import { locationQuery } from '../../../client/view/places.ts'
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
    { ...promise, quantity: 2, release: true, reason: 'not-enough' },
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
  expect(back[3]).toMatchObject({ orderId: ORDER, quantity: 2, release: false, takesBackId: done[0]?.id })
  expect(onHand(workspace)).toBe(9)
  expect(workspace.read(orderQuery(ORDER))?.state).toBe('open')
  expect(workspace.togetherWith(first ?? '')).toEqual([first])
})

it('what was made is put away again, and an order that was written is cancelled, unless somebody did more with it', async () => {
  const { tab } = await person(server)
  const workspace = await tab()
  const create = { type: 'edit', op: 'create', base: {} } as const
  const [place, partner, draft, closed] = [id(7, 11), id(7, 12), id(7, 13), id(7, 14)]
  const order = { kind: 'purchase', siteId: SITE, lines: [] }
  const made = await workspace.recordAll([
    {
      ...create,
      collection: 'locations',
      documentId: place,
      set: { code: 'Z-1', name: 'Z-1', kind: 'bin', siteId: SITE },
    },
    { ...create, collection: 'partners', documentId: partner, set: { kind: 'supplier', name: 'Harbour' } },
    { ...create, collection: 'orders', documentId: draft, set: { ...order, number: 'PO-1', state: 'draft' } },
    { ...create, collection: 'orders', documentId: closed, set: { ...order, number: 'PO-2', state: 'closed' } },
  ])
  const back = await workspace.undoAll(made.map((action) => action.id))
  expect(back).toHaveLength(3)
  expect(workspace.read(locationQuery(place))?.archived).toBe(true)
  expect(workspace.read(partnerQuery(partner))?.archived).toBe(true)
  expect(workspace.read(orderQuery(draft))?.state).toBe('cancelled')
  expect(workspace.read(orderQuery(closed))?.state).toBe('closed')
})

it('an order that was given to somebody, the first time one was, is given to nobody again', async () => {
  const { tab } = await person(server)
  const workspace = await tab()
  const order = { type: 'edit', collection: 'orders', documentId: ORDER } as const
  const set = { kind: 'sales', number: 'SO-1', siteId: SITE, state: 'open', lines: [] }
  await workspace.record({ ...order, op: 'create', set, base: {} })
  const given = await workspace.record({ ...order, op: 'update', set: { assigneeIds: [id(9, 4)] }, base: {} })
  expect(workspace.read(orderQuery(ORDER))?.assigneeIds).toEqual([id(9, 4)])
  const [back] = await workspace.undoAll([given.id])
  // Null is no list, and would be turned down.
  expect(back).toMatchObject({ set: { assigneeIds: [] } })
  expect(workspace.read(orderQuery(ORDER))?.assigneeIds).toEqual([])
})
