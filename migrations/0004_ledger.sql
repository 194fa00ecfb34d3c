-- What people did, and the ledger it makes.

-- Every action that arrived, with what became of it. `seq` is the clock at its latest outcome; `content` is what was sent,
-- kept for what may have to be looked at again (an accepted movement lives on as the movement itself).
create table actions (
  org_id uuid not null,
  id uuid not null,
  hash bytea not null,
  device_id uuid not null,
  user_id uuid not null,
  device_seq bigint not null,
  type text not null,
  status text not null check (status in ('accepted', 'rejected', 'parked')),
  seq bigint not null,
  code text,
  message text,
  exception_id uuid,
  waits_for uuid[],
  group_id uuid,
  -- The document that an edit would have made: what waits for it learns here that it was turned down.
  creates uuid,
  received_at timestamptz not null,
  content jsonb,
  primary key (org_id, id)
);
create index actions_by_outbox on actions (org_id, device_id, user_id, seq);
create index actions_parked on actions using gin (waits_for) where status = 'parked';
create index actions_by_group on actions (org_id, group_id) where group_id is not null;
create index actions_not_made on actions (org_id, creates) where status = 'rejected' and creates is not null;
call isolate('actions');

-- The ledger: append-only, double entry. (at, device_id, device_seq) is the ledger key, which for a reversal is that of the
-- movement it reverses and for a count's correction that of its observation. lot_id is the sentinel where there is no lot.
create table movements (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  item_id uuid not null,
  lot_id uuid not null,
  from_location_id uuid not null,
  to_location_id uuid not null check (to_location_id <> from_location_id),
  quantity bigint not null check (quantity > 0),
  at timestamptz not null,
  device_id uuid not null,
  device_seq bigint not null,
  recorded_at timestamptz not null,
  user_id uuid,
  order_id uuid,
  reverses_id uuid,
  observation_id uuid,
  reversed_by_id uuid,
  seq bigint not null,
  uncertainty_ms integer,
  -- What the ledger does not look at: occurredAt as claimed, the action's own device and number, entered, reason, note, lineId.
  details jsonb not null,
  primary key (org_id, id)
) with (fillfactor = 95);
create index movements_out on movements (org_id, from_location_id, item_id, lot_id, at, device_id, device_seq) include (quantity, kind);
create index movements_in on movements (org_id, to_location_id, item_id, lot_id, at, device_id, device_seq) include (quantity, kind);
create unique index movements_reversal on movements (org_id, reverses_id) where reverses_id is not null;
create index movements_by_observation on movements (org_id, observation_id) where observation_id is not null;
call isolate('movements');

-- One row a cell (item × location × lot). `counted_*` is the key of the last effective observation that covers it.
create table stock (
  org_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  location_id uuid not null,
  lot_id uuid not null,
  on_hand bigint not null default 0,
  allocated bigint not null default 0 check (allocated >= 0),
  counted_at timestamptz,
  counted_device_id uuid,
  counted_device_seq bigint,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  primary key (org_id, id)
) with (fillfactor = 70);
create index stock_by_location on stock (org_id, location_id, item_id);
create index stock_by_item on stock (org_id, item_id);
call isolate('stock');

-- What was seen. Without an item it closes a visit: every cell of the bin not named under the same visit was seen as 0.
-- gate: 'open' takes effect at once, 'tolerance' when its variance is within it, 'approval' only by a decision.
create table observations (
  org_id uuid not null,
  id uuid not null,
  count_id uuid,
  visit_id uuid,
  item_id uuid,
  lot_id uuid,
  location_id uuid not null,
  quantity bigint,
  round integer not null,
  note text,
  at timestamptz not null,
  device_id uuid not null,
  device_seq bigint not null,
  recorded_at timestamptz not null,
  user_id uuid not null,
  occurred_at timestamptz not null,
  uncertainty_ms integer,
  gate text not null check (gate in ('open', 'tolerance', 'approval')),
  tolerance_units bigint,
  tolerance_percent numeric,
  status text not null check (status in ('accepted', 'awaiting-approval', 'superseded', 'rejected')),
  effective boolean not null default false,
  approved_by uuid,
  recount_requested_by uuid,
  seq bigint not null,
  primary key (org_id, id),
  check ((item_id is null) = (quantity is null)),
  check ((item_id is null) = (lot_id is null))
);
create index observations_of_cell on observations (org_id, item_id, location_id, lot_id, at, device_id, device_seq)
  where effective and item_id is not null;
