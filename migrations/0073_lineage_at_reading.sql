-- A database restored to an earlier moment is another history from its first moment on, and not only from the first write: until then
-- devices that had done something since would be told the old one's name, take their answers for good, and wait for what is gone.

-- Does the clock still run under the server that set it? A replica cannot tell, and is never asked to write.
create function clock_is_current(p_clock org_clock) returns boolean
  language sql stable
return pg_is_in_recovery()
  or p_clock.server_started_at = pg_postmaster_start_time()
     and p_clock.wal_timeline = left(pg_walfile_name(pg_current_wal_lsn()), 8);

-- The caller holds the clock.
create function begin_lineage(p_clock org_clock) returns org_clock
  language plpgsql as $$
declare
  v_clock org_clock;
begin
  insert into org_lineages (org_id, epoch, last_seq) values (p_clock.org_id, p_clock.epoch, p_clock.seq);
  update org_clock set epoch = gen_random_uuid(), server_started_at = pg_postmaster_start_time(),
                       wal_timeline = left(pg_walfile_name(pg_current_wal_lsn()), 8)
  where org_id = p_clock.org_id returning * into v_clock;
  return v_clock;
end
$$;

-- As in 0003.
create or replace function lock_clock(p_org uuid) returns org_clock
  language plpgsql as $$
declare
  v_clock org_clock;
begin
  select * into v_clock from org_clock where org_id = p_org for no key update;
  if not found then
    raise exception 'no such organisation: %', p_org using errcode = 'no_data_found';
  end if;
  if not clock_is_current(v_clock) then
    v_clock := begin_lineage(v_clock);
  end if;
  return v_clock;
end
$$;

-- For a reader who was in this lineage at p_seq: a history that has not come as far is another one, whatever started when.
create function heal_clock(p_org uuid, p_epoch uuid, p_seq bigint) returns void
  language plpgsql as $$
declare
  v_clock org_clock;
begin
  v_clock := lock_clock(p_org);
  if v_clock.epoch = p_epoch and v_clock.seq < p_seq then
    perform begin_lineage(v_clock);
  end if;
end
$$;
