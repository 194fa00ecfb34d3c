/**
 * The rule of the ledger in its smallest form, in memory: movements, reversals, observations and decisions in any order
 * of arrival give one stock. The server runs the same rule in SQL (migrations/0005_ledger_rule.sql); this one is what it
 * is held against, and what the property tests prove.
 */
import { type Cell, cellKey } from './cell.ts'
import { compareKeys, isAfter, type LedgerKey } from './clock.ts'
import { type Gate, passes, type UnitValue } from './count.ts'
import { covers, namedCell, type Observation, outranks, quantitySeen } from './observation.ts'
import type { MovementKind } from './protocol/kinds.ts'

/** What moved: `quantity` base units of an item and lot, from one location to another. */
export type Move = {
  readonly itemId: string
  readonly lotId: string
  readonly fromLocationId: string
  readonly toLocationId: string
  readonly quantity: number
}

/** A line of the ledger. Appended, never changed. `observationId` marks the server's own corrections. */
type Entry = Move & {
  readonly kind: MovementKind | 'reversal'
  readonly key: LedgerKey
  readonly observationId?: string
}

export type LedgerEvent =
  | ({ readonly type: 'movement'; readonly id: string; readonly kind: MovementKind; readonly key: LedgerKey } & Move)
  | { readonly type: 'reversal'; readonly id: string; readonly reversesId: string }
  | ({ readonly type: 'observation'; readonly gate: Gate } & Observation)
  | {
      readonly type: 'decision'
      readonly id: string
      readonly observationId: string
      readonly outcome: 'approve' | 'recount'
    }

type Movement = Extract<LedgerEvent, { type: 'movement' }>
type Seen = Extract<LedgerEvent, { type: 'observation' }>

/** A cell as the ledger has it: its entries, their sum, and the observations that are in effect there, earliest first. */
type CellState = { readonly cell: Cell; onHand: number; readonly entries: Entry[]; effective: Seen[] }

export type Ledger = {
  readonly isPhysical: (locationId: string) => boolean
  readonly lossId: string
  readonly unitValueOf: (itemId: string) => UnitValue
  readonly entries: Entry[]
  readonly cells: Map<string, CellState>
  readonly movements: Map<string, Movement>
  readonly reversed: Set<string>
  readonly observations: Map<string, Seen>
  readonly accepted: Set<string>
  readonly superseded: Set<string>
  readonly known: Set<string>
  /** Events that name something not yet here, by the id of what they wait for. */
  readonly parked: Map<string, LedgerEvent[]>
}

type World = Pick<Ledger, 'isPhysical' | 'lossId'> & Partial<Pick<Ledger, 'unitValueOf'>>

export const openLedger = (world: World): Ledger => ({
  unitValueOf: () => null,
  ...world,
  entries: [],
  cells: new Map(),
  movements: new Map(),
  reversed: new Set(),
  observations: new Map(),
  accepted: new Set(),
  superseded: new Set(),
  known: new Set(),
  parked: new Map(),
})

const cellsOfMove = (move: Move): [from: Cell, to: Cell] => [
  { itemId: move.itemId, locationId: move.fromLocationId, lotId: move.lotId },
  { itemId: move.itemId, locationId: move.toLocationId, lotId: move.lotId },
]

/** What an entry does to a cell that it touches. */
export const changeOf = (entry: Move, locationId: string): number =>
  entry.toLocationId === locationId ? entry.quantity : -entry.quantity

export const onHand = (ledger: Ledger, cell: Cell): number => ledger.cells.get(cellKey(cell))?.onHand ?? 0

/** The key of the last effective observation of a cell: where the device's overlay starts from. */
export const lastCounted = (ledger: Ledger, cell: Cell): LedgerKey | null =>
  effectiveOn(ledger, cell).at(-1)?.key ?? null

export const statusOf = (ledger: Ledger, observationId: string): 'accepted' | 'awaiting-approval' | 'superseded' =>
  ledger.superseded.has(observationId)
    ? 'superseded'
    : ledger.accepted.has(observationId)
      ? 'accepted'
      : 'awaiting-approval'

const isNamedIn =
  (ledger: Ledger) =>
  (visitId: string, cell: Cell): boolean =>
    [...ledger.observations.values()].some((seen) => {
      const named = namedCell(seen)
      return seen.visitId === visitId && named !== null && cellKey(named) === cellKey(cell)
    })

/** The observations in effect on a cell, earliest first, as the law says: accepted, not withdrawn, and speaking of it. */
const effectiveOn = (ledger: Ledger, cell: Cell): Seen[] =>
  [...ledger.accepted]
    .flatMap((id) => ledger.observations.get(id) ?? [])
    .filter((seen) => !ledger.superseded.has(seen.id) && covers(seen, cell, isNamedIn(ledger)))
    .sort((a, b) => compareKeys(a.key, b.key))

