import type { ItemDocument } from '../../domain/protocol/documents.ts'
import { type PadEntry, padAmounts } from '../ui/pad-entry.ts'
import { asFigure } from '../ui/quantity.tsx'

/** As it was entered: "3 case + 4 pcs". */
export const sayPad = (item: ItemDocument | undefined, entry: PadEntry): string => {
  const amounts = padAmounts(entry, item?.baseUnit ?? '')
  return amounts.map(({ quantity, unit }) => `${asFigure(quantity)} ${unit}`).join(' + ') || `0 ${item?.baseUnit ?? ''}`
}
