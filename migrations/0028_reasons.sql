-- Why stock was corrected, thrown away or sent back: the organisation's own words. A movement names the code, or says it freely.
create table reasons (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  code text not null generated always as (doc ->> 'code') stored,
  primary key (org_id, id)
);
create index reasons_by_code on reasons (org_id, code);
call isolate('reasons');

-- As in 0003, and reasons. Writes documents of any collection: [{collection, id, doc | null for a deletion, writers, sites, minRank}], one entry a document.
create or replace function write_documents(p_org uuid, p_documents jsonb, p_seq bigint, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_collection text;
begin
  for v_collection in select distinct d ->> 'collection' from jsonb_array_elements(p_documents) d order by 1 loop
    if v_collection not in ('items', 'locations', 'lots', 'counts', 'orders', 'partners', 'reasons', 'members', 'exceptions') then
      raise exception 'no such collection: %', v_collection;
    end if;
    execute format($sql$
      with incoming as (
        select d.id, d.doc, coalesce(d.writers, '{}') as writers, d.sites, coalesce(d."minRank", 0) as min_rank,
               $2 + row_number() over (order by d.id) as seq
        from jsonb_to_recordset($1) as d (collection text, id uuid, doc jsonb, writers jsonb, sites uuid[], "minRank" smallint)
        where d.collection = %2$L
      ),
      written as (
        insert into %1$I as t (org_id, id, doc, writers, created_at, updated_at, seq)
        select $3, id, doc, writers, $4, $4, seq from incoming where jsonb_typeof(doc) = 'object'
        on conflict (org_id, id) do update
          set doc = excluded.doc, writers = excluded.writers, updated_at = excluded.updated_at, seq = excluded.seq
        returning t.id, t.seq, t.created_at, t.updated_at, t.doc
      ),
      removed as (
        delete from %1$I t using incoming i
        where t.org_id = $3 and t.id = i.id and (i.doc is null or jsonb_typeof(i.doc) = 'null')
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
    $sql$, v_collection, v_collection)
    using p_documents, p_seq, p_org, p_now;
    p_seq := p_seq + (select count(*) from jsonb_array_elements(p_documents) d where d ->> 'collection' = v_collection);
  end loop;
  return p_seq;
end
$$;

-- What an organisation starts with, to be changed as it likes.
create function first_reasons(p_org uuid) returns jsonb
  language sql stable
begin atomic
  select jsonb_agg(jsonb_build_object(
    'collection', 'reasons', 'id', uuid_of(concat_ws('/', p_org, 'reasons', r.code)),
    'doc', jsonb_build_object('code', r.code, 'name', r.name, 'kinds', to_jsonb(r.kinds), 'archived', false)))
  from (values
    ('found', 'Found', array['adjust']),
    ('missing', 'Missing', array['adjust']),
    ('miscounted', 'Miscounted', array['adjust']),
    ('wrong-label', 'Wrong label', array['adjust']),
    ('unit-mix-up', 'Unit mix-up', array['adjust']),
    ('damaged', 'Damaged', array['scrap', 'return']),
    ('expired', 'Expired', array['scrap', 'return']),
    ('contaminated', 'Contaminated', array['scrap']),
    ('sample', 'Sample', array['scrap']),
    ('wrong-item', 'Wrong item', array['return']),
    ('not-wanted', 'No longer wanted', array['return'])
  ) as r (code, name, kinds);
end;

-- As in 0003; with its first reasons.
create or replace function create_organisation(p_org uuid, p_name text, p_documents jsonb, p_now timestamptz) returns bigint
  language plpgsql as $$
begin
  insert into organisations (id, name, created_at) values (p_org, p_name, p_now);
  insert into org_clock (org_id) values (p_org);
  return publish_documents(p_org, p_documents || first_reasons(p_org), p_now);
end
$$;

-- Those that were there before get the same.
alter table organisations no force row level security;
do $$
declare
  v_org uuid;
begin
  for v_org in select id from organisations order by id loop
    perform set_config('app.org_id', v_org::text, true);
    perform publish_documents(v_org, first_reasons(v_org), clock_timestamp());
  end loop;
  perform set_config('app.org_id', '', true);
end
$$;
alter table organisations force row level security;
