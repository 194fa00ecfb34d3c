-- Promises of stock, as documents: which line of which order holds what, for every phone to see; and which of them cannot be kept.

-- `at, device_id, device_seq` is the key of the promise made last for this line here. No screen has made promises before this; were some
-- made by another way, `bincard rebuild` publishes them.
alter table allocations
  add column id uuid,
  add column item_id uuid,
  add column location_id uuid,
  add column lot_id uuid,
  add column at timestamptz,
  add column device_id uuid,
  add column device_seq bigint,
  add column user_id uuid,
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now(),
  add column seq bigint not null default 0;

alter table allocations no force row level security;
alter table stock no force row level security;
delete from allocations where quantity = 0;
update allocations a
set id = uuid_of(concat_ws('/', a.order_id, a.line_id, a.stock_id)), item_id = s.item_id, location_id = s.location_id, lot_id = s.lot_id,
    at = a.created_at, device_id = uuid_of('unknown'), device_seq = 0
from stock s
where s.org_id = a.org_id and s.id = a.stock_id;
alter table stock force row level security;
alter table allocations force row level security;

alter table allocations
  alter column id set not null,
  alter column item_id set not null,
  alter column location_id set not null,
  alter column lot_id set not null,
  alter column at set not null,
  alter column device_id set not null,
  alter column device_seq set not null,
  add unique (org_id, id);
create index allocations_of_cell on allocations (org_id, stock_id, at, device_id, device_seq);

create function allocation_body(a allocations) returns text
  language sql stable parallel safe
  return document_body('allocations', a.id, a.seq, a.created_at, a.updated_at, jsonb_strip_nulls(jsonb_build_object(
    'orderId', a.order_id, 'lineId', a.line_id, 'itemId', a.item_id, 'locationId', a.location_id, 'lotId', nullif(a.lot_id, no_lot()),
    'quantity', a.quantity, 'key', jsonb_build_object('at', iso(a.at), 'deviceId', a.device_id, 'deviceSeq', a.device_seq),
    'userId', a.user_id)));

