/** What must be true of an organisation's tables (FAULTS.md, I5). Each query answers the rows of which it is not true. */

/** Stock beside what the ledger, the promises and the counts say of each cell; a missing row on either side is 0. */
export const expectedStock = `
  select id, item_id, location_id, lot_id, sum(on_hand)::bigint as on_hand, sum(allocated)::bigint as allocated
  from (
    select stock_id(item_id, to_location_id, lot_id) as id, item_id, to_location_id as location_id, lot_id, quantity as on_hand, 0 as allocated
    from movements where org_id = $1
    union all
    select stock_id(item_id, from_location_id, lot_id), item_id, from_location_id, lot_id, -quantity, 0
    from movements where org_id = $1
    union all
    select s.id, s.item_id, s.location_id, s.lot_id, 0, a.quantity
    from allocations a join stock s on s.org_id = $1 and s.id = a.stock_id
    where a.org_id = $1
    union all
    select stock_id(item_id, location_id, lot_id), item_id, location_id, lot_id, 0, 0
    from observations where org_id = $1 and effective and item_id is not null
  ) sides
  group by id, item_id, location_id, lot_id`

export const stockOffTheLedger = `
  select coalesce(s.id, e.id) as id, s.id is null as missing,
         s.on_hand as "onHand", coalesce(e.on_hand, 0)::bigint as ledger, s.allocated, coalesce(e.allocated, 0)::bigint as promised
  from (select * from stock where org_id = $1) s
  full join (${expectedStock}) e on e.id = s.id and (e.item_id, e.location_id, e.lot_id) = (s.item_id, s.location_id, s.lot_id)
  where s.id is null or s.on_hand <> coalesce(e.on_hand, 0) or s.allocated <> coalesce(e.allocated, 0)
  order by 1`

export const itemsNotZero = `
  select item_id as id, sum(on_hand)::bigint as sum from stock where org_id = $1 group by item_id having sum(on_hand) <> 0 order by 1`

/** The key of the last effective observation that covers each cell of a bin or dock, by the same rule as refresh_counted. */
export const lastCounted = `
  select s.id, l.at, l.device_id, l.device_seq, l.quantity
  from stock s
  join locations place on place.org_id = $1 and place.id = s.location_id and place.kind in ('bin', 'dock')
  left join lateral (
    select o.at, o.device_id, o.device_seq, coalesce(o.quantity, 0) as quantity
    from observations o
    where o.org_id = $1 and o.effective and o.location_id = s.location_id
      and ((o.item_id = s.item_id and o.lot_id = s.lot_id)
        or (o.item_id is null and not named_in_visit($1, o.visit_id, s.item_id, s.location_id, s.lot_id)))
    order by o.at desc, o.device_id desc, o.device_seq desc
    limit 1
  ) l on true
  where s.org_id = $1`

export const countedOffTheObservations = `
  select s.id, key_body(s.counted_at, s.counted_device_id, s.counted_device_seq) as stock, key_body(l.at, l.device_id, l.device_seq) as observed
  from stock s join (${lastCounted}) l using (id)
  where s.org_id = $1
    and (s.counted_at, s.counted_device_id, s.counted_device_seq) is distinct from (l.at, l.device_id, l.device_seq)
  order by 1`

/** The law itself: in a cell that was counted lies what was last seen and what moved after (LEDGER.md). */
export const cellsOffTheLaw = `
  select s.id, s.on_hand as "onHand", l.quantity + after.moved as law
  from stock s
  join (${lastCounted}) l on l.id = s.id and l.at is not null
  cross join lateral (
    select coalesce(sum(case when m.to_location_id = s.location_id then m.quantity else -m.quantity end), 0)::bigint as moved
    from movements m
    where m.org_id = $1 and m.item_id = s.item_id and m.lot_id = s.lot_id and s.location_id in (m.from_location_id, m.to_location_id)
      and m.observation_id is null and (m.at, m.device_id, m.device_seq) > (l.at, l.device_id, l.device_seq)
  ) after
  where s.org_id = $1 and s.on_hand <> l.quantity + after.moved
  order by 1`

/** An observation counts exactly while it is accepted. */
export const observationsOffTheirStatus = `
  select id, status, effective from observations where org_id = $1 and effective <> (status = 'accepted') order by 1`

export const reversalsUnpaired = `
  select m.id, m.reversed_by_id as "reversedById", r.id as "reversal"
  from movements m
  left join movements r on r.org_id = $1 and r.reverses_id = m.id
  where m.org_id = $1 and m.reversed_by_id is distinct from r.id
  order by 1`

