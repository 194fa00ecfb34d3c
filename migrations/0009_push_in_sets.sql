-- What a push opens and closes, in sets: one by one, a push of a hundred picks that went below zero took 2.7 seconds, since each
-- exception went through the ledger anew.

-- Opens exceptions [{kind, collection, subject, detail, owner, sites}], or renews the detail of those already open for the same
-- subject and kind; of several for one the last is kept. `p_opened` is {"kind/subject": id of the exception}.
create function open_exceptions(p_org uuid, p_raised jsonb, inout p_seq bigint, p_now timestamptz, out p_opened jsonb)
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
    select distinct on (r.kind, r.subject) r.*,
           coalesce(
             (select e.id from exceptions e
              where e.org_id = p_org and e.subject_id = r.subject and e.kind = r.kind and e.state = 'open'),
             uuid_of(concat_ws('/', p_org, r.kind, r.collection, r.subject, p_seq))) as id
    from raised r
    order by r.kind, r.subject, r.place desc
  )
  select jsonb_agg(jsonb_build_object(
           'collection', 'exceptions', 'id', l.id, 'sites', l.sites,
           'doc', jsonb_build_object(
             'kind', l.kind, 'subject', jsonb_build_object('collection', l.collection, 'id', l.subject),
             'detail', l.detail, 'ownerId', l.owner, 'state', 'open', 'resolution', null))),
         jsonb_object_agg(l.kind || '/' || l.subject, l.id)
  into v_documents, p_opened
  from latest l;
  if v_documents is not null then
    p_seq := write_documents(p_org, v_documents, p_seq, p_now);
  end if;
end
$$;

create or replace function open_exception(
  p_org uuid, p_kind text, p_subject_collection text, p_subject_id text, p_detail jsonb, p_owner uuid, p_sites uuid[],
  inout p_seq bigint, p_now timestamptz, out exception_id uuid)
  language plpgsql as $$
declare
  v_opened record;
begin
  v_opened := open_exceptions(p_org, jsonb_build_array(jsonb_build_object(
    'kind', p_kind, 'collection', p_subject_collection, 'subject', p_subject_id, 'detail', p_detail, 'owner', p_owner,
    'sites', p_sites)), p_seq, p_now);
  p_seq := v_opened.p_seq;
  exception_id := (v_opened.p_opened ->> (p_kind || '/' || p_subject_id))::uuid;
end
$$;

-- The exceptions of one push [{action, …}], each named in the answer to its action.
create function raise_exceptions(p_org uuid, p_exceptions jsonb, p_seq bigint, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_opened record;
begin
  v_opened := open_exceptions(p_org, p_exceptions, p_seq, p_now);
  update actions a set exception_id = (v_opened.p_opened ->> (r.kind || '/' || r.subject))::uuid
  from jsonb_to_recordset(p_exceptions) as r (action uuid, kind text, subject text)
  where a.org_id = p_org and a.id = r.action;
  return v_opened.p_seq;
end
$$;

-- Stock below zero in a place one can walk to is a fact with a question: an exception per cell, closed when it is made good.
-- The movements of this push that took from such a cell are answered with it.
create or replace function watch_negative_stock(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz)
  returns ledger_effects
  language plpgsql as $$
declare
  v_raised jsonb;
  v_opened record;
  v_recovered text[];
begin
  if cardinality(p_effects.below) > 0 then
    select jsonb_agg(jsonb_build_object(
      'kind', 'negative-stock', 'collection', 'stock', 'subject', s.id, 'sites', array[l.site_id],
      'detail', jsonb_strip_nulls(jsonb_build_object(
        'itemId', s.item_id, 'locationId', s.location_id, 'lotId', nullif(s.lot_id, no_lot()), 'onHand', s.on_hand)))
      order by s.id)
    into v_raised
    from stock s
    join locations l on l.org_id = p_org and l.id = s.location_id and l.kind in ('bin', 'dock')
    where s.org_id = p_org and s.id = any (p_effects.below) and s.on_hand < 0;
    if v_raised is not null then
      v_opened := open_exceptions(p_org, v_raised, p_effects.seq, p_now);
      p_effects.seq := v_opened.p_seq;
      -- From the ids of this push to their movements, and no other way: the ledger is long.
      update actions a set exception_id = t.exception_id
      from (
        select m.id, (v_opened.p_opened ->> ('negative-stock/' || stock_id(m.item_id, m.from_location_id, m.lot_id)))::uuid as exception_id
        from (select * from movements where org_id = p_org and id = any (p_ids) offset 0) m
        where m.recorded_at = p_now
      ) t
      where a.org_id = p_org and a.id = t.id and t.exception_id is not null;
    end if;
  end if;
  if exists (select from exceptions e where e.org_id = p_org and e.kind = 'negative-stock' and e.state = 'open') then
    select array_agg(e.subject_id) into v_recovered
    from exceptions e
    join stock s on s.org_id = p_org and s.id = e.subject_id::uuid and s.on_hand >= 0
    where e.org_id = p_org and e.kind = 'negative-stock' and e.state = 'open'
      and e.subject_id = any (select c::text from unnest(p_effects.cells) c);
    if v_recovered is not null then
      p_effects.seq := close_exceptions(p_org, 'negative-stock', v_recovered, 'stock is no longer below zero', p_effects.seq, p_now);
    end if;
  end if;
  return p_effects;
end
$$;
