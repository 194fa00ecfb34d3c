/**
 * Plans of counts: what a wish ("class A", "not counted for 30 days") comes to. Whoever plans, a lead's device or the server
 * for a schedule, names the bins in the count itself: counters' devices may not know what made them the ones to count.
 */
import { compareTexts } from './compare.ts'
import { isPhysical, type Place, pathOf } from './location.ts'
import type { CountScope } from './protocol/documents.ts'

export type PlanPlace = Place & {
  readonly code: string
  readonly archived: boolean
  readonly pickSequence?: number | null | undefined
}

/** A cell that holds something; `countedAt` is null when nobody ever counted it. */
export type PlanCell = { readonly itemId: string; readonly locationId: string; readonly countedAt: string | null }

export type PlanFacts = {
  readonly places: readonly PlanPlace[]
  readonly cells: readonly PlanCell[]
  readonly abcClassOf: (itemId: string) => string | null | undefined
  /** The time of planning, ISO 8601. */
  readonly now: string
}

export type CountPlan = {
  readonly scope: CountScope
  readonly bins: number
  /** Cells that hold something, of those that are counted. */
  readonly cells: number
  /** Bins that would have been due too, beyond what one count names. */
  readonly left: number
}

/** An action has room for some 1,600 ids; more than this in one count is several counts. */
export const MAX_NAMED_BINS = 1_000

const NO_SEQUENCE = Number.MAX_SAFE_INTEGER

/** The order in which one walks past places. */
export const inWalkingOrder = (a: PlanPlace, b: PlanPlace): number =>
  (a.pickSequence ?? NO_SEQUENCE) - (b.pickSequence ?? NO_SEQUENCE) ||
  a.code.localeCompare(b.code, undefined, { numeric: true })

/** The bins and docks in the places that a scope names, of the whole site where it names none, in walking order. */
export const binsOf = <P extends PlanPlace>(
  { siteId, scope }: { readonly siteId: string; readonly scope: CountScope },
  places: readonly P[],
): P[] => {
  const byId = new Map(places.map((place) => [place.id, place]))
  const named = new Set(scope.locationIds)
  const isIn = (place: P) => named.size === 0 || pathOf(place, (id) => byId.get(id)).some((step) => named.has(step.id))
  return places
    .filter((place) => isPhysical(place.kind) && !place.archived && place.siteId === siteId && isIn(place))
    .sort(inWalkingOrder)
}

const DAY_MS = 86_400_000

/** What a wish comes to now: its places as they are named, or, where it asks for items or for what was long not counted, the bins that hold them. */
export const planCount = (
  wish: { readonly siteId: string; readonly scope: CountScope },
  facts: PlanFacts,
): CountPlan => {
  const { itemIds = [], abcClass, notCountedDays } = wish.scope
  const inPlaces = binsOf(wish, facts.places)
  const binIds = new Set(inPlaces.map((bin) => bin.id))
  const items = new Set(itemIds)
  const isMeant = ({ itemId, locationId }: PlanCell) =>
    binIds.has(locationId) &&
    (items.size === 0 || items.has(itemId)) &&
    (abcClass === undefined || facts.abcClassOf(itemId) === abcClass)
  const meant = facts.cells.filter(isMeant)
  if (items.size === 0 && abcClass === undefined && notCountedDays === undefined) {
    return { scope: wish.scope, bins: inPlaces.length, cells: meant.length, left: 0 }
  }
  const since =
    notCountedDays === undefined ? undefined : new Date(Date.parse(facts.now) - notCountedDays * DAY_MS).toISOString()
  const oldest = new Map<string, string>()
  for (const { locationId, countedAt } of meant) {
    const at = countedAt ?? ''
    if (since !== undefined && at >= since) continue
    oldest.set(locationId, [oldest.get(locationId) ?? at, at].sort()[0] ?? at)
  }
  const due = inPlaces.filter((bin) => oldest.has(bin.id))
  const longestAgo = (a: PlanPlace, b: PlanPlace) => compareTexts(oldest.get(a.id) ?? '', oldest.get(b.id) ?? '')
  const named = (due.length > MAX_NAMED_BINS ? [...due].sort(longestAgo) : due).slice(0, MAX_NAMED_BINS)
  const namedIds = new Set(named.map((bin) => bin.id))
  return {
    scope: { ...wish.scope, locationIds: named.sort(inWalkingOrder).map((bin) => bin.id) },
    bins: named.length,
    cells: meant.filter((cell) => namedIds.has(cell.locationId)).length,
    left: due.length - named.length,
  }
}
