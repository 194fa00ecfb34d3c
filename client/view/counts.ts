/** Counts before they are made: what a wish comes to here and now, and the schedules that make them. */
import { isoOf, keyOf } from '../../domain/clock.ts'
import { compareTexts } from '../../domain/compare.ts'
import { goesOver, isOfSomeItems } from '../../domain/count.ts'
import { type CountPlan, type PlanCell, planCount } from '../../domain/count-plan.ts'
import { isStillOpen } from '../../domain/count-schedule.ts'
import { pathOf } from '../../domain/location.ts'
import { isOvertaken } from '../../domain/observation.ts'
import type {
  CountDocument,
  CountScheduleDocument,
  CountScope,
  ItemCostDocument,
  ItemDocument,
  RecountDocument,
} from '../../domain/protocol/documents.ts'
import { ofDocument } from '../mirror/topics.ts'
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'
import { standing } from './work.ts'

const cellsOf = (reader: Reader): PlanCell[] => {
  const cells: PlanCell[] = []
  for (const { itemId, locationId, onHand, lastCounted } of reader.mirror.memory.all('stock').values()) {
    if (onHand !== 0) cells.push({ itemId, locationId, countedAt: lastCounted?.at ?? null })
  }
  return cells
}

/** As the server's schedules plan, by what this device holds: a lead's, which no blind count keeps anything from. */
export const countPlanQuery = (wish: { siteId: string; scope: CountScope }): Query<CountPlan> => ({
  key: `count plan ${JSON.stringify(wish)}`,
  topics: ['stock', 'items', 'locations', EDITS],
  read: (reader) =>
    planCount(wish, {
      places: reader.documents('locations'),
      cells: cellsOf(reader),
      abcClassOf: (itemId) => reader.document('items', itemId)?.abcClass,
      now: isoOf(reader.now()),
    }),
})

export const countSchedulesQuery: Query<readonly CountScheduleDocument[]> = {
  key: 'count schedules',
  topics: ['count-schedules', EDITS],
  read: (reader) =>
    reader
      .documents('count-schedules')
      .sort((a, b) => a.nextOn.localeCompare(b.nextOn) || a.name.localeCompare(b.name)),
}

/** Outside a count there are no rounds: whoever looked there since has counted it again. */
const wasLookedAtAgain = (reader: Reader, { countId, observationId, locationId }: RecountDocument): boolean => {
  const seen = reader.mirror.memory.get('observations', observationId)
  if (countId !== undefined || !seen) return false
  const own = reader.own.unsettled.flatMap((action) =>
    action.type === 'observation' ? [{ ...action, key: keyOf(action) }] : [],
  )
  return isOvertaken(seen, [...standing(reader.mirror.memory.byLocation('observations', locationId)), ...own])
}

/** The recounts that are wanted, those left out that this device has counted since. */
export const recountsQuery: Query<readonly RecountDocument[]> = {
  key: 'recounts',
  topics: ['recounts', 'observations', OWN],
  read: (reader) =>
    reader
      .documents('recounts')
      .filter((recount) => !wasLookedAtAgain(reader, recount))
      .filter(
        (recount) =>
          !reader.own.unsettled.some(
            (action) =>
              action.type === 'observation' &&
              action.countId === recount.countId &&
              action.locationId === recount.locationId &&
              action.itemId === recount.itemId &&
              action.lotId === recount.lotId &&
              action.round > recount.round,
          ),
      ),
}

/**
 * The running count in which this member counts this bin: one that is theirs first, then one that is open to all. One of some items
 * only where it is theirs: whoever just counts a bin counts all of it.
 */
export const countHereQuery = (locationId: string): Query<CountDocument | undefined> => ({
  key: `count at ${locationId}`,
  topics: ['counts', 'locations', EDITS],
  read: (reader) => {
    const { userId } = reader.member
    const place = reader.document('locations', locationId)
    if (!place) return undefined
    const path = pathOf(place, (id) => reader.document('locations', id)).map(({ id }) => id)
    const isMine = ({ assigneeIds }: CountDocument): boolean => assigneeIds.includes(userId)
    return reader
      .documents('counts')
      .filter((count) => isStillOpen(count) && goesOver(count, { path }))
      .filter((count) => isMine(count) || (count.assigneeIds.length === 0 && !isOfSomeItems(count.scope)))
      .sort(
        (a, b) =>
          Number(isMine(b)) - Number(isMine(a)) ||
          Number(b.state === 'counting') - Number(a.state === 'counting') ||
          compareTexts(a.dueOn ?? '9999', b.dueOn ?? '9999') ||
          compareTexts(a.createdAt, b.createdAt),
      )[0]
  },
})

/** What an item costs, for whoever may see it. */
export const itemCostQuery = (itemId: string | undefined): Query<ItemCostDocument | undefined> => ({
  key: `cost of item ${itemId}`,
  topics: itemId === undefined ? [] : [ofDocument('item-costs', itemId), EDITS],
  read: (reader) => (itemId === undefined ? undefined : reader.document('item-costs', itemId)),
})

/** Items with their lots, as far as this device knows them; nothing of what lies where. */
export const cellsQuery = (
  cells: readonly { itemId: string; lotId?: string | undefined }[],
): Query<readonly { item: ItemDocument; lotId: string | undefined; lotCode: string | undefined }[]> => ({
  key: `cells ${JSON.stringify(cells)}`,
  topics: cells.length === 0 ? [] : ['items', 'lots', EDITS],
  read: (reader) =>
    cells.flatMap(({ itemId, lotId }) => {
      const item = reader.document('items', itemId)
      const lotCode = lotId === undefined ? undefined : reader.document('lots', lotId)?.code
      return item ? [{ item, lotId, lotCode }] : []
    }),
})
