/**
 * What to show before the server has answered: the mirror with the device's own unsettled actions over it, by the rule of
 * LEDGER.md, "On the device". Everything here looks at one cell or one document, so that a screen costs what it shows.
 */
import type { Cell } from './cell.ts'
import { compareKeys, isAfter, type LedgerKey } from './clock.ts'
import { passes, type UnitValue } from './count.ts'
import { createdFields, type Fields } from './edit.ts'
import { mergeEdit } from './merge.ts'
import { outranks, quantitySeen } from './observation.ts'
import { type Overlay, type OwnEvent, type OwnMove, type OwnSight, ownEvents, withClosings } from './overlay.ts'
import type { AllocationAction, EditAction } from './protocol/actions.ts'
import type { Outcome } from './protocol/push.ts'

/** What the mirror says of one cell. A cell without a stock row has 0 and null. */
export type CellReading = {
  readonly mirrorOnHand: number
  readonly lastCounted: LedgerKey | null
  /** The sum of what the mirror's entries with a later key change in this cell, corrections included. */
  readonly entriesAfter: (key: LedgerKey) => number
  /** What a base unit is worth, where this device knows: costs are not everyone's to see. */
  readonly unitValue?: UnitValue
}

/**
 * Does this action still stand over the mirror? Accepted ones leave once a complete catch-up reaches their `seq`, which
 * the answer of a push alone does not show; rejected ones leave at once, parked ones stay.
 */
export const isUnsettled = (outcome: Pick<Outcome, 'status' | 'seq'> | undefined, through: number): boolean =>
  outcome === undefined || outcome.status === 'parked' || (outcome.status === 'accepted' && outcome.seq > through)

const isSight = (event: OwnEvent): event is OwnSight => 'seen' in event
const isLater = (key: LedgerKey, than: LedgerKey | null): boolean => than === null || isAfter(key, than)

/** What has arrived so far, as the server will have it: own changes, own sights in effect, and those that wait. */
type Arrived = { moves: OwnMove[]; effective: OwnSight[]; waiting: OwnSight[] }

/** Stock of the cell just before `until`, or now: from the last effective sight on, else from the mirror. */
const stockAt = (reading: CellReading, arrived: Arrived, until: LedgerKey | null): number => {
  const isBefore = (key: LedgerKey): boolean => until === null || isAfter(until, key)
  const own = arrived.effective.filter((sight) => isBefore(sight.key)).at(-1)
  const since = own?.key ?? reading.lastCounted
  const moved = arrived.moves
    .filter((move) => isLater(move.key, since) && isBefore(move.key))
    .reduce((sum, move) => sum + move.change, 0)
  const later = until === null ? 0 : reading.entriesAfter(until)
  const base = own === undefined ? reading.mirrorOnHand : quantitySeen(own.seen) + reading.entriesAfter(own.key)
  return base - later + moved
}

/** Takes sights into effect, earliest first, as long as one that waits passes its gate. */
const judge = (reading: CellReading, arrived: Arrived): void => {
  const next = arrived.waiting.find((sight) =>
    passes(sight.gate, quantitySeen(sight.seen), stockAt(reading, arrived, sight.key), reading.unitValue),
  )
  if (next === undefined) return
  arrived.waiting = arrived.waiting.filter((sight) => sight !== next)
  arrived.effective = [...arrived.effective.filter((sight) => !outranks(next.seen, sight.seen)), next]
  arrived.effective.sort((a, b) => compareKeys(a.key, b.key))
  judge(reading, arrived)
}

