-- As in 0024; and an exception that says of a movement that was not accepted what it said.
create or replace function blind_documents(p_org uuid, p_after bigint) returns table (collection text, id uuid, author uuid)
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
      select f.collection, f.id, a.item_id, a.location_id, null
      from feed f join allocations a on a.org_id = $1 and a.id = f.id
      where f.org_id = $1 and f.seq > $2 and f.collection = 'allocations'
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
        and e.kind in ('negative-stock', 'variance-review', 'recount-suggested', 'over-allocated', 'short-pick')
      union all
      select f.collection, f.id, (w.what ->> 'itemId')::uuid, side.location_id, null
      from feed f
      join exceptions e on e.org_id = $1 and e.id = f.id
      cross join lateral (select e.doc -> 'detail' -> 'what' as what) w
      cross join lateral (values ((w.what ->> 'fromLocationId')::uuid), ((w.what ->> 'toLocationId')::uuid)) as side (location_id)
      where f.org_id = $1 and f.seq > $2 and f.collection = 'exceptions' and e.kind = 'rejected' and w.what is not null
    )
    select distinct d.collection, d.id, d.author
    from spoken_of d join scope on scope.location_id = d.location_id
    where scope.item_ids is null or d.item_id is null or d.item_id = any (scope.item_ids)
  $sql$ using p_org, p_after;
end
$$;
