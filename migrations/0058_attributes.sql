-- What an organisation says of its items besides: each attribute with its kind. The values are in the items, by its code.
create table attributes (
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
create index attributes_by_code on attributes (org_id, code);
call isolate('attributes');
