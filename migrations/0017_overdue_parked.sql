-- An action that has waited for a day for something that has not come: somebody should know (docs/PROTOCOL.md, Push). It stays
-- parked, and is applied when what it waits for comes after all.

-- Background work goes through all organisations: a door for reading their ids, opened by name.
create policy rounds on organisations for select using (current_setting('app.rounds', true) = 'yes');

create index actions_overdue on actions (org_id, received_at) where status = 'parked' and exception_id is null;

-- Opens an exception for each action of one organisation that has been parked for a day; answers the clock when there were any.
create function raise_overdue_parked(p_org uuid, p_now timestamptz, out epoch uuid, out head bigint)
  language plpgsql as $$
declare
  v_clock org_clock;
  v_raised jsonb;
begin
  perform set_config('app.org_id', p_org::text, true), set_config('lock_timeout', '10s', true);
  if not exists (
    select from actions a
    where a.org_id = p_org and a.status = 'parked' and a.exception_id is null and a.received_at < p_now - interval '1 day'
  ) then
    return;
  end if;
  v_clock := lock_clock(p_org);
  select jsonb_agg(jsonb_build_object(
    'action', a.id, 'kind', 'parked', 'collection', 'actions', 'subject', a.id, 'owner', a.user_id,
    'detail', jsonb_strip_nulls(jsonb_build_object(
      'waits', a.waits_for, 'type', a.type, 'labels', a.content -> 'labels', 'userId', a.user_id,
      'occurredAt', a.content -> 'occurredAt'))))
  into v_raised
  from actions a
  where a.org_id = p_org and a.status = 'parked' and a.exception_id is null and a.received_at < p_now - interval '1 day';
  epoch := v_clock.epoch;
  head := v_clock.seq;
  if v_raised is not null then
    head := raise_exceptions(p_org, v_raised, head + 1, p_now);
    -- Its outbox hears of it with the next page: what became of it has changed.
    update actions a set seq = v_clock.seq + 1
    from jsonb_to_recordset(v_raised) as r (action uuid)
    where a.org_id = p_org and a.id = r.action;
    update org_clock set seq = head where org_id = p_org;
  end if;
end
$$;
