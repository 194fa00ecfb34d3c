-- What many documents in one push cost, row by row: a file of 100,000 items spent a quarter of Postgres' time on it.

-- As in 0003; what it says is rendered once, not twice.
create or replace function more_fields(p_doc jsonb) returns text
  language sql immutable parallel safe
  return case when p_doc is null or p_doc = '{}' then '' else ',' || left(substr(p_doc::text, 2), -1) end;

-- As in 0026; the two `case` say what an `=` says, but of an equality with something computed the planner takes it that one row in 200 passes.
-- For a push of 500 items it so expected one, and joined what was written with what came pair by pair: three quarters of the call.
create or replace function write_documents(p_org uuid, p_documents jsonb, p_seq bigint, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_collection text;
begin
  for v_collection in select distinct d ->> 'collection' from jsonb_array_elements(p_documents) d order by 1 loop
    execute format($sql$
      with incoming as (
        select d.id, d.doc, coalesce(d.writers, '{}') as writers, d.sites, coalesce(d."minRank", 0) as min_rank,
               $2 + row_number() over (order by d.id) as seq
        from jsonb_to_recordset($1) as d (collection text, id uuid, doc jsonb, writers jsonb, sites uuid[], "minRank" smallint)
        where case d.collection when %2$L then true end
      ),
      written as (
        insert into %1$I as t (org_id, id, doc, writers, created_at, updated_at, seq)
        select $3, id, doc, writers, $4, $4, seq from incoming where case jsonb_typeof(doc) when 'object' then true end
        on conflict (org_id, id) do update
          set doc = excluded.doc, writers = excluded.writers, updated_at = excluded.updated_at, seq = excluded.seq
        returning t.id, t.seq, t.created_at, t.updated_at, t.doc
      ),
      removed as (
        -- By an array, which is made once: joined, the planner may look for each item there is whether it is among those that came.
        delete from %1$I t
        where t.org_id = $3
          and t.id = any (array(select i.id from incoming i where i.doc is null or jsonb_typeof(i.doc) = 'null'))
        returning t.id
      )
      insert into feed as f (org_id, collection, id, seq, deleted, sites, min_rank, body)
      select $3, %2$L, w.id, w.seq, false, i.sites, i.min_rank,
             document_body(%2$L, w.id, w.seq, w.created_at, w.updated_at, w.doc)
      from written w join incoming i using (id)
      union all
      select $3, %2$L, r.id, i.seq, true, i.sites, i.min_rank, tombstone_body(%2$L, r.id, i.seq)
      from removed r join incoming i using (id)
      on conflict (org_id, collection, id) do update
        set seq = excluded.seq, deleted = excluded.deleted, sites = excluded.sites, min_rank = excluded.min_rank, body = excluded.body,
            left_sites = sites_left(f.sites, f.left_sites, excluded.sites)
    $sql$, replace(v_collection, '-', '_'), v_collection)
    using p_documents, p_seq, p_org, p_now;
    p_seq := p_seq + (select count(*) from jsonb_array_elements(p_documents) d where d ->> 'collection' = v_collection);
  end loop;
  return p_seq;
end
$$;

-- Since 0055 nothing looks a barcode up by it, and every item that was written kept it.
drop index items_by_barcode;

-- As in 0055, for all items of a statement together.
drop trigger keep_item_codes on items;
drop function keep_item_codes();

create function codes_of_new_items() returns trigger
  language plpgsql as $$
begin
  insert into item_codes (org_id, code, item_id)
  select distinct i.org_id, b ->> 'code', i.id
  from made i cross join lateral jsonb_array_elements(coalesce(nullif(i.doc -> 'barcodes', 'null'), '[]')) b
  where b ->> 'code' is not null;
  return null;
end
$$;
create trigger codes_of_new_items after insert on items referencing new table as made
  for each statement execute function codes_of_new_items();

create function codes_of_changed_items() returns trigger
  language plpgsql as $$
declare
  v_org uuid;
  v_items uuid[];
begin
  -- Set against set: a transition table has no index, and joined pair by pair 500 items are 250,000 looks.
  for v_org, v_items in
    select i.org_id, array_agg(i.id)
    from (
      select org_id, id, doc -> 'barcodes' from changed except select org_id, id, doc -> 'barcodes' from replaced
    ) i
    group by i.org_id
  loop
    delete from item_codes c where c.org_id = v_org and c.item_id = any (v_items);
    insert into item_codes (org_id, code, item_id)
    select distinct i.org_id, b ->> 'code', i.id
    from changed i cross join lateral jsonb_array_elements(coalesce(nullif(i.doc -> 'barcodes', 'null'), '[]')) b
    where i.org_id = v_org and i.id = any (v_items) and b ->> 'code' is not null;
  end loop;
  return null;
end
$$;
create trigger codes_of_changed_items after update on items referencing old table as replaced new table as changed
  for each statement execute function codes_of_changed_items();

-- As in 0026; where no count waits for anybody, the new rows of the feed need not be gone through for it.
create or replace function watch_values(p_org uuid, p_effects ledger_effects, p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_cells uuid[];
  v_again ledger_effects;
begin
  if not exists (select from observations o where o.org_id = p_org and o.status = 'awaiting-approval') then
    return p_effects;
  end if;
  select array_agg(distinct stock_id(c.item_id, o.location_id, c.lot_id)) into v_cells
  from feed f
  join observations o on o.org_id = p_org and o.status = 'awaiting-approval'
  cross join lateral cells_of(p_org, o) c
  where f.org_id = p_org and f.seq > (select k.seq from org_clock k where k.org_id = p_org) and f.collection in ('item-costs', 'items')
    and c.item_id = f.id;
  if v_cells is null then
    return p_effects;
  end if;
  v_again := (p_effects.seq, v_cells, '{}', '{}');
  v_again := regate(p_org, v_again, p_now);
  v_again := publish_observations(p_org, v_again, p_now);
  p_effects.seq := v_again.seq;
  p_effects.cells := p_effects.cells || v_again.cells;
  p_effects.below := p_effects.below || v_again.below;
  p_effects.observations := p_effects.observations || v_again.observations;
  return p_effects;
end
$$;
