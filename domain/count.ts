/** Counts: how far what was seen may differ from the book before somebody else must look. */
import { type CountDocument, ROLES, type Role } from './protocol.ts'

/** Every bound that is set must hold; with none set, only an exact match is within. `percent` is of what was expected. */
export type Tolerance = { readonly units?: number | null; readonly percent?: number | null }

/** When an observation takes effect by itself: at once, once its variance is within tolerance, or only by a decision. */
export type Gate =
  | { readonly kind: 'open' }
  | ({ readonly kind: 'tolerance' } & Tolerance)
  | { readonly kind: 'approval' }

/** What was seen, less what the book said just before. */
const varianceOf = (seen: number, expected: number): number => seen - expected

export const isWithin = (tolerance: Tolerance, seen: number, expected: number): boolean => {
  const off = Math.abs(varianceOf(seen, expected))
  const { units, percent } = tolerance
  if (units == null && percent == null) return off === 0
  return (units == null || off <= units) && (percent == null || off * 100 <= percent * Math.abs(expected))
}

export const passes = (gate: Gate, seen: number, expected: number): boolean =>
  gate.kind === 'open' || (gate.kind === 'tolerance' && isWithin(gate, seen, expected))

/**
 * The gate of an observation when it arrives. In a count: the count's tolerance, and a decision once it is posted or
 * cancelled. Outside one: open to who may adjust; others up to their limit in base units, 0 unless one is set.
 */
export const gateOf = (arrival: {
  readonly count?: Pick<CountDocument, 'state' | 'tolerance'> | undefined
  readonly mayAdjust: boolean
  readonly adjustLimit?: number
}): Gate => {
  const { count } = arrival
  if (count === undefined) {
    return arrival.mayAdjust ? { kind: 'open' } : { kind: 'tolerance', units: arrival.adjustLimit ?? 0 }
  }
  if (count.state === 'posted' || count.state === 'cancelled') return { kind: 'approval' }
  return { kind: 'tolerance', units: count.tolerance.units, percent: count.tolerance.percent }
}

/** Counters and all who rank below lead must not learn what should be there; a lead may. */
export const countsBlind = (role: Role): boolean => ROLES.indexOf(role) < ROLES.indexOf('lead')

/** Does this count keep anything from its counters now? From its start to its posting (PROTOCOL, "Blind counts"). */
export const isBlindNow = (count: Pick<CountDocument, 'blind' | 'state'>): boolean =>
  count.blind && (count.state === 'counting' || count.state === 'review')

/**
 * Does a count go over this cell? `path` holds the ids from the site down to the bin: a place that is named stands for all
 * in it. Whatever the scope names must fit; what it does not name is every bin of the site, every item.
 */
export const goesOver = (
  { siteId, scope }: Pick<CountDocument, 'siteId' | 'scope'>,
  cell: { readonly path: readonly string[]; readonly itemId?: string | undefined; readonly abcClass?: string | null },
): boolean => {
  const { locationIds = [], itemIds = [], abcClass } = scope
  return (
    cell.path.includes(siteId) &&
    (locationIds.length === 0 || cell.path.some((id) => locationIds.includes(id))) &&
    (itemIds.length === 0 || cell.itemId === undefined || itemIds.includes(cell.itemId)) &&
    (!abcClass || cell.itemId === undefined || abcClass === cell.abcClass)
  )
}
