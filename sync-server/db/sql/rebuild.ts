import {
  DOCUMENT_COLLECTIONS,
  expectedCodes,
  expectedStock,
  lastCounted,
  renderedDocuments,
  tableOf,
} from './verify.ts'

/**
 * Statements of a rebuild, one after another under the organisation's clock: each takes ($1 the organisation, $2 the last
 * seq given out) and gives every row that it changes a seq after that; it answers how many.
 */

/** Stock rows that are missing or wrong, by the ledger and the promises. Rows that should not be stay, at 0. */
export const rebuildStock = `
  with expected as (${expectedStock}),
  wrong as (
    select s.id, s.item_id, s.location_id, s.lot_id, coalesce(e.on_hand, 0) as on_hand, coalesce(e.allocated, 0) as allocated
    from stock s
    left join expected e on e.id = s.id and (e.item_id, e.location_id, e.lot_id) = (s.item_id, s.location_id, s.lot_id)
    where s.org_id = $1 and (s.on_hand, s.allocated) is distinct from (coalesce(e.on_hand, 0), coalesce(e.allocated, 0))
    union all
    select e.* from expected e where not exists (select from stock s where s.org_id = $1 and s.id = e.id)
  ),
  written as (
    insert into stock as s (org_id, id, item_id, location_id, lot_id, on_hand, allocated, created_at, updated_at, seq)
    select $1, id, item_id, location_id, lot_id, on_hand, allocated, clock_timestamp(), clock_timestamp(),
           $2::bigint + row_number() over (order by id)
    from wrong
    on conflict (org_id, id) do update
      set on_hand = excluded.on_hand, allocated = excluded.allocated, updated_at = excluded.updated_at, seq = excluded.seq
    returning s.id
  )
  select count(*) as changed from written`

export const rebuildCounted = `
  with wrong as (
    select l.*, $2::bigint + row_number() over (order by l.id) as seq
    from (${lastCounted}) l join stock s on s.org_id = $1 and s.id = l.id
    where (s.counted_at, s.counted_device_id, s.counted_device_seq) is distinct from (l.at, l.device_id, l.device_seq)
  ),
  written as (
    update stock s
    set counted_at = w.at, counted_device_id = w.device_id, counted_device_seq = w.device_seq, updated_at = clock_timestamp(), seq = w.seq
    from wrong w where s.org_id = $1 and s.id = w.id
    returning s.id
  )
  select count(*) as changed from written`

/** By the reversals: a movement is told which one undid it. The feed follows in \`renumber\`, as it does for all that is rendered. */
export const rebuildReversals = `
  with written as (
    update movements m set reversed_by_id = w.reversal
    from (
      select m.id, r.id as reversal
      from movements m left join movements r on r.org_id = $1 and r.reverses_id = m.id
      where m.org_id = $1 and m.reversed_by_id is distinct from r.id
    ) w
    where m.org_id = $1 and m.id = w.id
    returning m.id
  )
  select count(*) as changed from written`

/** By the items: no document, and so without a seq. */
export const rebuildCodes = `
  with gone as (
    delete from item_codes c
    where c.org_id = $1 and not exists (select from (${expectedCodes}) e where e.item_id = c.item_id and e.code = c.code)
    returning c.code
  ),
  found as (
    insert into item_codes (org_id, item_id, code)
    select $1, e.item_id, e.code from (${expectedCodes}) e
    on conflict do nothing
    returning code
  )
  select (select count(*) from gone) + (select count(*) from found) as changed`

/**
 * A document that the feed lacks belongs to the sites that its table tells. Where the table tells none (an exception of an
 * action), only those who work everywhere get it: too few see it rather than too many.
 */
const sitesOfMissing = `
  case d.collection
    when 'locations' then (
      select case when l.kind <> 'site' and l.site_id is not null then array[l.site_id] end
      from locations l where l.org_id = $1 and l.id = d.id)
    when 'counts' then (select array[c.site_id] from counts c where c.org_id = $1 and c.id = d.id)
    when 'count-schedules' then (select array[c.site_id] from count_schedules c where c.org_id = $1 and c.id = d.id)
    when 'recounts' then (
      select array[l.site_id] from observations o join locations l on l.org_id = $1 and l.id = o.location_id where o.org_id = $1 and o.id = d.id)
    when 'orders' then (
      select array_remove(array[(o.doc ->> 'siteId')::uuid, (o.doc ->> 'toSiteId')::uuid], null) from orders o where o.org_id = $1 and o.id = d.id)
    when 'stock' then (
      select case when l.site_id is not null then array[l.site_id] end
      from stock s join locations l on l.org_id = $1 and l.id = s.location_id where s.org_id = $1 and s.id = d.id)
    when 'allocations' then (
      select array[l.site_id] from allocations a join locations l on l.org_id = $1 and l.id = a.location_id where a.org_id = $1 and a.id = d.id)
    when 'movements' then (select movement_sites($1, m) from movements m where m.org_id = $1 and m.id = d.id)
    when 'observations' then (
      select array[l.site_id] from observations o join locations l on l.org_id = $1 and l.id = o.location_id where o.org_id = $1 and o.id = d.id)
    when 'variances' then (
      select array[l.site_id] from observations o join locations l on l.org_id = $1 and l.id = o.location_id where o.org_id = $1 and o.id = d.id)
    when 'exceptions' then '{}'::uuid[]
  end`

