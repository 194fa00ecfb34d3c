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
