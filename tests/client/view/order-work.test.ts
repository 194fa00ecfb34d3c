import { describe, expect, it } from 'vitest'
import {
  expectedLinesQuery,
  inboundOrdersQuery,
  orderLotsQuery,
  ownMovementsQuery,
} from '../../../client/view/order-work.ts'
import { orderOutQuery, stagesOutQuery } from '../../../client/view/orders-out.ts'
import { BIN_A, BIN_B, BOLTS, badge, eventually, id, NUTS, receipt } from '../warehouse.ts'
import { CUSTOMER, DOCK, lot, movement, openDesk, order, place, TRANSIT } from './desk.ts'

const line = (number: number, quantity: number, itemId = NUTS) => ({ id: id(71, number), itemId, quantity })
const of = (orderNumber: number, lineNumber: number) => ({ orderId: id(7, orderNumber), lineId: id(71, lineNumber) })
const MINE = { orderId: id(7, 1), lineId: id(71, 1) }

describe('goods that come in', () => {
  it('orders to receive are the open ones but for sales, the most pressing first, with how far they have come', async () => {
    const { workspace } = await openDesk([
      order(1, 'purchase', [line(1, 5), line(2, 3, BOLTS)]),
      order(2, 'purchase', [line(3, 5)], { dueOn: '2026-02-01' }),
      order(3, 'transfer', [line(4, 5)], { dueOn: '2026-02-01' }),
      order(4, 'sales', [line(5, 5)]),
      order(5, 'purchase', [line(6, 5)], { state: 'draft' }),
      movement(1, 'receipt', 5, 1, of(1, 1)),
      movement(2, 'receipt', 3, 1, { ...of(1, 2), itemId: BOLTS, reversedById: id(8, 9) }),
      movement(3, 'receipt', 5, 1, of(2, 3)),
    ])
    const rows = workspace.read(inboundOrdersQuery)
    expect(rows.map(({ order: { number }, done, total, coming }) => [number, done, total, coming])).toEqual([
      ['O-2', 1, 1, false],
      // Nothing has left the other site yet: there is nothing to receive.
      ['O-3', expect.any(Number), 1, false],
      ['O-1', 1, 2, true],
    ])
  })

  it('an item is expected by the open orders that still wait for some of it', async () => {
    const { workspace, device } = await openDesk([
      order(1, 'purchase', [line(1, 5), line(2, 3), line(3, 9, BOLTS)]),
      order(2, 'purchase', [line(4, 5)]),
      order(3, 'purchase', [line(5, 5, BOLTS)]),
      movement(1, 'receipt', 5, 1, of(2, 4)),
    ])
    const expected = () => workspace.read(expectedLinesQuery(NUTS)).map(({ order: { number }, left }) => [number, left])
    expect(expected()).toEqual([['O-1', 8]])
    device.online = false
    await workspace.record({ ...receipt(6), orderId: id(7, 1), lineId: id(71, 1) })
    expect(expected()).toEqual([['O-1', 3]])
  })

  it('lots on the road are those that left and have not arrived, by line', async () => {
    const [L1, L2] = [id(10, 1), id(10, 2)]
    const left = (number: number, lotId: string | null, quantity: number, more: object = {}) =>
      movement(number, 'transfer-out', quantity, 2, {
        ...{ fromLocationId: BIN_A, toLocationId: TRANSIT, lotId, ...of(1, 1), ...more },
      })
    const { workspace } = await openDesk([
      place(TRANSIT, 'transit', 'TRANSIT'),
      lot(L1, NUTS, 'L1'),
      lot(L2, NUTS, 'L2'),
      order(1, 'transfer', [line(1, 20)]),
      left(1, L1, 5),
      left(2, L2, 3),
      left(3, null, 9),
      left(4, L1, 2, { lineId: undefined }),
      left(5, L1, 50, { reversedById: id(8, 99) }),
      movement(6, 'transfer-in', 3, 1, { ...of(1, 1), fromLocationId: TRANSIT, toLocationId: BIN_B, lotId: L2 }),
      movement(7, 'transfer-in', 1, 1, { ...of(1, 1), fromLocationId: TRANSIT, toLocationId: BIN_B, lotId: L1 }),
    ])
    expect(workspace.read(orderLotsQuery(id(7, 1)))).toEqual([{ lineId: id(71, 1), lotId: L1, left: 4 }])
  })

  it('one’s own movements for an order come newest first, without what was undone here or elsewhere', async () => {
    const { workspace, server, device } = await openDesk([order(1, 'purchase', [line(1, 50)])])
    const own = () =>
      workspace.read(ownMovementsQuery(id(7, 1))).map(({ action: { quantity }, state }) => [quantity, state])
    await workspace.record({ ...receipt(1), ...MINE })
    const second = await workspace.record({ ...receipt(2), ...MINE })
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
    device.online = false
    const third = await workspace.record({ ...receipt(3), ...MINE })
    await workspace.record(receipt(4))
    expect(own()).toEqual([
      [3, 'saved'],
      [2, 'accepted'],
      [1, 'accepted'],
    ])
    await workspace.undo(third.id)
    expect(own()).toHaveLength(2)
    device.online = true
    server.put({ ...movement(0, 'receipt', 2, 0, MINE), id: second.id, reversedById: id(8, 50) })
    workspace.syncNow()
    await eventually(() => expect(own()).toEqual([[1, 'accepted']]))
  })
})

describe('goods that go out', () => {
  const laid = [
    place(CUSTOMER, 'customer', 'CUSTOMER'),
    place(DOCK, 'dock', 'DOCK-1'),
    order(1, 'sales', [line(1, 5), line(2, 3, BOLTS)]),
    order(2, 'sales', [line(3, 2)]),
    order(3, 'sales', [line(4, 2)], { state: 'closed' }),
    order(4, 'purchase', [line(5, 2)]),
    movement(1, 'pick', 4, 3, { ...of(1, 1), fromLocationId: BIN_A, toLocationId: DOCK }),
    movement(2, 'pick', 2, 3, { ...of(2, 3), fromLocationId: BIN_A, toLocationId: CUSTOMER }),
    {
      ...{ collection: 'allocations', id: id(61, 1), orderId: id(7, 1), lineId: id(71, 2), itemId: BOLTS },
      ...{ locationId: BIN_B, quantity: 2, key: { at: '2026-01-01T00:00:00.000Z', deviceId: id(9), deviceSeq: 9 } },
    },
  ]

  it('an order says of each line what was picked and set aside, and where its goods stand', async () => {
    const { workspace } = await openDesk(laid)
    const out = workspace.read(orderOutQuery(id(7, 1)))
    expect(out?.stage).toBe('picking')
    expect(out?.lines.map(({ progress: { picked }, allocated }) => [picked, allocated])).toEqual([
      [4, 0],
      [0, 2],
    ])
    expect(out?.goods).toMatchObject([{ locationId: DOCK, quantity: 4 }])
    expect(out?.promises).toHaveLength(1)
    expect(workspace.read(orderOutQuery(id(7, 88)))).toBe(undefined)
  })

  it('a list of orders has the stage of the open sales alone', async () => {
    const { workspace } = await openDesk(laid)
    expect(workspace.read(stagesOutQuery)).toEqual({ [id(7, 1)]: 'picking', [id(7, 2)]: 'shipped' })
  })
})