const arrive = (reading: CellReading, unsettled: readonly OwnEvent[]): Arrived => {
  const arrived: Arrived = { moves: [], effective: [], waiting: [] }
  const sights = unsettled.filter(isSight)
  for (const event of unsettled) {
    if (!isSight(event)) arrived.moves.push(event)
    else {
      const isReplaced = sights.some((other) => other.seq < event.seq && outranks(other.seen, event.seen))
      // One older than the mirror's last count says nothing about now.
      const speaksOfNow = isLater(event.key, reading.lastCounted) && !isReplaced
      const waiting = arrived.waiting.filter((sight) => !outranks(event.seen, sight.seen))
      arrived.waiting = [...waiting, ...(speaksOfNow ? [event] : [])].sort((a, b) => compareKeys(a.key, b.key))
    }
    judge(reading, arrived)
  }
  return arrived
}

/**
 * On hand to show in a cell, in base units. With w the latest own sight that will take effect, after the mirror's last
 * count: what w saw, and everything after it. Otherwise: the mirror, and own changes after its last count; what came
 * before that count was seen by its counter already.
 */
export const cellOnHand = (cell: CellReading & { readonly unsettled: readonly OwnEvent[] }): number => {
  if (cell.unsettled.length === 0) return cell.mirrorOnHand
  if (cell.unsettled.some(isSight)) return stockAt(cell, arrive(cell, cell.unsettled), null)
  let onHand = cell.mirrorOnHand
  for (const event of cell.unsettled) {
    if (!isSight(event) && isLater(event.key, cell.lastCounted)) onHand += event.change
  }
  return onHand
}

/**
 * The closing of a visit takes effect in all its cells or in none, so one with a tolerance is judged over the bin before
 * any cell is shown. `readingsAt` gives every cell that is known at a location, from the mirror or the overlay. Without
 * such closings, which is nearly always, the overlay comes back as it is.
 */
export const settleClosings = (
  overlay: Overlay,
  readingsAt: (locationId: string) => readonly (CellReading & { readonly cell: Cell })[],
): Overlay => {
  const isOpenQuestion = (sight: OwnSight): boolean => sight.gate.kind === 'tolerance'
  if (![...overlay.closings.values()].some((sights) => sights.some(isOpenQuestion))) return overlay
  const failed = new Set<string>()
  for (const [locationId, sights] of overlay.closings) {
    for (const reading of readingsAt(locationId)) {
      const own = ownEvents(overlay, reading.cell)
      const { effective } = arrive(reading, own)
      for (const sight of sights) {
        const speaksOfNow = own.includes(sight) && isLater(sight.key, reading.lastCounted)
        if (speaksOfNow && !effective.includes(sight)) failed.add(sight.seen.id)
      }
    }
  }
  return withClosings(overlay, (sight) =>
    !isOpenQuestion(sight) ? sight.gate : failed.has(sight.seen.id) ? { kind: 'approval' } : { kind: 'open' },
  )
}

/** Allocated to show in a cell: the mirror's, with own allocations and releases in their order; never below 0. */
export const cellAllocated = (mirrorAllocated: number, unsettled: readonly AllocationAction[] = []): number =>
  unsettled.reduce(
    (allocated, action) => Math.max(0, allocated + (action.release ? -action.quantity : action.quantity)),
    mirrorAllocated,
  )

/**
 * A document with own unsettled edits over it, in `deviceSeq` order, by the merge that the server will make. Undefined
 * when there is none (not created, or deleted). A field that clashes shows the server's value, as it will be.
 */
export const editedDocument = (document: Fields | undefined, edits: readonly EditAction[]): Fields | undefined => {
  const ownPaths = new Set<string>()
  let current = document
  for (const edit of edits) {
    if (edit.op === 'delete') current = undefined
    else if (edit.op === 'create') {
      const created = createdFields(edit.collection, edit.set)
      if (current === undefined && created.ok) {
        current = { collection: edit.collection, id: edit.documentId, ...created.value }
        for (const field of Object.keys(created.value)) ownPaths.add(field)
      }
    } else if (current !== undefined) {
      const merge = mergeEdit({ current, base: edit.base, set: edit.set, sameDeviceFields: ownPaths })
      current = merge.next
      for (const path of merge.changedPaths) ownPaths.add(path)
    }
  }
  return current
}
