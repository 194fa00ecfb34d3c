import { describe, expect, it } from 'vitest'
import { afterStop, type PickChoices, pickPlanQuery, promisesFor } from '../../../client/view/pick-plan.ts'
import { shelvesQuery } from '../../../client/view/shelves.ts'
import { cellKey } from '../../../domain/cell.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { stopKey } from '../../../domain/pick-list.ts'
import type { Role } from '../../../domain/protocol/kinds.ts'
import { BIN_A, BIN_B, BOLTS, id, NUTS } from '../warehouse.ts'
import { CUSTOMER, daysAgo, lot, movement, openDesk, order, place, SITE, SOUTH, stock } from './desk.ts'

const [BENCH, BIN_C] = [id(3, 6), id(3, 7)]
const line = (number: number, quantity: number, itemId = NUTS) => ({ id: id(71, number), itemId, quantity })
const chosen = (more: Partial<PickChoices> = {}): PickChoices => ({
  ...{ orders: [{ orderId: id(7, 1), placeId: BENCH }], putOff: [], avoid: [], instead: {} },
  ...more,
})
const cell = (locationId: string, itemId = NUTS, lotId = NO_LOT) => ({ itemId, locationId, lotId })
const laid = (atB: ReturnType<typeof stock>) => [
  place(SITE, 'site', 'North', { siteId: null, timeZone: 'UTC' }),
  place(CUSTOMER, 'customer', 'CUSTOMER'),
  place(BENCH, 'dock', 'BENCH'),
  place(BIN_C, 'bin', 'C-01', { pickSequence: 1 }),
  order(1, 'sales', [line(1, 5), line(2, 2, BOLTS)]),
  stock(NUTS, BIN_A, 4),
  atB,
  stock(BOLTS, BIN_C, 2),
  // What came first goes first.
  movement(1, 'receipt', 4, 9),
  movement(2, 'receipt', 9, 3, { toLocationId: BIN_B }),
]

/** The plan in few words: where to, how many; and what is missing. */
const open = async (more: ReturnType<typeof stock>[] = [], role: Role = 'operator', inB: object = {}) => {
  const desk = await openDesk([...laid(stock(NUTS, BIN_B, 9, { ...inB })), ...more], role)
  const plan = (choices: PickChoices | undefined = chosen()) => desk.workspace.read(pickPlanQuery(choices))
  const told = (choices?: PickChoices) => {
    const { stops, short } = plan(choices)
    return [
      stops.map(({ locationId, quantity }) => [desk.workspace.read(codeOf(locationId)), quantity]),
      short.map(({ itemId, missing }) => [itemId === NUTS ? 'nuts' : 'bolts', missing]),
    ]
  }
  return { ...desk, plan, told }
}
const codeOf = (locationId: string) => ({
  ...{ key: `code of ${locationId}`, topics: [] },
  read: (reader: { document: (of: 'locations', id: string) => { code: string } | undefined }) =>
    reader.document('locations', locationId)?.code,
})

