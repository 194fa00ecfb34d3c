import type { Scanned } from '../../../domain/pick-check.ts'
import type { SeenShelf } from '../../view/shelves.ts'

type Heard =
  | { kind: 'cell'; cell: SeenShelf }
  | { kind: 'item'; itemId: string }
  | { kind: 'no'; why: 'not-there' | 'which-lot' | 'expects' }

/**
 * What a scan says while a line is to be taken another way: a bin or a lot is where it is taken from, as far as that is one cell of those
 * that are offered; another item is taken instead.
 */
export const hearOther = (scanned: Scanned, itemId: string, offered: readonly SeenShelf[]): Heard => {
  if (scanned.kind === 'other') return { kind: 'no', why: 'expects' }
  if (scanned.kind !== 'location' && scanned.itemId !== itemId) return { kind: 'item', itemId: scanned.itemId }
  if (scanned.kind === 'item') return { kind: 'no', why: 'expects' }
  const [cell, another] = offered.filter((shelf) =>
    scanned.kind === 'lot' ? shelf.lotId === scanned.lotId : shelf.locationId === scanned.locationId,
  )
  if (cell === undefined) return { kind: 'no', why: 'not-there' }
  return another === undefined ? { kind: 'cell', cell } : { kind: 'no', why: 'which-lot' }
}
