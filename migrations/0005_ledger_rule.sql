-- The rule of the ledger (docs/adr/0004-counts-are-observations.md; `domain/ledger.ts` states it again, for tests and
-- devices). Everything here runs under the organisation's clock, so it sees every observation committed before it.

-- What a push has done so far: the last seq given out, the cells whose book changed, those of them in a place one can walk to
-- that were below zero then, the observations to show anew.
create type ledger_effects as (seq bigint, cells uuid[], below uuid[], observations uuid[]);

-- Appends entries to the ledger and moves stock in the same statement; publishes both. Entries are
-- [{id, kind, item, lot, from, to, quantity, at, device, deviceSeq, user, order, reverses, observation, uncertainty, details,
--   fromSite, toSite}], keyed by their ledger key; a site is null for a virtual location.
create function append_entries(p_org uuid, p_entries jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_entries bigint;
  v_cells uuid[];
  v_below uuid[];
  v_new uuid[];
begin
  with e as materialized (
    select row_number() over () as n, e.*
    from jsonb_to_recordset(p_entries) as e (
      id uuid, kind text, item uuid, lot uuid, "from" uuid, "to" uuid, quantity bigint, at timestamptz, device uuid, "deviceSeq" bigint,
      "user" uuid, "order" uuid, reverses uuid, observation uuid, uncertainty integer, details jsonb, "fromSite" uuid, "toSite" uuid)
  ),
  appended as (
    insert into movements as m (
      org_id, id, kind, item_id, lot_id, from_location_id, to_location_id, quantity, at, device_id, device_seq, recorded_at,
      user_id, order_id, reverses_id, observation_id, uncertainty_ms, details, seq)
    select p_org, id, kind, item, lot, "from", "to", quantity, at, device, "deviceSeq", p_now,
           "user", "order", reverses, observation, uncertainty, details, p_effects.seq + n
    from e
    returning m.id, m.seq, movement_body(m) as body
  ),
  moved as (
    select stock_id(item, location, lot) as id, item, location, lot, site, sum(change)::bigint as change
    from (
      select item, "from" as location, lot, "fromSite" as site, -quantity as change from e
      union all
      select item, "to", lot, "toSite", quantity from e
    ) sides
    group by item, location, lot, site
  ),
  numbered as materialized (
    select *, p_effects.seq + (select count(*) from e) + row_number() over (order by id) as seq from moved
  ),
  changed as (
    insert into stock as s (org_id, id, item_id, location_id, lot_id, on_hand, created_at, updated_at, seq)
    select p_org, id, item, location, lot, change, p_now, p_now, seq from numbered order by id
    on conflict (org_id, id) do update
      set on_hand = s.on_hand + excluded.on_hand, updated_at = excluded.updated_at, seq = excluded.seq
    returning s.id, s.seq, stock_body(s) as body, (xmax = 0) as is_new, s.on_hand < 0 as is_below
  ),
  placed as (
    select c.*, n.site from changed c join numbered n using (id)
  ),
  published as (
    insert into feed as f (org_id, collection, id, seq, sites, body)
    select p_org, 'movements', a.id, a.seq, array_remove(array[e."fromSite", e."toSite"], null), a.body
    from appended a join e using (id)
    union all
    select p_org, 'stock', id, seq, case when site is not null then array[site] end, body
    from placed
    on conflict (org_id, collection, id) do update set seq = excluded.seq, body = excluded.body
  )
  select (select count(*) from e), array_agg(id), array_agg(id) filter (where is_new),
         coalesce(array_agg(id) filter (where is_below and site is not null), '{}')
  into v_entries, v_cells, v_new, v_below
  from placed;

  p_effects.seq := p_effects.seq + v_entries + cardinality(v_cells);
  p_effects.cells := p_effects.cells || v_cells;
  p_effects.below := p_effects.below || v_below;
  if v_new is not null and exists (
    select from stock s
    join observations o on o.org_id = s.org_id and o.location_id = s.location_id and o.effective and o.item_id is null
    where s.org_id = p_org and s.id = any (v_new)
  ) then
    p_effects.seq := refresh_counted(p_org, v_new, p_effects.seq, p_now);
  end if;
  return p_effects;
end
$$;

-- Is this cell named by an observation of that visit? Then the visit's closing does not speak of it.
create function named_in_visit(p_org uuid, p_visit uuid, p_item uuid, p_location uuid, p_lot uuid) returns boolean
  language sql stable
  return p_visit is not null and exists (
    select from observations n
    where n.org_id = p_org and n.visit_id = p_visit and n.location_id = p_location and n.item_id = p_item and n.lot_id = p_lot);

-- The earliest effective observation that covers a cell after a key, if any.
create function covering_observation(
  p_org uuid, p_item uuid, p_location uuid, p_lot uuid, p_at timestamptz, p_device uuid, p_device_seq bigint,
  out id uuid, out at timestamptz, out device_id uuid, out device_seq bigint)
  returns setof record
  language sql stable
begin atomic
  select c.id, c.at, c.device_id, c.device_seq
  from (
    (select o.id, o.at, o.device_id, o.device_seq
     from observations o
     where o.org_id = p_org and o.effective and o.item_id = p_item and o.location_id = p_location and o.lot_id = p_lot
       and (o.at, o.device_id, o.device_seq) > (p_at, p_device, p_device_seq)
     order by o.at, o.device_id, o.device_seq
     limit 1)
    union all
    (select o.id, o.at, o.device_id, o.device_seq
     from observations o
     where o.org_id = p_org and o.effective and o.item_id is null and o.location_id = p_location
       and (o.at, o.device_id, o.device_seq) > (p_at, p_device, p_device_seq)
       and not named_in_visit(p_org, o.visit_id, p_item, p_location, p_lot)
     order by o.at, o.device_id, o.device_seq
     limit 1)
  ) c
  order by c.at, c.device_id, c.device_seq
  limit 1;
end;

-- Sets for each cell the key of the last effective observation that covers it, and publishes what changed.
create function refresh_counted(p_org uuid, p_cells uuid[], p_seq bigint, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_changed bigint;
begin
  with last as (
    select s.id, l.at, l.device_id, l.device_seq
    from stock s
    join locations place on place.org_id = p_org and place.id = s.location_id and place.kind in ('bin', 'dock')
    left join lateral (
      select o.at, o.device_id, o.device_seq
      from observations o
      where o.org_id = p_org and o.effective and o.location_id = s.location_id
        and ((o.item_id = s.item_id and o.lot_id = s.lot_id)
          or (o.item_id is null and not named_in_visit(p_org, o.visit_id, s.item_id, s.location_id, s.lot_id)))
      order by o.at desc, o.device_id desc, o.device_seq desc
      limit 1
    ) l on true
    where s.org_id = p_org and s.id = any (p_cells)
      and (s.counted_at, s.counted_device_id, s.counted_device_seq) is distinct from (l.at, l.device_id, l.device_seq)
  ),
  numbered as (select *, p_seq + row_number() over (order by id) as seq from last),
  changed as (
    update stock s
    set counted_at = n.at, counted_device_id = n.device_id, counted_device_seq = n.device_seq, updated_at = p_now, seq = n.seq
    from numbered n
    where s.org_id = p_org and s.id = n.id
    returning s.id, s.seq, stock_body(s) as body
  ),
  published as (
    update feed f set seq = c.seq, body = c.body
    from changed c
    where f.org_id = p_org and f.collection = 'stock' and f.id = c.id
  )
  select count(*) into v_changed from changed;
  return p_seq + v_changed;
end
$$;

-- Stock of a cell just before a key, as known now: what is on hand less what came after, and less what the observation at
-- that key itself has corrected.
create function book(p_org uuid, p_item uuid, p_location uuid, p_lot uuid, p_at timestamptz, p_device uuid, p_device_seq bigint)
  returns bigint
  language sql stable
  return
    coalesce((select s.on_hand from stock s where s.org_id = p_org and s.id = stock_id(p_item, p_location, p_lot)), 0)
    - coalesce((
        select sum(m.quantity) from movements m
        where m.org_id = p_org and m.to_location_id = p_location and m.item_id = p_item and m.lot_id = p_lot
          and (m.at, m.device_id, m.device_seq) >= (p_at, p_device, p_device_seq)
          and (m.kind = 'count-variance' or (m.at, m.device_id, m.device_seq) > (p_at, p_device, p_device_seq))), 0)
    + coalesce((
        select sum(m.quantity) from movements m
        where m.org_id = p_org and m.from_location_id = p_location and m.item_id = p_item and m.lot_id = p_lot
          and (m.at, m.device_id, m.device_seq) >= (p_at, p_device, p_device_seq)
          and (m.kind = 'count-variance' or (m.at, m.device_id, m.device_seq) > (p_at, p_device, p_device_seq))), 0);

-- What an observation has corrected so far in a cell.
create function corrected(p_org uuid, p_observation uuid, p_item uuid, p_location uuid, p_lot uuid) returns bigint
  language sql stable
  return coalesce((
    select sum(case when m.to_location_id = p_location then m.quantity else -m.quantity end)
    from movements m
    where m.org_id = p_org and m.observation_id = p_observation and m.item_id = p_item and m.lot_id = p_lot), 0)::bigint;

-- Appends corrections [{observation, item, location, lot, change}] against the loss location, at the key of their observation.
create function append_corrections(p_org uuid, p_corrections jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_loss uuid := (select l.id from locations l where l.org_id = p_org and l.kind = 'loss' order by l.id limit 1);
  v_entries jsonb;
begin
  select jsonb_agg(jsonb_build_object(
    'id', uuid_of(concat_ws('/', p_org, c.observation, c.item, c.location, c.lot, p_effects.seq)),
    'kind', 'count-variance', 'item', c.item, 'lot', c.lot, 'quantity', abs(c.change),
    'from', case when c.change > 0 then v_loss else c.location end,
    'to', case when c.change > 0 then c.location else v_loss end,
    'fromSite', case when c.change > 0 then null else l.site_id end,
    'toSite', case when c.change > 0 then l.site_id end,
    'at', o.at, 'device', o.device_id, 'deviceSeq', o.device_seq, 'observation', o.id,
    'details', jsonb_build_object('occurredAt', iso(o.at), 'deviceId', o.device_id, 'deviceSeq', o.device_seq)))
  into v_entries
  from jsonb_to_recordset(p_corrections) as c (observation uuid, item uuid, location uuid, lot uuid, change bigint)
  join observations o on o.org_id = p_org and o.id = c.observation
  join locations l on l.org_id = p_org and l.id = c.location
  where c.change <> 0;
  if v_entries is null then
    return p_effects;
  end if;
  p_effects.observations := p_effects.observations
    || array(select distinct (c ->> 'observation')::uuid from jsonb_array_elements(p_corrections) c);
  return append_entries(p_org, v_entries, p_effects, p_now);
end
$$;

-- Follows changes of physical cells [{item, location, lot, at, device, deviceSeq, change}] with compensations at the
-- earliest effective observation after each: its counter had already seen their effect. Net per call.
create function settle(p_org uuid, p_changes jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_corrections jsonb;
begin
  select jsonb_agg(net) into v_corrections
  from (
    select o.id as observation, c.item, c.location, c.lot, -sum(c.change) as change
    from jsonb_to_recordset(p_changes)
      as c (item uuid, location uuid, lot uuid, at timestamptz, device uuid, "deviceSeq" bigint, change bigint)
    cross join lateral covering_observation(p_org, c.item, c.location, c.lot, c.at, c.device, c."deviceSeq") o
    group by o.id, c.item, c.location, c.lot
    having sum(c.change) <> 0
  ) net;
  if v_corrections is null then
    return p_effects;
  end if;
  return append_corrections(p_org, v_corrections, p_effects, p_now);
end
$$;

-- Posts movements and reversals: appended, then compensated where an observation came after them.
create function post_movements(p_org uuid, p_entries jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_changes jsonb;
begin
  p_effects := append_entries(p_org, p_entries, p_effects, p_now);
  -- One probe spares the live case, in which no observation lies after what is posted, all others.
  if not exists (
    select from observations o
    where o.org_id = p_org and o.effective
      and o.at >= (select min((e ->> 'at')::timestamptz) from jsonb_array_elements(p_entries) e)
  ) then
    return p_effects;
  end if;
  select jsonb_agg(c) into v_changes
  from (
    select item, "from" as location, lot, at, device, "deviceSeq", -quantity as change
    from jsonb_to_recordset(p_entries)
      as e (item uuid, lot uuid, "from" uuid, quantity bigint, at timestamptz, device uuid, "deviceSeq" bigint, "fromSite" uuid)
    where "fromSite" is not null
    union all
    select item, "to", lot, at, device, "deviceSeq", quantity
    from jsonb_to_recordset(p_entries)
      as e (item uuid, lot uuid, "to" uuid, quantity bigint, at timestamptz, device uuid, "deviceSeq" bigint, "toSite" uuid)
    where "toSite" is not null
  ) c;
  return settle(p_org, v_changes, p_effects, p_now);
end
$$;

-- Puts an observation into effect in one cell, or takes it out again; what it appends is followed at later observations.
create function observe_cell(
  p_org uuid, o observations, p_item uuid, p_lot uuid, p_effective boolean, p_effects ledger_effects, p_now timestamptz)
  returns ledger_effects
  language plpgsql as $$
declare
  v_change bigint := case when p_effective
    then coalesce(o.quantity, 0) - book(p_org, p_item, o.location_id, p_lot, o.at, o.device_id, o.device_seq)
    else -corrected(p_org, o.id, p_item, o.location_id, p_lot) end;
begin
  if v_change = 0 then
    return p_effects;
  end if;
  p_effects := append_corrections(p_org, jsonb_build_array(jsonb_build_object(
    'observation', o.id, 'item', p_item, 'location', o.location_id, 'lot', p_lot, 'change', v_change)), p_effects, p_now);
  return settle(p_org, jsonb_build_array(jsonb_build_object(
    'item', p_item, 'location', o.location_id, 'lot', p_lot, 'at', o.at, 'device', o.device_id, 'deviceSeq', o.device_seq,
    'change', v_change)), p_effects, p_now);
end
$$;

-- The cells an observation speaks of: its own, or for a visit's closing all that the bin is known to have had and that the
-- visit did not name.
create function cells_of(p_org uuid, o observations, out item_id uuid, out lot_id uuid) returns setof record
  language sql stable
begin atomic
  select o.item_id, o.lot_id where o.item_id is not null
  union all
  select s.item_id, s.lot_id
  from stock s
  where o.item_id is null and s.org_id = p_org and s.location_id = o.location_id
    and not named_in_visit(p_org, o.visit_id, s.item_id, s.location_id, s.lot_id);
end;

create function set_effective(p_org uuid, p_observation uuid, p_effective boolean, p_effects ledger_effects, p_now timestamptz)
  returns ledger_effects
  language plpgsql as $$
declare
  o observations;
  v_cell record;
  v_ids uuid[];
begin
  update observations set effective = p_effective where org_id = p_org and id = p_observation returning * into o;
  if o.item_id is not null and p_effective then
    -- A cell that is counted has a row, even when nothing was ever moved there: the row tells devices when it was counted.
    with made as (
      insert into stock as s (org_id, id, item_id, location_id, lot_id, created_at, updated_at, seq)
      values (p_org, stock_id(o.item_id, o.location_id, o.lot_id), o.item_id, o.location_id, o.lot_id, p_now, p_now, p_effects.seq + 1)
      on conflict do nothing
      returning s.id, s.seq, stock_body(s) as body
    )
    insert into feed (org_id, collection, id, seq, sites, body)
    select p_org, 'stock', m.id, m.seq, (select array[l.site_id] from locations l where l.org_id = p_org and l.id = o.location_id), m.body
    from made m;
    p_effects.seq := p_effects.seq + 1;
  end if;
  select array_agg(stock_id(c.item_id, o.location_id, c.lot_id)) into v_ids from cells_of(p_org, o) c;
  for v_cell in select * from cells_of(p_org, o) order by 1, 2 loop
    p_effects := observe_cell(p_org, o, v_cell.item_id, v_cell.lot_id, p_effective, p_effects, p_now);
  end loop;
  p_effects.cells := p_effects.cells || v_ids;
  p_effects.observations := p_effects.observations || o.id;
  p_effects.seq := refresh_counted(p_org, coalesce(v_ids, '{}'), p_effects.seq, p_now);
  return p_effects;
end
$$;

-- Accepts an observation, once: lower rounds of the same count and cell are withdrawn; after a higher one it changes nothing.
create function accept_observation(p_org uuid, p_observation uuid, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  o observations;
  v_lower uuid;
begin
  select * into o from observations where org_id = p_org and id = p_observation;
  if o.status = 'accepted' then
    return p_effects;
  end if;
  p_effects.observations := p_effects.observations || o.id;
  if o.count_id is not null then
    if exists (
      select from observations h
      where h.org_id = p_org and h.count_id = o.count_id and h.location_id = o.location_id and h.status = 'accepted' and h.round > o.round
        and h.item_id is not distinct from o.item_id and h.lot_id is not distinct from o.lot_id
    ) then
      update observations set status = 'superseded' where org_id = p_org and id = o.id;
      return p_effects;
    end if;
    for v_lower in
      update observations l set status = 'superseded'
      where l.org_id = p_org and l.count_id = o.count_id and l.location_id = o.location_id and l.status = 'accepted' and l.round < o.round
        and l.item_id is not distinct from o.item_id and l.lot_id is not distinct from o.lot_id
      returning l.id
    loop
      p_effects := set_effective(p_org, v_lower, false, p_effects, p_now);
    end loop;
  end if;
  update observations set status = 'accepted' where org_id = p_org and id = o.id;
  return set_effective(p_org, o.id, true, p_effects, p_now);
end
$$;

-- Every bound that is set must hold; with none set only an exact match is within.
create function within_tolerance(p_variance bigint, p_expected bigint, p_units bigint, p_percent numeric) returns boolean
  language sql immutable parallel safe
  return case when p_units is null and p_percent is null then p_variance = 0
    else (p_units is null or abs(p_variance) <= p_units) and (p_percent is null or abs(p_variance) * 100 <= p_percent * abs(p_expected)) end;

-- What an observation that waits would find if it were accepted now.
create function pending_variance(p_org uuid, o observations, out expected bigint, out variance bigint, out within boolean)
  language sql stable
begin atomic
  select coalesce(sum(b.book), 0)::bigint,
         coalesce(sum(coalesce(o.quantity, 0) - b.book), 0)::bigint,
         coalesce(bool_and(within_tolerance(coalesce(o.quantity, 0) - b.book, b.book, o.tolerance_units, o.tolerance_percent)), true)
  from cells_of(p_org, o) c
  cross join lateral (select book(p_org, c.item_id, o.location_id, c.lot_id, o.at, o.device_id, o.device_seq) as book) b;
end;

-- Accepts, one by one, the waiting observations of the touched bins whose variance has come within tolerance.
create function regate(p_org uuid, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_within uuid;
begin
  if not exists (select from observations o where o.org_id = p_org and o.status = 'awaiting-approval') then
    return p_effects;
  end if;
  loop
    v_within := null;
    select o.id into v_within
    from observations o
    where o.org_id = p_org and o.status = 'awaiting-approval' and o.gate = 'tolerance'
      and o.location_id in (select s.location_id from stock s where s.org_id = p_org and s.id = any (p_effects.cells))
      and (pending_variance(p_org, o)).within
    order by o.at, o.device_id, o.device_seq
    limit 1;
    exit when v_within is null;
    p_effects := accept_observation(p_org, v_within, p_effects, p_now);
  end loop;
  -- The variances of those that go on waiting are shown as they are now.
  p_effects.observations := p_effects.observations || array(
    select o.id from observations o
    where o.org_id = p_org and o.status = 'awaiting-approval'
      and o.location_id in (select s.location_id from stock s where s.org_id = p_org and s.id = any (p_effects.cells)));
  return p_effects;
end
$$;

-- Takes in an observation: [{id, count, visit, item, lot, location, quantity, round, note, at, device, deviceSeq, user,
-- occurredAt, uncertainty, gate, units, percent}], one. Its acceptance depends on its gate.
create function post_observation(p_org uuid, p_observation jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  o observations;
  v_closing observations;
  v_later boolean;
begin
  insert into observations (
    org_id, id, count_id, visit_id, item_id, lot_id, location_id, quantity, round, note, at, device_id, device_seq, recorded_at,
    user_id, occurred_at, uncertainty_ms, gate, tolerance_units, tolerance_percent, status, seq)
  select p_org, i.id, i.count, i.visit, i.item, i.lot, i.location, i.quantity, i.round, i.note, i.at, i.device, i."deviceSeq", p_now,
         i."user", i."occurredAt", i.uncertainty, i.gate, i.units, i.percent, 'awaiting-approval', 0
  from jsonb_to_record(p_observation) as i (
    id uuid, count uuid, visit uuid, item uuid, lot uuid, location uuid, quantity bigint, round integer, note text, at timestamptz,
    device uuid, "deviceSeq" bigint, "user" uuid, "occurredAt" timestamptz, uncertainty integer, gate text, units bigint, percent numeric)
  returning * into o;
  p_effects.observations := p_effects.observations || o.id;
  p_effects.cells := p_effects.cells || case when o.item_id is null then '{}' else array[stock_id(o.item_id, o.location_id, o.lot_id)] end;

  -- Named only now, after its visit was closed: the closing no longer speaks of this cell.
  if o.item_id is not null and o.visit_id is not null then
    for v_closing in
      select * from observations c
      where c.org_id = p_org and c.visit_id = o.visit_id and c.location_id = o.location_id and c.item_id is null and c.effective
    loop
      p_effects := observe_cell(p_org, v_closing, o.item_id, o.lot_id, false, p_effects, p_now);
    end loop;
    p_effects.seq := refresh_counted(p_org, array[stock_id(o.item_id, o.location_id, o.lot_id)], p_effects.seq, p_now);
  end if;

  if o.count_id is not null then
    with replaced as (
      update observations w set status = 'superseded'
      where w.org_id = p_org and w.count_id = o.count_id and w.location_id = o.location_id and w.status = 'awaiting-approval'
        and w.round < o.round and w.item_id is not distinct from o.item_id and w.lot_id is not distinct from o.lot_id
      returning w.id
    )
    select p_effects.observations || coalesce(array_agg(id), '{}') into p_effects.observations from replaced;
    select exists (
      select from observations h
      where h.org_id = p_org and h.count_id = o.count_id and h.location_id = o.location_id and h.round > o.round
        and h.item_id is not distinct from o.item_id and h.lot_id is not distinct from o.lot_id
    ) into v_later;
    if v_later then
      update observations set status = 'superseded' where org_id = p_org and id = o.id;
      return p_effects;
    end if;
  end if;

  if o.gate = 'open' or (o.gate = 'tolerance' and (pending_variance(p_org, o)).within) then
    p_effects := accept_observation(p_org, o.id, p_effects, p_now);
  end if;
  return p_effects;
end
$$;

-- What is shown of an observation's variance: of one in effect the sum of its entries, of one that waits what it would
-- find now; null where it is neither.
create function shown_variance(p_org uuid, o observations, out expected bigint, out variance bigint)
  language sql stable
begin atomic
  select coalesce(o.quantity, 0) - t.total, t.total
  from (
    select coalesce(sum(case when m.to_location_id = o.location_id then m.quantity else -m.quantity end), 0)::bigint as total
    from movements m where m.org_id = p_org and m.observation_id = o.id
  ) t
  where o.effective
  union all
  select w.expected, w.variance from pending_variance(p_org, o) w where o.status = 'awaiting-approval';
end;

-- Publishes the observations named in the effects with their variances, and opens or closes what their variance asks for.
create function publish_observations(p_org uuid, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  o observations;
  v_id uuid;
  v_expected bigint;
  v_variance bigint;
  v_row variances;
  v_sites uuid[];
begin
  for v_id in select distinct i from unnest(p_effects.observations) i order by 1 loop
    p_effects.seq := p_effects.seq + 1;
    update observations set seq = p_effects.seq where org_id = p_org and id = v_id returning * into strict o;
    v_sites := array[(select l.site_id from locations l where l.org_id = p_org and l.id = o.location_id)];
    insert into feed (org_id, collection, id, seq, sites, body)
    values (p_org, 'observations', o.id, o.seq, v_sites, observation_body(o))
    on conflict (org_id, collection, id) do update set seq = excluded.seq, body = excluded.body;

    select s.expected, s.variance into v_expected, v_variance from shown_variance(p_org, o) s;
    p_effects.seq := p_effects.seq + 1;
    if v_variance is null then
      delete from variances where org_id = p_org and id = o.id;
      update feed f set seq = p_effects.seq, deleted = true, body = tombstone_body('variances', f.id, p_effects.seq)
      where f.org_id = p_org and f.collection = 'variances' and f.id = o.id;
    else
      insert into variances (org_id, id, expected, variance, created_at, updated_at, seq)
      values (p_org, o.id, v_expected, v_variance, p_now, p_now, p_effects.seq)
      on conflict (org_id, id) do update
        set expected = excluded.expected, variance = excluded.variance, updated_at = excluded.updated_at, seq = excluded.seq
      returning * into v_row;
      insert into feed (org_id, collection, id, seq, sites, body)
      values (p_org, 'variances', v_row.id, v_row.seq, v_sites, variance_body(v_row))
      on conflict (org_id, collection, id) do update set seq = excluded.seq, deleted = false, body = excluded.body;
    end if;

    -- An accepted one never goes back; when late movements carry it out of its tolerance, somebody looks.
    if o.effective and o.gate = 'tolerance' and o.approved_by is null then
      if within_tolerance(v_variance, v_expected, o.tolerance_units, o.tolerance_percent) then
        p_effects.seq := close_exceptions(
          p_org, 'variance-review', array[o.id::text], 'within tolerance again', p_effects.seq, p_now);
      else
        p_effects.seq := (open_exception(
          p_org, 'variance-review', 'observations', o.id::text,
          jsonb_build_object('expected', v_expected, 'variance', v_variance), null, v_sites, p_effects.seq, p_now)).p_seq;
      end if;
    end if;
  end loop;
  return p_effects;
end
$$;
