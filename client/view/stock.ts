/** On hand, allocated and available, by item and by location, what is unsettled here included. */
import { availableOf } from '../../domain/allocation.ts'
import { dayIn } from '../../domain/calendar.ts'
import { type Cell, cellKey } from '../../domain/cell.ts'
import { NO_LOT } from '../../domain/ids.ts'
import { isPhysical, siteOf } from '../../domain/location.ts'
import { isUsable } from '../../domain/lot.ts'
import { cellAllocated, cellOnHand } from '../../domain/optimistic.ts'
import { ownEvents } from '../../domain/overlay.ts'
import type { LocationDocument, LotDocument } from '../../domain/protocol/documents.ts'
import { atItem, atLocation, ofDocument } from '../mirror/topics.ts'
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'
import type { StockRow, StockTotal } from './rows.ts'

export const itemStockQuery = (itemId: string): Query<readonly StockRow[]> => ({
  key: `stock of item ${itemId}`,
  topics: [atItem('stock', itemId), atItem('movements', itemId), atItem('lots', itemId), 'locations', 'counts', OWN],
  read: (reader) =>
    reader
      .cellsOfItem(itemId)
      .filter((cell) => !reader.blind.hides(cell))
      .map((cell) => rowOf(reader, cell))
      .filter((row) => isShown(row) && (row.location === undefined || isPhysical(row.location.kind)))
      .sort((a, b) => compare(a.location?.code, b.location?.code) || compare(a.lot?.code, b.lot?.code)),
})

/** The same of several items together, by item. */
export const stockOfItemsQuery = (
  itemIds: readonly string[],
): Query<Readonly<Record<string, readonly StockRow[]>>> => ({
  key: `stock of items ${itemIds.join()}`,
  topics: itemIds.flatMap((id) => itemStockQuery(id).topics),
  read: (reader) => Object.fromEntries(itemIds.map((id) => [id, itemStockQuery(id).read(reader)])),
})

/** Base units of the item (of the lot, where one is named) in one place; undefined where a blind count keeps it from the member. */
export const onHandAtQuery = ({
  itemId,
  locationId,
  lotId,
}: {
  itemId: string
  locationId: string
  lotId?: string | null | undefined
}): Query<number | undefined> => ({
  key: `on hand of ${itemId} ${lotId} at ${locationId}`,
  topics: [...itemStockQuery(itemId).topics, 'members'],
  read: (reader) =>
    reader.blind.hides({ itemId, locationId })
      ? undefined
      : itemStockQuery(itemId)
          .read(reader)
          .filter((row) => row.locationId === locationId && (!lotId || row.lotId === lotId))
          .reduce((sum, row) => sum + row.onHand, 0),
})

export const locationStockQuery = (locationId: string): Query<readonly StockRow[]> => ({
  key: `stock at location ${locationId}`,
  topics: [
    ...[atLocation('stock', locationId), atLocation('movements', locationId)],
    ...(['items', 'lots', 'locations', 'counts', OWN] as const),
  ],
  read: (reader) =>
    reader
      .cellsAtLocation(locationId)
      .filter((cell) => !reader.blind.hides(cell))
      .map((cell) => rowOf(reader, cell))
      .filter(isShown)
      .sort((a, b) => compare(a.item?.name, b.item?.name) || compare(a.lot?.code, b.lot?.code)),
})

export const itemTotalQuery = (itemId: string): Query<StockTotal> => ({
  key: `total of item ${itemId}`,
  topics: itemStockQuery(itemId).topics,
  read: (reader) => {
    const total = { onHand: 0, allocated: 0, available: 0, pending: 0 }
    for (const row of itemStockQuery(itemId).read(reader)) {
      total.onHand += row.onHand
      total.allocated += row.allocated
      total.available += row.available
      total.pending += row.pending
    }
    return total
  },
})

const rowOf = (reader: Reader, cell: Cell): StockRow => {
  const reading = reader.reading(cell)
  const { overlay } = reader.own
  const unsettled = ownEvents(overlay, cell)
  const onHand = cellOnHand({ ...reading, unsettled })
  const allocated = cellAllocated(reading.stock?.allocated ?? 0, overlay.allocations.get(cellKey(cell)))
  const lotId = cell.lotId === NO_LOT ? null : cell.lotId
  const location = reader.document('locations', cell.locationId)
  const lot = lotId === null ? undefined : reader.document('lots', lotId)
  const held = location?.hold === true || (lot !== undefined && !isUsable(lot, todayAt(reader, location)))
  const seenAt = unsettled.flatMap((event) => ('seen' in event ? [event.key.at] : []))
  return {
    itemId: cell.itemId,
    locationId: cell.locationId,
    lotId,
    location,
    lot,
    item: reader.document('items', cell.itemId),
    onHand,
    allocated,
    available: availableOf({ onHand, allocated, isHeld: held }),
    pending: onHand - reading.mirrorOnHand,
    lastCountedAt: [reading.lastCounted?.at ?? '', ...seenAt].sort().at(-1) || null,
  }
}

/** A row that once held something and holds nothing now is no news. */
const isShown = (row: StockRow): boolean => row.onHand !== 0 || row.allocated !== 0 || row.pending !== 0

/** The day in the calendar of the location's site. */
export const todayAt = (reader: Reader, location: LocationDocument | undefined): string => {
  const siteId = location ? siteOf(location) : null
  return dayIn(siteId === null ? null : reader.document('locations', siteId)?.timeZone, reader.now())
}

const compare = (a: string | undefined = '', b: string | undefined = ''): number => (a < b ? -1 : a > b ? 1 : 0)

export const lotQuery = (id: string): Query<LotDocument | undefined> => ({
  key: `lot ${id}`,
  topics: [ofDocument('lots', id), EDITS],
  read: (reader) => reader.document('lots', id),
})

export const lotsQuery = (itemId: string): Query<readonly LotDocument[]> => ({
  key: `lots of item ${itemId}`,
  topics: [atItem('lots', itemId), EDITS],
  read: (reader) => {
    const ids = new Set(reader.mirror.memory.byItem('lots', itemId).map((lot) => lot.id))
    for (const edits of reader.own.edits.values()) {
      for (const edit of edits) if (edit.collection === 'lots' && edit.set.itemId === itemId) ids.add(edit.documentId)
    }
    return [...ids]
      .flatMap((id) => reader.document('lots', id) ?? [])
      .sort((a, b) => compare(a.expiresOn ?? '9999', b.expiresOn ?? '9999') || compare(a.code, b.code))
  },
})
