-- How the numbers of orders look, and how far they are given. One row a prefix, so that kinds that share one share its numbers: all below
-- `next` were given to some device, used or not, and are never given again (docs/adr/0015).
create table order_settings (
  org_id uuid not null,
  id uuid not null,
  doc jsonb not null,
  writers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  primary key (org_id, id)
);
call isolate('order_settings');

create table order_ranges (
  org_id uuid not null references organisations (id),
  prefix text not null check (prefix = '' or prefix ~ '[^0-9]$'),
  next bigint not null check (next between 1 and 1000000000),
  primary key (org_id, prefix)
);
call isolate('order_ranges');

-- Gives the next numbers of a range; answers the first of them, or nothing when so many are not left. A range begins behind the orders that are there
-- already. The row is locked until the transaction ends, so two callers get one block behind the other. `p_known_to` is what a device says
-- was given before: after a restore from an older copy the range goes on behind it, a little way at a time.
create function take_order_numbers(p_org uuid, p_prefix text, p_count integer, p_known_to bigint) returns bigint
  language plpgsql as $$
declare
  v_first bigint;
begin
  if not exists (select from order_ranges where org_id = p_org and prefix = p_prefix) then
    insert into order_ranges (org_id, prefix, next)
    select p_org, p_prefix, least(1000000000, 1 + coalesce(max(substr(o.number, length(p_prefix) + 1)::bigint), 0))
    from orders o
    where o.org_id = p_org and left(o.number, length(p_prefix)) = p_prefix
      and substr(o.number, length(p_prefix) + 1) ~ '^[0-9]{1,9}$'
    on conflict do nothing;
  end if;
  select greatest(r.next, least(coalesce(p_known_to, 0), r.next + 100 * p_count)) into v_first
  from order_ranges r
  where r.org_id = p_org and r.prefix = p_prefix
  for update;
  if v_first + p_count > 1000000000 then
    return null;
  end if;
  update order_ranges set next = v_first + p_count where org_id = p_org and prefix = p_prefix;
  return v_first;
end
$$;
