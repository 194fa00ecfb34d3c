import type { ItemDocument } from '../../domain/protocol/documents.ts'
import type { Result } from '../../domain/result.ts'
import { sumToBase, type UnitError } from '../../domain/units.ts'
import { type PadEntry, padAmounts } from '../ui/pad-entry.ts'
import { sayNotBase } from './not-base.ts'

/** What the pad says, in base units of the item; undefined while it says nothing, or none. */
export const baseOfPad = (item: ItemDocument, entry: PadEntry): Result<number, UnitError> | undefined => {
  const amounts = padAmounts(entry, item.baseUnit)
  return amounts.length === 0 ? undefined : sumToBase(item, amounts)
}

/** Why what the pad says is no quantity of the item. */
export const sayPadError = (item: ItemDocument, entry: PadEntry, error: UnitError): string =>
  sayNotBase(error, error.kind === 'not-whole' ? error.unit : entry.unit || item.baseUnit, item.baseUnit)
