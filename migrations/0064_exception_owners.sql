-- Whoever has taken an exception on keeps it when its cause shows once more.
create or replace function open_exceptions(p_org uuid, p_raised jsonb, inout p_seq bigint, p_now timestamptz, out p_opened jsonb)
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
    select distinct on (r.kind, r.subject) r.*, e.id as known, e.detail as before, e.owner as taken_by,
           coalesce(e.id, uuid_of(concat_ws('/', p_org, r.kind, r.collection, r.subject, p_seq))) as id
    from raised r
    left join lateral (
      select e.id, e.doc -> 'detail' as detail, e.doc ->> 'ownerId' as owner
      from exceptions e
      where e.org_id = p_org and e.subject_id = r.subject and e.kind = r.kind and e.state = 'open') e on true
    order by r.kind, r.subject, r.place desc
  ),
  told as (
    select l.*, case when l.kind <> 'unknown-barcode' then l.detail else (
      -- Of one key the last is kept.
      select jsonb_object_agg(f.key, f.value order by f.place)
      from (
        select b.key, b.value, 0 as place from jsonb_each(coalesce(l.before, '{}')) b
        union all
        select d.key, d.value, r.place
        from raised r cross join jsonb_each(r.detail) d
        where r.kind = l.kind and r.subject = l.subject
      ) f) end as whole
    from latest l
  )
  select jsonb_agg(jsonb_build_object(
           'collection', 'exceptions', 'id', t.id, 'sites', t.sites,
           'doc', jsonb_build_object(
             'kind', t.kind, 'subject', jsonb_build_object('collection', t.collection, 'id', t.subject),
             'detail', t.whole, 'ownerId', coalesce(t.owner::text, t.taken_by), 'state', 'open', 'resolution', null))),
         jsonb_object_agg(t.kind || '/' || t.subject, t.id)
  into v_documents, p_opened
  from told t;
  if v_documents is not null then
    p_seq := write_documents(p_org, v_documents, p_seq, p_now);
  end if;
end
$$;
