/** Serial numbers: each is one piece of its item, and it lies in one place. */
import { isPhysical } from './location.ts'
import type { LocationKind } from './protocol/kinds.ts'

/** What the books have of one serial at one place. */
export type SerialCell = { readonly kind: LocationKind; readonly onHand: number }

/** A piece can lie there and be found again. What is lost, consumed or still with a supplier is none. */
const holdsPieces = (kind: LocationKind): boolean => isPhysical(kind) || kind === 'customer' || kind === 'transit'

/**
 * How many pieces of a serial there are, by the books. A place below zero takes none back: picked where it was not, the
 * piece still stands where the books had it.
 */
export const serialPieces = (cells: Iterable<SerialCell>): number => {
  let pieces = 0
  for (const { kind, onHand } of cells) if (holdsPieces(kind)) pieces += Math.max(0, onHand)
  return pieces
}

/** More than one piece of one serial: received twice, or in two places. Accepted as all that happened, and looked at. */
export const isTwice = (cells: Iterable<SerialCell>): boolean => serialPieces(cells) > 1
