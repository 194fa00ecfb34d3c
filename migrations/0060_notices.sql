-- What people are told of on their devices: who wants to hear what where, what was told already, and what is on its way.

-- A browser's address at its push service: one a device, gone with the sign-in it was made under.
create table push_subscriptions (
  org_id uuid not null,
  device_id uuid not null,
  user_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  -- What this person wants to hear of on this device.
  kinds text[] not null,
  -- Minutes of the day at the device, from and to; null: at any time.
  quiet_from smallint,
  quiet_to smallint,
  time_zone text not null,
  created_at timestamptz not null default now(),
  primary key (org_id, device_id),
  foreign key (org_id, device_id) references devices (org_id, id) on delete cascade
);
create index push_subscriptions_by_user on push_subscriptions (org_id, user_id);
call isolate('push_subscriptions');

-- Up to where in the organisation's order of changes its notices were looked for; without a row, nobody listens.
create table notice_positions (
  org_id uuid primary key references organisations (id),
  seq bigint not null
);
call isolate('notice_positions');

-- What a member was told of. One event has one key, so that nobody hears of it twice, whichever server process looks.
create table notices (
  org_id uuid not null,
  user_id uuid not null,
  key text not null,
  at timestamptz not null,
  primary key (org_id, user_id, key)
);
create index notices_by_key on notices (org_id, key);
call isolate('notices');

-- Items that are low now: those that become it are told of, once.
create table low_items (
  org_id uuid not null,
  item_id uuid not null,
  primary key (org_id, item_id)
);
call isolate('low_items');

-- Told and not sent yet. Whoever sends one takes it out first: one that is lost is missed, none comes twice.
create table push_deliveries (
  org_id uuid not null,
  id bigint not null generated always as identity,
  device_id uuid not null,
  payload jsonb not null,
  due_at timestamptz not null,
  attempts smallint not null default 0,
  primary key (org_id, id),
  foreign key (org_id, device_id) references push_subscriptions (org_id, device_id) on delete cascade
);
create index push_deliveries_by_due on push_deliveries (org_id, due_at);
call isolate('push_deliveries');

-- The server's own name at push services: one for all processes on this database, made by the first that starts.
create table vapid_keys (
  only_one boolean primary key default true check (only_one),
  public_key text not null,
  private_key text not null
);

-- A sign-out, a revoked device, a member who no longer works here: nothing is sent there any more.
create function forget_push_subscription() returns trigger
  language plpgsql as $$
begin
  if tg_table_name = 'sessions' then
    delete from push_subscriptions p where p.org_id = new.org_id and p.device_id = new.device_id
      and not exists (select from sessions s where s.org_id = new.org_id and s.device_id = new.device_id
                        and s.revoked_at is null and s.ends_at > now());
  elsif tg_table_name = 'devices' then
    delete from push_subscriptions p where p.org_id = new.org_id and p.device_id = new.id;
  else
    delete from push_subscriptions p where p.org_id = new.org_id and p.user_id = new.id;
  end if;
  return null;
end
$$;
create trigger sessions_forget_push after update on sessions
  for each row when (old.revoked_at is null and new.revoked_at is not null) execute function forget_push_subscription();
create trigger devices_forget_push after update on devices
  for each row when (old.revoked_at is null and new.revoked_at is not null) execute function forget_push_subscription();
create trigger members_forget_push after update on members
  for each row when ((old.doc ->> 'active')::boolean and not (new.doc ->> 'active')::boolean) execute function forget_push_subscription();
