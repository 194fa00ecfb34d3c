/** What somebody saw in a bin: so many of a thing, or, closing a visit, nothing besides what the visit named. */
import { type Cell, cellKey, cellOf } from './cell.ts'
import { isAfter, type LedgerKey } from './clock.ts'
import { isPhysical, type Place } from './location.ts'
import { err, ok, type Result } from './result.ts'

export type Observation = {
  readonly id: string
  readonly key: LedgerKey
  readonly locationId: string
  readonly itemId?: string
  readonly lotId?: string
  readonly quantity?: number
  readonly round: number
  readonly countId?: string
  readonly visitId?: string
  /** Of a closing: the items that its count goes over. Without it, all. */
  readonly isCounted?: (itemId: string) => boolean
}

/** Without an item it closes its visit to the bin. */
export const closesVisit = (observation: Pick<Observation, 'itemId'>): boolean => observation.itemId === undefined

/** The one cell that a named observation speaks of; null for the closing of a visit. */
export const namedCell = (observation: Pick<Observation, 'itemId' | 'locationId' | 'lotId'>): Cell | null =>
  observation.itemId === undefined ? null : cellOf({ ...observation, itemId: observation.itemId })

/** How many it says were there: closing a visit says that there was nothing else. */
export const quantitySeen = (observation: Pick<Observation, 'itemId' | 'quantity'>): number =>
  closesVisit(observation) ? 0 : (observation.quantity ?? 0)

/** Has the visit named this cell, by whatever observation of its own, accepted or not? */
export type NamedInVisit = (visitId: string, cell: Cell) => boolean

/**
 * Does the observation speak of this cell? A named one of its own alone. A closed visit of every cell of the bin that its count goes
 * over and that the visit has not named, those learned of later too; a name that arrives after the closing takes its cell back.
 */
export const covers = (observation: Observation, cell: Cell, isNamed: NamedInVisit): boolean => {
  if (observation.locationId !== cell.locationId) return false
  const named = namedCell(observation)
  if (named !== null) return cellKey(named) === cellKey(cell)
  // Whoever counts one item in a bin has not looked for the others.
  if (observation.isCounted && !observation.isCounted(cell.itemId)) return false
  return observation.visitId === undefined || !isNamed(observation.visitId, cell)
}

/** Do both speak of the same thing in the same count? Then the higher round counts. */
type Subject = Pick<Observation, 'countId' | 'locationId' | 'itemId' | 'lotId'>
export const isSameSubject = (a: Subject, b: Subject): boolean =>
  a.countId !== undefined &&
  a.countId === b.countId &&
  a.locationId === b.locationId &&
  a.itemId === b.itemId &&
  (a.lotId ?? null) === (b.lotId ?? null)

/** Of something that was counted outside a count: has somebody looked there again since? Then it is theirs that is to be judged. */
export const isOvertaken = (seen: Observation, others: readonly Observation[]): boolean =>
  others.some(
    (later) =>
      later.locationId === seen.locationId &&
      isAfter(later.key, seen.key) &&
      (closesVisit(later)
        ? later.visitId !== seen.visitId
        : later.itemId === seen.itemId && (later.lotId ?? null) === (seen.lotId ?? null)),
  )

export const outranks = (a: Observation, b: Observation): boolean => isSameSubject(a, b) && a.round > b.round

/** Is this a thing one can have seen: in a bin or dock, and with a number where an item is named? */
export const observationFits = (
  said: Pick<Observation, 'itemId' | 'lotId' | 'quantity'>,
  place: Place,
): Result<null, 'not-a-bin' | 'quantity-required' | 'bad-shape'> => {
  if (!isPhysical(place.kind)) return err('not-a-bin')
  if (closesVisit(said)) return said.lotId === undefined && !said.quantity ? ok(null) : err('bad-shape')
  return said.quantity === undefined ? err('quantity-required') : ok(null)
}
