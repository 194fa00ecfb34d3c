/** Items: what must be said of one to move or count it, and which codes on a label mean it. */
import type { ItemDocument } from './protocol/documents.ts'
import { err, ok, type Result } from './result.ts'

export type Tracking = ItemDocument['tracking']

export const isTracked = (item: { readonly tracking: Tracking }): boolean => item.tracking !== 'none'

/**
 * Is what is said about the lot enough for this item? A tracked item names its lot, which is one of its own, and a serial
 * is a lot of one. A lot on an untracked item passes: tracking may have been switched off while a phone was offline.
 */
export const lotFits = (
  item: { readonly id: string; readonly tracking: Tracking },
  said: { readonly lotId?: string | null; readonly quantity?: number },
  lot: { readonly itemId: string } | undefined,
): Result<null, 'lot-required' | 'wrong-lot' | 'serial-quantity'> => {
  if (isTracked(item) && !said.lotId) return err('lot-required')
  if (lot !== undefined && lot.itemId !== item.id) return err('wrong-lot')
  if (item.tracking === 'serial' && (said.quantity ?? 0) > 1) return err('serial-quantity')
  return ok(null)
}

/**
 * Would taking so many leave less than nothing of an item of which that may not be? Asked on the device alone, since whoever stands at
 * the bin can count it first; the server accepts what happened (LEDGER). That none is there can always be said. `onHand`: base units
 * there, undefined where nobody may know.
 */
export const goesBelowNothing = (
  { negativePolicy }: Pick<ItemDocument, 'negativePolicy'>,
  quantity: number,
  onHand: number | undefined,
): boolean => negativePolicy === 'block' && onHand !== undefined && quantity > 0 && quantity > onHand

/** Every text on a label that means this item: its barcodes (each maybe of a unit) and its SKU. */
export const codesOf = (item: Pick<ItemDocument, 'sku' | 'barcodes'>): { code: string; unit?: string }[] => [
  ...item.barcodes.map((barcode) => ({ ...barcode })),
  { code: item.sku },
]

/** The attribute that a rule looks at: the form of an item has a field for it, whatever attributes an organisation has. */
export const GOOD_FOR_DAYS = 'goodForDays'

/** How many days it must still be good for when it leaves; 0 where it says nothing usable. */
export const goodForDaysOf = (item: Pick<ItemDocument, 'attributes'>): number => {
  const said = item.attributes[GOOD_FOR_DAYS]
  return typeof said === 'number' && Number.isInteger(said) && said > 0 ? said : 0
}
