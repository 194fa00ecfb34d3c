/**
 * Where goods go that may not be used: damaged on arrival, or come back from a customer.
 *
 * - By lot: into a lot of their own, on hold, beside the good ones of the same delivery: a lot has one status, and of a
 *   pallet only a box may be broken. Its code is the lot's with a mark, so that the label still leads to it.
 * - By serial: a serial is one piece, so its own lot is made on hold; one that is known already keeps its status, which is a
 *   lead's to change, and goes to a place that holds.
 * - Not tracked: into a bin or dock of the site that holds (`hold`): what stands there counts as on hand, not as available.
 *   A site that has none asks for a place, and says that the goods count as available there.
 */
import type { Tracking } from './item.ts'
import { isPhysical, siteOf } from './location.ts'
import type { LotDocument } from './protocol/documents.ts'
import { byPickSequence, type Shelf } from './put-away.ts'

const MARK = '-HOLD'

/** The code of the lot on hold that belongs to a lot. */
export const holdCodeOf = (code: string): string => (code.endsWith(MARK) ? code : `${code}${MARK}`)

export type HeldLot = { readonly code: string; readonly status: LotDocument['status'] }

/** The lot for goods that may not be used; null where a lot cannot say so and the place has to. */
export const holdLotOf = (
  tracking: Tracking,
  lot: { readonly code: string; readonly known?: Pick<LotDocument, 'status'> | undefined } | undefined,
): HeldLot | null => {
  if (tracking === 'none' || lot === undefined) return null
  if (lot.known !== undefined && lot.known.status !== 'available') return { code: lot.code, status: lot.known.status }
  if (tracking === 'lot') return { code: holdCodeOf(lot.code), status: 'hold' }
  return lot.known === undefined ? { code: lot.code, status: 'hold' } : null
}

/** The place of a site for what may not be used: the first that holds, as one walks. */
export const holdPlaceOf = <S extends Shelf>(siteId: string, shelves: readonly S[]): S | undefined =>
  shelves
    .filter((shelf) => isPhysical(shelf.kind) && shelf.hold && !shelf.archived && siteOf(shelf) === siteId)
    .sort(byPickSequence)[0]
