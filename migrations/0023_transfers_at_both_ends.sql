-- Whoever works at either end of a transfer sees what was done for it at the other: a receiver must know what was shipped. So a
-- movement that names a transfer order comes to both sites of the order, also when the order, or a site of it, is known only later.

-- Where a movement is seen: the sites of its ends, and those of the transfer that it names.
create function movement_sites(p_org uuid, m movements) returns uuid[]
  language sql stable
begin atomic
  select array(
    select l.site_id from locations l
    where l.org_id = p_org and l.id in (m.from_location_id, m.to_location_id) and l.site_id is not null
    union
    select s from orders o cross join lateral unnest(array[(o.doc ->> 'siteId')::uuid, (o.doc ->> 'toSiteId')::uuid]) s
    where o.org_id = p_org and o.id = m.order_id and o.doc ->> 'kind' = 'transfer' and s is not null
    order by 1);
end;

-- Widens, or narrows, the movements of the transfers that a push touched. What devices have already goes out anew.
create function share_transfers(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_orders uuid[];
  v_ids uuid[];
begin
  select array_agg(t.id) into v_orders
  from (
    select m.order_id as id from movements m
    where m.org_id = p_org and m.id = any (p_ids) and m.recorded_at = p_now and m.order_id is not null
    union
    select (a.content ->> 'documentId')::uuid from actions a
    where a.org_id = p_org and a.id = any (p_ids) and a.type = 'edit' and a.status = 'accepted'
      and a.content ->> 'collection' = 'orders' and a.content -> 'set' ?| array['siteId', 'toSiteId']
  ) t
  where exists (select from orders o where o.org_id = p_org and o.id = t.id and o.doc ->> 'kind' = 'transfer');
  if v_orders is null then
    return p_effects;
  end if;
  with wanted as (
    select m.id, movement_sites(p_org, m) as sites
    from movements m where m.org_id = p_org and m.order_id = any (v_orders)
  ),
  changed as (
    update feed f set sites = w.sites, left_sites = sites_left(f.sites, f.left_sites, w.sites)
    from wanted w
    where f.org_id = p_org and f.collection = 'movements' and f.id = w.id
      and array(select s from unnest(f.sites) s order by 1) is distinct from w.sites
    returning f.id
  )
  select array_agg(c.id) into v_ids from changed c;
  if v_ids is not null then
    p_effects.seq := renumber_documents(p_org, 'movements', v_ids, p_effects.seq);
  end if;
  return p_effects;
end
$$;
