import type { QueryConfig } from 'pg'

/** At most one process makes an organisation's counts at a time; the lock goes with the transaction. */
export const lockSchedulesSql = (orgId: string): QueryConfig => ({
  text: `select pg_try_advisory_xact_lock(hashtext('count schedules'), hashtext($1)) as locked`,
  values: [orgId],
})

/** The schedules whose day has come somewhere on earth by this day, with the time zone of their site. */
export const schedulesSql = (orgId: string, day: string): QueryConfig => ({
  text: `
    select s.id, s.seq, s.doc, s.writers, l.doc ->> 'timeZone' as "timeZone"
    from count_schedules s join locations l on l.org_id = $1 and l.id = s.site_id
    where s.org_id = $1 and (s.doc ->> 'active')::boolean and s.doc ->> 'nextOn' <= $2
    order by s.id`,
  values: [orgId, day],
})

export const placesOfSiteSql = (orgId: string, siteId: string): QueryConfig => ({
  text: `
    select l.id, l.code, l.kind, l.site_id as "siteId", l.parent_id as "parentId", (l.doc ->> 'archived')::boolean as archived,
           (l.doc ->> 'pickSequence')::bigint as "pickSequence"
    from locations l where l.org_id = $1 and (l.id = $2 or l.site_id = $2)`,
  values: [orgId, siteId],
})

/** The cells of a site that hold something, with when each was last counted and the class of its item. */
export const cellsOfSiteSql = (orgId: string, siteId: string): QueryConfig => ({
  text: `
    select s.item_id as "itemId", s.location_id as "locationId", iso(s.counted_at) as "countedAt", i.doc ->> 'abcClass' as "abcClass"
    from locations l
    join stock s on s.org_id = $1 and s.location_id = l.id and s.on_hand <> 0
    join items i on i.org_id = $1 and i.id = s.item_id
    where l.org_id = $1 and l.site_id = $2 and l.kind in ('bin', 'dock')`,
  values: [orgId, siteId],
})

/** What is so of these schedules once the clock is locked: as they are, and in which states the counts are that they made. */
export const standingSql = (orgId: string, ids: readonly string[]): QueryConfig => ({
  text: `
    select s.id, s.seq, coalesce((
      select array_agg(c.state) from counts c where c.org_id = $1 and c.doc ->> 'scheduleId' = s.id::text), '{}') as states
    from count_schedules s where s.org_id = $1 and s.id = any ($2::uuid[])`,
  values: [orgId, ids],
})
