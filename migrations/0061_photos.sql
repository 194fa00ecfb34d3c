-- Photographs of items, and their small pictures: each once an organisation, named by the hash of its bytes. Which item shows which
-- stands on the item; a row that no item names is forgotten after a time of grace.
create table photos (
  org_id uuid not null references organisations (id),
  id text not null check (id ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  size int not null generated always as (octet_length(bytes)) stored,
  uploaded_at timestamptz not null,
  -- When a round first found that no item names it.
  unused_since timestamptz,
  primary key (org_id, id)
);
-- A JPEG is as small as it gets: to try costs time on every write.
alter table photos alter column bytes set storage external;
call isolate('photos');
