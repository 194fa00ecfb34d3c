import type { QueryConfig } from 'pg'

/** With more than this many ids waited for, which they are is not worth knowing before each push. */
export const MAX_AWAITED = 1000

type Wanted = {
  ids: string[]
  users: string[]
  groups: string[]
  skus: string[]
  barcodes: string[]
  codes: string[]
  used: string[]
  deleted: string[]
  numbers: string[]
  components: string[]
  variantOf: string[]
}

/** The items named as components, and all that those are made of: an item must not come to be made of itself. */
const MADE_OF = `case when $9::uuid[] = '{}' then '{}'::uuid[] else array(
            with recursive made_of as (
              select unnest($9::uuid[]) as id
              union
              select (c ->> 'itemId')::uuid
              from made_of m
              join items i on i.org_id = $1 and i.id = m.id
              cross join lateral jsonb_array_elements(coalesce(nullif(i.doc -> 'components', 'null'), '[]')) c
            )
            select id from made_of) end`

/** What items are said to be variants of, and what those are variants of: an item must not come to be one of its own. */
const ABOVE = `case when $12::uuid[] = '{}' then '{}'::uuid[] else array(
            with recursive above as (
              select unnest($12::uuid[]) as id
              union
              select i.variant_of
              from above a
              join items i on i.org_id = $1 and i.id = a.id
              where i.variant_of is not null
            )
            select id from above) end`

/**
 * All that the rules need to decide a push, as one JSON value. One statement, so one snapshot: `referenceSeq` is of the
 * same moment as the documents. `parked` are the actions that wait for an id or belong to a group of this push.
 */
