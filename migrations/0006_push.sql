-- One push, as one call: lock first, look later. What to do with each action was decided by the server's rules on what they
-- knew at p_reference_seq; when reference data has changed since, the answer is {"stale": true} and nothing is written.
--
-- p_ids: the ids of p_log; p_known: actions of earlier pushes, whose outcomes are asked for again
-- p_log: [{id, hash, device, user, deviceSeq, type, status, code, message, waits, group, creates, content}], every action with its verdict
-- p_runs: [{type, items}], what the accepted ones do, in order, neighbours of one type together
-- p_exceptions: [{action, kind, collection, subject, detail, owner, sites}]; p_closes: [{kind, subjects, resolution}]
-- p_reference: whether this changes what the rules look at
create function push_apply(
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
  v_exception record;
  v_opened record;
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
              else array(select i from unnest(p_ids) i where i <> all (array_agg(logged.id))) end
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

  for v_exception in
    select * from jsonb_to_recordset(p_exceptions)
      as e (action uuid, kind text, collection text, subject text, detail jsonb, owner uuid, sites uuid[])
  loop
    continue when v_exception.action = any (v_known);
    v_opened := open_exception(p_org, v_exception.kind, v_exception.collection, v_exception.subject, v_exception.detail,
      v_exception.owner, v_exception.sites, v_effects.seq, p_now);
    v_effects.seq := v_opened.p_seq;
    update actions set exception_id = v_opened.exception_id where org_id = p_org and id = v_exception.action;
  end loop;
  for v_exception in
    select * from jsonb_to_recordset(p_closes) as c (kind text, subjects text[], resolution text)
  loop
    v_effects.seq := close_exceptions(
      p_org, v_exception.kind, v_exception.subjects, v_exception.resolution, v_effects.seq, p_now);
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

-- An action turned down under the lock, for what only the lock could show.
create procedure reject_action(p_org uuid, p_action uuid, p_code text, p_message text)
  language sql
begin atomic
  update actions set status = 'rejected', code = p_code, message = p_message where org_id = p_org and id = p_action;
end;

-- [{action, of, entry}]: each reverses a movement, once.
create function post_reversals(p_org uuid, p_items jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_item record;
  v_original movements;
begin
  for v_item in select * from jsonb_to_recordset(p_items) as i (action uuid, "of" uuid, entry jsonb) loop
    select * into strict v_original from movements m where m.org_id = p_org and m.id = v_item."of";
    if v_original.reversed_by_id is not null then
      call reject_action(p_org, v_item.action, 'already-reversed', 'This movement was already reversed.');
      continue;
    end if;
    p_effects.seq := p_effects.seq + 1;
    update movements m set reversed_by_id = v_item.action, seq = p_effects.seq
    where m.org_id = p_org and m.id = v_original.id returning * into v_original;
    update feed f set seq = v_original.seq, body = movement_body(v_original)
    where f.org_id = p_org and f.collection = 'movements' and f.id = v_original.id;
    p_effects := post_movements(p_org, jsonb_build_array(v_item.entry), p_effects, p_now);
  end loop;
  return p_effects;
end
$$;

create function post_observations(p_org uuid, p_items jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_item jsonb;
begin
  for v_item in select i from jsonb_array_elements(p_items) i loop
    p_effects := post_observation(p_org, v_item, p_effects, p_now);
  end loop;
  return p_effects;
end
$$;

-- [{action, observation, outcome, user}]: an approval is of the quantity at its time, and final; a recount only asks.
create function post_decisions(p_org uuid, p_items jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_item record;
begin
  for v_item in select * from jsonb_to_recordset(p_items) as i (action uuid, observation uuid, outcome text, "user" uuid) loop
    if v_item.outcome = 'approve' then
      update observations o set approved_by = coalesce(o.approved_by, v_item."user")
      where o.org_id = p_org and o.id = v_item.observation;
      p_effects.observations := p_effects.observations || v_item.observation;
      p_effects := accept_observation(p_org, v_item.observation, p_effects, p_now);
      p_effects.seq := close_exceptions(p_org, 'variance-review', array[v_item.observation::text], 'approved', p_effects.seq, p_now);
    else
      update observations o set recount_requested_by = v_item."user"
      where o.org_id = p_org and o.id = v_item.observation and o.status = 'awaiting-approval';
      p_effects.observations := p_effects.observations || v_item.observation;
    end if;
  end loop;
  return p_effects;
end
$$;

-- [{action, order, line, item, location, lot, site, change}]: promises of a cell to a line of an order. A release beyond what
-- was promised releases what there is.
create function post_allocations(p_org uuid, p_items jsonb, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_item record;
  v_stock stock;
  v_before bigint;
  v_after bigint;
begin
  for v_item in
    select i.*, stock_id(i.item, i.location, i.lot) as cell
    from jsonb_to_recordset(p_items)
      as i (action uuid, "order" uuid, line uuid, item uuid, location uuid, lot uuid, site uuid, change bigint)
  loop
    v_before := coalesce((
      select a.quantity from allocations a
      where a.org_id = p_org and a.order_id = v_item."order" and a.line_id = v_item.line and a.stock_id = v_item.cell), 0);
    v_after := greatest(0, v_before + v_item.change);
    insert into allocations as a (org_id, order_id, line_id, stock_id, quantity)
    values (p_org, v_item."order", v_item.line, v_item.cell, v_after)
    on conflict (org_id, order_id, line_id, stock_id) do update set quantity = excluded.quantity;

    p_effects.seq := p_effects.seq + 1;
    insert into stock as s (org_id, id, item_id, location_id, lot_id, allocated, created_at, updated_at, seq)
    values (p_org, v_item.cell, v_item.item, v_item.location, v_item.lot, v_after - v_before, p_now, p_now, p_effects.seq)
    on conflict (org_id, id) do update
      set allocated = s.allocated + v_after - v_before, updated_at = p_now, seq = excluded.seq
    returning * into v_stock;
    insert into feed as f (org_id, collection, id, seq, sites, body)
    values (p_org, 'stock', v_stock.id, v_stock.seq, array[v_item.site], stock_body(v_stock))
    on conflict (org_id, collection, id) do update set seq = excluded.seq, body = excluded.body;
  end loop;
  return p_effects;
end
$$;

-- Stock below zero in a place one can walk to is a fact with a question: an exception per cell, closed when it is made good.
-- The movements of this push that took from such a cell are answered with it.
create function watch_negative_stock(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_cell record;
  v_opened record;
  v_recovered text[];
begin
  if cardinality(p_effects.below) > 0 then
    for v_cell in
      select s.id, s.item_id, s.location_id, s.lot_id, s.on_hand, l.site_id
      from stock s
      join locations l on l.org_id = p_org and l.id = s.location_id and l.kind in ('bin', 'dock')
      where s.org_id = p_org and s.id = any (p_effects.below) and s.on_hand < 0
    loop
      v_opened := open_exception(p_org, 'negative-stock', 'stock', v_cell.id::text,
        jsonb_strip_nulls(jsonb_build_object('itemId', v_cell.item_id, 'locationId', v_cell.location_id,
          'lotId', nullif(v_cell.lot_id, no_lot()), 'onHand', v_cell.on_hand)),
        null, array[v_cell.site_id], p_effects.seq, p_now);
      p_effects.seq := v_opened.p_seq;
      update actions a set exception_id = v_opened.exception_id
      from movements m
      where a.org_id = p_org and m.org_id = p_org and a.id = m.id
        and m.id = any (p_ids)
        and m.recorded_at = p_now and m.from_location_id = v_cell.location_id and m.item_id = v_cell.item_id and m.lot_id = v_cell.lot_id;
    end loop;
  end if;
  if exists (select from exceptions e where e.org_id = p_org and e.kind = 'negative-stock' and e.state = 'open') then
    select array_agg(s.id::text) into v_recovered
    from stock s
    join exceptions e on e.org_id = p_org and e.kind = 'negative-stock' and e.state = 'open' and e.subject_id = s.id::text
    where s.org_id = p_org and s.id = any (p_effects.cells) and s.on_hand >= 0;
    if v_recovered is not null then
      p_effects.seq := close_exceptions(p_org, 'negative-stock', v_recovered, 'stock is no longer below zero', p_effects.seq, p_now);
    end if;
  end if;
  return p_effects;
end
$$;

create index exceptions_open_by_kind on exceptions (org_id, kind) where state = 'open';
