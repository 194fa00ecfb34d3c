/** Stock of an item as pickers are sent to it: what is free of each bin, when it came, which lot it is. */
import { overPromised } from '../../domain/allocation.ts'
import { cellKey, cellOf } from '../../domain/cell.ts'
import { NO_LOT } from '../../domain/ids.ts'
import { goodForDaysOf } from '../../domain/item.ts'
import { siteOf } from '../../domain/location.ts'
import { goodsOf } from '../../domain/outbound.ts'
import { cameAtOf, type Shelf } from '../../domain/pick.ts'
import { atItem } from '../mirror/topics.ts'
import { EDITS, type Query } from './live.ts'
import { ordersMovements } from './order-movements.ts'
import { type PromiseRow, promisesOfItem } from './promises.ts'
import type { Reader } from './reader.ts'
import type { StockRow } from './rows.ts'
import { itemStockQuery } from './stock.ts'

/** Goods that were set down in a bin for an order that is still open, by cell: they are nobody else's to pick. */
export const setDown = (reader: Reader): ReadonlyMap<string, number> => {
  const movementsOf = ordersMovements(reader)
  const cells = new Map<string, number>()
  for (const order of reader.documents('orders')) {
    if (order.kind === 'purchase' || order.state !== 'open') continue
    for (const goods of goodsOf(movementsOf(order.id))) {
      const key = cellKey(goods)
      cells.set(key, (cells.get(key) ?? 0) + goods.quantity)
    }
  }
  return cells
}

const arrivalsBy = (reader: Reader, itemId: string): Map<string, { at: string; quantity: number }[]> => {
  const arrivals = new Map<string, { at: string; quantity: number }[]>()
  for (const movement of reader.mirror.memory.byItem('movements', itemId)) {
    if (movement.type !== 'movement' || movement.reversedById !== undefined) continue
    const key = cellKey(cellOf({ itemId, locationId: movement.toLocationId, lotId: movement.lotId }))
    const into = arrivals.get(key) ?? []
    into.push({ at: movement.key.at, quantity: movement.quantity })
    arrivals.set(key, into)
  }
  return arrivals
}

/** What nobody else holds: beyond others' promises, or what one's own keep because they were made earlier. */
const freeOf = (
  row: StockRow,
  down: number,
  promises: readonly PromiseRow[],
  held: ReadonlyMap<string, number>,
): number => {
  const there = Math.max(0, row.onHand - down)
  const over = overPromised(there, promises)
  const ownOf = (one: PromiseRow): number => Math.min(one.quantity, held.get(heldKey(one)) ?? 0)
  const own = promises.reduce((sum, one) => sum + ownOf(one), 0)
  const kept = promises.reduce((sum, one) => sum + Math.min(ownOf(one), one.quantity - (over.get(one.id) ?? 0)), 0)
  return Math.max(there - Math.max(0, row.allocated - own), kept)
}

export const heldKey = (one: Pick<PromiseRow, 'orderId' | 'lineId' | 'itemId' | 'locationId' | 'lotId'>): string =>
  `${one.orderId}/${one.lineId}/${cellKey(one)}`

/** `there`: what lies there and was not set down for an order, whoever has promised it. */
export type SeenShelf = Shelf & { readonly there: number; readonly lastCountedAt: string | null }

/**
 * The bins of a site that hold an item. `held` is what this picker has promised already, by `heldKey`: that is free to them.
 * What a blind count keeps from the member is not here.
 */
export const shelvesOf = (
  reader: Reader,
  itemId: string,
  siteId: string,
  held: ReadonlyMap<string, number>,
  down: ReadonlyMap<string, number>,
): SeenShelf[] => {
  const item = reader.document('items', itemId)
  const arrivals = arrivalsBy(reader, itemId)
  const promises = promisesOfItem(reader, itemId)
  return itemStockQuery(itemId)
    .read(reader)
    .flatMap((row): SeenShelf[] => {
      const { location, lot } = row
      if (location?.kind !== 'bin' || location.archived || siteOf(location) !== siteId) return []
      const cell = { itemId, locationId: row.locationId, lotId: row.lotId ?? NO_LOT }
      const key = cellKey(cell)
      const ofCell = promises.filter((one) => cellKey(one) === key)
      return [
        {
          ...cell,
          free: freeOf(row, down.get(key) ?? 0, ofCell, held),
          holds: location.hold === true,
          lot: lot && { expiresOn: lot.expiresOn, status: lot.status, code: lot.code },
          goodForDays: item ? goodForDaysOf(item) : 0,
          cameAt: cameAtOf(row.onHand, arrivals.get(key) ?? []),
          pickSequence: location.pickSequence ?? null,
          code: location.code,
          there: Math.max(0, row.onHand - (down.get(key) ?? 0)),
          lastCountedAt: row.lastCountedAt,
        },
      ]
    })
}

/** The same for a screen that offers them; nothing is held back for anyone there but what others have promised. */
export const shelvesQuery = (itemId: string, siteId: string): Query<readonly SeenShelf[]> => ({
  key: `shelves of ${itemId} at ${siteId}`,
  topics: [...itemStockQuery(itemId).topics, 'orders', 'movements', atItem('allocations', itemId), EDITS],
  read: (reader) => shelvesOf(reader, itemId, siteId, new Map(), setDown(reader)),
})
