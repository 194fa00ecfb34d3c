/** What somebody should know of, from what is on this device; and what is told of while the app is closed. */
import { countsBlind } from '../../domain/count.ts'
import { isStillOpen } from '../../domain/count-schedule.ts'
import { isLow, type NoticeKind, type QuietHours } from '../../domain/notices.ts'
import { isGivenTo, sitesOfOrder } from '../../domain/order.ts'
import { may, worksAt } from '../../domain/permissions.ts'
import type { PushKeyAnswer, SubscriptionBody } from '../../domain/protocol/notices.ts'
import type { Api, ApiResult } from './api.ts'
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'
import { itemTotalQuery } from './stock.ts'

/** What this member wants to hear of on this device; kept beside what they did. */
export type NoticeChoice = { kinds: readonly NoticeKind[]; push: boolean; quiet: QuietHours | null }
export const NOTICE_CHOICE = 'notices'

export type NoticeRow = { key: string; kind: NoticeKind; name: string; path: string }
export type LowRow = NoticeRow & { available: number; point: number; unit: string }

const assignedTo = (reader: Reader): NoticeRow[] => {
  const { userId } = reader.member
  const works = (siteId: string): boolean => worksAt(reader.member, siteId)
  const counts = reader
    .documents('counts')
    .filter((count) => isStillOpen(count) && count.assigneeIds.includes(userId) && works(count.siteId))
  const orders = reader
    .documents('orders')
    .filter((order) => order.state === 'open' && isGivenTo(order, userId) && sitesOfOrder(order).some(works))
  return [
    ...counts.map(({ id, name }) => ({ key: `counts/${id}`, kind: 'counts' as const, name, path: `/count/${id}` })),
    ...orders.map(({ id, number }) => ({
      ...{ key: `orders/${id}`, kind: 'orders' as const, name: number, path: `/orders/${id}` },
    })),
  ]
}

/** One's own, and for who may settle them those that nobody has taken on. What the inbox has of one's own actions anyway is not told twice. */
const exceptional = (reader: Reader): NoticeRow[] => {
  const { userId } = reader.member
  const owners = may(reader.member, 'resolve-exceptions') ? [userId, null] : [userId]
  return reader
    .documents('exceptions')
    .filter(
      ({ state, ownerId, subject }) => state === 'open' && owners.includes(ownerId) && subject.collection !== 'actions',
    )
    .map(({ id, kind }) => ({ key: `exceptions/${id}`, kind: 'exceptions', name: kind, path: '/inbox' }))
}

/** Given to this member, or theirs to settle: what a badge counts, besides the inbox. */
export const mineQuery: Query<readonly NoticeRow[]> = {
  key: 'notices of mine',
  topics: ['counts', 'orders', 'exceptions', EDITS, OWN],
  read: (reader) => [...assignedTo(reader), ...exceptional(reader)],
}

/** Items at or below their reorder point; for those who count blind none, as the server tells them of none. */
export const lowQuery: Query<readonly LowRow[]> = {
  key: 'notices of low stock',
  topics: ['items', 'stock', 'movements', 'lots', 'locations', 'counts', EDITS, OWN],
  read: (reader) => {
    if (countsBlind(reader.member.role)) return []
    return [...reader.mirror.memory.all('items').values()]
      .flatMap(({ id, name, baseUnit: unit, archived, reorder }): LowRow[] => {
        const point = reorder?.point ?? 0
        if (archived || point === 0) return []
        const { available } = itemTotalQuery(id).read(reader)
        return isLow(available, point)
          ? [{ key: `low-stock/${id}`, kind: 'low-stock', name, path: `/items/${id}`, available, point, unit }]
          : []
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  },
}

export type PushDoor = {
  key: () => Promise<ApiResult<PushKeyAnswer>>
  subscribe: (body: SubscriptionBody) => Promise<ApiResult<unknown>>
  end: () => Promise<ApiResult<unknown>>
}

export const createPushDoor = (api: Api): PushDoor => ({
  key: () => api.get('/notices/key'),
  subscribe: (body) => api.post('/notices/subscription', body),
  end: () => api.post('/notices/subscription/end', null),
})
