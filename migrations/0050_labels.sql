-- What labels need of an organisation: its GS1 prefix and where its links lead; its printers; and how far its pallets are numbered.
create table label_settings (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  primary key (org_id, id)
);
call isolate('label_settings');

create table printers (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  primary key (org_id, id)
);
call isolate('printers');

-- One row a range of pallet numbers: all below `next` were given to some device, used or not, and are never given again.
create table sscc_ranges (
  org_id uuid not null references organisations (id),
  prefix text not null check (prefix ~ '^\d{4,12}$'),
  extension smallint not null check (extension between 0 and 9),
  next bigint not null check (next >= 0 and next <= 10 ^ (16 - length(prefix))),
  primary key (org_id, prefix, extension)
);
call isolate('sscc_ranges');

-- Gives the next numbers of a range; answers the first of them, or nothing when so many are not left. The row is locked until the
-- transaction ends, so two callers get one block behind the other. `p_known_to` is what a device says was given before: after a restore from an older
-- copy the range goes on behind it. It is believed a little way only, or one device could use up the range.
create function take_ssccs(p_org uuid, p_prefix text, p_extension smallint, p_count integer, p_known_to bigint) returns bigint
  language plpgsql as $$
declare
  v_first bigint;
begin
  insert into sscc_ranges (org_id, prefix, extension, next) values (p_org, p_prefix, p_extension, 0) on conflict do nothing;
  select greatest(r.next, least(coalesce(p_known_to, 0), r.next + 100 * p_count)) into v_first
  from sscc_ranges r
  where r.org_id = p_org and r.prefix = p_prefix and r.extension = p_extension
  for update;
  if v_first + p_count > 10 ^ (16 - length(p_prefix)) then
    return null;
  end if;
  update sscc_ranges set next = v_first + p_count
  where org_id = p_org and prefix = p_prefix and extension = p_extension;
  return v_first;
end
$$;
