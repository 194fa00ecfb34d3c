import { isPhysical, pathOf } from '../../../domain/location.ts'
import type { CountDocument, LocationDocument } from '../../../domain/protocol.ts'

/** The bins a count goes through, in walking order; none listed when it names no places (any bin of the site will do). */
export const binsOf = (
  count: Pick<CountDocument, 'scope'>,
  locations: readonly LocationDocument[],
): LocationDocument[] => {
  const named = new Set(count.scope.locationIds ?? [])
  if (named.size === 0) return []
  const byId = new Map(locations.map((place) => [place.id, place]))
  const inScope = (place: LocationDocument) => pathOf(place, (id) => byId.get(id)).some((step) => named.has(step.id))
  return locations
    .filter((place) => isPhysical(place.kind) && !place.archived && inScope(place))
    .sort(
      (a, b) =>
        (a.pickSequence ?? Number.MAX_SAFE_INTEGER) - (b.pickSequence ?? Number.MAX_SAFE_INTEGER) ||
        a.code.localeCompare(b.code, undefined, { numeric: true }),
    )
}

export const isUnderWay = (count: Pick<CountDocument, 'state'>): boolean =>
  count.state === 'planned' || count.state === 'counting'
