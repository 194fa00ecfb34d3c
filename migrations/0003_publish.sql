-- Writing documents and publishing them to the feed. Everything here runs inside a transaction that holds the
-- organisation's clock: `p_seq` is the last seq given out, and what is returned is the last one given out after it.

-- A time as the wire has it: ISO 8601, UTC, milliseconds. Stable, as to_char is: declared stricter than its body a function is
-- not inlined, and rendering a document took 30 times as long.
create function iso(p_at timestamptz) returns text
  language sql stable parallel safe
  return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- A UUIDv8 made from text: what two writers must name alike.
create function uuid_of(p_text text) returns uuid
  language sql immutable parallel safe
  return overlay(overlay(md5(p_text) placing '8' from 13 for 1) placing '8' from 17 for 1)::uuid;

-- The fields of a jsonb object as JSON text, with a comma before them; nothing for an empty one.
create function more_fields(p_doc jsonb) returns text
  language sql immutable parallel safe
  return case when p_doc is null or p_doc = '{}' then '' else ',' || substr(p_doc::text, 2, length(p_doc::text) - 2) end;

-- The text of a document, as devices get it.
create function document_body(p_collection text, p_id uuid, p_seq bigint, p_created_at timestamptz, p_updated_at timestamptz, p_doc jsonb)
  returns text
  language sql stable parallel safe
  return '{"collection":"' || p_collection || '","id":"' || p_id || '","seq":' || p_seq
    || ',"createdAt":"' || iso(p_created_at) || '","updatedAt":"' || iso(p_updated_at) || '"' || more_fields(p_doc) || '}';

create function tombstone_body(p_collection text, p_id uuid, p_seq bigint) returns text
  language sql immutable parallel safe
  return '{"collection":"' || p_collection || '","id":"' || p_id || '","seq":' || p_seq || ',"_deleted":true}';

-- Which of the sites it was seen at a document has left: those it comes to as deleted.
create function sites_left(p_before uuid[], p_left uuid[], p_now uuid[]) returns uuid[]
  language sql immutable parallel safe
  return case
    when p_now is null then null
    else nullif(array(select unnest(coalesce(p_left, '{}') || coalesce(p_before, '{}')) except select unnest(p_now)), '{}')
  end;

-- Writes documents of any collection: [{collection, id, doc | null for a deletion, writers, sites, minRank}], one entry a document.
create function write_documents(p_org uuid, p_documents jsonb, p_seq bigint, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_collection text;
begin
  for v_collection in select distinct d ->> 'collection' from jsonb_array_elements(p_documents) d order by 1 loop
    if v_collection not in ('items', 'locations', 'lots', 'counts', 'orders', 'partners', 'members', 'exceptions') then
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

-- Opens an exception, or renews the detail of the one already open for the same subject and kind; answers its id.
create function open_exception(
  p_org uuid, p_kind text, p_subject_collection text, p_subject_id text, p_detail jsonb, p_owner uuid, p_sites uuid[],
  inout p_seq bigint, p_now timestamptz, out exception_id uuid)
  language plpgsql as $$
begin
  select e.id into exception_id from exceptions e
  where e.org_id = p_org and e.subject_id = p_subject_id and e.kind = p_kind and e.state = 'open';
  if exception_id is null then
    exception_id := uuid_of(concat_ws('/', p_org, p_kind, p_subject_collection, p_subject_id, p_seq));
  end if;
  p_seq := write_documents(p_org, jsonb_build_array(jsonb_build_object(
    'collection', 'exceptions', 'id', exception_id, 'sites', p_sites,
    'doc', jsonb_build_object(
      'kind', p_kind, 'subject', jsonb_build_object('collection', p_subject_collection, 'id', p_subject_id),
      'detail', p_detail, 'ownerId', p_owner, 'state', 'open', 'resolution', null))), p_seq, p_now);
end
$$;

-- Closes the open exceptions of one kind whose cause went.
create function close_exceptions(p_org uuid, p_kind text, p_subject_ids text[], p_resolution text, p_seq bigint, p_now timestamptz)
  returns bigint
  language plpgsql as $$
declare
  v_documents jsonb;
begin
  select jsonb_agg(jsonb_build_object(
    'collection', 'exceptions', 'id', e.id, 'writers', e.writers,
    'sites', (select f.sites from feed f where f.org_id = p_org and f.collection = 'exceptions' and f.id = e.id),
    'doc', e.doc || jsonb_build_object('state', 'resolved', 'resolution', p_resolution)))
  into v_documents
  from exceptions e
  where e.org_id = p_org and e.kind = p_kind and e.state = 'open' and e.subject_id = any (p_subject_ids);
  if v_documents is null then
    return p_seq;
  end if;
  return write_documents(p_org, v_documents, p_seq, p_now);
end
$$;

-- The clock, locked, in the lineage of this server: a restart or another timeline begins a new one, and the old one's
-- last seq is kept, so that a position at or below it stays good. Whoever writes calls this first.
create function lock_clock(p_org uuid) returns org_clock
  language plpgsql as $$
declare
  v_clock org_clock;
  v_timeline text := left(pg_walfile_name(pg_current_wal_lsn()), 8);
begin
  select * into v_clock from org_clock where org_id = p_org for no key update;
  if not found then
    raise exception 'no such organisation: %', p_org using errcode = 'no_data_found';
  end if;
  if v_clock.server_started_at <> pg_postmaster_start_time() or v_clock.wal_timeline <> v_timeline then
    insert into org_lineages (org_id, epoch, last_seq) values (p_org, v_clock.epoch, v_clock.seq);
    update org_clock set epoch = gen_random_uuid(), server_started_at = pg_postmaster_start_time(), wal_timeline = v_timeline
    where org_id = p_org returning * into v_clock;
  end if;
  return v_clock;
end
$$;

-- Documents written by the server itself (an organisation made, a member added, an import): one call, one transaction.
create function publish_documents(p_org uuid, p_documents jsonb, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_clock org_clock;
  v_seq bigint;
begin
  v_clock := lock_clock(p_org);
  v_seq := write_documents(p_org, p_documents, v_clock.seq, p_now);
  update org_clock set seq = v_seq, reference_seq = v_seq where org_id = p_org;
  return v_seq;
end
$$;

-- A new organisation with its clock and first documents (virtual locations, an admin). Needs app.org_id = p_org.
create function create_organisation(p_org uuid, p_name text, p_documents jsonb, p_now timestamptz) returns bigint
  language plpgsql as $$
begin
  insert into organisations (id, name, created_at) values (p_org, p_name, p_now);
  insert into org_clock (org_id) values (p_org);
  return publish_documents(p_org, p_documents, p_now);
end
$$;
