-- Files that people bring in. A file comes in parts; it is checked as a whole, and then its rows become actions like any
-- other. What was brought in stays written down here, and what takes it back is kept for a week.
create table imports (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  file_name text not null,
  -- The hash of the file as it was picked: the same file again is known by it.
  file_hash text not null,
  fields text[] not null,
  row_count int not null,
  user_id uuid not null,
  created_at timestamptz not null,
  -- When its run was last heard of: one that fell silent may be run again.
  touched_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'running', 'done', 'stopped', 'undone')),
  figures jsonb,
  primary key (org_id, id)
);
create index imports_by_time on imports (org_id, created_at desc);
call isolate('imports');

-- `rows`: what was sent, dropped when it is in. `undo`: what takes back what was done, in the order it was done.
create table import_parts (
  org_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('rows', 'undo')),
  part int not null,
  content jsonb not null,
  primary key (org_id, import_id, kind, part),
  foreign key (org_id, import_id) references imports (org_id, id) on delete cascade
);
call isolate('import_parts');