create index observations_closing on observations (org_id, location_id, at, device_id, device_seq) where effective and item_id is null;
create index observations_effective on observations (org_id, at) where effective;
create index observations_awaiting on observations (org_id, location_id) where status = 'awaiting-approval';
create index observations_by_visit on observations (org_id, visit_id) where visit_id is not null;
create index observations_by_count on observations (org_id, count_id, location_id) where count_id is not null;
call isolate('observations');

-- The one variance that is shown of an observation: for one in effect the sum of its entries, for one that waits what it would be.
create table variances (
  org_id uuid not null,
  id uuid not null,
  expected bigint not null,
  variance bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  seq bigint not null,
  primary key (org_id, id)
);
call isolate('variances');

-- How much of a cell is promised to a line of an order.
create table allocations (
  org_id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  stock_id uuid not null,
  quantity bigint not null check (quantity >= 0),
  primary key (org_id, order_id, line_id, stock_id)
);
call isolate('allocations');

create function no_lot() returns uuid
  language sql immutable parallel safe
  return '00000000-0000-8000-8000-000000000000'::uuid;

create function stock_id(p_item uuid, p_location uuid, p_lot uuid) returns uuid
  language sql immutable parallel safe
  return uuid_of(p_item::text || p_location::text || p_lot::text);

-- The texts that devices get are joined by concat, in one pass; a chain of || copies what it has so far at each step.
create function lot_field(p_lot uuid) returns text
  language sql immutable parallel safe
  return case when p_lot = no_lot() then 'null' else '"' || p_lot::text || '"' end;

create function key_body(p_at timestamptz, p_device uuid, p_seq bigint) returns text
  language sql stable parallel safe
  return case when p_at is null then 'null' else concat('{"at":"', iso(p_at), '","deviceId":"', p_device, '","deviceSeq":', p_seq, '}') end;

create function stock_body(s stock) returns text
  language sql stable parallel safe
  return concat('{"collection":"stock","id":"', s.id, '","seq":', s.seq,
    ',"createdAt":"', iso(s.created_at), '","updatedAt":"', iso(s.updated_at),
    '","itemId":"', s.item_id, '","locationId":"', s.location_id, '","lotId":', lot_field(s.lot_id),
    ',"onHand":', s.on_hand, ',"allocated":', s.allocated,
    ',"lastCounted":', key_body(s.counted_at, s.counted_device_id, s.counted_device_seq), '}');

create function movement_body(m movements) returns text
  language sql stable parallel safe
  return concat('{"collection":"movements","id":"', m.id, '","seq":', m.seq,
    ',"createdAt":"', iso(m.recorded_at), '","updatedAt":"', iso(m.recorded_at),
    '","type":"', case when m.reverses_id is null then 'movement' else 'reversal' end, '","kind":"', m.kind,
    '","itemId":"', m.item_id, '","lotId":', lot_field(m.lot_id),
    ',"fromLocationId":"', m.from_location_id, '","toLocationId":"', m.to_location_id,
    '","quantity":', m.quantity, ',"key":', key_body(m.at, m.device_id, m.device_seq),
    ',"recordedAt":"', iso(m.recorded_at), '","userId":', coalesce('"' || m.user_id::text || '"', 'null'),
    ',"orderId":"' || m.order_id::text || '"',
    ',"reversesId":"' || m.reverses_id::text || '"',
    ',"reversedById":"' || m.reversed_by_id::text || '"',
    ',"observationId":"' || m.observation_id::text || '"',
    more_fields(m.details), '}');

create function observation_body(o observations) returns text
  language sql stable parallel safe
  return document_body('observations', o.id, o.seq, o.recorded_at, o.recorded_at, jsonb_strip_nulls(jsonb_build_object(
    'countId', o.count_id, 'visitId', o.visit_id, 'itemId', o.item_id,
    'lotId', nullif(o.lot_id, no_lot()), 'locationId', o.location_id, 'quantity', o.quantity, 'round', o.round, 'note', o.note,
    'key', jsonb_build_object('at', iso(o.at), 'deviceId', o.device_id, 'deviceSeq', o.device_seq),
    'occurredAt', iso(o.occurred_at), 'recordedAt', iso(o.recorded_at), 'deviceId', o.device_id, 'deviceSeq', o.device_seq,
    'userId', o.user_id, 'status', o.status, 'recountRequestedBy', o.recount_requested_by, 'approvedBy', o.approved_by)));

create function variance_body(v variances) returns text
  language sql stable parallel safe
  return '{"collection":"variances","id":"' || v.id || '","seq":' || v.seq
    || ',"createdAt":"' || iso(v.created_at) || '","updatedAt":"' || iso(v.updated_at)
    || '","observationId":"' || v.id || '","expected":' || v.expected || ',"variance":' || v.variance || '}';
