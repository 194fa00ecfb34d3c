/** Counts, orders, people and reasons as lists; places as one walks; which day it is there; what somebody should know of. */
import { describe, expect, it } from 'vitest'
import { waitsQuery } from '../../../client/view/actions.ts'
import { beginningsQuery } from '../../../client/view/beginnings.ts'
import {
  cellsQuery,
  countHereQuery,
  countPlanQuery,
  countSchedulesQuery,
  itemCostQuery,
  recountsQuery,
} from '../../../client/view/counts.ts'
import { lowQuery, mineQuery } from '../../../client/view/notices.ts'
import { locationChildrenQuery, locationPathQuery, locationQuery, locationsQuery } from '../../../client/view/places.ts'
import { locationStockQuery } from '../../../client/view/stock.ts'
import { todayIn } from '../../../client/view/today.ts'
import {
  countQuery,
  countsQuery,
  membersQuery,
  observationsQuery,
  orderQuery,
  ordersQuery,
  reasonsQuery,
  waitingOutsideQuery,
} from '../../../client/view/work.ts'
import { BIN_A, BIN_B, BOLTS, eventually, id, itemNamed, NUTS, receipt } from '../warehouse.ts'
import { count, lot, movement, observation, openDesk, order, place, SITE, SOUTH, stock } from './desk.ts'

