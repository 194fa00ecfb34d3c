import type { Scanned } from '../../domain/pick-check.ts'
import type { Found } from '../view/rows.ts'

/** What a code means, as far as the rules of picking and packing ask. */
export const scannedOf = (found: Found | undefined): Scanned => {
  if (found?.kind === 'item') return { kind: 'item', itemId: found.item.id }
  if (found?.kind === 'lot') return { kind: 'lot', itemId: found.lot.itemId, lotId: found.lot.id }
  if (found?.kind === 'location') return { kind: 'location', locationId: found.location.id }
  return { kind: 'other' }
}