export const pushContextSql = (orgId: string, want: Wanted): QueryConfig => ({
  name: 'push-context',
  text: `
    select jsonb_build_object(
      'referenceSeq', (select c.reference_seq from org_clock c where c.org_id = $1),
      'now', iso(clock_timestamp()),
      'members', coalesce((
        select jsonb_agg(jsonb_build_object('id', m.id, 'doc', m.doc)) from members m where m.org_id = $1 and m.id = any ($3::uuid[])), '[]'),
      'documents', coalesce((
        select jsonb_agg(jsonb_build_array(d.collection, d.id, d.doc, d.writers, d.sites))
        from (
          select 'items' as collection, id, doc, writers, null::uuid[] as sites from items
          where org_id = $1 and id = any ($2::uuid[] || ${MADE_OF} || ${ABOVE})
          union all
          -- With their sites: what day it is there decides whether a lot has expired.
          select 'locations', id, doc, writers, null from locations
          where org_id = $1 and id = any ($2::uuid[] || array(
            select l.site_id from locations l where l.org_id = $1 and l.id = any ($2::uuid[]) and l.site_id is not null))
          union all
          select 'lots', id, doc, writers, null from lots where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'counts', id, doc, writers, null from counts where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'count-schedules', id, doc, writers, null from count_schedules where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'item-costs', id, doc, writers, null from item_costs where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'supplier-prices', id, doc, writers, null from supplier_prices where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'orders', id, doc, writers, null from orders where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'partners', id, doc, writers, null from partners where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'reasons', id, doc, writers, null from reasons where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'categories', id, doc, writers, null from categories where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'attributes', id, doc, writers, null from attributes where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'label-settings', id, doc, writers, null from label_settings where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'order-settings', id, doc, writers, null from order_settings where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'printers', id, doc, writers, null from printers where org_id = $1 and id = any ($2::uuid[])
          union all
          select 'exceptions', e.id, e.doc, e.writers, f.sites
          from exceptions e join feed f on f.org_id = $1 and f.collection = 'exceptions' and f.id = e.id
          where e.org_id = $1 and e.id = any ($2::uuid[])
        ) d), '[]'),
      'movements', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', m.id, 'kind', m.kind, 'itemId', m.item_id, 'lotId', m.lot_id, 'fromLocationId', m.from_location_id,
          'toLocationId', m.to_location_id, 'quantity', m.quantity, 'at', iso(m.at), 'deviceId', m.device_id,
          'deviceSeq', m.device_seq, 'reversedById', m.reversed_by_id, 'fromSite', f.site_id, 'toSite', t.site_id))
        -- A fence: joined freely, the planner may go through all that ever left each place instead.
        from (select * from movements where org_id = $1 and id = any ($2::uuid[]) offset 0) m
        join locations f on f.org_id = $1 and f.id = m.from_location_id
        join locations t on t.org_id = $1 and t.id = m.to_location_id), '[]'),
      'observations', coalesce((
        select jsonb_agg(jsonb_build_object('id', o.id, 'userId', o.user_id, 'siteId', l.site_id))
        from observations o join locations l on l.org_id = $1 and l.id = o.location_id
        where o.org_id = $1 and o.id = any ($2::uuid[])), '[]'),
      'actions', coalesce((
        select jsonb_agg(jsonb_build_object('id', a.id, 'hash', encode(a.hash, 'hex'), 'status', a.status, 'type', a.type, 'userId', a.user_id))
        from actions a where a.org_id = $1 and a.id = any ($2::uuid[])), '[]'),
      'parked', coalesce((
        select jsonb_agg(jsonb_build_object('content', p.content, 'hash', encode(p.hash, 'hex'), 'waits', p.waits_for, 'arrivedAt', iso(p.received_at))
                         order by p.device_id, p.device_seq)
        from actions p
        where p.org_id = $1 and p.status = 'parked' and p.waits_for && ($2::uuid[] || $4::uuid[])), '[]'),
      'awaited', coalesce((
        select jsonb_agg(w.id)
        from (
          select distinct unnest(p.waits_for) as id from actions p where p.org_id = $1 and p.status = 'parked' limit ${MAX_AWAITED + 1}
        ) w), '[]'),
      'notMade', coalesce((
        select jsonb_agg(distinct a.creates) from actions a
        where a.org_id = $1 and a.status = 'rejected' and a.creates = any ($2::uuid[])), '[]'),
      'brokenGroups', coalesce((
        select jsonb_agg(distinct a.group_id) from actions a
        where a.org_id = $1 and a.status = 'rejected' and a.group_id = any ($4::uuid[])), '[]'),
      'carriers', jsonb_build_object(
        'skus', coalesce((
          select jsonb_agg(jsonb_build_array(i.sku, i.id)) from items i where i.org_id = $1 and i.sku = any ($5::text[])), '[]'),
        'barcodes', coalesce((
          select jsonb_agg(jsonb_build_array(b.code, b.item_id)) from item_codes b where b.org_id = $1 and b.code = any ($6::text[])), '[]'),
        'codes', coalesce((
          select jsonb_agg(jsonb_build_array(l.code, l.id)) from locations l where l.org_id = $1 and l.code = any ($7::text[])), '[]'),
        'numbers', coalesce((
          select jsonb_agg(jsonb_build_array(o.number, o.id)) from orders o where o.org_id = $1 and o.number = any ($11::text[])), '[]')),
      'used', coalesce((
        select jsonb_agg(d.id)
        from unnest($8::uuid[]) as d (id)
        where exists (select from stock s where s.org_id = $1 and s.item_id = d.id)
           or exists (select from stock s where s.org_id = $1 and s.location_id = d.id)
           or exists (select from lots t where t.org_id = $1 and t.item_id = d.id)
           or exists (select from stock s where s.org_id = $1 and s.lot_id = d.id)
           or exists (select from locations l where l.org_id = $1 and (l.parent_id = d.id or l.site_id = d.id))
           or exists (select from observations o where o.org_id = $1 and o.count_id = d.id)
           -- To be deleted nothing may name it either: no movement or promise an order, no order or kit a site, a partner, an item, no item a category or an attribute, or what it is a variant of.
           or d.id = any ($10::uuid[]) and (
             exists (select from movements m where m.org_id = $1 and m.order_id = d.id)
             or exists (select from allocations a where a.org_id = $1 and a.order_id = d.id)
             or exists (
               select from orders o
               where o.org_id = $1 and (
                 d.id::text in (o.doc ->> 'partnerId', o.doc ->> 'siteId', o.doc ->> 'toSiteId')
                 or o.doc -> 'lines' @> jsonb_build_array(jsonb_build_object('itemId', d.id))))
             or exists (
               select from categories c join items i on i.org_id = $1 and i.doc ->> 'category' = c.code
               where c.org_id = $1 and c.id = d.id)
             or exists (
               select from attributes a join items i on i.org_id = $1 and i.doc -> 'attributes' ? a.code
               where a.org_id = $1 and a.id = d.id)
             or exists (
               select from items i
               where i.org_id = $1 and i.doc -> 'suppliers' @> jsonb_build_array(jsonb_build_object('partnerId', d.id)))
             or exists (select from items i where i.org_id = $1 and i.variant_of = d.id)
             or exists (
               select from items i
               where i.org_id = $1 and i.doc -> 'components' @> jsonb_build_array(jsonb_build_object('itemId', d.id))))), '[]')
    ) as context`,
  values: [
    ...[orgId, want.ids, want.users, want.groups, want.skus, want.barcodes, want.codes, want.used, want.components],
    ...[want.deleted, want.numbers, want.variantOf],
  ],
})
