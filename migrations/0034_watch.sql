-- All that a push is watched for, in one place: values of counts, stock below zero, doubtful order of a count and a movement, serial numbers
-- in two places, promises of stock, and what orders and goods disagree about.
create or replace function watch(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
begin
  p_effects := watch_values(p_org, p_effects, p_now);
  p_effects := watch_negative_stock(p_org, p_effects, p_ids, p_now);
  p_effects := suggest_recounts(p_org, p_effects, p_ids, p_now);
  p_effects := watch_serials(p_org, p_effects, p_ids, p_now);
  p_effects := watch_promises(p_org, p_effects, p_ids, p_now);
  p_effects := watch_orders_out(p_org, p_effects, p_ids, p_now);
  p_effects := watch_short_picks(p_org, p_effects, p_now);
  p_effects := watch_orders(p_org, p_effects, p_ids, p_now);
  p_effects := share_transfers(p_org, p_effects, p_ids, p_now);
  return p_effects;
end
$$;
