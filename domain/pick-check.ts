/** What a scan says at a stop of a pick list, or at a bench: go on, or a clear no with what was expected. */
import { NO_LOT } from './ids.ts'
import type { Take } from './pick.ts'

export type Scanned =
  | { readonly kind: 'location'; readonly locationId: string }
  | { readonly kind: 'item'; readonly itemId: string }
  | { readonly kind: 'lot'; readonly itemId: string; readonly lotId: string }
  /** Something that is known, and neither goods nor a place. */
  | { readonly kind: 'other' }

export type PickHeard =
  /** The right bin, or where the goods go: nothing is taken yet. */
  | { readonly kind: 'at-place' }
  /** The right thing; `lotId` is what was scanned where pieces have a number each. */
  | { readonly kind: 'take'; readonly lotId: string }
  | { readonly kind: 'no'; readonly why: 'wrong-bin' | 'bin-first' | 'wrong-item' | 'wrong-lot' }

export type AtStop = {
  readonly stop: Take
  /** Where the goods of this stop go. */
  readonly placeId: string
  /** The bin that was scanned last. */
  readonly atLocationId: string | undefined
  /** What was taken at the stop before. */
  readonly lastItemId: string | undefined
  readonly isSerial: boolean
  /** Lots of the item that lie in this bin. */
  readonly lotsHere: ReadonlySet<string>
}

/**
 * Scanning the bin, the item or both confirms a stop. Where the stop before was of the same item in another bin, the bin must
 * be scanned: a piece scanned twice would otherwise pick here too.
 */
export const checkPick = (at: AtStop, scanned: Scanned): PickHeard => {
  const { stop } = at
  if (scanned.kind === 'other') return { kind: 'no', why: 'wrong-item' }
  if (scanned.kind === 'location') {
    const fits = scanned.locationId === stop.locationId || scanned.locationId === at.placeId
    return fits ? { kind: 'at-place' } : { kind: 'no', why: 'wrong-bin' }
  }
  if (scanned.itemId !== stop.itemId) return { kind: 'no', why: 'wrong-item' }
  if (at.lastItemId === stop.itemId && at.atLocationId !== stop.locationId) return { kind: 'no', why: 'bin-first' }
  if (scanned.kind === 'item' || stop.lotId === NO_LOT || scanned.lotId === stop.lotId) {
    return { kind: 'take', lotId: stop.lotId }
  }
  // One serial number is as good as another, as long as it lies here.
  if (at.isSerial && at.lotsHere.has(scanned.lotId)) return { kind: 'take', lotId: scanned.lotId }
  return { kind: 'no', why: 'wrong-lot' }
}

export type Checked<G> =
  /** So many of each are checked off by it, and so many pieces are more than lie there. */
  | { readonly kind: 'goods'; readonly checks: readonly { goods: G; pieces: number }[]; readonly extra: number }
  | { readonly kind: 'no'; readonly why: 'not-ordered' | 'extra' }

/** Checks pieces of an item off what lies there for an order, one line of it after the other; beyond all of them they are extra. */
export const checkOff = <G extends { readonly itemId: string; readonly lotId: string; readonly quantity: number }>(
  goods: readonly G[],
  checkedOf: (goods: G) => number,
  scanned: Extract<Scanned, { kind: 'item' | 'lot' }>,
  pieces: number,
): Checked<G> => {
  const same = goods.filter(
    (one) => one.itemId === scanned.itemId && (scanned.kind === 'item' || one.lotId === scanned.lotId),
  )
  let extra = pieces
  const checks = same.flatMap((one) => {
    const taken = Math.min(extra, Math.max(0, one.quantity - checkedOf(one)))
    extra -= taken
    return taken > 0 ? [{ goods: one, pieces: taken }] : []
  })
  if (checks.length > 0) return { kind: 'goods', checks, extra }
  return { kind: 'no', why: same.length > 0 ? 'extra' : 'not-ordered' }
}