describe('counts', () => {
  it('come by the day they are due, then the newest, with how much was seen and how much waits for a yes', async () => {
    const { workspace } = await openDesk([
      count(1, 'Some day', { createdAt: '2026-01-01T00:00:00.000Z' }),
      count(2, 'Newer', { createdAt: '2026-02-01T00:00:00.000Z' }),
      count(3, 'Soon', { dueOn: '2026-03-01' }),
      observation(1, 5, 1, { countId: id(5, 3) }),
      observation(2, 6, 1, { countId: id(5, 3), status: 'awaiting-approval' }),
      observation(3, 6, 1),
    ])
    expect(workspace.read(countsQuery).map((row) => [row.count.name, row.observed, row.awaiting])).toEqual([
      ['Soon', 2, 1],
      ['Newer', 0, 0],
      ['Some day', 0, 0],
    ])
    expect(workspace.read(countQuery(id(5, 3)))?.name).toBe('Soon')
    expect(workspace.read(countQuery(undefined))).toBe(undefined)
  })

  it('what was seen comes newest first, one’s own from the moment it is saved, and says what became of it', async () => {
    const { workspace, server, device } = await openDesk([
      count(1, 'Aisle A'),
      observation(1, 5, 2, { countId: id(5, 1) }),
      observation(2, 6, 1, { locationId: BIN_B }),
      { collection: 'variances', id: id(82, 1), observationId: id(81, 1), expected: 7, variance: -2 },
    ])
    const seen = (query: Parameters<typeof observationsQuery>[0]) =>
      workspace
        .read(observationsQuery(query))
        .map(({ observation: { quantity, status }, state, variance }) => [quantity, status, state, variance?.variance])
    expect(seen({})).toEqual([
      [6, 'accepted', 'accepted', undefined],
      [5, 'accepted', 'accepted', -2],
    ])
    expect(seen({ countId: id(5, 1) })).toHaveLength(1)
    expect(seen({ locationId: BIN_B })).toHaveLength(1)

    device.online = false
    await workspace.record({
      ...{ type: 'observation', countId: id(5, 1), itemId: NUTS, locationId: BIN_A, quantity: 9, round: 2 },
    })
    expect(seen({ countId: id(5, 1) })[0]).toEqual([9, 'awaiting-approval', 'saved', undefined])
    server.faults.judge = () => ({ status: 'rejected', code: 'not-allowed' })
    device.online = true
    workspace.syncNow()
    await eventually(() => expect(seen({ countId: id(5, 1) })[0]).toEqual([9, 'rejected', 'rejected', undefined]))
  })

  it('a wish is planned by what lies where and when it was counted', async () => {
    const { workspace } = await openDesk([
      { ...itemNamed(NUTS, 'N-1', 'Hex nut'), abcClass: 'A' },
      stock(NUTS, BIN_A, 5),
      stock(BOLTS, BIN_B, 5, { lastCounted: { at: new Date().toISOString(), deviceId: id(9), deviceSeq: 1 } }),
      stock(NUTS, BIN_B, 0),
    ])
    const plan = (scope: object) => workspace.read(countPlanQuery({ siteId: SITE, scope }))
    expect(plan({})).toMatchObject({ bins: 2, cells: 2 })
    expect(plan({ abcClass: 'A' })).toMatchObject({ bins: 1, cells: 1 })
    expect(plan({ notCountedDays: 30 })).toMatchObject({ bins: 1, scope: { locationIds: [BIN_A] } })
  })

  it('schedules come by their next day; recounts until this device has counted in a later round', async () => {
    const schedule = (number: number, name: string, nextOn: string) => ({
      ...{ collection: 'count-schedules', id: id(51, number), name, siteId: SITE, scope: {}, everyDays: 7 },
      ...{ blind: false, tolerance: {}, assigneeIds: [], nextOn, active: true },
    })
    const { workspace, device } = await openDesk([
      schedule(1, 'b', '2027-01-02'),
      schedule(2, 'a', '2027-01-02'),
      schedule(3, 'c', '2027-01-01'),
      {
        ...{ collection: 'recounts', id: id(52, 1), countId: id(5, 1), observationId: id(81, 1), locationId: BIN_A },
        ...{ itemId: NUTS, round: 1, counterId: id(9, 1), askedBy: id(9, 2) },
      },
    ])
    expect(workspace.read(countSchedulesQuery).map(({ name }) => name)).toEqual(['c', 'a', 'b'])
    device.online = false
    const seen = { type: 'observation', countId: id(5, 1), itemId: NUTS, locationId: BIN_A, quantity: 9 } as const
    await workspace.record({ ...seen, round: 1 })
    expect(workspace.read(recountsQuery)).toHaveLength(1)
    await workspace.record({ ...seen, round: 2, locationId: BIN_B })
    expect(workspace.read(recountsQuery)).toHaveLength(1)
    await workspace.record({ ...seen, round: 2 })
    expect(workspace.read(recountsQuery)).toEqual([])
  })

  it('what waits for a lead outside any count is the latest look at each thing, and is asked for again outside too', async () => {
    const waiting = { status: 'awaiting-approval' }
    const { workspace, device } = await openDesk([
      observation(1, 5, 3, waiting),
      observation(2, 6, 2, waiting),
      observation(3, 9, 4, { ...waiting, countId: id(5, 1) }),
      observation(4, 7, 2, { ...waiting, locationId: BIN_B }),
      observation(5, 8, 1, { locationId: BIN_B }),
      observation(6, 1, 2, { ...waiting, itemId: BOLTS, recountRequestedBy: id(9, 2) }),
      { collection: 'variances', id: id(81, 2), observationId: id(81, 2), expected: 7, variance: -1 },
      {
        ...{ collection: 'recounts', id: id(81, 6), observationId: id(81, 6), locationId: BIN_A, itemId: BOLTS },
        ...{ round: 1, counterId: id(9, 1), askedBy: id(9, 2) },
      },
    ])
    const outside = workspace.read(waitingOutsideQuery)
    expect(outside.map(({ observation: { quantity }, variance }) => [quantity, variance?.variance])).toEqual([[6, -1]])
    expect(workspace.read(waitsQuery(id(81, 2)))).toBe(true)
    expect(workspace.read(waitsQuery(id(81, 5)))).toBe(false)
    expect(workspace.read(recountsQuery)).toHaveLength(1)
    device.online = false
    await workspace.record({ type: 'observation', itemId: BOLTS, locationId: BIN_A, quantity: 2, round: 1 })
    expect(workspace.read(recountsQuery)).toEqual([])
  })

  it('a bin is counted in the running count that is one’s own, else in one that is open to all and goes over all of it', async () => {
    const { workspace, server, userId } = await openDesk([
      count(1, 'Somebody’s', { assigneeIds: [id(9, 1)] }),
      count(2, 'Bolts', { scope: { itemIds: [BOLTS] } }),
      count(3, 'Bin B', { scope: { locationIds: [BIN_B] } }),
      count(4, 'Over', { state: 'posted' }),
    ])
    const here = (bin: string) => workspace.read(countHereQuery(bin))?.name
    expect([here(BIN_A), here(BIN_B)]).toEqual([undefined, 'Bin B'])
    server.put(count(5, 'Mine', { assigneeIds: [userId], scope: { itemIds: [BOLTS] } }))
    workspace.syncNow()
    await eventually(() => expect([here(BIN_A), here(BIN_B)]).toEqual(['Mine', 'Mine']))
  })

  it('closing a visit empties only what its count goes over, also in one that was planned here and not sent yet', async () => {
    const { workspace, device } = await openDesk([
      { ...itemNamed(NUTS, 'N-1', 'Hex nut'), abcClass: 'A' },
      count(1, 'Class A', { scope: { abcClass: 'A' }, tolerance: { units: 99 }, state: 'counting' }),
      ...[stock(NUTS, BIN_A, 5), stock(BOLTS, BIN_A, 7), stock(NUTS, BIN_B, 5), stock(BOLTS, BIN_B, 7)],
    ])
    device.online = false
    const onHand = (locationId: string) =>
      Object.fromEntries(workspace.read(locationStockQuery(locationId)).map((row) => [row.itemId, row.onHand]))
    const close = (countId: string, locationId: string) =>
      workspace.record({ type: 'observation', countId, visitId: workspace.newId(), locationId, round: 1 })
    await close(id(5, 1), BIN_A)
    expect(onHand(BIN_A)).toEqual({ [NUTS]: 0, [BOLTS]: 7 })

    const documentId = workspace.newId()
    const set = {
      name: 'Bolts',
      siteId: SITE,
      scope: { itemIds: [BOLTS] },
      tolerance: { units: 99 },
      state: 'counting',
    }
    await workspace.record({ type: 'edit', op: 'create', collection: 'counts', documentId, set, base: {} })
    await close(documentId, BIN_B)
    expect(onHand(BIN_B)).toEqual({ [NUTS]: 5, [BOLTS]: 0 })
  })

  it('cells say their item and lot, and leave out what is not here', async () => {
    const { workspace } = await openDesk([
      lot(id(10, 1), NUTS, 'L-7'),
      { collection: 'item-costs', id: NUTS, itemId: NUTS, cost: 2, currency: 'EUR' },
    ])
    const cells = [{ itemId: NUTS, lotId: id(10, 1) }, { itemId: BOLTS }, { itemId: id(4, 88) }]
    expect(workspace.read(cellsQuery(cells)).map(({ item, lotCode }) => [item.sku, lotCode])).toEqual([
      ['N-1', 'L-7'],
      ['B-1', undefined],
    ])
    expect(workspace.read(cellsQuery([]))).toEqual([])
    expect(workspace.read(itemCostQuery(NUTS))?.cost).toBe(2)
    expect(workspace.read(itemCostQuery(undefined))).toBe(undefined)
  })
})

