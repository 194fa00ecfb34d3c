-- As in 0045; but only what this very push recorded is looked at, as `touched_lines` does (0022): an action that is sent again, because its answer
-- was lost, opened anew what somebody had settled since.
create or replace function watch_orders_out(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_judged jsonb;
  v_raised jsonb;
  v_closed record;
begin
  if not exists (
    select from (select * from movements where org_id = p_org and id = any (p_ids) and recorded_at = p_now offset 0) m
    where m.order_id is not null or m.reverses_id is not null
  ) then
    return p_effects;
  end if;

  with moved as (
    -- What this push recorded or took back, as it was recorded.
    select m.id as action, coalesce(o.id, m.id) as id, coalesce(o.kind, m.kind) as kind, coalesce(o.item_id, m.item_id) as item_id,
           coalesce(o.order_id, m.order_id) as order_id, coalesce(o.details, m.details) ->> 'lineId' as line, m.user_id,
           coalesce(o.from_location_id, m.from_location_id) as location_id, o.id is not null as undone
    from (select * from movements where org_id = p_org and id = any (p_ids) and recorded_at = p_now offset 0) m
    left join movements o on o.org_id = p_org and o.id = m.reverses_id
  ),
  line as (
    select distinct t.order_id, t.line, x."itemId" as item_id, x.quantity, f.sites
    from moved t
    join orders o on o.org_id = p_org and o.id = t.order_id and o.doc ->> 'kind' = 'sales'
    join feed f on f.org_id = p_org and f.collection = 'orders' and f.id = o.id
    cross join lateral jsonb_to_recordset(o.doc -> 'lines') as x (id text, "itemId" uuid, quantity bigint)
    where x.id = t.line
  ),
  done as (
    select l.order_id, l.line,
           coalesce(sum(m.quantity) filter (where m.kind = 'pick'), 0)::bigint as picked,
           coalesce(sum(m.quantity) filter (where m.kind = 'ship' or (m.kind = 'pick' and p.kind = 'customer')), 0)::bigint as shipped
    from line l
    join movements m on m.org_id = p_org and m.order_id = l.order_id and m.details ->> 'lineId' = l.line and m.reversed_by_id is null
    join locations p on p.org_id = p_org and p.id = m.to_location_id
    group by l.order_id, l.line
  ),
  judged as (
    select w.kind, 'orders' as collection, l.order_id || '/' || l.line as subject, coalesce(w.is_so, false) as is_so, l.sites,
           jsonb_build_object('orderId', l.order_id, 'lineId', l.line, 'itemId', l.item_id, 'ordered', l.quantity) || w.said as detail,
           (select jsonb_agg(t.action) from moved t where t.order_id = l.order_id and t.line = l.line and t.kind = any (w.kinds)) as actions
    from line l
    left join done d using (order_id, line)
    cross join lateral (values
      ('over-pick', d.picked > l.quantity, jsonb_build_object('picked', d.picked), array['pick']),
      ('over-ship', d.shipped > l.quantity, jsonb_build_object('shipped', d.shipped), array['ship', 'pick'])
    ) as w (kind, is_so, said, kinds)
    union all
    select 'substitution', 'movements', t.id::text, not t.undone, l.sites,
           jsonb_build_object(
             'orderId', l.order_id, 'lineId', l.line, 'itemId', t.item_id, 'orderedItemId', l.item_id, 'locationId', t.location_id,
             'userId', t.user_id),
           jsonb_build_array(t.action)
    from moved t
    join line l using (order_id, line)
    left join members m on m.org_id = p_org and m.id = t.user_id
    where t.kind = 'pick' and t.item_id <> l.item_id and (t.undone or coalesce(m.doc ->> 'role', '') not in ('lead', 'manager'))
  )
  select coalesce(jsonb_agg(j), '[]') into v_judged from judged j;

  for v_closed in
    select j ->> 'kind' as kind, array_agg(j ->> 'subject') as subjects
    from jsonb_array_elements(v_judged) j
    join exceptions e on e.org_id = p_org and e.kind = j ->> 'kind' and e.subject_id = j ->> 'subject' and e.state = 'open'
    where not (j ->> 'is_so')::boolean
    group by 1
    order by 1
  loop
    p_effects.seq := close_exceptions(p_org, v_closed.kind, v_closed.subjects, 'it is no longer so', p_effects.seq, p_now);
  end loop;

  select jsonb_agg(jsonb_build_object(
    'action', a, 'kind', j -> 'kind', 'collection', j -> 'collection', 'subject', j -> 'subject', 'sites', j -> 'sites', 'detail', j -> 'detail'))
  into v_raised
  from jsonb_array_elements(v_judged) j, jsonb_array_elements(coalesce(nullif(j -> 'actions', 'null'), '[]')) a
  where (j ->> 'is_so')::boolean;
  if v_raised is not null then
    p_effects.seq := raise_exceptions(p_org, v_raised, p_effects.seq, p_now);
    -- For the answer: it names exceptions only where something is below.
    p_effects.below := p_effects.below || array(select (r ->> 'action')::uuid from jsonb_array_elements(v_raised) r);
  end if;
  return p_effects;
end
$$;
