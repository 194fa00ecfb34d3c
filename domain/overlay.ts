/**
 * A device's own unsettled actions, indexed by cell, so that a screen asks for its cells alone. Built once per change of
 * the outbox; asking for one cell looks at that cell's few actions and at the closed visits of its bin.
 */
import { type Cell, cellKey, cellOf } from './cell.ts'
import { keyOf, type LedgerKey } from './clock.ts'
import type { Gate } from './count.ts'
import { changeOf, type Move } from './ledger.ts'
import { closesVisit, covers, type NamedInVisit, namedCell, type Observation } from './observation.ts'
import type { Action, AllocationAction, MovementAction, ObservationAction } from './protocol/actions.ts'

/** What one of the person's own actions does to one cell: a change of stock, or a sight of it. */
export type OwnMove = { readonly seq: number; readonly key: LedgerKey; readonly change: number }
export type OwnSight = {
  readonly seq: number
  readonly key: LedgerKey
  readonly seen: Observation
  readonly gate: Gate
}
export type OwnEvent = OwnMove | OwnSight

/** What the index must ask of the mirror. */
export type MirrorLookup = {
  /** A movement that the server has, unless it was reversed already; to know what an own reversal takes back. */
  readonly movement: (id: string) => (Move & { readonly key: LedgerKey }) | undefined
  /** The gate the server will judge an observation by (`gateOf`); `approval` where a higher round is accepted already. */
  readonly gateFor: (observation: ObservationAction) => Gate
  /** Which items the count of a closing goes over; undefined: all (`itemsOf`). */
  readonly countedIn: (closing: ObservationAction) => Observation['isCounted']
  /** Has an observation in the mirror named this cell on that visit? */
  readonly isNamed: NamedInVisit
}

export type Overlay = {
  readonly cells: ReadonlyMap<string, { readonly cell: Cell; readonly events: readonly OwnEvent[] }>
  /** Closed visits by location; which cells they speak of is asked of each cell. */
  readonly closings: ReadonlyMap<string, readonly OwnSight[]>
  readonly allocations: ReadonlyMap<string, readonly AllocationAction[]>
  readonly isNamed: NamedInVisit
}

const moveOf = (action: MovementAction): Move & { key: LedgerKey } => ({
  ...action,
  lotId: cellOf({ ...action, locationId: action.fromLocationId }).lotId,
  key: keyOf(action),
})

const append = <T>(lists: Map<string, T[]>, key: string, value: T): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

const namedByOwn = (actions: readonly Action[]): Set<string> =>
  new Set(
    actions.flatMap((action) => {
      const cell = action.type === 'observation' ? namedCell(action) : null
      return action.type === 'observation' && cell !== null ? [`${action.visitId}/${cellKey(cell)}`] : []
    }),
  )

/**
 * Indexes one outbox's unsettled actions (see `isUnsettled`), given in `deviceSeq` order, as they will arrive. A reversal
 * of an own unsettled movement and of one in the mirror are alike: both undo it at the movement's own key.
 */
export const overlayOf = (unsettled: readonly Action[], mirror: MirrorLookup): Overlay => {
  const cells = new Map<string, { cell: Cell; events: OwnEvent[] }>()
  const closings = new Map<string, OwnSight[]>()
  const allocations = new Map<string, AllocationAction[]>()
  const movements = new Map<string, Move & { key: LedgerKey }>()
  const reversed = new Set<string>()
  const named = namedByOwn(unsettled)

  const put = (cell: Cell, event: OwnEvent): void => {
    const known = cells.get(cellKey(cell))
    if (known === undefined) cells.set(cellKey(cell), { cell, events: [event] })
    else known.events.push(event)
  }
  const putMove = (seq: number, move: Move & { key: LedgerKey }, sign: 1 | -1): void => {
    for (const locationId of [move.fromLocationId, move.toLocationId]) {
      put(
        { itemId: move.itemId, locationId, lotId: move.lotId },
        {
          seq,
          key: move.key,
          change: sign * changeOf(move, locationId),
        },
      )
    }
  }

  for (const action of unsettled) {
    if (action.type === 'movement') {
      movements.set(action.id, moveOf(action))
      putMove(action.deviceSeq, moveOf(action), 1)
    } else if (action.type === 'reversal') {
      const move = movements.get(action.reversesId) ?? mirror.movement(action.reversesId)
      if (move === undefined || reversed.has(action.reversesId)) continue
      reversed.add(action.reversesId)
      putMove(action.deviceSeq, move, -1)
    } else if (action.type === 'observation') {
      const key = keyOf(action)
      const cell = namedCell(action)
      const isCounted = cell === null ? mirror.countedIn(action) : undefined
      const seen = { ...action, key, ...(isCounted ? { isCounted } : {}) }
      const sight = { seq: action.deviceSeq, key, seen, gate: mirror.gateFor(action) }
      if (cell === null) append(closings, action.locationId, sight)
      else put(cell, sight)
    } else if (action.type === 'allocation') {
      append(allocations, cellKey(cellOf(action)), action)
    }
  }
  return {
    cells,
    closings,
    allocations,
    isNamed: (visitId, cell) => named.has(`${visitId}/${cellKey(cell)}`) || mirror.isNamed(visitId, cell),
  }
}

/** What the person's own actions do to a cell, in the order they will arrive. Most cells have none. */
export const ownEvents = (overlay: Overlay, cell: Cell): readonly OwnEvent[] => {
  const events = overlay.cells.get(cellKey(cell))?.events ?? []
  const closings = overlay.closings.get(cell.locationId) ?? []
  const covering = closings.filter(({ seen }) => closesVisit(seen) && covers(seen, cell, overlay.isNamed))
  return covering.length === 0 ? events : [...events, ...covering].sort((a, b) => a.seq - b.seq)
}

/** The overlay with other gates on its closed visits. */
export const withClosings = (overlay: Overlay, gateOfClosing: (sight: OwnSight) => Gate): Overlay => ({
  ...overlay,
  closings: new Map(
    [...overlay.closings].map(([locationId, sights]) => [
      locationId,
      sights.map((sight) => ({ ...sight, gate: gateOfClosing(sight) })),
    ]),
  ),
})
