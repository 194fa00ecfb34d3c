/** What stands at docks and waits to be put away, and the bin that suggests itself for it. */
import { compareKeys } from '../../domain/clock.ts'
import { siteOf } from '../../domain/location.ts'
import { type Suggestion, suggestBin } from '../../domain/put-away.ts'
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'
import type { StockRow } from './rows.ts'
import { itemStockQuery, locationStockQuery } from './stock.ts'

const TOPICS = ['stock', 'movements', 'lots', 'items', 'locations', 'counts', EDITS, OWN] as const

/** What was picked or packed to a dock stands there to leave, not to be put away. */
const isOnItsWayOut = (reader: Reader, row: StockRow): boolean => {
  const came = [
    ...reader.mirror.memory.byLocation('movements', row.locationId).filter((entry) => !entry.reversedById),
    ...reader.own.unsettled.flatMap((own) => (own.type === 'movement' ? [{ ...own, key: keyOf(own) }] : [])),
  ].filter(
    (entry) =>
      entry.toLocationId === row.locationId && entry.itemId === row.itemId && (entry.lotId ?? null) === row.lotId,
  )
  const last = came.sort((a, b) => compareKeys(a.key, b.key)).at(-1)
  return last?.kind === 'pick' || last?.kind === 'pack'
}

const keyOf = (own: { occurredAt: string; deviceId: string; deviceSeq: number }) => ({
  at: own.occurredAt,
  deviceId: own.deviceId,
  deviceSeq: own.deviceSeq,
})

/** What came in and still stands at a dock where it may be used. */
export const toPutAwayQuery: Query<readonly StockRow[]> = {
  key: 'to put away',
  topics: TOPICS,
  read: (reader) =>
    reader
      .documents('locations')
      .filter((place) => place.kind === 'dock' && !place.archived && !place.hold)
      .flatMap((dock) => locationStockQuery(dock.id).read(reader))
      .filter((row) => row.onHand > 0 && !isOnItsWayOut(reader, row)),
}

/** Where goods belong that stand at a place; undefined where nothing suggests itself. */
export const suggestionQuery = (goods: {
  itemId: string | undefined
  lotId: string | null
  fromId: string | undefined
}): Query<Suggestion | undefined> => ({
  key: `suggested bin ${JSON.stringify(goods)}`,
  topics: TOPICS,
  read: (reader) => {
    const from = goods.fromId === undefined ? undefined : reader.document('locations', goods.fromId)
    const siteId = from ? siteOf(from) : null
    if (goods.itemId === undefined || siteId === null) return undefined
    return suggestBin({
      ...{ siteId, fromId: goods.fromId, lotId: goods.lotId },
      held: itemStockQuery(goods.itemId).read(reader),
      shelves: reader.documents('locations'),
      // Whether a bin that is counted blind is empty must not be told: it is not suggested.
      isEmpty: (locationId) =>
        !reader.blind.hides({ locationId }) &&
        locationStockQuery(locationId)
          .read(reader)
          .every((row) => row.onHand === 0),
    })
  },
})
