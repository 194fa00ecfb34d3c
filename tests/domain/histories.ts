/** A small warehouse and random days in it: few cells, few milliseconds, many ties, so that everything meets everything. */
import fc from 'fast-check'
import type { Cell } from '../../domain/cell.ts'
import type { Gate } from '../../domain/count.ts'
import { NO_LOT } from '../../domain/ids.ts'
import { type Ledger, type LedgerEvent, openLedger, post } from '../../domain/ledger.ts'

const ITEMS = ['bolt', 'milk']
const BINS = ['bin-a', 'bin-b']
const OUTSIDE = ['supplier', 'customer', 'loss']
const LOTS = [NO_LOT, 'lot-1']

export const PHYSICAL_CELLS: Cell[] = ITEMS.flatMap((itemId) =>
  BINS.flatMap((locationId) => LOTS.map((lotId) => ({ itemId, locationId, lotId }))),
)

export const emptyLedger = (): Ledger =>
  openLedger({
    isPhysical: (locationId) => BINS.includes(locationId),
    lossId: 'loss',
    unitValueOf: (itemId) => (itemId === 'bolt' ? 1.5 : null),
  })

export const ledgerOf = (events: readonly LedgerEvent[]): Ledger => {
  const ledger = emptyLedger()
  for (const event of events) post(ledger, event)
  return ledger
}

/** The nth millisecond of the morning. */
const at = (ms: number): string => new Date(Date.UTC(2026, 2, 2, 8) + ms).toISOString()

type World = { readonly items: readonly string[]; readonly bins: readonly string[]; readonly lots: readonly string[] }
const WIDE: World = { items: ITEMS, bins: BINS, lots: LOTS }
/** One cell, where everything meets: rounds, withdrawals and late arrivals are rare in a wide world. */
export const NARROW: World = { items: ['bolt'], bins: ['bin-a'], lots: [NO_LOT] }

const routes = (world: World) =>
  fc
    .tuple(fc.constantFrom(...world.bins, ...OUTSIDE), fc.constantFrom(...world.bins, ...OUTSIDE))
    .filter(([from, to]) => from !== to && (BINS.includes(from) || BINS.includes(to)))

const move = (world: World) =>
  fc.record({
    type: fc.constant('movement' as const),
    itemId: fc.constantFrom(...world.items),
    lotId: fc.constantFrom(...world.lots),
    route: routes(world),
    quantity: fc.integer({ min: 1, max: 9 }),
  })

const sight = (world: World, gates: fc.Arbitrary<{ gate: Gate; countId?: string }>, visits: readonly string[]) =>
  fc.record({
    type: fc.constant('observation' as const),
    what: fc.option(
      fc.tuple(fc.constantFrom(...world.items), fc.constantFrom(...world.lots), fc.integer({ min: 0, max: 9 })),
      { freq: 4 },
    ),
    locationId: fc.constantFrom(...world.bins),
    visitId: fc.option(fc.constantFrom(...visits), { nil: undefined }),
    round: fc.integer({ min: 1, max: 3 }),
    /** What the count of a closing goes over, where it is not everything. */
    only: fc.option(fc.constantFrom(...ITEMS), { freq: 2, nil: undefined }),
    gated: gates,
  })

const reversal = fc.record({ type: fc.constant('reversal' as const), of: fc.nat() })
const decision = fc.record({
  type: fc.constant('decision' as const),
  of: fc.nat(),
  outcome: fc.constantFrom('approve' as const, 'approve' as const, 'recount' as const),
})

const GATES = {
  open: { gate: { kind: 'open' } },
  alone: { gate: { kind: 'tolerance', units: 0 } },
  counted: { gate: { kind: 'tolerance', units: 2 }, countId: 'count-1' },
  percent: { gate: { kind: 'tolerance', percent: 50 }, countId: 'count-1' },
  worth: { gate: { kind: 'tolerance', value: 3 }, countId: 'count-1' },
  decided: { gate: { kind: 'approval' }, countId: 'count-1' },
} as const satisfies Record<string, { gate: Gate; countId?: string }>

