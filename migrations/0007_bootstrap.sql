-- Parts of bootstraps: newline-delimited documents of one snapshot, compressed, named by the hash of their content. Kept in
-- the database, so that whichever server is asked can give them.
create table bootstraps (
  org_id uuid not null,
  scope text not null,
  id uuid not null,
  epoch uuid not null,
  through bigint not null,
  made_at timestamptz not null,
  primary key (org_id, id)
);
create index bootstraps_by_scope on bootstraps (org_id, scope, made_at);
call isolate('bootstraps');

create table bootstrap_parts (
  org_id uuid not null,
  bootstrap_id uuid not null,
  place integer not null,
  scope text not null,
  hash text not null,
  collection text not null,
  count integer not null,
  bytes integer not null,
  body bytea not null,
  primary key (org_id, bootstrap_id, place),
  foreign key (org_id, bootstrap_id) references bootstraps (org_id, id) on delete cascade
);
create index bootstrap_parts_by_hash on bootstrap_parts (org_id, hash);
-- Compressed already: a second time costs and gains nothing.
alter table bootstrap_parts alter column body set storage external;
call isolate('bootstrap_parts');

-- The newest movements of an organisation, for the window that a bootstrap gives.
create index movements_by_seq on movements (org_id, seq);