/** A cell met for the first time already stands under the closed visits of its bin. */
const stateOf = (ledger: Ledger, cell: Cell): CellState => {
  const known = ledger.cells.get(cellKey(cell))
  if (known !== undefined) return known
  const effective = ledger.isPhysical(cell.locationId) ? effectiveOn(ledger, cell) : []
  const state: CellState = { cell, onHand: 0, entries: [], effective }
  ledger.cells.set(cellKey(cell), state)
  return state
}

const append = (ledger: Ledger, entry: Entry): void => {
  ledger.entries.push(entry)
  for (const cell of cellsOfMove(entry)) {
    const state = stateOf(ledger, cell)
    state.entries.push(entry)
    state.onHand += changeOf(entry, cell.locationId)
  }
}

/** A correction of a cell against `loss`, at the key of the observation that makes it. */
const correct = (ledger: Ledger, seen: Seen, cell: Cell, change: number): void => {
  if (change === 0) return
  append(ledger, {
    kind: 'count-variance',
    key: seen.key,
    observationId: seen.id,
    itemId: cell.itemId,
    lotId: cell.lotId,
    fromLocationId: change > 0 ? ledger.lossId : cell.locationId,
    toLocationId: change > 0 ? cell.locationId : ledger.lossId,
    quantity: Math.abs(change),
  })
}

/** The counter after `key` had already seen this change: take it back there. Corrections themselves are not settled. */
const settle = (ledger: Ledger, cell: Cell, key: LedgerKey, change: number): void => {
  const next = stateOf(ledger, cell).effective.find((seen) => isAfter(seen.key, key))
  if (next !== undefined) correct(ledger, next, cell, -change)
}

/** Stock of a cell just before a key, as known now, without what an observation at that key has corrected. */
export const book = (ledger: Ledger, cell: Cell, key: LedgerKey): number => {
  const state = stateOf(ledger, cell)
  const since = state.entries.filter((entry) => {
    const order = compareKeys(entry.key, key)
    return order > 0 || (order === 0 && entry.kind === 'count-variance')
  })
  return since.reduce((left, entry) => left - changeOf(entry, cell.locationId), state.onHand)
}

const setEffective = (ledger: Ledger, state: CellState, seen: Seen, isOn: boolean): void => {
  const { cell } = state
  const corrected = state.entries
    .filter((entry) => entry.observationId === seen.id)
    .reduce((sum, entry) => sum + changeOf(entry, cell.locationId), 0)
  const change = isOn ? quantitySeen(seen) - book(ledger, cell, seen.key) : -corrected
  state.effective = isOn
    ? [...state.effective, seen].sort((a, b) => compareKeys(a.key, b.key))
    : state.effective.filter((other) => other.id !== seen.id)
  correct(ledger, seen, cell, change)
  settle(ledger, cell, seen.key, change)
}

/** Brings the ledger of a cell in line with the observations that are in effect on it now. */
const reconcile = (ledger: Ledger, cell: Cell): void => {
  const state = stateOf(ledger, cell)
  const want = effectiveOn(ledger, cell)
  for (const seen of state.effective.filter((had) => !want.includes(had))) setEffective(ledger, state, seen, false)
  for (const seen of want.filter((wanted) => !state.effective.includes(wanted))) setEffective(ledger, state, seen, true)
}

const cellsAt = (ledger: Ledger, locationId: string): Cell[] =>
  [...ledger.cells.values()].map((state) => state.cell).filter((cell) => cell.locationId === locationId)

/** Once; after an accepted higher round it changes nothing, and lower rounds are withdrawn. Approval is of the quantity at its time. */
const accept = (ledger: Ledger, seen: Seen): void => {
  if (ledger.accepted.has(seen.id)) return
  const accepted = [...ledger.accepted].flatMap((id) => ledger.observations.get(id) ?? [])
  ledger.accepted.add(seen.id)
  ledger.superseded.delete(seen.id)
  if (accepted.some((other) => outranks(other, seen))) ledger.superseded.add(seen.id)
  for (const other of accepted) if (outranks(seen, other)) ledger.superseded.add(other.id)
  for (const cell of cellsAt(ledger, seen.locationId)) reconcile(ledger, cell)
}

/**
 * Would it take effect by itself now? The closing of a visit must pass in every cell that it speaks of; one that needs a
 * decision passes nowhere, not even in a bin that nothing is known of.
 */
const passesNow = (ledger: Ledger, seen: Seen): boolean =>
  seen.gate.kind !== 'approval' &&
  cellsAt(ledger, seen.locationId)
    .filter((cell) => covers(seen, cell, isNamedIn(ledger)))
    .every((cell) =>
      passes(seen.gate, quantitySeen(seen), book(ledger, cell, seen.key), ledger.unitValueOf(cell.itemId)),
    )

