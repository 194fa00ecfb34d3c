/** Stock as of a moment, on the device as far back as its window of movements reaches; beyond that the server is asked. */
import { type AsOfEntry, type Known, stockAsOf } from '../../domain/as-of.ts'
import { type Cell, cellOf } from '../../domain/cell.ts'
import { isoOf } from '../../domain/clock.ts'
import { NO_LOT } from '../../domain/ids.ts'
import { isPhysical } from '../../domain/location.ts'
import type { MovementDocument, StockDocument } from '../../domain/protocol/documents.ts'
import type { AsOfAnswer } from '../../domain/protocol/stock-as-of.ts'
import { atItem, atLocation } from '../mirror/topics.ts'
import { AT_LEAST, WINDOW_MS } from '../mirror/window.ts'
import type { Api, ApiResult } from './api.ts'
import type { Query } from './live.ts'
import type { Reader } from './reader.ts'

export type AsOfScope = { itemId: string } | { locationId: string } | { siteId: string }
export type Moment = { at: string; known: Known }
export type AsOfRow = AsOfAnswer['rows'][number]

/**
 * Does the device have all that came since? What it drops it drops by when it happened, and only once it has very many:
 * then a movement that was told late may be gone though it was recorded since.
 */
const reaches = (reader: Reader, { at, known }: Moment): boolean =>
  at >= isoOf(reader.now() - WINDOW_MS) && (known === 'now' || reader.mirror.memory.all('movements').size <= AT_LEAST)

const stockIn = (reader: Reader, scope: AsOfScope): readonly StockDocument[] => {
  const { memory } = reader.mirror
  if ('itemId' in scope) return memory.byItem('stock', scope.itemId)
  if ('locationId' in scope) return memory.byLocation('stock', scope.locationId)
  return [...memory.all('stock').values()].filter(
    (row) => reader.document('locations', row.locationId)?.siteId === scope.siteId,
  )
}

const movementsOf = (reader: Reader, scope: AsOfScope): Iterable<MovementDocument> => {
  const { memory } = reader.mirror
  if ('itemId' in scope) return memory.byItem('movements', scope.itemId)
  if ('locationId' in scope) return memory.byLocation('movements', scope.locationId)
  return memory.all('movements').values()
}

const isShown = (reader: Reader, cell: Cell): boolean => {
  const place = reader.document('locations', cell.locationId)
  return place !== undefined && isPhysical(place.kind) && !reader.blind.hides(cell)
}

const topicsOf = (scope: AsOfScope): string[] => {
  if ('itemId' in scope) return [atItem('stock', scope.itemId), atItem('movements', scope.itemId)]
  if ('locationId' in scope) return [atLocation('stock', scope.locationId), atLocation('movements', scope.locationId)]
  return ['stock', 'movements']
}

/** What the server has told this device, reckoned back; undefined where its window does not reach. Cells that were empty are left out. */
export const asOfQuery = (scope: AsOfScope, moment: Moment): Query<readonly AsOfRow[] | undefined> => ({
  key: `as of ${JSON.stringify([scope, moment])}`,
  topics: [...topicsOf(scope), 'locations', 'counts'],
  read: (reader) => {
    if (!reaches(reader, moment)) return undefined
    const stock = stockIn(reader, scope).map((row) => ({ cell: cellOf(row), onHand: row.onHand }))
    const entries = [...movementsOf(reader, scope)].map((one): AsOfEntry => ({ ...one, lotId: one.lotId ?? NO_LOT }))
    return stockAsOf(stock, entries, moment)
      .filter(({ cell, onHand }) => onHand !== 0 && isShown(reader, cell))
      .map(({ cell, onHand }) => ({ ...cell, lotId: cell.lotId === NO_LOT ? null : cell.lotId, onHand }))
  },
})

/** The same from the server, a page. */
export const askAsOf = (
  api: Api,
  scope: AsOfScope,
  moment: Moment,
  after: string | undefined,
): Promise<ApiResult<AsOfAnswer>> =>
  api.get<AsOfAnswer>(`/stock/as-of?${new URLSearchParams({ ...moment, ...scope, ...(after ? { after } : {}) })}`)
