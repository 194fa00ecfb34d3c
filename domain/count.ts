/** Counts: how far what was seen may differ from the book before somebody else must look. */
import { compareTexts } from './compare.ts'
import type { CountDocument } from './protocol/documents.ts'
import { ROLES, type Role } from './protocol/kinds.ts'

/**
 * Every bound that is set must hold; with none set, only an exact match is within. `percent` is of what was expected, `value`
 * of money.
 */
export type Tolerance = {
  readonly units?: number | null | undefined
  readonly percent?: number | null | undefined
  readonly value?: number | null | undefined
}

/** What one base unit is worth; null when nobody has said. */
export type UnitValue = number | null

/** An item's cost, else its price. */
export const unitValueOf = (
  cost: { readonly cost: number } | undefined,
  item: { readonly price?: number | null } | undefined,
): UnitValue => cost?.cost ?? item?.price ?? null

/** Amounts are told to a ten-thousandth: 3 × 0.1 is 0.3, in binary fractions too. SQL rounds alike (migrations/0026). */
const PRECISION = 10_000
const rounded = (amount: number): number => Math.floor(amount * PRECISION + 0.5) / PRECISION

/** What a variance is worth: nothing differs, nothing lost; of what nobody knows the worth, null. */
export const varianceValue = (variance: number, unitValue: UnitValue): number | null =>
  variance === 0 ? 0 : unitValue === null ? null : rounded(Math.abs(variance) * unitValue)

export type Worth = { readonly value: number; readonly currency?: string | undefined }

/** Amounts by currency, never added up across them; undefined as soon as one of them is not known. */
export const worthOf = (
  cells: readonly { readonly value: number | null; readonly currency?: string | null | undefined }[],
): readonly Worth[] | undefined => {
  const sums = new Map<string, number>()
  for (const { value, currency } of cells) {
    if (value === null) return undefined
    if (value !== 0) sums.set(currency ?? '', (sums.get(currency ?? '') ?? 0) + value)
  }
  const worth = [...sums].sort(([a], [b]) => compareTexts(a, b))
  return worth.length === 0
    ? [{ value: 0 }]
    : worth.map(([currency, value]) => ({ value: rounded(value), ...(currency === '' ? {} : { currency }) }))
}

/** When an observation takes effect by itself: at once, once its variance is within tolerance, or only by a decision. */
export type Gate =
  | { readonly kind: 'open' }
  | ({ readonly kind: 'tolerance' } & Tolerance)
  | { readonly kind: 'approval' }

/** What was seen, less what the book said just before. */
const varianceOf = (seen: number, expected: number): number => seen - expected

/** A tolerance in value lets nothing pass that differs and whose worth is not known. */
export const isWithin = (
  tolerance: Tolerance,
  seen: number,
  expected: number,
  unitValue: UnitValue = null,
): boolean => {
  const off = Math.abs(varianceOf(seen, expected))
  const { units, percent, value } = tolerance
  if (units == null && percent == null && value == null) return off === 0
  const worth = varianceValue(off, unitValue)
  return (
    (units == null || off <= units) &&
    (percent == null || off * 100 <= percent * Math.abs(expected)) &&
    (value == null || (worth !== null && worth <= rounded(value)))
  )
}

export const passes = (gate: Gate, seen: number, expected: number, unitValue: UnitValue = null): boolean =>
  gate.kind === 'open' || (gate.kind === 'tolerance' && isWithin(gate, seen, expected, unitValue))

/**
 * The gate of an observation when it arrives. In a count: the count's tolerance, and a decision once it is posted or
 * cancelled, or when somebody was asked to count again what they had counted themselves: that proves nothing new. Outside
 * one: open to who may adjust; others up to their limit in base units, 0 unless one is set.
 */
export const gateOf = (arrival: {
  readonly count?: Pick<CountDocument, 'state' | 'tolerance'> | undefined
  readonly mayAdjust: boolean
  readonly adjustLimit?: number
  readonly recountsOwn?: boolean
}): Gate => {
  const { count, recountsOwn = false } = arrival
  if (count === undefined) {
    return arrival.mayAdjust ? { kind: 'open' } : { kind: 'tolerance', units: arrival.adjustLimit ?? 0 }
  }
  if (recountsOwn || count.state === 'posted' || count.state === 'cancelled') return { kind: 'approval' }
  return { kind: 'tolerance', ...count.tolerance }
}

/** Somebody else counts again; who counted before only where there is no one else, and says so. */
export const mayRecount = (recount: { readonly counterId: string }, userId: string): boolean =>
  recount.counterId !== userId

/** Counters and all who rank below lead must not learn what should be there; a lead may. */
export const countsBlind = (role: Role): boolean => ROLES.indexOf(role) < ROLES.indexOf('lead')

/** Does this count keep anything from its counters now? From its start to its posting (PROTOCOL, "Blind counts"). */
export const isBlindNow = (count: Pick<CountDocument, 'blind' | 'state'>): boolean =>
  count.blind && (count.state === 'counting' || count.state === 'review')

type ItemScope = Pick<CountDocument['scope'], 'itemIds' | 'abcClass'>

/** Does a count of this scope go over some items of a bin only? What lies beside them is not for it to say. */
export const isOfSomeItems = ({ itemIds = [], abcClass }: ItemScope): boolean => itemIds.length > 0 || !!abcClass

/** Which items a count of this scope goes over; undefined: all. */
export const itemsOf = (
  scope: ItemScope,
  abcClassOf: (itemId: string) => string | null | undefined,
): ((itemId: string) => boolean) | undefined => {
  const { itemIds = [], abcClass } = scope
  if (!isOfSomeItems(scope)) return undefined
  const named = new Set(itemIds)
  return (itemId) => (named.size === 0 || named.has(itemId)) && (!abcClass || abcClass === abcClassOf(itemId))
}

/**
 * Does a count go over this cell? `path` holds the ids from the site down to the bin: a place that is named stands for all
 * in it. Whatever the scope names must fit; what it does not name is every bin of the site, every item.
 */
export const goesOver = (
  { siteId, scope }: Pick<CountDocument, 'siteId' | 'scope'>,
  cell: { readonly path: readonly string[]; readonly itemId?: string | undefined; readonly abcClass?: string | null },
): boolean => {
  const { locationIds = [] } = scope
  const isCounted = itemsOf(scope, () => cell.abcClass)
  return (
    cell.path.includes(siteId) &&
    (locationIds.length === 0 || cell.path.some((id) => locationIds.includes(id))) &&
    (cell.itemId === undefined || !isCounted || isCounted(cell.itemId))
  )
}
