-- When clocks cannot tell whether a movement came before or after a count of its cell, the order taken may be the wrong one:
-- somebody should count again (docs/PROTOCOL.md, exceptions; the rule is domain/clock.ts, isUncertainOrder).

-- Uncertainties beyond ten minutes are taken for ten: what cannot be told within that is no longer a matter of clocks. A device
-- that has not heard the server's time yet says null; its clock is taken for right to the minute.
create function uncertainty(p_ms integer) returns interval
  language sql immutable parallel safe
  return least(coalesce(p_ms, 60000), 600000) * interval '1 millisecond';

-- For these cells the pairs of an observation in effect and another device's movement whose order is uncertain, and that no
-- later observation has put beyond doubt. One that could is within twice the longest window of the last one.
create function uncertain_pairs(p_org uuid, p_cells uuid[])
  returns table (observation_id uuid, movement_id uuid, stock_id uuid, item_id uuid, location_id uuid, lot_id uuid, owner uuid)
  language sql stable
begin atomic
  with cell as (
    select s.* from stock s where s.org_id = p_org and s.id = any (p_cells) and s.counted_at is not null
  ),
  seen as (
    select c.id as cell, o.id, o.at, o.device_id, o.user_id, uncertainty(o.uncertainty_ms) as u
    from cell c
    join observations o on o.org_id = p_org and o.effective and o.location_id = c.location_id
      and o.at >= c.counted_at - interval '40 minutes'
      and ((o.item_id = c.item_id and o.lot_id = c.lot_id)
        or (o.item_id is null and not named_in_visit(p_org, o.visit_id, c.item_id, c.location_id, c.lot_id)))
  ),
  moved as (
    select c.id as cell, m.id, m.at, m.device_id, uncertainty(m.uncertainty_ms) as u
    from cell c
    cross join lateral (
      (select m.* from movements m
       where m.org_id = p_org and m.to_location_id = c.location_id and m.item_id = c.item_id and m.lot_id = c.lot_id
         and m.at between c.counted_at - interval '60 minutes' and c.counted_at + interval '20 minutes')
      union all
      (select m.* from movements m
       where m.org_id = p_org and m.from_location_id = c.location_id and m.item_id = c.item_id and m.lot_id = c.lot_id
         and m.at between c.counted_at - interval '60 minutes' and c.counted_at + interval '20 minutes')
    ) m
    where m.observation_id is null and m.reverses_id is null and m.reversed_by_id is null
  )
  select s.id, m.id, c.id, c.item_id, c.location_id, c.lot_id, s.user_id
  from cell c
  join seen s on s.cell = c.id
  join moved m on m.cell = c.id and m.device_id <> s.device_id and m.at between s.at - (s.u + m.u) and s.at + (s.u + m.u)
  where not exists (
    select from seen later
    where later.cell = c.id and later.at > s.at and later.at - m.at > later.u + m.u);
end;