/** The collections whose rows take a new seq when the feed has them otherwise; the body is rendered anew with it. */
export const FEED_COLLECTIONS = [
  ...DOCUMENT_COLLECTIONS,
  ...(['stock', 'allocations', 'movements', 'observations', 'variances'] as const),
] as const

/** Gives the rows of one collection that the feed lacks or has otherwise a new seq; the feed follows in `publishRebuilt`. */
export const renumber = (collection: (typeof FEED_COLLECTIONS)[number]): string => `
  with wrong as (
    select d.id, $2::bigint + row_number() over (order by d.id) as seq
    from (${renderedDocuments}) d
    left join feed f on f.org_id = $1 and f.collection = d.collection and f.id = d.id
    where d.collection = '${collection}' and (f.id is null or f.deleted or f.seq <> d.seq or f.body <> d.body)
  ),
  written as (
    update ${tableOf(collection)} t set seq = w.seq from wrong w where t.org_id = $1 and t.id = w.id returning t.id
  )
  select count(*) as changed from written`

/** Publishes what \`renumber\` numbered: everything whose seq is after the one at which the rebuild began. */
export const publishRebuilt = `
  with written as (
    insert into feed as f (org_id, collection, id, seq, sites, min_rank, body)
    select $1, m.collection, m.id, m.seq, m.sites,
           case when m.collection in ('variances', 'item-costs', 'supplier-prices') or (m.collection = 'stock' and m.sites is null) then lead_rank() else 0 end,
           m.body
    from (select d.*, ${sitesOfMissing} as sites from (${renderedDocuments}) d where d.seq > $2::bigint) m
    on conflict (org_id, collection, id) do update set seq = excluded.seq, deleted = false, body = excluded.body
    returning f.id
  )
  select 0 * count(*) as changed from written`

/** What the feed has though its table does not goes, as a deletion. */
export const buryExtra = `
  with extra as (
    select f.collection, f.id, $2::bigint + row_number() over (order by f.collection, f.id) as seq
    from feed f
    left join (${renderedDocuments}) d on d.collection = f.collection and d.id = f.id
    where f.org_id = $1 and d.id is null and not (f.deleted and f.body = tombstone_body(f.collection, f.id, f.seq))
  ),
  written as (
    update feed f set seq = e.seq, deleted = true, body = tombstone_body(f.collection, f.id, e.seq)
    from extra e where f.org_id = $1 and f.collection = e.collection and f.id = e.id
    returning f.id
  )
  select count(*) as changed from written`

/** Follows counts that were written by another way. */
export const followCounts = 'select follow_blind_counts($1, $2) - $2::bigint as changed'

/**
 * Hides from counters what they got, and gives back what is hidden for nothing. Both go out anew: the body is emptied, so that it is
 * one that the feed has otherwise.
 */
export const hideAgain = `
  with hides as (select * from blind_documents($1, 0)),
  hidden as (
    update feed f set hidden_below = lead_rank(), author = h.author, body = ''
    from hides h
    where f.org_id = $1 and f.collection = h.collection and f.id = h.id and f.hidden_below = 0 and not f.deleted
    returning f.id
  ),
  given_back as (
    update feed f set hidden_below = 0, author = null, body = case when f.deleted then f.body else '' end
    where f.org_id = $1 and f.hidden_below > 0
      and not exists (select from hides h where h.collection = f.collection and h.id = f.id)
    returning f.id
  )
  select (select count(*) from hidden) + (select count(*) from given_back) as changed`

/** Hides what was published anew, in the transaction that does so: nobody has seen it. */
export const hidePublished = 'select hide_from_counters($1, $2)'

/** A bootstrap from before what is hidden changed tells too much. */
export const forgetBootstraps = 'update org_clock set hidden_seq = $2 where org_id = $1'
