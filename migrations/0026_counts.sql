-- Counts, further: schedules that make them, tolerances in value, recounts by somebody else (docs/PROTOCOL.md; the rules are
-- domain/count.ts, count-plan.ts, count-schedule.ts).

create table count_schedules (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  site_id uuid not null generated always as ((doc ->> 'siteId')::uuid) stored,
  primary key (org_id, id)
);
call isolate('count_schedules');

-- What a base unit of an item costs, apart from the item, since leads and up alone may see it. Its id is that of its item.
create table item_costs (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  primary key (org_id, id)
);
call isolate('item_costs');

-- Where somebody should count again, and who did before: nothing of what they saw, so that it can be told to all who count.
create table recounts (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  primary key (org_id, id)
);
call isolate('recounts');

-- As in 0003; a collection's table is named for it, so that there is no list of them here to forget one in.
create or replace function write_documents(p_org uuid, p_documents jsonb, p_seq bigint, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_collection text;
begin
  for v_collection in select distinct d ->> 'collection' from jsonb_array_elements(p_documents) d order by 1 loop
    execute format($sql$
      with incoming as (
        select d.id, d.doc, coalesce(d.writers, '{}') as writers, d.sites, coalesce(d."minRank", 0) as min_rank,
               $2 + row_number() over (order by d.id) as seq
        from jsonb_to_recordset($1) as d (collection text, id uuid, doc jsonb, writers jsonb, sites uuid[], "minRank" smallint)
        where d.collection = %2$L
      ),
      written as (
        insert into %1$I as t (org_id, id, doc, writers, created_at, updated_at, seq)
        select $3, id, doc, writers, $4, $4, seq from incoming where jsonb_typeof(doc) = 'object'
        on conflict (org_id, id) do update
          set doc = excluded.doc, writers = excluded.writers, updated_at = excluded.updated_at, seq = excluded.seq
        returning t.id, t.seq, t.created_at, t.updated_at, t.doc
      ),
      removed as (
        delete from %1$I t using incoming i
        where t.org_id = $3 and t.id = i.id and (i.doc is null or jsonb_typeof(i.doc) = 'null')
        returning t.id
      )
      insert into feed as f (org_id, collection, id, seq, deleted, sites, min_rank, body)
      select $3, %2$L, w.id, w.seq, false, i.sites, i.min_rank,
             document_body(%2$L, w.id, w.seq, w.created_at, w.updated_at, w.doc)
      from written w join incoming i using (id)
      union all
      select $3, %2$L, r.id, i.seq, true, i.sites, i.min_rank, tombstone_body(%2$L, r.id, i.seq)
      from removed r join incoming i using (id)
      on conflict (org_id, collection, id) do update
        set seq = excluded.seq, deleted = excluded.deleted, sites = excluded.sites, min_rank = excluded.min_rank, body = excluded.body,
            left_sites = sites_left(f.sites, f.left_sites, excluded.sites)
    $sql$, replace(v_collection, '-', '_'), v_collection)
    using p_documents, p_seq, p_org, p_now;
    p_seq := p_seq + (select count(*) from jsonb_array_elements(p_documents) d where d ->> 'collection' = v_collection);
  end loop;
  return p_seq;
end
$$;

-- As in 0015; a site that is named holds the places that hang from no other.
create or replace function wanted_blind_scopes(p_org uuid) returns setof blind_scopes
  language sql stable
begin atomic
  select p_org, c.id, c.site_id,
         case when jsonb_array_length(coalesce(c.doc -> 'scope' -> 'locationIds', '[]')) > 0 then array(
           with recursive inside as (
             select l.id from locations l
             where l.org_id = p_org and c.doc -> 'scope' -> 'locationIds' ? l.id::text
             union
             select l.id from locations l join inside i on l.org_id = p_org
               and (l.parent_id = i.id or (l.parent_id is null and l.site_id = i.id))
           )
           select id from inside order by id) end,
         case when c.doc -> 'scope' ->> 'abcClass' is not null or jsonb_array_length(coalesce(c.doc -> 'scope' -> 'itemIds', '[]')) > 0 then array(
           select i.id from items i
           where i.org_id = p_org
             and (c.doc -> 'scope' ->> 'abcClass' is null or i.doc ->> 'abcClass' = c.doc -> 'scope' ->> 'abcClass')
             and (jsonb_array_length(coalesce(c.doc -> 'scope' -> 'itemIds', '[]')) = 0 or c.doc -> 'scope' -> 'itemIds' ? i.id::text)
           order by i.id) end
  from counts c
  where c.org_id = p_org and (c.doc ->> 'blind')::boolean and c.state in ('counting', 'review');
end;

alter table observations add column tolerance_value double precision;
alter table variances add column value double precision;

-- What one base unit is worth: its cost, else its price; null when nobody has said.
create function unit_value(p_org uuid, p_item uuid) returns double precision
  language sql stable
  return coalesce(
    (select (c.doc ->> 'cost')::double precision from item_costs c where c.org_id = p_org and c.id = p_item),
    (select (i.doc ->> 'price')::double precision from items i where i.org_id = p_org and i.id = p_item));

-- To a ten-thousandth, as domain/count.ts has it: the same steps in the same binary fractions.
create function rounded_amount(p_amount double precision) returns double precision
  language sql immutable parallel safe
  return floor(p_amount * 10000 + 0.5) / 10000;

create function variance_value(p_variance bigint, p_unit_value double precision) returns double precision
  language sql immutable parallel safe
  return case when p_variance = 0 then 0 else rounded_amount(abs(p_variance)::double precision * p_unit_value) end;

drop function shown_variance(uuid, observations);
drop function pending_variance(uuid, observations);
drop function within_tolerance(bigint, bigint, bigint, numeric);

-- Every bound that is set must hold; with none set only an exact match is within. What differs and whose worth is not known
-- is within no value.
create function within_tolerance(
  p_variance bigint, p_expected bigint, p_units bigint, p_percent numeric, p_value double precision, p_unit_value double precision)
  returns boolean
  language sql immutable parallel safe
  return case when p_units is null and p_percent is null and p_value is null then p_variance = 0
    else (p_units is null or abs(p_variance) <= p_units) and (p_percent is null or abs(p_variance) * 100 <= p_percent * abs(p_expected))
      and (p_value is null or coalesce(variance_value(p_variance, p_unit_value) <= rounded_amount(p_value), false)) end;

-- The worth of several cells together: null as soon as one of them differs and nobody knows what it is worth.
create function summed_value(p_values double precision[]) returns double precision
  language sql immutable parallel safe
  return case when array_position(p_values, null) is not null then null
    else rounded_amount(coalesce((select sum(v) from unnest(p_values) v), 0)) end;

-- What an observation that waits would find if it were accepted now.
create function pending_variance(
  p_org uuid, o observations, out expected bigint, out variance bigint, out value double precision, out within boolean)
  language sql stable
begin atomic
  select coalesce(sum(c.book), 0)::bigint,
         coalesce(sum(c.variance), 0)::bigint,
         summed_value(array_agg(variance_value(c.variance, c.unit))),
         coalesce(bool_and(within_tolerance(c.variance, c.book, o.tolerance_units, o.tolerance_percent, o.tolerance_value, c.unit)), true)
  from (
    select b.book, coalesce(o.quantity, 0) - b.book as variance, unit_value(p_org, n.item_id) as unit
    from cells_of(p_org, o) n
    cross join lateral (select book(p_org, n.item_id, o.location_id, n.lot_id, o.at, o.device_id, o.device_seq) as book) b
  ) c;
end;

-- What an observation in effect has corrected, cell by cell.
create function corrected_cells(p_org uuid, p_observation uuid, p_location uuid)
  returns table (variance bigint, unit double precision)
  language sql stable
begin atomic
  select n.variance, unit_value(p_org, n.item_id)
  from (
    select m.item_id, sum(case when m.to_location_id = p_location then m.quantity else -m.quantity end)::bigint as variance
    from movements m where m.org_id = p_org and m.observation_id = p_observation
    group by m.item_id, m.lot_id
  ) n;
end;

-- What is shown of an observation's variance: of one in effect the sum of its entries, of one that waits what it would
-- find now; null where it is neither.
create function shown_variance(p_org uuid, o observations, out expected bigint, out variance bigint, out value double precision)
  language sql stable
begin atomic
  select coalesce(o.quantity, 0) - t.total, t.total, t.value
  from (
    select coalesce(sum(c.variance), 0)::bigint as total, summed_value(array_agg(variance_value(c.variance, c.unit))) as value
    from corrected_cells(p_org, o.id, o.location_id) c
  ) t
  where o.effective
  union all
  select w.expected, w.variance, w.value from pending_variance(p_org, o) w where o.status = 'awaiting-approval';
end;

-- Is what an observation in effect has corrected by now still within its tolerance, cell by cell?
create function still_within(p_org uuid, o observations) returns boolean
  language sql stable
begin atomic
  select not exists (
    select from corrected_cells(p_org, o.id, o.location_id) c
    where not within_tolerance(
      c.variance, coalesce(o.quantity, 0) - c.variance, o.tolerance_units, o.tolerance_percent, o.tolerance_value, c.unit));
end;

create or replace function variance_body(v variances) returns text
  language sql stable parallel safe
  return concat('{"collection":"variances","id":"', v.id, '","seq":', v.seq,
    ',"createdAt":"', iso(v.created_at), '","updatedAt":"', iso(v.updated_at),
    '","observationId":"', v.id, '","expected":', v.expected, ',"variance":', v.variance, ',"value":' || v.value, '}');

-- Variances are a lead's to see, all the more since their worth tells what things cost.
alter table feed no force row level security;
update feed set min_rank = lead_rank() where collection = 'variances';
alter table feed force row level security;

-- Was this member asked to let somebody else count again, and counts all the same? The last word on the cell but their own
-- is what was seen by them, with a recount asked for.
create function recounts_own(p_org uuid, o observations) returns boolean
  language sql stable
  return coalesce((
    select p.user_id = o.user_id
    from observations p
    where p.org_id = p_org and p.count_id = o.count_id and p.location_id = o.location_id and p.round < o.round
      and p.item_id is not distinct from o.item_id and p.lot_id is not distinct from o.lot_id
      and (p.recount_requested_by is not null or p.user_id <> o.user_id)
    order by p.round desc, p.at desc
    limit 1), false);

-- A recount stands as long as the observation that is doubted waits.
create function follow_recount(p_org uuid, o observations, p_sites uuid[], p_seq bigint, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_wanted boolean := o.status = 'awaiting-approval' and o.recount_requested_by is not null;
begin
  if v_wanted = exists (select from recounts r where r.org_id = p_org and r.id = o.id) then
    return p_seq;
  end if;
  return write_documents(p_org, jsonb_build_array(jsonb_build_object(
    'collection', 'recounts', 'id', o.id, 'sites', p_sites,
    'doc', case when v_wanted then jsonb_strip_nulls(jsonb_build_object(
      'countId', o.count_id, 'observationId', o.id, 'locationId', o.location_id, 'itemId', o.item_id,
      'lotId', nullif(o.lot_id, no_lot()), 'round', o.round, 'counterId', o.user_id, 'askedBy', o.recount_requested_by)) end)), p_seq, p_now);
end
$$;

-- As in 0005; with a tolerance in value, and who counts again what they counted themselves is not taken at their word.
create or replace function post_observation(p_org uuid, p_observation jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  o observations;
  v_closing observations;
  v_later boolean;
begin
  insert into observations (
    org_id, id, count_id, visit_id, item_id, lot_id, location_id, quantity, round, note, at, device_id, device_seq, recorded_at,
    user_id, occurred_at, uncertainty_ms, gate, tolerance_units, tolerance_percent, tolerance_value, status, seq)
  select p_org, i.id, i.count, i.visit, i.item, i.lot, i.location, i.quantity, i.round, i.note, i.at, i.device, i."deviceSeq", p_now,
         i."user", i."occurredAt", i.uncertainty, i.gate, i.units, i.percent, i.value, 'awaiting-approval', 0
  from jsonb_to_record(p_observation) as i (
    id uuid, count uuid, visit uuid, item uuid, lot uuid, location uuid, quantity bigint, round integer, note text, at timestamptz,
    device uuid, "deviceSeq" bigint, "user" uuid, "occurredAt" timestamptz, uncertainty integer, gate text, units bigint, percent numeric,
    value double precision)
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
    if o.gate = 'tolerance' and recounts_own(p_org, o) then
      update observations set gate = 'approval' where org_id = p_org and id = o.id returning * into o;
    end if;
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

-- As in 0015; with the worth of each variance, for leads alone, and the recounts that are wanted.
create or replace function publish_observations(p_org uuid, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  o observations;
  v_id uuid;
  v_expected bigint;
  v_variance bigint;
  v_value double precision;
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

    p_effects.seq := follow_recount(p_org, o, v_sites, p_effects.seq, p_now);

    select s.expected, s.variance, s.value into v_expected, v_variance, v_value from shown_variance(p_org, o) s;
    p_effects.seq := p_effects.seq + 1;
    if v_variance is null then
      delete from variances where org_id = p_org and id = o.id;
      update feed f set seq = p_effects.seq, deleted = true, body = tombstone_body('variances', f.id, p_effects.seq)
      where f.org_id = p_org and f.collection = 'variances' and f.id = o.id;
    else
      insert into variances (org_id, id, expected, variance, value, created_at, updated_at, seq)
      values (p_org, o.id, v_expected, v_variance, v_value, p_now, p_now, p_effects.seq)
      on conflict (org_id, id) do update
        set expected = excluded.expected, variance = excluded.variance, value = excluded.value, updated_at = excluded.updated_at,
            seq = excluded.seq
      returning * into v_row;
      insert into feed (org_id, collection, id, seq, sites, min_rank, body)
      values (p_org, 'variances', v_row.id, v_row.seq, v_sites, lead_rank(), variance_body(v_row))
      on conflict (org_id, collection, id) do update set seq = excluded.seq, deleted = false, body = excluded.body;
    end if;

    -- An accepted one never goes back; when late movements carry it out of its tolerance, somebody looks.
    if o.effective and o.gate = 'tolerance' and o.approved_by is null then
      if still_within(p_org, o) then
        p_effects.seq := close_exceptions(
          p_org, 'variance-review', array[o.id::text], 'within tolerance again', p_effects.seq, p_now);
      else
        p_effects.seq := (open_exception(
          p_org, 'variance-review', 'observations', o.id::text,
          jsonb_strip_nulls(jsonb_build_object(
            'expected', v_expected, 'variance', v_variance, 'itemId', o.item_id, 'locationId', o.location_id,
            'lotId', nullif(o.lot_id, no_lot()))), null, v_sites, p_effects.seq, p_now)).p_seq;
      end if;
    end if;
  end loop;
  return p_effects;
end
$$;

-- When it is said what things are worth, those counts are judged again that waited for it.
create function watch_values(p_org uuid, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_cells uuid[];
  v_again ledger_effects;
begin
  select array_agg(distinct stock_id(c.item_id, o.location_id, c.lot_id)) into v_cells
  from feed f
  join observations o on o.org_id = p_org and o.status = 'awaiting-approval'
  cross join lateral cells_of(p_org, o) c
  where f.org_id = p_org and f.seq > (select k.seq from org_clock k where k.org_id = p_org) and f.collection in ('item-costs', 'items')
    and c.item_id = f.id;
  if v_cells is null then
    return p_effects;
  end if;
  v_again := (p_effects.seq, v_cells, '{}', '{}');
  v_again := regate(p_org, v_again, p_now);
  v_again := publish_observations(p_org, v_again, p_now);
  p_effects.seq := v_again.seq;
  p_effects.cells := p_effects.cells || v_again.cells;
  p_effects.below := p_effects.below || v_again.below;
  p_effects.observations := p_effects.observations || v_again.observations;
  return p_effects;
end
$$;
