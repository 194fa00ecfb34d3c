-- Who may come in: credentials, devices, sessions and the log of what they did.
--
-- Sign-in and refresh happen before the organisation is known. For those two, and for reading alone, a policy opens one
-- narrow door: the single row whose address or token hash the transaction names.

-- One address is one member of one organisation. The hash is argon2id in PHC format.
create table credentials (
  org_id uuid not null references organisations (id),
  user_id uuid not null,
  email text not null check (email = lower(email)),
  password_hash text not null,
  updated_at timestamptz not null default now(),
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references members (org_id, id)
);
create unique index credentials_by_email on credentials (email);
call isolate('credentials');
create policy sign_in on credentials for select
  using (email = nullif(current_setting('app.sign_in_email', true), ''));

-- A device is one outbox: one per device, member and organisation. A revoked one may push for 30 days more, nothing else.
create table devices (
  org_id uuid not null references organisations (id),
  id uuid not null,
  user_id uuid not null,
  name text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, user_id) references members (org_id, id)
);
create index devices_by_user on devices (org_id, user_id);
call isolate('devices');

-- A session is a sign-in and the family of refresh tokens that follow from it. It ends at `ends_at` however much it is used.
create table sessions (
  org_id uuid not null references organisations (id),
  id uuid not null,
  user_id uuid not null,
  device_id uuid not null,
  created_at timestamptz not null default now(),
  ends_at timestamptz not null,
  revoked_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, device_id) references devices (org_id, id)
);
create index sessions_by_user on sessions (org_id, user_id);
call isolate('sessions');

-- Every refresh gives a token of the next generation. Only SHA-256 is kept: the tokens are random, nothing to guess.
create table refresh_tokens (
  org_id uuid not null,
  token_hash bytea not null,
  session_id uuid not null,
  generation integer not null,
  issued_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (org_id, token_hash),
  foreign key (org_id, session_id) references sessions (org_id, id) on delete cascade
);
create index refresh_tokens_by_hash on refresh_tokens (token_hash);
create index refresh_tokens_by_session on refresh_tokens (org_id, session_id, generation);
call isolate('refresh_tokens');
create policy refresh on refresh_tokens for select
  using (token_hash = decode(nullif(current_setting('app.refresh_hash', true), ''), 'hex'));

-- Who did what, from where. Append-only, for the owner too.
create table audit_log (
  org_id uuid not null references organisations (id),
  id bigint not null generated always as identity,
  at timestamptz not null default now(),
  user_id uuid,
  device_id uuid,
  address text,
  event text not null,
  detail jsonb not null default '{}',
  primary key (org_id, id)
);
create index audit_log_by_time on audit_log (org_id, at);
call isolate('audit_log');
revoke update, delete, truncate on audit_log from bincard_app;

create function refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_log_is_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_change();