/** Which item carries which barcode, by the items themselves. */
export const expectedCodes = `
  select distinct i.id as item_id, b ->> 'code' as code
  from items i cross join lateral jsonb_array_elements(coalesce(nullif(i.doc -> 'barcodes', 'null'), '[]')) b
  where i.org_id = $1 and b ->> 'code' is not null`

export const codesOffTheItems = `
  select coalesce(c.item_id, e.item_id) as id, coalesce(c.code, e.code) as code,
         case when c.code is null then 'not found' else 'found for nothing' end as trouble
  from (select * from item_codes where org_id = $1) c
  full join (${expectedCodes}) e on e.item_id = c.item_id and e.code = c.code
  where c.code is null or e.code is null
  order by 1, 2`

export const DOCUMENT_COLLECTIONS = [
  ...['items', 'locations', 'lots', 'counts', 'count-schedules', 'item-costs', 'supplier-prices', 'recounts'],
  ...[
    'orders',
    'partners',
    'reasons',
    'categories',
    'attributes',
    'label-settings',
    'order-settings',
    'printers',
    'members',
    'exceptions',
  ],
] as const
/** A collection's table is named for it. */
export const tableOf = (collection: string): string => collection.replaceAll('-', '_')
const RENDERED = {
  stock: 'stock_body',
  allocations: 'allocation_body',
  movements: 'movement_body',
  observations: 'observation_body',
  variances: 'variance_body',
}

/** Every document of every table, rendered as devices get it. */
export const renderedDocuments = [
  ...DOCUMENT_COLLECTIONS.map(
    (
      name,
    ) => `select '${name}' as collection, id, seq, document_body('${name}', id, seq, created_at, updated_at, doc) as body
      from ${tableOf(name)} where org_id = $1`,
  ),
  ...Object.entries(RENDERED).map(
    ([table, body]) => `select '${table}', t.id, t.seq, ${body}(t) from ${table} t where t.org_id = $1`,
  ),
].join('\nunion all\n')

/** The feed beside the tables: documents it lacks, has otherwise, or has though they are gone. */
export const feedOffTheTables = `
  select coalesce(f.collection, t.collection) as collection, coalesce(f.id, t.id) as id,
         case when f.id is null or (f.deleted and t.id is not null) then 'missing' when t.id is null then 'extra' else 'different' end as trouble
  from (select * from feed where org_id = $1) f
  full join (${renderedDocuments}) t on t.collection = f.collection and t.id = f.id
  where f.id is null
     or (t.id is null and not (f.deleted and f.body = tombstone_body(f.collection, f.id, f.seq)))
     or (t.id is not null and (f.deleted or f.seq <> t.seq or f.body <> t.body))
  order by 1, 2`

export const beyondTheClock = `
  select 'feed/' || f.collection as place, f.id, f.seq, c.seq as clock
  from org_clock c join feed f on f.org_id = $1 and f.seq > c.seq where c.org_id = $1
  union all
  select 'actions', a.id, a.seq, c.seq from org_clock c join actions a on a.org_id = $1 and a.seq > c.seq where c.org_id = $1
  order by 1, 2`

/** What the running blind counts go over, beside what is kept of it. */
export const scopesOffTheCounts = `
  select coalesce(b.count_id, w.count_id) as id,
         case when b.count_id is null then 'not followed' when w.count_id is null then 'not running' else 'other places or items' end as trouble
  from (select * from blind_scopes where org_id = $1) b
  full join wanted_blind_scopes($1) w using (count_id)
  where (b.site_id, b.location_ids, b.item_ids) is distinct from (w.site_id, w.location_ids, w.item_ids)
  order by 1`

/** What a running blind count hides, beside what the feed hides. */
export const hiddenOffTheCounts = `
  select coalesce(f.collection, d.collection) as collection, coalesce(f.id, d.id) as id,
         case when f.id is null then 'shown to counters' else 'hidden for nothing' end as trouble
  from (select * from feed where org_id = $1 and hidden_below > 0 and not deleted) f
  full join (
    select b.* from blind_documents($1, 0) b join feed n on n.org_id = $1 and n.collection = b.collection and n.id = b.id and not n.deleted
  ) d on d.collection = f.collection and d.id = f.id
  where f.id is null or d.id is null
  order by 1, 2`
