/**
 * Where goods belong: the bin that a put-away suggests. Pure and the same on every phone: which one is suggested depends on
 * what lies where, never on the order in which it is told.
 */
import { siteOf } from './location.ts'
import type { LocationDocument } from './protocol/documents.ts'

export type Shelf = Pick<LocationDocument, 'id' | 'kind' | 'siteId' | 'code' | 'pickSequence' | 'archived' | 'hold'>

export type Suggestion = { readonly locationId: string; readonly reason: 'lives-here' | 'empty' }

/** So many of the item there, of which lot; what is not more than nothing is no home. */
type Held = { readonly locationId: string; readonly lotId: string | null; readonly onHand: number }

/** In the order in which one walks; a bin that is in nobody's way comes last, ties by code and id. */
export const byPickSequence = (a: Shelf, b: Shelf): number =>
  (a.pickSequence ?? Number.MAX_SAFE_INTEGER) - (b.pickSequence ?? Number.MAX_SAFE_INTEGER) ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * The bin where the item lives, one with the same lot before others; else the first empty one of the site, by pick sequence.
 * `isEmpty` is asked in that order, and only until it says yes: a site has thousands of bins. Bins that hold what may not be
 * used are no home, and where the goods stand already is no place to put them.
 */
export const suggestBin = (goods: {
  readonly siteId: string
  readonly fromId: string | undefined
  readonly lotId: string | null
  readonly held: readonly Held[]
  readonly shelves: readonly Shelf[]
  readonly isEmpty: (locationId: string) => boolean
}): Suggestion | undefined => {
  const bins = goods.shelves
    .filter((shelf) => shelf.kind === 'bin' && !shelf.archived && !shelf.hold && shelf.id !== goods.fromId)
    .filter((shelf) => siteOf(shelf) === goods.siteId)
    .sort(byPickSequence)
  const holding = goods.held.filter((row) => row.onHand > 0)
  const ofLot = new Set(holding.filter((row) => row.lotId === goods.lotId).map((row) => row.locationId))
  const ofItem = new Set(holding.map((row) => row.locationId))
  const home = bins.find((bin) => ofLot.has(bin.id)) ?? bins.find((bin) => ofItem.has(bin.id))
  if (home) return { locationId: home.id, reason: 'lives-here' }
  const empty = bins.find((bin) => goods.isEmpty(bin.id))
  return empty && { locationId: empty.id, reason: 'empty' }
}
