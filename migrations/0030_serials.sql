-- A serial number is one piece. Where the ledger has more than one of it (received twice, picked where it was not, seen in two bins)
-- somebody must look: an exception per serial, closed as soon as there is one again. The rule is domain/serial.ts.

-- By a lot alone: who else asks is whoever wants to delete one.
create index stock_by_lot on stock (org_id, lot_id) where lot_id <> '00000000-0000-8000-8000-000000000000';

-- How many pieces of the serials among these cells lie somewhere: in a bin, at a dock, with a customer, on the road. What is below
-- zero is no piece that could make up for one that is too many.
create function serial_pieces(p_org uuid, p_cells uuid[])
  returns table (item_id uuid, lot_id uuid, pieces bigint, sites uuid[])
  language sql stable
begin atomic
  with touched as (
    select distinct s.item_id, s.lot_id
    from stock s
    join items i on i.org_id = p_org and i.id = s.item_id and i.tracking = 'serial'
    where s.org_id = p_org and s.id = any (p_cells) and s.lot_id <> '00000000-0000-8000-8000-000000000000'
  )
  select t.item_id, t.lot_id,
         coalesce(sum(s.on_hand) filter (where s.on_hand > 0 and l.kind in ('bin', 'dock', 'customer', 'transit')), 0)::bigint,
         array_agg(distinct l.site_id) filter (where s.on_hand > 0 and l.kind in ('bin', 'dock'))
  from touched t
  join stock s on s.org_id = p_org and s.lot_id = t.lot_id and s.lot_id <> '00000000-0000-8000-8000-000000000000' and s.item_id = t.item_id
  join locations l on l.org_id = p_org and l.id = s.location_id
  group by t.item_id, t.lot_id;
end;

create function watch_serials(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_raised jsonb;
  v_single text[];
  v_opened record;
begin
  select jsonb_agg(jsonb_build_object(
           'kind', 'serial-twice', 'collection', 'lots', 'subject', p.lot_id, 'sites', p.sites,
           'detail', jsonb_build_object('itemId', p.item_id, 'lotId', p.lot_id, 'serial', t.code, 'quantity', p.pieces))
           order by p.lot_id) filter (where p.pieces > 1),
         array_agg(p.lot_id::text) filter (where p.pieces <= 1)
  into v_raised, v_single
  from serial_pieces(p_org, p_effects.cells) p
  join lots t on t.org_id = p_org and t.id = p.lot_id;

  if v_raised is not null then
    v_opened := open_exceptions(p_org, v_raised, p_effects.seq, p_now);
    p_effects.seq := v_opened.p_seq;
    update actions a set exception_id = (v_opened.p_opened ->> ('serial-twice/' || m.lot_id))::uuid
    from (select * from movements where org_id = p_org and id = any (p_ids) offset 0) m
    where a.org_id = p_org and a.id = m.id and m.recorded_at = p_now and a.exception_id is null
      and v_opened.p_opened ? ('serial-twice/' || m.lot_id);
    -- The answer to a push names exceptions where some cell is below zero, or worth a look like these.
    p_effects.below := p_effects.below || p_effects.cells;
  end if;
  if v_single is not null and exists (select from exceptions e where e.org_id = p_org and e.kind = 'serial-twice' and e.state = 'open') then
    p_effects.seq := close_exceptions(p_org, 'serial-twice', v_single, 'there is one piece again', p_effects.seq, p_now);
  end if;
  return p_effects;
end
$$;
