import { type Counting, countOn } from '../../parts/count-on.ts'
import type { GoodsSaid } from '../../parts/goods-said.ts'
import { padEntry } from '../../ui/pad-entry.ts'
import type { Cell } from './use-visit.ts'

/** The pad that is open in a visit: of what, and what it says so far. */
export type Asking = Counting & { cell: Cell }

/** A pad that somebody tapped open: it says nothing. */
export const askFor = (cell: Cell): Asking => ({ cell, entry: padEntry(undefined, cell.item.baseUnit), touched: false })

/** A pad that a scan opened: it proposes what a whole label says; of a plain code the scan is the first of those counted. */
export const askByScan = (cell: Cell, { quantity, unit }: GoodsSaid): Asking => ({
  ...{ cell, touched: false, scanned: { quantity, unit } },
  entry: padEntry(quantity > 1 ? quantity : undefined, unit),
})

/** Another scan while the pad is open: one more of the same; undefined for anything else, which changes nothing. */
export const hearAsked = (asking: Asking, cell: Cell | undefined, goods: GoodsSaid | undefined): Asking | undefined => {
  const asked = asking.cell
  // The code on the item itself does not say which lot it is of: the one that is asked for.
  const same = cell?.item.id === asked.item.id && (cell.lotId === undefined || cell.lotId === asked.lotId)
  return same && goods ? countOn(asking, asked.item, goods) : undefined
}
