-- What orders and goods disagree about (domain/order.ts): more received of a purchase than was ordered, and of a transfer what left
-- and did not arrive, or arrived and did not leave. Facts both, accepted as they are: an exception per line, whose subject is
-- `order/line`, closed by itself when it is made good.

-- The lines that a push touched: by a movement that names one, by the reversal of such a movement, or by an edit of the order's
-- lines, state or sites, which touches all (line_id is null). What an earlier push did and this one only repeats is not touched again: somebody
-- may have settled it since.
create function touched_lines(p_org uuid, p_ids uuid[], p_now timestamptz) returns table (order_id uuid, line_id uuid)
  language sql stable
begin atomic
  select m.order_id, (m.details ->> 'lineId')::uuid
  from movements m
  where m.org_id = p_org and m.id = any (p_ids) and m.recorded_at = p_now and m.order_id is not null and m.details ? 'lineId'
  union
  select o.order_id, (o.details ->> 'lineId')::uuid
  from movements m
  join movements o on o.org_id = p_org and o.id = m.reverses_id
  where m.org_id = p_org and m.id = any (p_ids) and m.recorded_at = p_now and o.order_id is not null and o.details ? 'lineId'
  union
  select o.id, null
  from actions a
  join orders o on o.org_id = p_org and o.id = (a.content ->> 'documentId')::uuid and o.updated_at = p_now
  where a.org_id = p_org and a.id = any (p_ids) and a.type = 'edit' and a.status = 'accepted'
    and a.content ->> 'collection' = 'orders' and a.content -> 'set' ?| array['lines', 'state', 'siteId', 'toSiteId'];
end;

-- How far the lines of these orders have come, by the movements that name them; what was reversed never happened.
create function line_sums(p_org uuid, p_orders uuid[])
  returns table (order_id uuid, line_id uuid, item_id uuid, received bigint, shipped bigint, returned bigint)
  language sql stable
begin atomic
  select m.order_id, (m.details ->> 'lineId')::uuid, (array_agg(m.item_id order by m.seq))[1],
         coalesce(sum(m.quantity) filter (where m.kind in ('receipt', 'transfer-in')), 0)::bigint,
         coalesce(sum(m.quantity) filter (where m.kind = 'transfer-out'), 0)::bigint,
         coalesce(sum(m.quantity) filter (where m.kind = 'return'), 0)::bigint
  from movements m
  where m.org_id = p_org and m.order_id = any (p_orders) and m.reversed_by_id is null and m.details ? 'lineId'
  group by 1, 2;
end;

-- The touched lines of purchases and transfers with what is off about each: base units too many, or missing; 0 is as it should be.
-- A line that the order does not have was ordered 0 times.
create function judged_lines(p_org uuid, p_ids uuid[], p_now timestamptz)
  returns table (order_id uuid, line_id uuid, kind text, off bigint, sites uuid[], detail jsonb)
  language sql stable
begin atomic
  with touched as materialized (
    select * from touched_lines(p_org, p_ids, p_now)
  ),
  concerned as materialized (
    select o.id, o.doc, o.doc ->> 'kind' as kind, o.doc ->> 'state' in ('closed', 'cancelled') as is_over
    from orders o
    where o.org_id = p_org and o.id in (select t.order_id from touched t) and o.doc ->> 'kind' in ('purchase', 'transfer')
  ),
  ordered as (
    select c.id as order_id, l.id as line_id, l."itemId" as item_id, l.quantity
    from concerned c cross join lateral jsonb_to_recordset(c.doc -> 'lines') as l (id uuid, "itemId" uuid, quantity bigint)
  ),
  sums as (
    select * from line_sums(p_org, array(select c.id from concerned c))
  ),
  line as (
    select order_id, line_id, coalesce(o.item_id, s.item_id) as item_id, coalesce(o.quantity, 0) as ordered,
           coalesce(s.received, 0) as received, coalesce(s.shipped, 0) as shipped, coalesce(s.returned, 0) as returned
    from ordered o full join sums s using (order_id, line_id)
  ),
  judged as (
    select l.*, c.kind, c.doc,
           case
             when c.kind = 'purchase' then greatest(0, l.received - l.returned - l.ordered)
             when c.is_over or l.received > l.shipped then l.shipped - l.received
             else 0
           end as off
    from line l
    join concerned c on c.id = l.order_id
    where exists (select from touched t where t.order_id = l.order_id and (t.line_id is null or t.line_id = l.line_id))
  )
  select j.order_id, j.line_id, case j.kind when 'purchase' then 'over-receipt' else 'transfer-difference' end, j.off,
         array_remove(array[(j.doc ->> 'siteId')::uuid, (j.doc ->> 'toSiteId')::uuid], null),
         jsonb_build_object('orderId', j.order_id, 'lineId', j.line_id, 'itemId', j.item_id, 'number', j.doc ->> 'number')
           || case j.kind
                when 'purchase' then jsonb_build_object('ordered', j.ordered, 'received', j.received - j.returned)
                else jsonb_build_object('shipped', j.shipped, 'received', j.received, 'difference', j.off)
              end
  from judged j;
end;

-- Opens what is off and closes what no longer is. The movements of this push that name such a line are answered with it.
create function watch_orders(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
declare
  v_raised jsonb;
  v_right text[];
  v_kind text;
  v_opened record;
begin
  if not exists (select from touched_lines(p_org, p_ids, p_now)) then
    return p_effects;
  end if;
  select jsonb_agg(jsonb_build_object(
           'kind', j.kind, 'collection', 'orders', 'subject', j.order_id || '/' || j.line_id, 'sites', j.sites, 'detail', j.detail)
           order by j.order_id, j.line_id) filter (where j.off <> 0),
         array_agg(j.order_id || '/' || j.line_id) filter (where j.off = 0)
  into v_raised, v_right
  from judged_lines(p_org, p_ids, p_now) j;

  if v_raised is not null then
    v_opened := open_exceptions(p_org, v_raised, p_effects.seq, p_now);
    p_effects.seq := v_opened.p_seq;
    update actions a set exception_id = coalesce(a.exception_id, t.exception_id)
    from (
      select m.id, coalesce(
               v_opened.p_opened ->> concat('over-receipt/', m.order_id, '/', m.details ->> 'lineId'),
               v_opened.p_opened ->> concat('transfer-difference/', m.order_id, '/', m.details ->> 'lineId'))::uuid as exception_id
      from (select * from movements where org_id = p_org and id = any (p_ids) and order_id is not null offset 0) m
    ) t
    where a.org_id = p_org and a.id = t.id and t.exception_id is not null;
    -- What is named there has the push answer with its outcomes, and so with the exception.
    p_effects.below := p_effects.below || array(select value::uuid from jsonb_each_text(v_opened.p_opened));
  end if;
  if v_right is not null and exists (
    select from exceptions e
    where e.org_id = p_org and e.state = 'open' and e.kind in ('over-receipt', 'transfer-difference') and e.subject_id = any (v_right)
  ) then
    foreach v_kind in array array['over-receipt', 'transfer-difference'] loop
      p_effects.seq := close_exceptions(p_org, v_kind, v_right, 'the line is as it should be', p_effects.seq, p_now);
    end loop;
  end if;
  return p_effects;
end
$$;
