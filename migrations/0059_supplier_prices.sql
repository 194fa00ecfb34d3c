-- What an item costs at a supplier, for leads and up alone; who supplies it, under which code and how soon, stands in the item itself.
create table supplier_prices (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  primary key (org_id, id)
);
call isolate('supplier_prices');
