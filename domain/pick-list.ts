/** A pick list: what is to be taken, in the order in which one walks past it. */
import { cellKey } from './cell.ts'
import { compareTexts } from './compare.ts'
import type { Take } from './pick.ts'

/** Where a place lies on the way. */
export type OnTheWay = { readonly pickSequence: number | null; readonly code: string }

const collator = new Intl.Collator('en', { numeric: true })

/** Places in the order of the walk; those without a place in it come last, A-2 before A-10. */
export const byWalk = (a: OnTheWay, b: OnTheWay): number =>
  (a.pickSequence ?? Number.MAX_SAFE_INTEGER) - (b.pickSequence ?? Number.MAX_SAFE_INTEGER) ||
  collator.compare(a.code, b.code)

/** One stop's name, the same on every device and after every reload. */
export const stopKey = (take: Pick<Take, 'orderId' | 'lineId' | 'itemId' | 'locationId' | 'lotId'>): string =>
  `${take.orderId}/${take.lineId}/${cellKey(take)}`

/**
 * The takes of one or several orders as one walk: bin after bin in their pick sequence; in a bin item by item, so that one
 * reach serves every order. What was put off comes last, in the same order.
 */
export const pickList = (
  takes: readonly Take[],
  placeOf: (locationId: string) => OnTheWay,
  isPutOff: (take: Take) => boolean = () => false,
): Take[] =>
  [...takes].sort(
    (a, b) =>
      Number(isPutOff(a)) - Number(isPutOff(b)) ||
      byWalk(placeOf(a.locationId), placeOf(b.locationId)) ||
      compareTexts(a.locationId, b.locationId) ||
      compareTexts(a.itemId, b.itemId) ||
      compareTexts(a.lotId, b.lotId) ||
      compareTexts(stopKey(a), stopKey(b)),
  )