describe('the pick list', () => {
  it('is nothing before orders are chosen, and of orders that are not here or are over', async () => {
    const { plan, workspace } = await open([order(2, 'sales', [line(3, 1)], { state: 'closed' })])
    expect(workspace.read(pickPlanQuery(undefined))).toMatchObject({ stops: [], short: [], done: 0 })
    const over = chosen({ orders: [id(7, 2), id(7, 99)].map((orderId) => ({ orderId, placeId: BENCH })) })
    expect(plan(over)).toMatchObject({ stops: [], short: [], demands: [], done: 0 })
  })

  it('walks to what came first, and says what is missing', async () => {
    const { told } = await open([order(2, 'sales', [line(3, 20)])])
    expect(told()).toEqual([
      [
        ['C-01', 2],
        ['A-01', 4],
        ['B-01', 1],
      ],
      [],
    ])
    const both = chosen({ orders: [id(7, 1), id(7, 2)].map((orderId) => ({ orderId, placeId: BENCH })) })
    expect(told(both)[1]).toEqual([['nuts', 12]])
  })

  it('puts off what is put off, leaves a bin out where less lay than the card says, until somebody counts there', async () => {
    const counted = { at: daysAgo(1), deviceId: id(9), deviceSeq: 4 }
    const { told, plan } = await open([], 'operator', { lastCounted: counted })
    const first = plan().stops[0]
    expect(told(chosen({ putOff: [first ? stopKey(first) : ''] }))[0]?.at(-1)).toEqual(['C-01', 2])
    const avoid = (locationId: string, days: number) =>
      chosen({ avoid: [{ cell: cellKey(cell(locationId)), locationId, at: daysAgo(days) }] })
    expect(told(avoid(BIN_A, 0))[0]).toEqual([
      ['C-01', 2],
      ['B-01', 5],
    ])
    // Counted since then: the card is right again.
    expect(told(avoid(BIN_B, 2))[0]).toHaveLength(3)
    expect(told(avoid(BIN_B, 0))).toEqual([
      [
        ['C-01', 2],
        ['A-01', 4],
      ],
      [['nuts', 1]],
    ])
  })

  it('takes what the picker chose though somebody else has promised it; what is on hold a lead alone', async () => {
    const HELD = id(10, 1)
    const more = [
      lot(HELD, NUTS, 'Q-1', { status: 'quarantine' }),
      stock(NUTS, BIN_C, 9, { lotId: HELD }),
      order(2, 'sales', [line(3, 9)]),
      {
        ...{ collection: 'allocations', id: id(15, 1), orderId: id(7, 2), lineId: id(71, 3), itemId: NUTS },
        ...{ locationId: BIN_B, lotId: null, quantity: 9, key: { at: daysAgo(1), deviceId: id(9), deviceSeq: 1 } },
      },
    ]
    const instead = (locationId: string, lotId?: string) =>
      chosen({ instead: { [id(71, 1)]: { itemId: NUTS, cell: cellKey(cell(locationId, NUTS, lotId)) } } })
    const { told, workspace } = await open(more, 'operator', { allocated: 9 })
    expect(workspace.read(shelvesQuery(NUTS, SITE)).map(({ code, free }) => [code, free])).toEqual([
      ['A-01', 4],
      ['B-01', 0],
      ['C-01', 9],
    ])
    expect(told(instead(BIN_B))[0]).toContainEqual(['B-01', 5])
    expect(told(instead(BIN_C, HELD))[0]).not.toContainEqual(['C-01', 5])
    const lead = await open(more, 'lead', { allocated: 9 })
    expect(lead.told(instead(BIN_C, HELD))[0]).toContainEqual(['C-01', 5])
  })

  it('goes on after each step, and says what is to be promised on the way', async () => {
    const { plan } = await open()
    const before = plan()
    expect(promisesFor(before).map(({ quantity }) => quantity)).toEqual([2, 4, 1])
    const stop = before.stops.find(({ locationId }) => locationId === BIN_A)
    if (!stop) throw new Error('there is a stop at A-01')
    const stops = (empty: boolean, taken: number) =>
      afterStop(before, stop, taken, empty).stops.map(({ locationId, quantity }) => [locationId, quantity])
    expect(stops(false, 4)).toEqual([
      [BIN_C, 2],
      [BIN_B, 1],
    ])
    expect(stops(true, 1)).toEqual([
      [BIN_C, 2],
      [BIN_B, 4],
    ])
  })
})

describe('the shelves of an item', () => {
  it('are the bins of that site, without what stands at docks, is archived, or was set down for an order', async () => {
    const SET_DOWN = id(3, 8)
    const { workspace } = await open([
      place(SOUTH, 'site', 'South', { siteId: null }),
      place(id(3, 9), 'bin', 'S-01', { siteId: SOUTH }),
      place(id(3, 10), 'bin', 'OLD', { archived: true }),
      place(SET_DOWN, 'bin', 'TOTE'),
      stock(NUTS, id(3, 9), 7),
      stock(NUTS, id(3, 10), 7),
      stock(NUTS, BENCH, 7),
      stock(NUTS, SET_DOWN, 3),
      movement(3, 'pick', 2, 1, {
        ...{ fromLocationId: BIN_A, toLocationId: SET_DOWN, orderId: id(7, 1), lineId: id(71, 1) },
      }),
      movement(4, 'receipt', 3, 8, { toLocationId: SET_DOWN, reversedById: id(8, 5) }),
    ])
    expect(
      workspace.read(shelvesQuery(NUTS, SITE)).map(({ code, free, there, cameAt }) => [code, free, there, cameAt]),
    ).toEqual([
      ['A-01', 4, 4, expect.any(String)],
      ['B-01', 9, 9, expect.any(String)],
      ['TOTE', 1, 1, null],
    ])
    expect(workspace.read(shelvesQuery(id(4, 99), SITE))).toEqual([])
  })
})
