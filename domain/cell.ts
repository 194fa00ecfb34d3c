/** Where stock lies: an item, at a location, of a lot (or of none). Stock, counts and the ledger all speak of cells. */
import { NO_LOT } from './ids.ts'

export type Cell = { readonly itemId: string; readonly locationId: string; readonly lotId: string }

/** The cell that something on the wire names; there a missing or null lot is no lot. */
export const cellOf = (said: { itemId: string; locationId: string; lotId?: string | null }): Cell => ({
  itemId: said.itemId,
  locationId: said.locationId,
  lotId: said.lotId ?? NO_LOT,
})

/** A key for maps. Not the id of the stock row, which the server makes. */
export const cellKey = (cell: Cell): string => `${cell.itemId}/${cell.locationId}/${cell.lotId}`