it('orders come by the day they are due and their number, members and reasons by name', async () => {
  const reason = (number: number, name: string) => ({
    ...{ collection: 'reasons', id: id(12, number), code: name, name, kinds: [], archived: false },
  })
  const { workspace } = await openDesk([
    order(2, 'sales', []),
    order(1, 'sales', []),
    order(3, 'purchase', [], { dueOn: '2026-05-01' }),
    reason(1, 'Worn'),
    reason(2, 'Broken'),
    { collection: 'members', id: id(9, 3), name: 'Anna', role: 'lead', siteIds: null, active: true },
  ])
  expect(workspace.read(ordersQuery).map(({ number }) => number)).toEqual(['O-3', 'O-1', 'O-2'])
  expect(workspace.read(orderQuery(id(7, 3)))?.kind).toBe('purchase')
  expect(workspace.read(orderQuery(undefined))).toBe(undefined)
  expect(workspace.read(membersQuery).map(({ name }) => name)).toEqual(['Anna', 'Me'])
  expect(workspace.read(reasonsQuery).map(({ name }) => name)).toEqual(['Broken', 'Worn'])
})

it('places come as one walks, A-2 before A-10, and hang below their aisle or their site', async () => {
  const AISLE = id(3, 20)
  const { workspace } = await openDesk([
    place(SITE, 'site', 'North', { siteId: null }),
    place(AISLE, 'aisle', 'C'),
    place(id(3, 21), 'bin', 'C-10', { parentId: AISLE }),
    place(id(3, 22), 'bin', 'C-2', { parentId: AISLE }),
    place(id(3, 23), 'bin', 'C-9', { parentId: AISLE, pickSequence: 1 }),
  ])
  const codes = (parent: string | null) => workspace.read(locationChildrenQuery(parent)).map(({ code }) => code)
  expect(codes(AISLE)).toEqual(['C-9', 'C-2', 'C-10'])
  expect(codes(null)).toEqual(['North'])
  expect(codes(SITE)).toEqual(['A-01', 'B-01', 'C', 'SUPPLIER'])
  expect(workspace.read(locationsQuery)[0]?.code).toBe('C-9')
  expect(workspace.read(locationPathQuery(id(3, 22))).map(({ code }) => code)).toEqual(['North', 'C', 'C-2'])
  expect(workspace.read(locationPathQuery(undefined))).toEqual([])
  expect(workspace.read(locationPathQuery(id(3, 99)))).toEqual([])
  expect(workspace.read(locationQuery(AISLE))?.code).toBe('C')
  expect(workspace.read(locationQuery(undefined))).toBe(undefined)
})