-- As in 0006; [{action, order, line, item, location, lot, site, change, at, device, deviceSeq, user}]. A promise that was given back
-- in full is gone.
create or replace function post_allocations(p_org uuid, p_items jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_item record;
  v_stock stock;
  v_promise allocations;
  v_before bigint;
  v_after bigint;
begin
  for v_item in
    select i.*, stock_id(i.item, i.location, i.lot) as cell
    from jsonb_to_recordset(p_items)
      as i (action uuid, "order" uuid, line uuid, item uuid, location uuid, lot uuid, site uuid, change bigint, at timestamptz, device uuid,
            "deviceSeq" bigint, "user" uuid)
  loop
    v_before := coalesce((
      select a.quantity from allocations a
      where a.org_id = p_org and a.order_id = v_item."order" and a.line_id = v_item.line and a.stock_id = v_item.cell), 0);
    v_after := greatest(0, v_before + v_item.change);
    continue when v_after = v_before;

    p_effects.seq := p_effects.seq + 1;
    if v_after = 0 then
      delete from allocations a
      where a.org_id = p_org and a.order_id = v_item."order" and a.line_id = v_item.line and a.stock_id = v_item.cell
      returning * into v_promise;
      update feed f set seq = p_effects.seq, deleted = true, body = tombstone_body('allocations', f.id, p_effects.seq)
      where f.org_id = p_org and f.collection = 'allocations' and f.id = v_promise.id;
    else
      insert into allocations as a (
        org_id, order_id, line_id, stock_id, quantity, id, item_id, location_id, lot_id, at, device_id, device_seq, user_id, created_at,
        updated_at, seq)
      values (
        p_org, v_item."order", v_item.line, v_item.cell, v_after, uuid_of(concat_ws('/', v_item."order", v_item.line, v_item.cell)),
        v_item.item, v_item.location, v_item.lot, v_item.at, v_item.device, v_item."deviceSeq", v_item."user", p_now, p_now, p_effects.seq)
      on conflict (org_id, order_id, line_id, stock_id) do update
        set quantity = excluded.quantity, updated_at = p_now, seq = excluded.seq
      returning * into v_promise;
      if v_item.change > 0 and (v_item.at, v_item.device, v_item."deviceSeq") > (v_promise.at, v_promise.device_id, v_promise.device_seq) then
        update allocations a
        set at = v_item.at, device_id = v_item.device, device_seq = v_item."deviceSeq", user_id = v_item."user"
        where a.org_id = p_org and a.id = v_promise.id
        returning * into v_promise;
      end if;
      insert into feed as f (org_id, collection, id, seq, sites, body)
      values (p_org, 'allocations', v_promise.id, v_promise.seq, array[v_item.site], allocation_body(v_promise))
      on conflict (org_id, collection, id) do update set seq = excluded.seq, deleted = false, body = excluded.body;
    end if;

    p_effects.seq := p_effects.seq + 1;
    -- A row's checks come before its conflict: with a release for its figure it was turned down, whatever the row there held.
    insert into stock as s (org_id, id, item_id, location_id, lot_id, allocated, created_at, updated_at, seq)
    values (p_org, v_item.cell, v_item.item, v_item.location, v_item.lot, greatest(0, v_after - v_before), p_now, p_now, p_effects.seq)
    on conflict (org_id, id) do update
      set allocated = s.allocated + v_after - v_before, updated_at = p_now, seq = excluded.seq
    returning * into v_stock;
    insert into feed as f (org_id, collection, id, seq, sites, body)
    values (p_org, 'stock', v_stock.id, v_stock.seq, array[v_item.site], stock_body(v_stock))
    on conflict (org_id, collection, id) do update set seq = excluded.seq, body = excluded.body;
    p_effects.cells := p_effects.cells || v_item.cell;
  end loop;
  return p_effects;
end
$$;

-- Promises beyond what is there: those made first are kept first (domain/allocation.ts, overPromised). An exception for each that
-- cannot be kept, closed when it can be, or is no more. The actions of this push that made one are answered with it.
create function watch_promises(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_over jsonb;
  v_opened record;
  v_kept text[];
begin
  if not exists (select from allocations a where a.org_id = p_org and a.stock_id = any (p_effects.cells))
    and not exists (select from exceptions e where e.org_id = p_org and e.kind = 'over-allocated' and e.state = 'open')
  then
    return p_effects;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object(
    'kind', 'over-allocated', 'collection', 'allocations', 'subject', o.id, 'owner', o.user_id, 'sites', array[l.site_id],
    'detail', jsonb_strip_nulls(jsonb_build_object(
      'itemId', o.item_id, 'locationId', o.location_id, 'lotId', nullif(o.lot_id, no_lot()), 'stockId', o.stock_id,
      'orderId', o.order_id, 'lineId', o.line_id, 'onHand', o.on_hand, 'promised', o.quantity,
      'short', least(o.quantity, o.upto - greatest(o.on_hand, 0)))))), '[]')
  into v_over
  from (
    select a.*, s.on_hand, sum(a.quantity) over (partition by a.stock_id order by a.at, a.device_id, a.device_seq, a.id)::bigint as upto
    from allocations a
    join stock s on s.org_id = p_org and s.id = a.stock_id
    where a.org_id = p_org and a.stock_id = any (p_effects.cells)
  ) o
  join locations l on l.org_id = p_org and l.id = o.location_id
  where o.upto > greatest(o.on_hand, 0);

  select array_agg(e.subject_id) into v_kept
  from exceptions e
  where e.org_id = p_org and e.kind = 'over-allocated' and e.state = 'open'
    and (e.doc -> 'detail' ->> 'stockId')::uuid = any (p_effects.cells)
    and not v_over @> jsonb_build_array(jsonb_build_object('subject', e.subject_id));
  if v_kept is not null then
    p_effects.seq := close_exceptions(p_org, 'over-allocated', v_kept, 'the promise can be kept, or was given back', p_effects.seq, p_now);
  end if;

  -- What is open already and says the same is not written again.
  select coalesce(jsonb_agg(o), '[]') into v_over
  from jsonb_array_elements(v_over) o
  where not exists (
    select from exceptions e
    where e.org_id = p_org and e.kind = 'over-allocated' and e.state = 'open' and e.subject_id = o ->> 'subject'
      and e.doc -> 'detail' = o -> 'detail');
  if v_over = '[]' then
    return p_effects;
  end if;
  v_opened := open_exceptions(p_org, v_over, p_effects.seq, p_now);
  p_effects.seq := v_opened.p_seq;
  update actions a
  set exception_id = (v_opened.p_opened ->> ('over-allocated/' || (o ->> 'subject')))::uuid
  from jsonb_array_elements(v_over) o
  where a.org_id = p_org and a.id = any (p_ids) and a.type = 'allocation' and a.status = 'accepted'
    and a.content ->> 'orderId' = o -> 'detail' ->> 'orderId' and a.content ->> 'lineId' = o -> 'detail' ->> 'lineId'
    and a.content ->> 'locationId' = o -> 'detail' ->> 'locationId' and a.content ->> 'itemId' = o -> 'detail' ->> 'itemId'
    and coalesce((a.content ->> 'release')::boolean, false) = false;
  -- For the answer: it names exceptions only where something is below.
  p_effects.below := p_effects.below || array(select (o -> 'detail' ->> 'stockId')::uuid from jsonb_array_elements(v_over) o);
  return p_effects;
