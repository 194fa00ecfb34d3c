/**
 * Looks through what changed since the last look for what somebody should be told. In the order of the organisation's clock, by one
 * process at a time, and written down with the deliveries in one transaction: each event is told once, whoever looks.
 */
import type { PoolClient } from 'pg'
import { dayIn } from '../../domain/calendar.ts'
import { countsBlind } from '../../domain/count.ts'
import { isStillOpen } from '../../domain/count-schedule.ts'
import { isLow, type Notice, quietUntil } from '../../domain/notices.ts'
import { sitesOfOrder } from '../../domain/order.ts'
import { may, worksAt } from '../../domain/permissions.ts'
import type { Collection, CountDocument, ExceptionDocument, OrderDocument } from '../../domain/protocol/documents.ts'
import type { Role } from '../../domain/protocol/kinds.ts'
import type { Pool } from '../db/pool.ts'
import {
  availableSql,
  becomeLowSql,
  changedSql,
  deliverSql,
  devicesOfSql,
  itemsAtSql,
  keepNoticePlaceSql,
  type Listening,
  listenersSql,
  lockNoticesSql,
  noticePlaceSql,
  notLowSql,
  type Told,
  tellSql,
} from '../db/sql/notices.ts'
import { transact } from '../db/transact.ts'

type Listener = { userId: string; role: Role; siteIds: string[] | null }
/** `sites`: of the document; null where it is everybody's. */
type Change = { collection: Collection; id: string; seq: number; sites: string[] | null; body: string }
type News = Told & { notice: Notice }

/** Changes in one look: an import has hundreds of thousands. */
const MOST = 5000

const assigned = (change: Change, listeners: readonly Listener[]): News[] => {
  const told = (assigneeIds: readonly string[] | undefined, sites: readonly string[], notice: Notice): News[] =>
    listeners
      .filter(
        ({ userId, ...member }) => assigneeIds?.includes(userId) && sites.some((siteId) => worksAt(member, siteId)),
      )
      .map(({ userId }) => ({ userId, key: `${notice.kind}/${change.id}`, notice }))
  if (change.collection === 'counts') {
    const count = JSON.parse(change.body) as CountDocument
    const notice = { kind: 'counts', name: count.name, path: `/count/${change.id}` } as const
    return isStillOpen(count) ? told(count.assigneeIds, [count.siteId], notice) : []
  }
  if (change.collection === 'orders') {
    const order = JSON.parse(change.body) as OrderDocument
    const notice = { kind: 'orders', name: order.number, path: `/orders/${change.id}` } as const
    return order.state === 'open' ? told(order.assigneeIds, sitesOfOrder(order), notice) : []
  }
  return []
}

/**
 * To whoever owns it; to all who may settle it where nobody has taken it on. Which exception it is, the inbox says: its kind alone may
 * tell somebody who counts blind what should be in a bin.
 */
const exceptional = (change: Change, listeners: readonly Listener[]): News[] => {
  if (change.collection !== 'exceptions') return []
  const { state, ownerId } = JSON.parse(change.body) as ExceptionDocument
  if (state !== 'open') return []
  const isTold = ({ userId, ...member }: Listener): boolean =>
    ownerId === null
      ? (change.sites ?? [undefined]).some((site) => may(member, 'resolve-exceptions', site))
      : userId === ownerId
  const notice = { kind: 'exceptions', name: '', path: '/inbox' } as const
  return listeners.filter(isTold).map(({ userId }) => ({ userId, key: `exceptions/${change.id}`, notice }))
}

/** Whose stock may have changed. */
const touchedItems = async (
  client: PoolClient,
  orgId: string,
  changes: readonly Change[],
): Promise<readonly string[]> => {
  const items = new Set<string>()
  const places: string[] = []
  for (const { collection, id, body } of changes) {
    if (collection === 'items') items.add(id)
    else if (collection === 'locations') places.push(id)
    else if (collection === 'stock' || collection === 'lots') items.add((JSON.parse(body) as { itemId: string }).itemId)
  }
  if (places.length > 0) {
    const { rows } = await client.query<{ id: string }>(itemsAtSql(orgId, places))
    for (const { id } of rows) items.add(id)
  }
  return [...items]
}

type Standing = { id: string; name: string; point: number; available: number }

