-- What items are sorted by, a list that the organisation keeps. An item names its category by the code; what it is called may change.
create table categories (
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
create index categories_by_code on categories (org_id, code);
call isolate('categories');

-- The id of a category, as `categoryIdOf` in the domain has it: devices that make the same one apart make one.
create function category_id(p_code text) returns uuid
  language sql immutable parallel safe
  return overlay(overlay(left(encode(sha256(convert_to('category' || chr(10) || p_code, 'UTF8')), 'hex'), 32)
    placing '8' from 13 for 1)
    placing substr('89ab', 1 + (get_byte(sha256(convert_to('category' || chr(10) || p_code, 'UTF8')), 8) >> 4 & 3), 1) from 17 for 1)::uuid;

-- What items said before there was a list becomes the list; the items stay as they are.
alter table organisations no force row level security;
do $$
declare
  v_org uuid;
begin
  for v_org in select id from organisations order by id loop
    perform set_config('app.org_id', v_org::text, true);
    perform publish_documents(v_org, d.documents, clock_timestamp())
    from (
      select jsonb_agg(jsonb_build_object(
        'collection', 'categories', 'id', category_id(i.category),
        'doc', jsonb_build_object('code', i.category, 'name', i.category, 'archived', false))) as documents
      from (select distinct doc ->> 'category' as category from items where org_id = v_org and doc ->> 'category' ~ '\S') i
    ) d
    where d.documents is not null;
  end loop;
  perform set_config('app.org_id', '', true);
end
$$;
alter table organisations force row level security;