-- Opens what is to be suggested for the cells of this push and closes what no longer is. The exception's subject is the pair.
create function suggest_recounts(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_raised jsonb;
  v_gone text[];
begin
  -- What is moved live, long after the last count, is in no doubt: a probe or two spare it the rest.
  if cardinality(p_effects.observations) = 0 and not exists (
    select from observations o
    where o.org_id = p_org and o.effective
      and o.at >= (select min(m.at) from movements m where m.org_id = p_org and m.id = any (p_ids)) - interval '20 minutes'
  ) then
    return p_effects;
  end if;
  with pair as materialized (
    select p.*, p.observation_id || '/' || p.movement_id as subject from uncertain_pairs(p_org, p_effects.cells) p
  ),
  opened as (
    select e.subject_id
    from exceptions e
    where e.org_id = p_org and e.kind = 'recount-suggested' and e.state = 'open'
      and (e.doc -> 'detail' ->> 'stockId')::uuid = any (p_effects.cells)
  )
  select
    (select jsonb_agg(jsonb_build_object(
       'kind', 'recount-suggested', 'collection', 'observations', 'subject', p.subject, 'owner', p.owner,
       'sites', (select array[l.site_id] from locations l where l.org_id = p_org and l.id = p.location_id),
       'detail', jsonb_strip_nulls(jsonb_build_object(
         'observationId', p.observation_id, 'movementId', p.movement_id, 'stockId', p.stock_id, 'itemId', p.item_id,
         'locationId', p.location_id, 'lotId', nullif(p.lot_id, no_lot())))))
     from pair p
     where not exists (select from opened o where o.subject_id = p.subject)),
    (select array_agg(o.subject_id) from opened o where not exists (select from pair p where p.subject = o.subject_id))
  into v_raised, v_gone;

  if v_raised is not null then
    p_effects.seq := (open_exceptions(p_org, v_raised, p_effects.seq, p_now)).p_seq;
  end if;
  if v_gone is not null then
    p_effects.seq := close_exceptions(p_org, 'recount-suggested', v_gone, 'the order is no longer in doubt', p_effects.seq, p_now);
  end if;
  return p_effects;
end
$$;

-- As in 0015; it looks for orders that are in doubt.
create or replace function push_apply(
  p_org uuid, p_reference_seq bigint, p_now timestamptz, p_ids uuid[], p_known uuid[], p_log jsonb, p_runs jsonb, p_exceptions jsonb,
  p_closes jsonb, p_reference boolean)
  returns jsonb
  language plpgsql as $$
declare
  v_clock org_clock;
  v_known uuid[];
  v_effects ledger_effects;
  v_run jsonb;
  v_items jsonb;
  v_close record;
  v_first bigint;
begin
  -- The call is a transaction of its own, so that no round trip passes while the organisation is locked.
  perform set_config('app.org_id', p_org::text, true), set_config('lock_timeout', '10s', true);
  v_clock := lock_clock(p_org);
  if v_clock.reference_seq <> p_reference_seq then
    return '{"stale": true}';
  end if;
  v_first := v_clock.seq + case when p_ids = '{}' then 0 else 1 end; -- nothing but questions moves no clock
  v_effects := (v_first, '{}', '{}', '{}');

  with logged as (
    insert into actions as a (
      org_id, id, hash, device_id, user_id, device_seq, type, status, seq, code, message, waits_for, group_id, creates, received_at, content)
    select p_org, l.id, decode(l.hash, 'hex'), l.device, l."user", l."deviceSeq", l.type, l.status, v_first, l.code, l.message, l.waits,
           l."group", l.creates, p_now, l.content
    from jsonb_to_recordset(p_log) as l (
      id uuid, hash text, device uuid, "user" uuid, "deviceSeq" bigint, type text, status text, code text, message text, waits uuid[],
      "group" uuid, creates uuid, content jsonb)
    -- Only one that was parked is judged again; what came meanwhile by another way is answered as it stands.
    on conflict (org_id, id) do update
      set status = excluded.status, seq = excluded.seq, code = excluded.code, message = excluded.message, waits_for = excluded.waits_for
      where a.status = 'parked' and a.hash = excluded.hash
    returning a.id
  )
  select case when count(*) = cardinality(p_ids) then '{}'
              else array(select i from unnest(p_ids) i where i <> all (coalesce(array_agg(logged.id), '{}'))) end
  into v_known
  from logged;

  for v_run in select r from jsonb_array_elements(p_runs) r loop
    v_items := v_run -> 'items';
    if cardinality(v_known) > 0 then
      select jsonb_agg(i) into v_items from jsonb_array_elements(v_items) i where (i ->> 'action')::uuid <> all (v_known);
      continue when v_items is null;
    end if;
    case v_run ->> 'type'
      when 'movements' then v_effects := post_movements(p_org, v_items, v_effects, p_now);
      when 'documents' then v_effects.seq := write_documents(p_org, v_items, v_effects.seq, p_now);
      when 'reversals' then v_effects := post_reversals(p_org, v_items, v_effects, p_now);
      when 'observations' then v_effects := post_observations(p_org, v_items, v_effects, p_now);
      when 'decisions' then v_effects := post_decisions(p_org, v_items, v_effects, p_now);
      when 'allocations' then v_effects := post_allocations(p_org, v_items, v_effects, p_now);
      else raise exception 'no such run: %', v_run ->> 'type';
    end case;
  end loop;

  v_effects := regate(p_org, v_effects, p_now);
  v_effects := publish_observations(p_org, v_effects, p_now);
  v_effects := watch_negative_stock(p_org, v_effects, p_ids, p_now);
  v_effects := suggest_recounts(p_org, v_effects, p_ids, p_now);

  if cardinality(v_known) > 0 then
    select coalesce(jsonb_agg(e), '[]') into p_exceptions
    from jsonb_array_elements(p_exceptions) e where (e ->> 'action')::uuid <> all (v_known);
  end if;
  if p_exceptions <> '[]' then
    v_effects.seq := raise_exceptions(p_org, p_exceptions, v_effects.seq, p_now);
  end if;
  for v_close in
    select * from jsonb_to_recordset(p_closes) as c (kind text, subjects text[], resolution text)
  loop
    v_effects.seq := close_exceptions(
      p_org, v_close.kind, v_close.subjects, v_close.resolution, v_effects.seq, p_now);
  end loop;

  if p_runs @> '[{"type": "documents"}]' then
    v_effects.seq := follow_blind_counts(p_org, v_effects.seq);
  end if;
  perform hide_from_counters(p_org, v_clock.seq);

  update org_clock
  set seq = v_effects.seq, reference_seq = case when p_reference then v_effects.seq else reference_seq end
  where org_id = p_org;

  -- An outcome is given where it may not be what was decided: known before, turned down under the lock, or with an exception.
  if cardinality(v_known || p_known || v_effects.below) = 0 and p_exceptions = '[]' and not p_runs @> '[{"type": "reversals"}]' then
    return jsonb_build_object('head', v_effects.seq, 'seq', v_first, 'epoch', v_clock.epoch);
  end if;
  return jsonb_build_object('head', v_effects.seq, 'seq', v_first, 'epoch', v_clock.epoch, 'outcomes', (
    select jsonb_object_agg(a.id, jsonb_strip_nulls(jsonb_build_object(
      'status', a.status, 'seq', a.seq, 'code', a.code, 'message', a.message, 'exceptionId', a.exception_id,
      'hash', encode(a.hash, 'hex'))))
    from actions a
    where a.org_id = p_org and a.id = any (p_ids || p_known)
      and (a.exception_id is not null or a.code is not null or a.id = any (v_known || p_known))));
end
$$;
