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
