/** The orders of a list of items besides that of their names, in which they come from the search. */
import { isPhysical } from '../../domain/location.ts'
import type { ItemDocument } from '../../domain/protocol/documents.ts'
import { categoriesQuery } from './categories.ts'
import type { Reader } from './reader.ts'
import { itemTotalQuery } from './stock.ts'

export type ItemOrder = { by: 'name' | 'sku' | 'category' | 'onHand'; down: boolean }

/** Digits padded, so that numbers within a code sort by what they are worth: A-2 before A-10. A collator that does it takes ten times as long. */
const byWorth = (text: string): string => text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'))

/** What is shown as on hand of each item that has any: one pass over the stock, and by the rule of the overlay where something was done here. */
const onHandByItem = (reader: Reader): ReadonlyMap<string, number> => {
  const totals = new Map<string, number>()
  for (const row of reader.mirror.memory.all('stock').values()) {
    if (row.onHand === 0) continue
    const place = reader.mirror.memory.get('locations', row.locationId)
    if (place && !isPhysical(place.kind)) continue
    // What a blind count keeps from the member does not move an item either: its place would say what lies there.
    if (reader.blind.any && reader.blind.hides(row)) continue
    totals.set(row.itemId, (totals.get(row.itemId) ?? 0) + row.onHand)
  }
  for (const itemId of reader.own.cellsOfItem.keys()) totals.set(itemId, itemTotalQuery(itemId).read(reader).onHand)
  return totals
}

/** `ids` come by name, and so stand equals. Items without a category come last, whichever way. */
export const itemsInOrder = (reader: Reader, ids: readonly string[], { by, down }: ItemOrder): readonly string[] => {
  if (by === 'name') return down ? [...ids].reverse() : ids
  const way = down ? -1 : 1
  if (by === 'onHand') {
    const totals = onHandByItem(reader)
    return ids
      .map((id) => ({ id, onHand: totals.get(id) ?? 0 }))
      .sort((a, b) => way * (a.onHand - b.onHand))
      .map(({ id }) => id)
  }
  const { nameOf } = categoriesQuery.read(reader)
  const textOf = (item: ItemDocument | undefined): string => {
    if (by === 'sku') return item?.sku ?? ''
    return item?.category ? nameOf(item.category) : ''
  }
  return ids
    .map((id) => ({ id, key: byWorth(textOf(reader.document('items', id))) }))
    .sort((a, b) => {
      if (a.key === b.key) return 0
      if (a.key === '' || b.key === '') return a.key === '' ? 1 : -1
      return a.key < b.key ? -way : way
    })
    .map(({ id }) => id)
}