/** Accepts, earliest first, whatever waits at these locations and now passes its gate, until none is left. */
const regate = (ledger: Ledger, locationIds: readonly string[]): void => {
  const next = [...ledger.observations.values()]
    .filter((seen) => locationIds.includes(seen.locationId) && statusOf(ledger, seen.id) === 'awaiting-approval')
    .sort((a, b) => compareKeys(a.key, b.key))
    .find((seen) => passesNow(ledger, seen))
  if (next === undefined) return
  accept(ledger, next)
  regate(ledger, locationIds)
}

const postEntry = (ledger: Ledger, entry: Entry): void => {
  append(ledger, entry)
  for (const cell of cellsOfMove(entry)) {
    if (ledger.isPhysical(cell.locationId)) settle(ledger, cell, entry.key, changeOf(entry, cell.locationId))
  }
}

/** A reversal stands where its movement stands: it says that the movement never happened, so counts after it absorb both. */
const reversalOf = (movement: Movement): Entry => ({
  kind: 'reversal',
  key: movement.key,
  itemId: movement.itemId,
  lotId: movement.lotId,
  fromLocationId: movement.toLocationId,
  toLocationId: movement.fromLocationId,
  quantity: movement.quantity,
})

const postObservation = (ledger: Ledger, seen: Seen): void => {
  const cell = namedCell(seen)
  const others = [...ledger.observations.values()]
  ledger.observations.set(seen.id, seen)
  if (cell !== null) reconcile(ledger, cell) // named only after its visit was closed, it takes its cell back
  if (others.some((other) => outranks(other, seen))) ledger.superseded.add(seen.id)
  for (const other of others) {
    if (outranks(seen, other) && !ledger.accepted.has(other.id)) ledger.superseded.add(other.id)
  }
}

export type Posted = 'posted' | 'known' | 'parked' | 'already-reversed'

const waitsFor = (ledger: Ledger, event: LedgerEvent): string | null => {
  if (event.type === 'reversal' && !ledger.movements.has(event.reversesId)) return event.reversesId
  if (event.type === 'decision' && !ledger.observations.has(event.observationId)) return event.observationId
  return null
}

/** Applies an event that waits for nothing; gives the locations whose waiting observations are to be judged again. */
const apply = (ledger: Ledger, event: LedgerEvent): string[] => {
  if (event.type === 'movement') {
    ledger.movements.set(event.id, event)
    postEntry(ledger, event)
    return [event.fromLocationId, event.toLocationId]
  }
  if (event.type === 'observation') {
    postObservation(ledger, event)
    return [event.locationId]
  }
  if (event.type === 'reversal') {
    const movement = ledger.movements.get(event.reversesId)
    if (movement === undefined || ledger.reversed.has(event.reversesId)) return []
    ledger.reversed.add(event.reversesId)
    postEntry(ledger, reversalOf(movement))
    return [movement.fromLocationId, movement.toLocationId]
  }
  const seen = ledger.observations.get(event.observationId)
  if (seen === undefined || event.outcome !== 'approve') return []
  accept(ledger, seen)
  return [seen.locationId]
}

/**
 * Takes in one event, whenever it arrives. The same event again changes nothing; one that names something not yet here is
 * parked and applied with it. What waits for approval is judged when all of that is in: a movement that comes with its own
 * reversal never stood, and a count that fits only between the two must not be accepted for it.
 */
export const post = (ledger: Ledger, event: LedgerEvent): Posted => {
  if (ledger.known.has(event.id)) return 'known'
  ledger.known.add(event.id)
  const missing = waitsFor(ledger, event)
  if (missing !== null) {
    ledger.parked.set(missing, [...(ledger.parked.get(missing) ?? []), event])
    return 'parked'
  }
  if (event.type === 'reversal' && ledger.reversed.has(event.reversesId)) return 'already-reversed'
  const released = ledger.parked.get(event.id) ?? []
  ledger.parked.delete(event.id)
  regate(
    ledger,
    [event, ...released].flatMap((one) => apply(ledger, one)),
  )
  return 'posted'
}

/** The sum of a ledger by cell, from nothing but its entries: what `stock` must equal (invariants.ts). Zeros included. */
export const fold = (entries: Iterable<Move>): Map<string, { cell: Cell; onHand: number }> => {
  const stock = new Map<string, { cell: Cell; onHand: number }>()
  for (const entry of entries) {
    for (const cell of cellsOfMove(entry)) {
      const row = stock.get(cellKey(cell)) ?? { cell, onHand: 0 }
      row.onHand += changeOf(entry, cell.locationId)
      stock.set(cellKey(cell), row)
    }
  }
  return stock
}
