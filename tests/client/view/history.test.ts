import { describe, expect, it } from 'vitest'
import { actionsQuery, exceptionsQuery, historyQuery } from '../../../client/view/actions.ts'
import { BIN_A, BIN_B, BOLTS, badge, eventually, id, NUTS, receipt } from '../warehouse.ts'
import { CUSTOMER, daysAgo, lot, movement, observation, openDesk, place, stock } from './desk.ts'

const LOT = id(10, 1)
const laid = [
  place(CUSTOMER, 'customer', 'CUSTOMER'),
  lot(LOT, NUTS, 'L-7'),
  stock(NUTS, BIN_A, 8),
  movement(1, 'receipt', 10, 5, { lotId: LOT, reason: 'new', note: 'pallet', orderId: id(7, 1) }),
  movement(2, 'pick', 2, 3, { fromLocationId: BIN_A, toLocationId: CUSTOMER }),
  movement(3, 'receipt', 4, 2, { itemId: BOLTS, toLocationId: BIN_B }),
  movement(4, 'reversal', 4, 2, {
    ...{ type: 'reversal', itemId: BOLTS, fromLocationId: BIN_B, toLocationId: id(2), reversesId: id(8, 3) },
    occurredAt: daysAgo(1),
  }),
  observation(1, 8, 4, { note: 'two layers' }),
]

describe('history', () => {
  it('is what moved and was seen, newest first, of an item, a lot, a place, both, or everything', async () => {
    const { workspace } = await openDesk(laid)
    const kinds = (query: Omit<Parameters<typeof historyQuery>[0], 'limit'>, limit = 50) =>
      workspace.read(historyQuery({ ...query, limit })).map(({ kind, quantity }) => [kind, quantity])
    const [reversal, bolts, pick, seen, first] = [
      ['reversal', 4],
      ['receipt', 4],
      ['pick', 2],
      ['observation', 8],
      ['receipt', 10],
    ]
    expect(kinds({})).toEqual([reversal, bolts, pick, seen, first])
    expect(kinds({}, 2)).toEqual([reversal, bolts])
    expect(kinds({ itemId: NUTS })).toEqual([pick, seen, first])
    expect(kinds({ itemId: NUTS, lotId: LOT })).toEqual([first])
    expect(kinds({ locationId: CUSTOMER })).toEqual([pick])
    expect(kinds({ itemId: NUTS, locationId: CUSTOMER })).toEqual([pick])
    expect(kinds({ itemId: BOLTS, locationId: BIN_A })).toEqual([])

    const rows = workspace.read(historyQuery({ limit: 50 }))
    expect(rows.find(({ id: one }) => one === id(8, 3))?.reversedById).toBe(id(8, 4))
    expect(rows.at(-1)).toMatchObject({
      lotId: LOT,
      reason: 'new',
      note: 'pallet',
      orderId: id(7, 1),
      state: 'accepted',
    })
    expect(rows.find(({ type }) => type === 'observation')).toMatchObject({ locationId: BIN_A, note: 'two layers' })
  })

  it('has what was done here from the moment it is saved: moved, seen, taken back', async () => {
    const { workspace, device, server } = await openDesk(laid)
    device.online = false
    const mine = await workspace.record({ ...receipt(3), note: 'by hand' })
    await workspace.record({
      type: 'observation',
      itemId: NUTS,
      locationId: BIN_A,
      quantity: 11,
      round: 1,
      note: 'all',
    })
    await workspace.record({
      ...{ type: 'edit', op: 'update', collection: 'items', documentId: NUTS, base: { name: 'Hex nut' } },
      set: { name: 'Nut' },
    })
    await workspace.undo(mine.id)
    await workspace.undo(id(8, 2))
    const rows = () => workspace.read(historyQuery({ itemId: NUTS, limit: 50 }))
    const own = () => rows().filter(({ arrivedAt }) => arrivedAt === undefined)
    expect(own().map(({ kind, quantity, note }) => [kind, quantity, note])).toEqual(
      expect.arrayContaining([
        ['receipt', 3, 'by hand'],
        ['observation', 11, 'all'],
        ['reversal', 3, undefined],
        ['reversal', 2, undefined],
      ]),
    )
    expect(own()).toHaveLength(4)
    // Of what it takes back it says the way: out of where the goods came to.
    expect(own().find(({ reversesId }) => reversesId === id(8, 2))).toMatchObject({
      ...{ fromLocationId: CUSTOMER, toLocationId: BIN_A, state: 'saved' },
    })
    expect(rows().find(({ id: one }) => one === mine.id)?.reversedById).toBeDefined()
    expect(rows().find(({ id: one }) => one === id(8, 2))?.reversedById).toBeDefined()

    // A refused taking back takes nothing back.
    server.faults.judge = ({ type }) => (type === 'reversal' ? { status: 'rejected', code: 'bad' } : undefined)
    device.online = true
    workspace.syncNow()
    await eventually(() => expect(rows().find(({ id: one }) => one === id(8, 2))?.reversedById).toBe(undefined))
    expect(rows().filter(({ state }) => state === 'rejected')).toHaveLength(2)
  })

  it('of a movement that nobody here knows says at least that it was taken back', async () => {
    const { workspace, device } = await openDesk(laid)
    device.online = false
    await workspace.record({ type: 'reversal', reversesId: id(8, 77), note: 'twice' })
    expect(workspace.read(historyQuery({ limit: 1 }))).toMatchObject([
      { kind: 'reversal', itemId: undefined, note: 'twice', reversesId: id(8, 77) },
    ])
  })
})

