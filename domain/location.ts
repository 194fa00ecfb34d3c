/** Places. Stock really lies in physical ones; virtual ones are the world outside, so that every movement has two ends. */
import type { LocationKind } from './protocol/kinds.ts'

export const PHYSICAL_KINDS = ['bin', 'dock'] as const satisfies readonly LocationKind[]
export const VIRTUAL_KINDS = [
  'supplier',
  'customer',
  'loss',
  'production',
  'transit',
] as const satisfies readonly LocationKind[]
/** They hold other places, never stock. */
export const CONTAINER_KINDS = ['site', 'zone', 'aisle'] as const satisfies readonly LocationKind[]

export type Place = {
  readonly id: string
  readonly kind: LocationKind
  readonly siteId?: string | null
  readonly parentId?: string | null
}

const among = (kinds: readonly LocationKind[], kind: LocationKind): boolean => kinds.includes(kind)

export const isPhysical = (kind: LocationKind): boolean => among(PHYSICAL_KINDS, kind)
export const isVirtual = (kind: LocationKind): boolean => among(VIRTUAL_KINDS, kind)
export const isContainer = (kind: LocationKind): boolean => among(CONTAINER_KINDS, kind)

/** The site a place belongs to: a site belongs to itself, a virtual place to none (the whole organisation's). */
export const siteOf = (place: Place): string | null =>
  place.kind === 'site' ? place.id : isVirtual(place.kind) ? null : (place.siteId ?? null)

/** Where a place hangs in the tree: its parent, else its site. */
const above = (place: Place): string | null => place.parentId ?? (place.kind === 'site' ? null : (place.siteId ?? null))

/**
 * The places from the site down to this one: "North › A › 04 › 2". Stops at a place that is not known, and at one met
 * before: two offline edits can make a loop, and a screen must still draw it.
 */
export const pathOf = <P extends Place>(place: P, get: (id: string) => P | undefined): P[] => {
  const path: P[] = []
  const met = new Set<string>()
  let at: P | undefined = place
  while (at !== undefined && !met.has(at.id)) {
    met.add(at.id)
    path.unshift(at)
    const parent: string | null = above(at)
    at = parent === null ? undefined : get(parent)
  }
  return path
}

/** Would hanging `id` below `parentId` close a loop? */
export const wouldLoop = (id: string, parentId: string, get: (id: string) => Place | undefined): boolean => {
  const parent = get(parentId)
  return parentId === id || (parent !== undefined && pathOf(parent, get).some((place) => place.id === id))
}

/** May it hang there? Below what holds places at its own site; goods are transferred to another one, a bin is not carried there. */
export const mayHangBelow = (place: Place, parent: Place, get: (id: string) => Place | undefined): boolean =>
  place.kind !== 'site' &&
  isContainer(parent.kind) &&
  siteOf(parent) === siteOf(place) &&
  !wouldLoop(place.id, parent.id, get)

/** May a place become another kind? Only one that holds stock in the same way; a site stays a site. */
export const kindMayBecome = (from: LocationKind, to: LocationKind): boolean =>
  from === to ||
  (isPhysical(from) && isPhysical(to)) ||
  (isContainer(from) && isContainer(to) && from !== 'site' && to !== 'site')
