import type { ItemDocument } from '../../domain/protocol/documents.ts'
import type { Found } from '../view/rows.ts'
import type { ChosenLot } from './chosen-lot.ts'
import { lotSaid } from './lot-said.ts'

/** What a scan says of goods: the item, how many of which unit, and the lot where the label has it. */
export type GoodsSaid = {
  item: ItemDocument
  unit: string
  /** One, unless the label says how many. */
  quantity: number
  lot: ChosenLot | undefined
  /** A lot's own code tells which, and is not one more piece. */
  onlyLot: boolean
}

/** Undefined for what is no item. */
export const goodsSaid = (found: Found | undefined): GoodsSaid | undefined => {
  if ((found?.kind !== 'item' && found?.kind !== 'lot') || !found.item) return undefined
  const { item, unit, label } = found
  const lot: ChosenLot | undefined =
    found.kind === 'lot'
      ? { code: found.lot.code, lotId: found.lot.id }
      : label?.lotCode === undefined
        ? undefined
        : lotSaid(label.lotCode, label, item)
  const onlyLot = found.kind === 'lot' && label === undefined
  return { item, unit: unit ?? item.baseUnit, quantity: label?.quantity ?? 1, lot, onlyLot }
}