end
$$;

-- As in 0015; promises tell that something should be in a bin, and so do exceptions about them.
create or replace function blind_documents(p_org uuid, p_after bigint) returns table (collection text, id uuid, author uuid)
  language plpgsql stable as $$
begin
  return query execute $sql$
    with scope as (
      select b.item_ids, l.id as location_id
      from blind_scopes b
      join locations l on l.org_id = $1 and l.site_id = b.site_id and (b.location_ids is null or l.id = any (b.location_ids))
      where b.org_id = $1
    ),
    spoken_of as (
      select f.collection, f.id, s.item_id, s.location_id, null::uuid as author
      from feed f join stock s on s.org_id = $1 and s.id = f.id
      where f.org_id = $1 and f.seq > $2 and f.collection = 'stock'
      union all
      select f.collection, f.id, a.item_id, a.location_id, null
      from feed f join allocations a on a.org_id = $1 and a.id = f.id
      where f.org_id = $1 and f.seq > $2 and f.collection = 'allocations'
      union all
      select f.collection, f.id, m.item_id, side.location_id, null
      from feed f
      join movements m on m.org_id = $1 and m.id = f.id
      cross join lateral (values (m.from_location_id), (m.to_location_id)) as side (location_id)
      where f.org_id = $1 and f.seq > $2 and f.collection = 'movements'
      union all
      select f.collection, f.id, o.item_id, o.location_id, case when f.collection = 'observations' then o.user_id end
      from feed f join observations o on o.org_id = $1 and o.id = f.id
      where f.org_id = $1 and f.seq > $2 and f.collection in ('observations', 'variances')
      union all
      select f.collection, f.id, (e.doc -> 'detail' ->> 'itemId')::uuid, (e.doc -> 'detail' ->> 'locationId')::uuid, null
      from feed f join exceptions e on e.org_id = $1 and e.id = f.id
      where f.org_id = $1 and f.seq > $2 and f.collection = 'exceptions'
        and e.kind in ('negative-stock', 'variance-review', 'recount-suggested', 'over-allocated', 'short-pick')
    )
    select distinct d.collection, d.id, d.author
    from spoken_of d join scope on scope.location_id = d.location_id
    where scope.item_ids is null or d.item_id is null or d.item_id = any (scope.item_ids)
  $sql$ using p_org, p_after;
end
$$;

-- As in 0015; promises too.
create or replace function renumber_documents(p_org uuid, p_collection text, p_ids uuid[], p_seq bigint) returns bigint
  language plpgsql as $$
begin
  if p_collection not in ('stock', 'allocations', 'movements', 'observations', 'variances', 'exceptions') then
    raise exception 'no such collection: %', p_collection;
  end if;
  execute format($sql$
    with numbered as (
      select id, $3 + row_number() over (order by id) as seq from unnest($2::uuid[]) id
    ),
    written as (
      update %1$I t set seq = n.seq from numbered n where t.org_id = $1 and t.id = n.id returning t.id
    )
    update feed f
    set seq = n.seq,
        -- Every rendered document begins alike, up to its seq.
        body = '{"collection":"' || f.collection || '","id":"' || f.id || '","seq":' || n.seq || substr(f.body, strpos(f.body, ',"createdAt"'))
    from numbered n join written w using (id)
    where f.org_id = $1 and f.collection = %1$L and f.id = n.id
  $sql$, p_collection) using p_org, p_ids, p_seq;
  return p_seq + cardinality(p_ids);
end
$$;
