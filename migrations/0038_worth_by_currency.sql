-- What a variance is worth, currency by currency: amounts in different ones are never added up (domain/count.ts, worthOf). A bin closed as
-- empty may have held items priced in several; before, their figures were summed as though they were of one.

alter table variances add column worth jsonb;

-- The currency of what one base unit is worth: that of its cost, else of the item; null when nobody has said.
create function unit_currency(p_org uuid, p_item uuid) returns text
  language sql stable
  return coalesce(
    (select c.doc ->> 'currency' from item_costs c where c.org_id = p_org and c.id = p_item),
    (select i.doc ->> 'currency' from items i where i.org_id = p_org and i.id = p_item));

-- The worth of several cells together, as [{value, currency}] by currency; null as soon as one of them differs and nobody knows what it is
-- worth. What does not differ is worth nothing in any currency.
create function worth_of(p_values double precision[], p_currencies text[]) returns jsonb
  language sql immutable parallel safe
  return case
    when array_position(p_values, null) is not null then null
    else coalesce((
      select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('value', t.value, 'currency', t.currency)) order by t.currency nulls first)
      from (
        select w.currency, rounded_amount(sum(w.value)) as value
        from unnest(p_values, p_currencies) as w (value, currency)
        where w.value <> 0
        group by w.currency
      ) t), '[{"value": 0}]') end;

drop function shown_variance(uuid, observations);
drop function pending_variance(uuid, observations);
drop function still_within(uuid, observations);
drop function corrected_cells(uuid, uuid, uuid);
drop function summed_value(double precision[]);

-- As in 0026; what it is worth by currency.
create function pending_variance(
  p_org uuid, o observations, out expected bigint, out variance bigint, out worth jsonb, out within boolean)
  language sql stable
begin atomic
  select coalesce(sum(c.book), 0)::bigint,
         coalesce(sum(c.variance), 0)::bigint,
         worth_of(array_agg(variance_value(c.variance, c.unit)), array_agg(c.currency)),
         coalesce(bool_and(within_tolerance(c.variance, c.book, o.tolerance_units, o.tolerance_percent, o.tolerance_value, c.unit)), true)
  from (
    select b.book, coalesce(o.quantity, 0) - b.book as variance,
           unit_value(p_org, n.item_id) as unit, unit_currency(p_org, n.item_id) as currency
    from cells_of(p_org, o) n
    cross join lateral (select book(p_org, n.item_id, o.location_id, n.lot_id, o.at, o.device_id, o.device_seq) as book) b
  ) c;
end;

-- As in 0026; with the currency of each.
create function corrected_cells(p_org uuid, p_observation uuid, p_location uuid)
  returns table (variance bigint, unit double precision, currency text)
  language sql stable
begin atomic
  select n.variance, unit_value(p_org, n.item_id), unit_currency(p_org, n.item_id)
  from (
    select m.item_id, sum(case when m.to_location_id = p_location then m.quantity else -m.quantity end)::bigint as variance
    from movements m where m.org_id = p_org and m.observation_id = p_observation
    group by m.item_id, m.lot_id
  ) n;
end;

-- As in 0026; what it is worth by currency.
create function shown_variance(p_org uuid, o observations, out expected bigint, out variance bigint, out worth jsonb)
  language sql stable
begin atomic
  select coalesce(o.quantity, 0) - t.total, t.total, t.worth
  from (
    select coalesce(sum(c.variance), 0)::bigint as total,
           worth_of(array_agg(variance_value(c.variance, c.unit)), array_agg(c.currency)) as worth
    from corrected_cells(p_org, o.id, o.location_id) c
  ) t
  where o.effective
  union all
  select w.expected, w.variance, w.worth from pending_variance(p_org, o) w where o.status = 'awaiting-approval';
end;

-- As in 0026.
create function still_within(p_org uuid, o observations) returns boolean
  language sql stable
begin atomic
  select not exists (
    select from corrected_cells(p_org, o.id, o.location_id) c
    where not within_tolerance(
      c.variance, coalesce(o.quantity, 0) - c.variance, o.tolerance_units, o.tolerance_percent, o.tolerance_value, c.unit));
end;

-- One currency stands as `value` and `currency`, several as `values`: who knows the first alone shows no sum that is none.
create or replace function variance_body(v variances) returns text
  language sql stable parallel safe
  return concat('{"collection":"variances","id":"', v.id, '","seq":', v.seq,
    ',"createdAt":"', iso(v.created_at), '","updatedAt":"', iso(v.updated_at),
    '","observationId":"', v.id, '","expected":', v.expected, ',"variance":', v.variance, ',"value":' || v.value,
    ',"currency":' || to_json(case when jsonb_array_length(v.worth) = 1 then v.worth -> 0 ->> 'currency' end)::text,
    case when jsonb_array_length(v.worth) > 1 then ',"values":' || v.worth::text end, '}');

-- As in 0026; worth by currency.
create or replace function publish_observations(p_org uuid, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  o observations;
  v_id uuid;
  v_expected bigint;
  v_variance bigint;
  v_worth jsonb;
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

    select s.expected, s.variance, s.worth into v_expected, v_variance, v_worth from shown_variance(p_org, o) s;
    p_effects.seq := p_effects.seq + 1;
    if v_variance is null then
      delete from variances where org_id = p_org and id = o.id;
      update feed f set seq = p_effects.seq, deleted = true, body = tombstone_body('variances', f.id, p_effects.seq)
      where f.org_id = p_org and f.collection = 'variances' and f.id = o.id;
    else
      insert into variances (org_id, id, expected, variance, value, worth, created_at, updated_at, seq)
      values (
        p_org, o.id, v_expected, v_variance,
        case when jsonb_array_length(v_worth) = 1 then (v_worth -> 0 ->> 'value')::double precision end, v_worth, p_now, p_now, p_effects.seq)
      on conflict (org_id, id) do update
        set expected = excluded.expected, variance = excluded.variance, value = excluded.value, worth = excluded.worth,
            updated_at = excluded.updated_at, seq = excluded.seq
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
