-- Blind counts (docs/PROTOCOL.md): from its start to its posting nobody below lead gets what would tell a counter how much
-- should be there. The feed says so row by row, so that every door that reads the feed holds to it.

-- hidden_below: whoever ranks lower gets the row as deleted, save its author (an observation is its counter's own).
alter table feed
  add column hidden_below smallint not null default 0,
  add column author uuid;
create index feed_hidden on feed (org_id, collection, id) where hidden_below > 0;

-- The last seq at which what is hidden changed: a bootstrap of before tells too much.
alter table org_clock add column hidden_seq bigint not null default 0;

create function lead_rank() returns smallint
  language sql immutable parallel safe
  return 2::smallint;

-- The running blind counts and what they go over, as it was when they began: null is every bin of the site, every item.
create table blind_scopes (
  org_id uuid not null,
  count_id uuid not null,
  site_id uuid not null,
  location_ids uuid[],
  item_ids uuid[],
  primary key (org_id, count_id)
);
call isolate('blind_scopes');

-- The same from the counts themselves. A place named stands for all that lies in it.
create function wanted_blind_scopes(p_org uuid) returns setof blind_scopes
  language sql stable
begin atomic
  select p_org, c.id, c.site_id,
         case when jsonb_array_length(coalesce(c.doc -> 'scope' -> 'locationIds', '[]')) > 0 then array(
           with recursive inside as (
             select l.id from locations l
             where l.org_id = p_org and c.doc -> 'scope' -> 'locationIds' ? l.id::text
             union
             select l.id from locations l join inside i on l.org_id = p_org and l.parent_id = i.id
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

-- The documents with a seq after p_after that a running blind count hides. Run as text, so that it is planned for the seq at
-- hand: for one push it goes by the new rows of the feed, at a count's start over everything.
create function blind_documents(p_org uuid, p_after bigint) returns table (collection text, id uuid, author uuid)
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
        and e.kind in ('negative-stock', 'variance-review', 'recount-suggested')
    )
    select distinct d.collection, d.id, d.author
    from spoken_of d join scope on scope.location_id = d.location_id
    where scope.item_ids is null or d.item_id is null or d.item_id = any (scope.item_ids)
  $sql$ using p_org, p_after;
end
$$;

-- Hides what was written after p_after, while a blind count runs. In the transaction that wrote it: nobody has seen it.
create function hide_from_counters(p_org uuid, p_after bigint) returns void
  language plpgsql as $$
begin
  if exists (select from blind_scopes b where b.org_id = p_org) then
    update feed f set hidden_below = lead_rank(), author = d.author
    from blind_documents(p_org, p_after) d
    where f.org_id = p_org and f.collection = d.collection and f.id = d.id and f.hidden_below = 0;
  end if;
end
$$;

-- An observation as its counter gets it while the count is blind: whether it was accepted at once would tell whether it fits.
create function seen_by_author(p_body text) returns text
  language sql immutable parallel safe
  return regexp_replace(p_body, '"status": "[a-z-]+"', '"status": "awaiting-approval"');

-- Gives documents of one collection a new seq, in their table and in the feed; answers the last one given out.
create function renumber_documents(p_org uuid, p_collection text, p_ids uuid[], p_seq bigint) returns bigint
  language plpgsql as $$
begin
  if p_collection not in ('stock', 'movements', 'observations', 'variances', 'exceptions') then
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

-- Follows the counts: what a blind count begins to hide, and what one that ended gives back, goes out anew. Called whenever
-- counts may have been written; answers the last seq given out.
create function follow_blind_counts(p_org uuid, p_seq bigint) returns bigint
  language plpgsql as $$
declare
  v_collection text;
  v_ids uuid[];
  v_before bigint := p_seq;
begin
  if not exists (
    (select * from wanted_blind_scopes(p_org) except select * from blind_scopes b where b.org_id = p_org)
    union all
    (select * from blind_scopes b where b.org_id = p_org except select * from wanted_blind_scopes(p_org))
  ) then
    return p_seq;
  end if;
  delete from blind_scopes where org_id = p_org;
  insert into blind_scopes select * from wanted_blind_scopes(p_org);

  for v_collection, v_ids in
    with hides as (
      select d.collection, d.id, d.author from blind_documents(p_org, 0) d
    ),
    hidden as (
      update feed f set hidden_below = lead_rank(), author = h.author from hides h
      where f.org_id = p_org and f.collection = h.collection and f.id = h.id and f.hidden_below = 0 and not f.deleted
      returning f.collection, f.id
    ),
    given_back as (
      update feed f set hidden_below = 0, author = null
      where f.org_id = p_org and f.hidden_below > 0
        and not exists (select from hides h where h.collection = f.collection and h.id = f.id)
      returning f.collection, f.id, f.deleted
    )
    select c.collection, array_agg(c.id)
    from (select * from hidden union all select collection, id from given_back where not deleted) c
    group by c.collection
    order by c.collection
  loop
    p_seq := renumber_documents(p_org, v_collection, v_ids, p_seq);
  end loop;
  -- The clock moves even when nothing was there to hide: a bootstrap that is being made must not be taken for later than this.
  p_seq := greatest(p_seq, v_before + 1);
  update org_clock set hidden_seq = p_seq where org_id = p_org;
  return p_seq;
end
$$;

-- As in 0012; it follows the blind counts.
create or replace function publish_documents(p_org uuid, p_documents jsonb, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_clock org_clock;
  v_seq bigint;
begin
  v_clock := lock_clock(p_org);
  v_seq := write_documents(p_org, p_documents, v_clock.seq, p_now);
  v_seq := follow_blind_counts(p_org, v_seq);
  update org_clock set seq = v_seq, reference_seq = v_seq where org_id = p_org;
  perform announce_clock(p_org);
  return v_seq;
end
$$;

-- As in 0005; the stock of virtual places (what is with suppliers, customers, lost) is for leads: it would give the sum away.
create or replace function append_entries(p_org uuid, p_entries jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
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
    insert into feed as f (org_id, collection, id, seq, sites, min_rank, body)
    select p_org, 'movements', a.id, a.seq, array_remove(array[e."fromSite", e."toSite"], null), 0, a.body
    from appended a join e using (id)
    union all
    select p_org, 'stock', id, seq, case when site is not null then array[site] end, case when site is null then lead_rank() else 0 end, body
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

-- Rows written before this was so.
alter table feed no force row level security;
update feed set min_rank = lead_rank() where collection = 'stock' and sites is null;
alter table feed force row level security;

-- As in 0005; the exception says of what cell it speaks.
create or replace function publish_observations(p_org uuid, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
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
          jsonb_strip_nulls(jsonb_build_object(
            'expected', v_expected, 'variance', v_variance, 'itemId', o.item_id, 'locationId', o.location_id,
            'lotId', nullif(o.lot_id, no_lot()))), null, v_sites, p_effects.seq, p_now)).p_seq;
      end if;
    end if;
  end loop;
  return p_effects;
end
$$;
