import type { OrderLine } from '../../../domain/order-draft.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { type PadEntry, padEntry } from '../../ui/pad-entry.ts'

type Units = Pick<ItemDocument, 'baseUnit' | 'units'>

/** The line on the pad, in the unit that it was ordered in where that comes out even. */
export const entryOf = ({ quantity, unit }: OrderLine, item: Units): PadEntry => {
  const ordered = item.units.find(({ code }) => code === unit)
  const figure = ordered && (quantity * ordered.den) / ordered.num
  return ordered && figure !== undefined && Number.isInteger(figure)
    ? padEntry(figure, ordered.code)
    : padEntry(quantity, item.baseUnit)
}

/** The line with what the pad says: also in which unit, unless that is the base unit or several were mixed. */
export const lineWith = (
  line: OrderLine,
  item: Units,
  { entry, quantity }: { entry: PadEntry; quantity: number },
): OrderLine => {
  const { unit: _, ...rest } = line
  const isMixed = (entry.and?.length ?? 0) > 0
  return { ...rest, quantity, ...(isMixed || entry.unit === item.baseUnit ? {} : { unit: entry.unit }) }
}