/** Writes down which of them are low; answers those that were not before. `null`: of all items. */
const newlyLow = async (client: PoolClient, orgId: string, itemIds: readonly string[] | null, now: Date) => {
  if (itemIds?.length === 0) return []
  const { rows } = await client.query<Standing>(availableSql(orgId, itemIds, dayIn(null, now.getTime())))
  const low = rows.filter(({ available, point }) => isLow(available, point))
  const ids = new Set(low.map(({ id }) => id))
  const others = (itemIds ?? rows.map(({ id }) => id)).filter((id) => !ids.has(id))
  if (others.length > 0) await client.query(notLowSql(orgId, others))
  if (low.length === 0) return []
  const { rows: fresh } = await client.query<{ id: string }>(becomeLowSql(orgId, [...ids]))
  const isFresh = new Set(fresh.map(({ id }) => id))
  return low.filter(({ id }) => isFresh.has(id))
}

/** Not to those who may be counting the item blind: that it is low says how much there should be. */
const lowNews = (low: readonly Standing[], listeners: readonly Listener[], head: number): News[] =>
  listeners
    .filter(({ role }) => !countsBlind(role))
    .flatMap(({ userId }) =>
      low.map(({ id, name }) => ({
        ...{ userId, key: `low-stock/${id}/${head}` },
        notice: { kind: 'low-stock', name, path: `/items/${id}` } as const,
      })),
    )

const deliver = async (client: PoolClient, orgId: string, news: readonly News[], now: Date): Promise<void> => {
  if (news.length === 0) return
  const { rows: fresh } = await client.query<Told>(tellSql(orgId, news, now.toISOString()))
  const isFresh = new Set(fresh.map(({ userId, key }) => `${userId} ${key}`))
  const { rows: devices } = await client.query<Listening>(
    devicesOfSql(orgId, [...new Set(fresh.map(({ userId }) => userId))]),
  )
  const deliveries = news
    .filter(({ userId, key }) => isFresh.has(`${userId} ${key}`))
    .flatMap(({ userId, notice }) =>
      devices
        .filter((device) => device.userId === userId && device.kinds.includes(notice.kind))
        .map((device) => ({ deviceId: device.deviceId, payload: notice, dueAt: dueAt(device, now), attempts: 0 })),
    )
  if (deliveries.length > 0) await client.query(deliverSql(orgId, deliveries))
}

const dueAt = ({ from, to, timeZone }: Pick<Listening, 'from' | 'to' | 'timeZone'>, now: Date): string => {
  const quiet = from === null || to === null ? null : { from, to }
  return new Date(quietUntil(quiet, timeZone, now.getTime()) ?? now.getTime()).toISOString()
}

/** Resolves to false when there is more to look through. */
const lookOnce = (pool: Pool, orgId: string, now: Date): Promise<boolean> =>
  transact(pool, orgId, async (client) => {
    const { rows: locks } = await client.query<{ locked: boolean }>(lockNoticesSql(orgId))
    if (!locks[0]?.locked) return true
    const { rows: listeners } = await client.query<Listener>(listenersSql(orgId))
    if (listeners.length === 0) {
      await client.query('delete from notice_positions where org_id = $1', [orgId])
      return true
    }
    const { rows: places } = await client.query<{ head: number; position: number | null }>(noticePlaceSql(orgId))
    const { head = 0, position = null } = places[0] ?? {}
    if (position === null) {
      // What is so when the first begins to listen is no news.
      await newlyLow(client, orgId, null, now)
      await client.query(keepNoticePlaceSql(orgId, head))
      return true
    }
    if (position >= head) return true
    const { rows: changes } = await client.query<Change>(changedSql(orgId, position, head, MOST))
    const low = await newlyLow(client, orgId, await touchedItems(client, orgId, changes), now)
    const news = changes.flatMap((change) => [...assigned(change, listeners), ...exceptional(change, listeners)])
    await deliver(client, orgId, [...news, ...lowNews(low, listeners, head)], now)
    const last = changes.at(-1)
    const isAll = changes.length < MOST || last === undefined
    await client.query(keepNoticePlaceSql(orgId, isAll ? head : last.seq))
    return isAll
  })

export const lookForNews = async (pool: Pool, orgId: string, now: () => Date): Promise<void> => {
  while (!(await lookOnce(pool, orgId, now())));
}
