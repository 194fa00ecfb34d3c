/** What there is to tell, to whom, and what is on its way (migrations/0060_notices.sql). */
import type { QueryConfig } from 'pg'

/** One process looks at an organisation at a time. */
export const lockNoticesSql = (orgId: string): QueryConfig => ({
  text: `select pg_try_advisory_xact_lock(hashtext('notices'), hashtext($1)) as locked`,
  values: [orgId],
})

/** Who hears anything at all, with what they may see. */
export const listenersSql = (orgId: string): QueryConfig => ({
  name: 'notice-listeners',
  text: `select distinct m.id as "userId", m.role, m.doc -> 'siteIds' as "siteIds"
         from push_subscriptions p join members m on m.org_id = p.org_id and m.id = p.user_id
         where p.org_id = $1 and m.active`,
  values: [orgId],
})

/** The clock and how far was looked; `position` is null where nobody listened yet. */
export const noticePlaceSql = (orgId: string): QueryConfig => ({
  name: 'notice-place',
  text: `select c.seq::float8 as head, n.seq::float8 as position
         from org_clock c left join notice_positions n on n.org_id = c.org_id where c.org_id = $1`,
  values: [orgId],
})

export const keepNoticePlaceSql = (orgId: string, seq: number): QueryConfig => ({
  text: `insert into notice_positions (org_id, seq) values ($1, $2)
         on conflict (org_id) do update set seq = excluded.seq`,
  values: [orgId, seq],
})

/** What changed of what notices are made of, in order; as many as one look takes. */
export const changedSql = (orgId: string, after: number, head: number, limit: number): QueryConfig => ({
  name: 'notice-changes',
  text: `select collection, id, seq::float8 as seq, sites, body from feed
         where org_id = $1 and seq > $2 and seq <= $3 and not deleted
           and collection in ('counts', 'orders', 'exceptions', 'stock', 'items', 'lots', 'locations')
         order by seq limit $4`,
  values: [orgId, after, head, limit],
})

/** Items that stand, or stood, at these places. */
export const itemsAtSql = (orgId: string, locationIds: readonly string[]): QueryConfig => ({
  text: 'select distinct item_id as id from stock where org_id = $1 and location_id = any($2)',
  values: [orgId, locationIds],
})

/**
 * What is available of each item that has a reorder point, of those named or of all: on hand, less promised, less what may not be
 * used (domain/allocation.ts). What expires does so by the day in UTC here: a few hours early or late is no matter for reordering.
 */
export const availableSql = (orgId: string, itemIds: readonly string[] | null, day: string): QueryConfig => ({
  text: `select i.id, i.name, (i.doc -> 'reorder' ->> 'point')::float8 as point,
                coalesce(sum(s.on_hand - s.allocated - case when held.so then greatest(s.on_hand, 0) else 0 end), 0)::float8 as available
         from items i
         left join (stock s
           join locations l on l.org_id = s.org_id and l.id = s.location_id and l.kind in ('bin', 'dock')
           left join lots t on t.org_id = s.org_id and t.id = s.lot_id
           cross join lateral (select coalesce((l.doc ->> 'hold')::boolean, false)
             or coalesce(t.doc ->> 'status' <> 'available' or (t.doc ->> 'expiresOn') < $3, false) as so) held)
           on s.org_id = i.org_id and s.item_id = i.id
         where i.org_id = $1 and not i.archived and (i.doc -> 'reorder' ->> 'point')::float8 > 0 and ($2::uuid[] is null or i.id = any($2))
         group by i.org_id, i.id`,
  values: [orgId, itemIds, day],
})

/** Of these the ones that were not low before. */
export const becomeLowSql = (orgId: string, itemIds: readonly string[]): QueryConfig => ({
  text: `insert into low_items (org_id, item_id) select $1, id from unnest($2::uuid[]) id
         on conflict do nothing returning item_id as id`,
  values: [orgId, itemIds],
})

export const notLowSql = (orgId: string, itemIds: readonly string[]): QueryConfig => ({
  text: 'delete from low_items where org_id = $1 and item_id = any($2)',
  values: [orgId, itemIds],
})

export type Told = { userId: string; key: string }

/** Writes down who is told of what; answers what nobody was told of before. */
export const tellSql = (orgId: string, told: readonly Told[], at: string): QueryConfig => ({
  text: `insert into notices (org_id, user_id, key, at)
         select $1, t.user_id, t.key, $4 from unnest($2::uuid[], $3::text[]) as t (user_id, key)
         on conflict do nothing returning user_id as "userId", key`,
  values: [orgId, told.map(({ userId }) => userId), told.map(({ key }) => key), at],
})

export type Listening = {
  deviceId: string
  userId: string
  kinds: string[]
  from: number | null
  to: number | null
  timeZone: string
}

export const devicesOfSql = (orgId: string, userIds: readonly string[]): QueryConfig => ({
  text: `select device_id as "deviceId", user_id as "userId", kinds, quiet_from as "from", quiet_to as "to", time_zone as "timeZone"
         from push_subscriptions where org_id = $1 and user_id = any($2)`,
  values: [orgId, userIds],
})

export type Delivery = { deviceId: string; payload: object; dueAt: string; attempts: number }

/** A device that is gone meanwhile gets nothing. */
export const deliverSql = (orgId: string, deliveries: readonly Delivery[]): QueryConfig => ({
  text: `insert into push_deliveries (org_id, device_id, payload, due_at, attempts)
         select $1, d."deviceId", d.payload, d."dueAt", d.attempts
         from jsonb_to_recordset($2) as d ("deviceId" uuid, payload jsonb, "dueAt" timestamptz, attempts smallint)
         join push_subscriptions p on p.org_id = $1 and p.device_id = d."deviceId"`,
  values: [orgId, JSON.stringify(deliveries)],
})

export type Due = Delivery & {
  endpoint: string
  p256dh: string
  auth: string
  from: number | null
  to: number | null
  timeZone: string
}

/** Takes out what is due: whoever has it sends it, and nobody else ever does. */
export const takeDueSql = (orgId: string, now: string, limit: number): QueryConfig => ({
  text: `with due as (
           select id from push_deliveries where org_id = $1 and due_at <= $2 order by due_at, id limit $3 for update skip locked
         ), taken as (
           delete from push_deliveries d using due where d.org_id = $1 and d.id = due.id
           returning d.device_id, d.payload, d.due_at, d.attempts
         )
         select t.device_id as "deviceId", t.payload, t.due_at as "dueAt", t.attempts, p.endpoint, p.p256dh, p.auth,
                p.quiet_from as "from", p.quiet_to as "to", p.time_zone as "timeZone"
         from taken t join push_subscriptions p on p.org_id = $1 and p.device_id = t.device_id`,
  values: [orgId, now, limit],
})

/** The push service knows it no more. One that was made anew meanwhile stays. */
export const forgetEndpointSql = (orgId: string, deviceId: string, endpoint: string): QueryConfig => ({
  text: 'delete from push_subscriptions where org_id = $1 and device_id = $2 and endpoint = $3',
  values: [orgId, deviceId, endpoint],
})
