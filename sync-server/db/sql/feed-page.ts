import type { QueryConfig } from 'pg'

export type FeedPageRow = {
  epoch: string
  head: number
  /** The last seq of an older lineage, when the caller's position lies in one; null when it is not known here. */
  lineageEnd: number | null
  /** A replica may lag behind what the caller has seen; the primary may not. */
  isReplica: boolean
  /** False after a restart or a restore, until the clock has begun a new lineage. */
  isCurrent: boolean
  count: number
  through: number
  /** The documents, as JSON text separated by commas. */
  documents: string
  settled: string
}

/**
 * One page of the feed, its documents joined as text: rows → objects → JSON costs 2.6 times as much. One statement, so
 * one snapshot: when the page is the last, it is a state that the organisation really had.
 * A document of sites the caller does not work at is left out, and comes as deleted where the caller once saw it; so does one
 * that a blind count hides.
 */
export const feedPageSql = (query: {
  orgId: string
  after: number
  limit: number
  siteIds: readonly string[] | null
  rank: number
  epoch: string | null
  userId: string
  deviceId: string
}): QueryConfig => ({
  name: query.siteIds === null ? 'feed-page' : 'feed-page-sites',
  text: `
    with clock as (
      select seq, epoch, clock_is_current(org_clock) as current from org_clock where org_id = $1
    ),
    page as materialized (
      select f.seq,
             case when ${query.siteIds === null ? 'true' : 'f.sites is null or f.sites && $4::uuid[]'} then
               case when f.hidden_below <= $5 then f.body when f.author = $7 then seen_by_author(f.body)
                 else tombstone_body(f.collection, f.id, f.seq) end
               else tombstone_body(f.collection, f.id, f.seq) end as body
      from feed f
      where f.org_id = $1 and f.seq > $2 and f.min_rank <= $5
        and ${query.siteIds === null ? '$4::uuid[] is null' : '(f.sites is null or f.sites && $4::uuid[] or f.left_sites && $4::uuid[])'}
      order by f.seq
      limit $3
    ),
    edge as (
      select count(*)::int as count, case when count(*) < $3 then (select seq from clock) else max(seq) end as through from page
    )
    select c.epoch, c.seq as head, pg_is_in_recovery() as "isReplica", c.current as "isCurrent", e.count, e.through,
           (select l.last_seq from org_lineages l where l.org_id = $1 and l.epoch = $6) as "lineageEnd",
           coalesce((select string_agg(p.body, ',' order by p.seq) from page p), '') as documents,
           coalesce((
             select string_agg(jsonb_strip_nulls(jsonb_build_object(
               'id', a.id, 'status', a.status, 'seq', a.seq, 'code', a.code, 'message', a.message,
               'exceptionId', case when x.id is null then a.exception_id end))::text, ',' order by a.seq)
             from actions a
             left join feed x on x.org_id = $1 and x.collection = 'exceptions' and x.id = a.exception_id and x.hidden_below > $5
             where a.org_id = $1 and a.device_id = $8 and a.user_id = $7 and a.seq > $2 and a.seq <= e.through), '') as settled
    from clock c, edge e`,
  values: [query.orgId, query.after, query.limit, query.siteIds, query.rank, query.epoch, query.userId, query.deviceId],
})
