-- What a push leaves behind is looked at in one place, so that what is watched can grow without the push being written again.
create function watch(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
begin
  p_effects := watch_negative_stock(p_org, p_effects, p_ids, p_now);
  p_effects := suggest_recounts(p_org, p_effects, p_ids, p_now);
  return p_effects;
end
$$;

-- An order is as far as the movements that name it.
create index movements_by_order on movements (org_id, order_id) where order_id is not null;

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
  v_effects := watch(p_org, v_effects, p_ids, p_now);

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
      'hash', encode(a.hash, 'hex'),
      -- A blind count keeps the exception from counters: so must the answer that names it.
      'hidden', (
        select true from feed f
        where f.org_id = p_org and f.collection = 'exceptions' and f.id = a.exception_id and f.hidden_below > 0))))
    from actions a
    where a.org_id = p_org and a.id = any (p_ids || p_known)
      and (a.exception_id is not null or a.code is not null or a.id = any (v_known || p_known))));
end
$$;
