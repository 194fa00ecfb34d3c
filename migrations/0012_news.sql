-- News for every server process on this database, whoever wrote: that an organisation's clock moved on without a push, and
-- that what someone may do has changed. Servers listen on the channel `bincard` (sync-server/sync/news.ts). Pushes do not
-- tell by themselves: the process that took one tells the others, many at once, since a commit with news in it waits for
-- every other such commit of the database.

create function announce_clock(p_org uuid) returns void
  language sql
begin atomic
  select pg_notify('bincard', json_build_object(
    'clocks', json_build_array(json_build_object('org', c.org_id, 'epoch', c.epoch, 'head', c.seq)))::text)
  from org_clock c where c.org_id = p_org;
end;

create or replace function publish_documents(p_org uuid, p_documents jsonb, p_now timestamptz) returns bigint
  language plpgsql as $$
declare
  v_clock org_clock;
  v_seq bigint;
begin
  v_clock := lock_clock(p_org);
  v_seq := write_documents(p_org, p_documents, v_clock.seq, p_now);
  update org_clock set seq = v_seq, reference_seq = v_seq where org_id = p_org;
  perform announce_clock(p_org);
  return v_seq;
end
$$;

-- A member's role, sites or activity, a revoked device, an ended session: their open sockets are looked at again.
create function announce_standing(p_org uuid, p_user uuid) returns void
  language sql
begin atomic
  select pg_notify('bincard', json_build_object('standing', json_build_object('org', p_org, 'user', p_user))::text);
end;

create function members_announce() returns trigger
  language plpgsql as $$
begin
  perform announce_standing(new.org_id, new.id);
  return null;
end
$$;
create trigger members_announce after update on members
  for each row when (old.doc is distinct from new.doc) execute function members_announce();

create function revocations_announce() returns trigger
  language plpgsql as $$
begin
  perform announce_standing(new.org_id, new.user_id);
  return null;
end
$$;
create trigger devices_announce after update on devices
  for each row when (old.revoked_at is distinct from new.revoked_at) execute function revocations_announce();
create trigger sessions_announce after update on sessions
  for each row when (old.revoked_at is distinct from new.revoked_at) execute function revocations_announce();