it('what was done here is listed newest first, by type, by state, and by what still needs somebody', async () => {
  const { workspace, server, device } = await openDesk([])
  await workspace.record(receipt(1))
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
  server.faults.judge = (action) =>
    action.type === 'movement' && action.quantity === 2 ? { status: 'rejected', code: 'bad' } : undefined
  const refused = await workspace.record(receipt(2))
  await eventually(() => expect(badge(workspace)).toMatchObject({ inbox: 1 }))
  device.online = false
  await workspace.record({
    ...{ type: 'edit', op: 'update', collection: 'items', documentId: NUTS, base: { name: 'Hex nut' } },
    set: { name: 'Nut' },
  })
  const states = (query: Parameters<typeof actionsQuery>[0]) =>
    workspace.read(actionsQuery(query)).map(({ action: { type }, state }) => `${type} ${state}`)
  expect(states({})).toEqual(['edit saved', 'movement rejected', 'movement accepted'])
  expect(states({ limit: 2 })).toHaveLength(2)
  expect(states({ types: ['edit'] })).toEqual(['edit saved'])
  expect(states({ states: ['accepted', 'rejected'] })).toEqual(['movement rejected', 'movement accepted'])
  expect(states({ unresolved: true })).toEqual(['movement rejected'])
  await workspace.dismiss(refused.id)
  expect(states({ unresolved: true })).toEqual([])
})

it('exceptions are those that are open, newest first', async () => {
  const exception = (number: number, state: string, createdAt: string) => ({
    ...{ collection: 'exceptions', id: id(13, number), kind: 'duplicate', detail: {}, ownerId: null, state, createdAt },
    ...{ subject: { collection: 'items', id: id(4, number) }, resolution: null },
  })
  const { workspace } = await openDesk([
    exception(1, 'open', '2026-01-01T00:00:00.000Z'),
    exception(2, 'open', '2026-03-01T00:00:00.000Z'),
    exception(3, 'resolved', '2026-04-01T00:00:00.000Z'),
    exception(4, 'open', '2026-03-01T00:00:00.000Z'),
  ])
  expect(workspace.read(exceptionsQuery).map(({ subject }) => subject.id)).toEqual([id(4, 2), id(4, 4), id(4, 1)])
})
