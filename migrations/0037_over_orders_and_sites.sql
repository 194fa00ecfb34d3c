-- Two things about orders. An order that is over holds no promises; and a site is known by name everywhere, since goods are sent there.

-- A promise is for an order that is to be picked (domain/order.ts, isOver). When the order is closed or cancelled what it still holds is
-- given back; a promise that arrives afterwards, from a phone that did not know, is given back at once: kept, it would hold stock back
-- from everybody for ever. An order that is opened again begins without promises.
create function release_promises(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_releases jsonb;
begin
  select jsonb_agg(jsonb_build_object(
    'order', a.order_id, 'line', a.line_id, 'item', a.item_id, 'location', a.location_id, 'lot', a.lot_id, 'site', l.site_id,
    'change', -a.quantity, 'at', a.at, 'device', a.device_id, 'deviceSeq', a.device_seq, 'user', a.user_id) order by a.id)
  into v_releases
  from (
    select distinct coalesce(c.content ->> 'orderId', c.content ->> 'documentId')::uuid as id
    from unnest(p_ids) i
    cross join lateral (
      select * from actions where org_id = p_org and id = i and status = 'accepted' and type in ('allocation', 'edit') limit 1) c
    where c.type = 'allocation' or c.content ->> 'collection' = 'orders'
  ) touched
  join orders o on o.org_id = p_org and o.id = touched.id and o.doc ->> 'state' in ('closed', 'cancelled')
  join allocations a on a.org_id = p_org and a.order_id = o.id
  join locations l on l.org_id = p_org and l.id = a.location_id;
  return case when v_releases is null then p_effects else post_allocations(p_org, v_releases, p_effects, p_now) end;
end
$$;

-- As in 0034; but each watcher is called only where a push left it something to look at. Called for every push, they took a quarter to two
-- thirds of its speed, though most pushes name no order, no lot and no promise. The order of the watchers is that of 0034: what one
-- appends, those behind it see. What orders that are over hold is given back before anybody looks at what is promised.
create or replace function watch(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_edited boolean; -- some document was written by this push
  v_promises boolean; -- something was promised or given back by it
  v_ordered boolean; -- a movement names an order, or takes back one that may
  v_lots boolean; -- goods with a lot or a serial number moved
  v_promised boolean; -- some of what moved is promised to somebody
begin
  -- Row by row, by the whole of the primary key: in a young table, whose figures the planner does not know yet, it would else read all
  -- that the organisation has, and go on doing so for as long as the plan is kept.
  select coalesce(bool_or(a.type in ('edit', 'report')), false), coalesce(bool_or(a.type = 'allocation'), false)
  into v_edited, v_promises
  from unnest(p_ids) i cross join lateral (select type from actions where org_id = p_org and id = i limit 1) a;
  select coalesce(bool_or(m.order_id is not null or m.reverses_id is not null), false) into v_ordered
  from unnest(p_ids) i cross join lateral (select order_id, reverses_id from movements where org_id = p_org and id = i limit 1) m;

  if v_edited then
    p_effects := watch_values(p_org, p_effects, p_now);
  end if;
  if v_edited or v_promises then
    p_effects := release_promises(p_org, p_effects, p_ids, p_now);
  end if;
  p_effects := watch_negative_stock(p_org, p_effects, p_ids, p_now);
  p_effects := suggest_recounts(p_org, p_effects, p_ids, p_now);

  select coalesce(bool_or(s.lot_id <> no_lot()), false), coalesce(bool_or(s.allocated > 0), false)
  into v_lots, v_promised
  from unnest(p_effects.cells) c cross join lateral (select lot_id, allocated from stock where org_id = p_org and id = c limit 1) s;
  if v_lots then
    p_effects := watch_serials(p_org, p_effects, p_ids, p_now);
  end if;
  if v_promised or exists (select from exceptions e where e.org_id = p_org and e.kind = 'over-allocated' and e.state = 'open') then
    p_effects := watch_promises(p_org, p_effects, p_ids, p_now);
  end if;

  if v_ordered then
    p_effects := watch_orders_out(p_org, p_effects, p_ids, p_now);
  end if;
  p_effects := watch_short_picks(p_org, p_effects, p_now);
  if v_ordered or v_edited then
    p_effects := watch_orders(p_org, p_effects, p_ids, p_now);
    p_effects := share_transfers(p_org, p_effects, p_ids, p_now);
  end if;
  return p_effects;
end
$$;

-- Sites, not what is in them, are seen by every member: who works at one sends goods to another, and reads where an order comes from. They
-- go out anew, to those that did not have them.
alter table locations no force row level security;
alter table feed no force row level security;
alter table org_clock no force row level security;
with renumbered as (
  select l.org_id, l.id, k.seq + row_number() over (partition by l.org_id order by l.id) as seq
  from locations l
  join org_clock k on k.org_id = l.org_id
  where l.kind = 'site'
),
written as (
  update locations l set seq = r.seq from renumbered r where l.org_id = r.org_id and l.id = r.id
),
published as (
  update feed f
  set sites = null, seq = r.seq,
      -- Every rendered document begins alike, up to its seq.
      body = '{"collection":"locations","id":"' || f.id || '","seq":' || r.seq || substr(f.body, strpos(f.body, ',"createdAt"'))
  from renumbered r
  where f.org_id = r.org_id and f.collection = 'locations' and f.id = r.id
)
update org_clock k set seq = r.seq
from (select org_id, max(seq) as seq from renumbered group by org_id) r
where k.org_id = r.org_id;
alter table locations force row level security;
alter table feed force row level security;
alter table org_clock force row level security;