it('the day is that of the site; without one, of the first at which the member works', async () => {
  const { workspace } = await openDesk([
    place(SITE, 'site', 'North', { siteId: null, timeZone: 'Pacific/Kiritimati' }),
    place(SOUTH, 'site', 'South', { siteId: null, timeZone: 'Pacific/Pago_Pago' }),
  ])
  const dayAt = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(workspace.now())
  expect(todayIn(workspace, SITE)).toBe(dayAt('Pacific/Kiritimati'))
  expect(todayIn(workspace, SOUTH)).toBe(dayAt('Pacific/Pago_Pago'))
  expect(todayIn(workspace, undefined)).toBe(dayAt('Pacific/Kiritimati'))
  expect(todayIn(workspace, SITE)).not.toBe(todayIn(workspace, SOUTH)) // 25 hours apart
  expect(todayIn(workspace, id(1, 77))).toBe(dayAt('UTC'))
})

describe('what somebody should know of', () => {
  const exception = (number: number, collection: string, ownerId: string | null, state = 'open') => ({
    ...{ collection: 'exceptions', id: id(13, number), kind: 'negative-stock', subject: { collection, id: id(14) } },
    ...{ detail: {}, ownerId, state, resolution: null },
  })

  it('is what was given to them and is still open, and what is theirs to settle', async () => {
    const { workspace } = await openDesk((userId) => [
      count(1, 'Mine', { assigneeIds: [userId], state: 'counting' }),
      count(2, 'Over', { assigneeIds: [userId], state: 'posted' }),
      count(3, 'Theirs', { assigneeIds: [id(9, 1)] }),
      order(1, 'sales', [], { assigneeIds: [userId] }),
      order(2, 'sales', [], { assigneeIds: [userId], state: 'closed' }),
      order(3, 'sales', []),
      // Of a transfer whoever works at its other end can be asked, too.
      order(4, 'transfer', [], { assigneeIds: [userId], siteId: id(1, 88), toSiteId: SITE }),
      exception(1, 'stock', userId),
      exception(2, 'actions', userId),
      exception(3, 'stock', userId, 'resolved'),
      exception(4, 'stock', id(9, 1)),
      exception(5, 'stock', null),
      exception(6, 'actions', null),
    ])
    expect(workspace.read(mineQuery).map(({ kind, name, path }) => [kind, name, path])).toEqual([
      ['counts', 'Mine', `/count/${id(5, 1)}`],
      ['orders', 'O-1', `/orders/${id(7, 1)}`],
      ['orders', 'O-4', `/orders/${id(7, 4)}`],
      ['exceptions', 'negative-stock', '/inbox'],
      // Nobody's yet, and a manager may settle it.
      ['exceptions', 'negative-stock', '/inbox'],
    ])
  })

  const reorder = { point: 5, quantity: 10, safetyStock: 0, leadTimeDays: 1 }
  const short = [
    { ...itemNamed(NUTS, 'N-1', 'Hex nut'), reorder },
    { ...itemNamed(BOLTS, 'B-1', 'Hex bolt'), reorder },
    { ...itemNamed(id(4, 3), 'C-1', 'Clip'), reorder },
    { ...itemNamed(id(4, 4), 'D-1', 'Old'), reorder, archived: true },
    { ...itemNamed(id(4, 5), 'E-1', 'Never short'), reorder: { ...reorder, point: 0 } },
    stock(NUTS, BIN_A, 5),
    stock(BOLTS, BIN_A, 6),
  ]

  it('is what is at or below its reorder point, by name, with how many there are', async () => {
    const { workspace } = await openDesk(short)
    expect(workspace.read(lowQuery)).toMatchObject([
      { name: 'Clip', available: 0, point: 5, unit: 'pc' },
      { name: 'Hex nut', available: 5, point: 5, unit: 'pc' },
    ])
  })
})

describe('an organisation that has just begun', () => {
  it('is led to its first bin and item, until something has moved', async () => {
    const LOSS = id(2, 9)
    const { workspace, device } = await openDesk([place(LOSS, 'loss', 'LOSS')])
    expect(workspace.read(beginningsQuery)).toEqual({ binId: BIN_A, hasItem: true, hasMoved: false, lossId: LOSS })
    device.online = false
    await workspace.record(receipt(1))
    expect(workspace.read(beginningsQuery)).toEqual({
      ...{ binId: undefined, hasItem: true, hasMoved: true, lossId: undefined },
    })
  })

  it('is not at its beginning when others have moved something', async () => {
    const { workspace } = await openDesk([movement(1, 'receipt', 3, 1)])
    expect(workspace.read(beginningsQuery).hasMoved).toBe(true)
  })
})
