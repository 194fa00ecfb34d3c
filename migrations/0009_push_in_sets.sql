-- What a push opens and closes, in sets: a push of a hundred picks that all went below zero took 2.7 seconds one by one, and 30
-- ms so.

-- Opens exceptions [{kind, collection, subject, detail, owner, sites}], or renews the detail of those already open for the same
-- subject and kind; of several for one the last is kept. `p_opened` is {"kind/subject": id of the exception}.
create function open_exceptions(p_org uuid, p_raised jsonb, inout p_seq bigint, p_now timestamptz, out p_opened jsonb)
  language plpgsql as $$
declare
  v_documents jsonb;
begin
  with raised as (
    select r.*
    from rows from (jsonb_to_recordset(p_raised) as (
      kind text, collection text, subject text, detail jsonb, owner uuid, sites uuid[])) with ordinality
      as r (kind, collection, subject, detail, owner, sites, place)
  ),
  latest as (
    select distinct on (r.kind, r.subject) r.*,
           coalesce(
             (select e.id from exceptions e
              where e.org_id = p_org and e.subject_id = r.subject and e.kind = r.kind and e.state = 'open'),
             uuid_of(concat_ws('/', p_org, r.kind, r.collection, r.subject, p_seq))) as id
    from raised r
    order by r.kind, r.subject, r.place desc
  )
  select jsonb_agg(jsonb_build_object(
           'collection', 'exceptions', 'id', l.id, 'sites', l.sites,
           'doc', jsonb_build_object(
             'kind', l.kind, 'subject', jsonb_build_object('collection', l.collection, 'id', l.subject),
             'detail', l.detail, 'ownerId', l.owner, 'state', 'open', 'resolution', null))),
         jsonb_object_agg(l.kind || '/' || l.subject, l.id)
  into v_documents, p_opened
  from latest l;
  if v_documents is not null then
    p_seq := write_documents(p_org, v_documents, p_seq, p_now);
  end if;
end
$$;

create or replace function open_exception(
  p_org uuid, p_kind text, p_subject_collection text, p_subject_id text, p_detail jsonb, p_owner uuid, p_sites uuid[],
  inout p_seq bigint, p_now timestamptz, out exception_id uuid)
  language plpgsql as $$
declare
  v_opened record;
begin
  v_opened := open_exceptions(p_org, jsonb_build_array(jsonb_build_object(
    'kind', p_kind, 'collection', p_subject_collection, 'subject', p_subject_id, 'detail', p_detail, 'owner', p_owner,
    'sites', p_sites)), p_seq, p_now);
  p_seq := v_opened.p_seq;
  exception_id := (v_opened.p_opened ->> (p_kind || '/' || p_subject_id))::uuid;
end
$$;

-- The exceptions of one push [{action, …}], each named in the answer to its action.
create function raise_exceptions(p_org uuid, p_exceptions jsonb, p_seq bigint, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_opened record;
begin
  v_opened := open_exceptions(p_org, p_exceptions, p_seq, p_now);
  update actions a set exception_id = (v_opened.p_opened ->> (r.kind || '/' || r.subject))::uuid
  from jsonb_to_recordset(p_exceptions) as r (action uuid, kind text, subject text)
  where a.org_id = p_org and a.id = r.action;
  return v_opened.p_seq;
end
$$;

-- Stock below zero in a place one can walk to is a fact with a question: an exception per cell, closed when it is made good.
-- The movements of this push that took from such a cell are answered with it.
create or replace function watch_negative_stock(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz)
  returns ledger_effects
  language plpgsql as $$
declare
  v_raised jsonb;
  v_opened record;
  v_recovered text[];
begin
  if cardinality(p_effects.below) > 0 then
    select jsonb_agg(jsonb_build_object(
      'kind', 'negative-stock', 'collection', 'stock', 'subject', s.id, 'sites', array[l.site_id],
      'detail', jsonb_strip_nulls(jsonb_build_object(
        'itemId', s.item_id, 'locationId', s.location_id, 'lotId', nullif(s.lot_id, no_lot()), 'onHand', s.on_hand)))
      order by s.id)
    into v_raised
    from stock s
    join locations l on l.org_id = p_org and l.id = s.location_id and l.kind in ('bin', 'dock')
    where s.org_id = p_org and s.id = any (p_effects.below) and s.on_hand < 0;
    if v_raised is not null then
      v_opened := open_exceptions(p_org, v_raised, p_effects.seq, p_now);
      p_effects.seq := v_opened.p_seq;
      -- From the ids of this push to their movements, and no other way: the ledger is long.
      update actions a set exception_id = t.exception_id
      from (
        select m.id, (v_opened.p_opened ->> ('negative-stock/' || stock_id(m.item_id, m.from_location_id, m.lot_id)))::uuid as exception_id
        from (select * from movements where org_id = p_org and id = any (p_ids) offset 0) m
        where m.recorded_at = p_now
      ) t
      where a.org_id = p_org and a.id = t.id and t.exception_id is not null;
    end if;
  end if;
  if exists (select from exceptions e where e.org_id = p_org and e.kind = 'negative-stock' and e.state = 'open') then
    select array_agg(e.subject_id) into v_recovered
    from exceptions e
    join stock s on s.org_id = p_org and s.id = e.subject_id::uuid and s.on_hand >= 0
    where e.org_id = p_org and e.kind = 'negative-stock' and e.state = 'open'
      and e.subject_id = any (select c::text from unnest(p_effects.cells) c);
    if v_recovered is not null then
      p_effects.seq := close_exceptions(p_org, 'negative-stock', v_recovered, 'stock is no longer below zero', p_effects.seq, p_now);
    end if;
  end if;
  return p_effects;
end
$$;

-- As in 0006, with the exceptions of the whole push in one go.
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