/** Whether an observation is accepted follows from the history alone, not from when it arrived. */
export const FIXED_GATES = fc.constantFrom<{ gate: Gate; countId?: string }>(GATES.open, GATES.decided)
export const ALL_GATES = fc.constantFrom<{ gate: Gate; countId?: string }>(...Object.values(GATES))

type HistoryOptions = {
  gates: fc.Arbitrary<{ gate: Gate; countId?: string }>
  max: number
  world?: World
  devices?: readonly string[]
  visits?: readonly string[]
  /** What these events may refer to besides each other. */
  earlier?: readonly LedgerEvent[]
}

/** A day's events with unique keys; reversals and decisions name events of the same day (or of `earlier`). */
export const history = (options: HistoryOptions): fc.Arbitrary<LedgerEvent[]> => {
  const devices = options.devices ?? ['device-1', 'device-2', 'device-3']
  const world = options.world ?? WIDE
  const drafts = fc.array(
    fc.record({
      ms: fc.integer({ min: 0, max: 9 }),
      device: fc.constantFrom(...devices),
      draft: fc.oneof(
        { weight: 5, arbitrary: move(world) },
        { weight: 4, arbitrary: sight(world, options.gates, options.visits ?? ['visit-1', 'visit-2']) },
        { weight: 2, arbitrary: reversal },
        { weight: 2, arbitrary: decision },
      ),
    }),
    { minLength: 1, maxLength: options.max },
  )
  return drafts.map((list) => {
    const events: LedgerEvent[] = []
    const idOf = (index: number) => `${devices[0]}-event-${index}`
    const all = (type: LedgerEvent['type']) => [
      ...(options.earlier ?? []).filter((event) => event.type === type).map((event) => event.id),
      ...list.flatMap(({ draft }, index) => (draft.type === type ? [idOf(index)] : [])),
    ]
    const [movements, sights] = [all('movement'), all('observation')]
    list.forEach(({ ms, device, draft }, index) => {
      const id = idOf(index)
      const key = { at: at(ms), deviceId: device, deviceSeq: index + 1 }
      if (draft.type === 'movement') {
        const { route, ...rest } = draft
        events.push({ ...rest, id, key, kind: 'move', fromLocationId: route[0], toLocationId: route[1] })
      } else if (draft.type === 'observation') {
        const { what, gated, only, ...rest } = draft
        const scoped = only === undefined ? {} : { isCounted: (itemId: string) => itemId === only }
        const said = what === null ? scoped : { itemId: what[0], lotId: what[1], quantity: what[2] }
        events.push({ ...rest, ...said, ...gated, id, key })
      } else if (draft.type === 'reversal') {
        const reversesId = movements[draft.of % Math.max(1, movements.length)]
        if (reversesId !== undefined) events.push({ type: 'reversal', id, reversesId })
      } else {
        const observationId = sights[draft.of % Math.max(1, sights.length)]
        if (observationId !== undefined) events.push({ type: 'decision', id, observationId, outcome: draft.outcome })
      }
    })
    return events
  })
}

/** The same events as they may reach the server: shuffled, and some sent again because an answer was lost. */
export const arrivals = (events: readonly LedgerEvent[]): fc.Arbitrary<LedgerEvent[]> =>
  fc.array(fc.nat({ max: Math.max(0, events.length - 1) }), { maxLength: 5 }).chain((again) => {
    const sent = [...events, ...again.flatMap((index) => events[index] ?? [])]
    return fc.shuffledSubarray(sent, { minLength: sent.length })
  })

/** Every order of a short history. */
export const permutations = <T>(list: readonly T[]): T[][] =>
  list.length <= 1
    ? [[...list]]
    : list.flatMap((head, at) =>
        permutations([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [head, ...rest]),
      )
