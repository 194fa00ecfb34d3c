-- Organisations, their clocks, their documents and the feed.
--
-- Every tenant table: keys start with org_id (so that the schema can later be distributed by organisation), and row level
-- security is forced, so that even the owner sees only the organisation named by app.org_id.

do $$
begin
  -- The application's own role: neither owner nor BYPASSRLS. Made here when whoever runs the server has not made it already.
  if not exists (select from pg_roles where rolname = 'bincard_app') then
    create role bincard_app nologin;
  end if;
end
$$;

grant usage on schema public to bincard_app;
alter default privileges in schema public grant select, insert, update, delete on tables to bincard_app;
alter default privileges in schema public grant execute on functions to bincard_app;
alter default privileges in schema public grant usage on sequences to bincard_app;

create function current_org() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.org_id', true), '')::uuid;

-- Puts a table under row level security; called for every table that belongs to an organisation.
create procedure isolate(p_table regclass, p_column name default 'org_id')
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy own_organisation on %s using (%I = current_org()) with check (%I = current_org())', p_table, p_column, p_column);
end
$$;

create table organisations (
  id uuid primary key,
  name text not null check (name <> ''),
  created_at timestamptz not null default now()
);
call isolate('organisations', 'id');

-- One row an organisation: the order of everything that happens in it. `seq` is bumped inside the writing transaction, so
-- a position in it can never be overtaken from behind. `reference_seq` is the seq of the last change to what the server's
-- rules looked at (items, locations, members, parked actions …): a push decided on older knowledge is stale.
create table org_clock (
  org_id uuid primary key references organisations (id),
  seq bigint not null default 0,
  reference_seq bigint not null default 0,
  epoch uuid not null default gen_random_uuid(),
  server_started_at timestamptz not null default pg_postmaster_start_time(),
  wal_timeline text not null default left(pg_walfile_name(pg_current_wal_lsn()), 8)
) with (fillfactor = 50);
call isolate('org_clock');

-- Lineages that ended, and how far each had come: a position at or below `last_seq` is still good.
create table org_lineages (
  org_id uuid not null references organisations (id),
  epoch uuid not null,
  last_seq bigint not null,
  ended_at timestamptz not null default now(),
  primary key (org_id, epoch)
);
call isolate('org_lineages');

-- What devices pull: one row a document, its JSON text rendered when it was written.
-- sites: null is everyone, else only members of one of them. left_sites: where it was once seen, there it comes as deleted.
create table feed (
  org_id uuid not null,
  collection text not null,
  id uuid not null,
  seq bigint not null,
  deleted boolean not null default false,
  sites uuid[],
  left_sites uuid[],
  min_rank smallint not null default 0,
  body text not null,
  primary key (org_id, collection, id)
) with (fillfactor = 80);
create unique index feed_by_seq on feed (org_id, seq);
call isolate('feed');

-- Documents. `doc` holds what people set, the generated columns what is joined, sorted or looked up; `writers` says for each
-- field which device set it last (a device's own earlier value is no clash).
create table items (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  sku text not null generated always as (doc ->> 'sku') stored,
  name text not null generated always as (doc ->> 'name') stored,
  tracking text not null generated always as (doc ->> 'tracking') stored check (tracking in ('none', 'lot', 'serial')),
  archived boolean not null generated always as ((doc ->> 'archived')::boolean) stored,
  primary key (org_id, id)
);
create index items_by_sku on items (org_id, sku);
create index items_by_name on items (org_id, (lower(name)) collate "C", id);
create index items_by_barcode on items using gin ((doc -> 'barcodes') jsonb_path_ops);
call isolate('items');

create table locations (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  code text not null generated always as (doc ->> 'code') stored,
  kind text not null generated always as (doc ->> 'kind') stored,
  site_id uuid generated always as ((doc ->> 'siteId')::uuid) stored,
  parent_id uuid generated always as ((doc ->> 'parentId')::uuid) stored,
  primary key (org_id, id)
);
create index locations_by_code on locations (org_id, code);
create index locations_by_kind on locations (org_id, kind) where kind in ('supplier', 'customer', 'loss', 'production', 'transit');
call isolate('locations');

create table lots (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  item_id uuid not null generated always as ((doc ->> 'itemId')::uuid) stored,
  code text not null generated always as (doc ->> 'code') stored,
  primary key (org_id, id)
);
create index lots_by_item on lots (org_id, item_id, code);
call isolate('lots');

create table counts (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  site_id uuid not null generated always as ((doc ->> 'siteId')::uuid) stored,
  state text not null generated always as (doc ->> 'state') stored,
  primary key (org_id, id)
);
call isolate('counts');

create table orders (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  kind text not null generated always as (doc ->> 'kind') stored,
  number text not null generated always as (doc ->> 'number') stored,
  state text not null generated always as (doc ->> 'state') stored,
  primary key (org_id, id)
);
create index orders_by_number on orders (org_id, number);
call isolate('orders');

create table partners (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  name text not null generated always as (doc ->> 'name') stored,
  primary key (org_id, id)
);
call isolate('partners');

create table members (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  role text not null generated always as (doc ->> 'role') stored
    check (role in ('viewer', 'operator', 'lead', 'manager', 'admin')),
  active boolean not null generated always as ((doc ->> 'active')::boolean) stored,
  primary key (org_id, id)
);
call isolate('members');

-- One open exception per subject and kind; it closes by itself when its cause goes.
create table exceptions (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  kind text not null generated always as (doc ->> 'kind') stored,
  subject_id text not null generated always as (doc -> 'subject' ->> 'id') stored,
  state text not null generated always as (doc ->> 'state') stored,
  primary key (org_id, id)
);
create unique index exceptions_open on exceptions (org_id, subject_id, kind) where state = 'open';
call isolate('exceptions');
