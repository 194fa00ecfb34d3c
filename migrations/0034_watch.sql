-- As in 0032, and what 0022 and 0023 watch for: what orders and goods disagree about, and transfers for both their ends.
create or replace function watch(p_org uuid, p_effects ledger_effects, p_ids uuid[], p_now timestamptz) returns ledger_effects
  language plpgsql as $$
begin
  p_effects := watch_values(p_org, p_effects, p_now);
  p_effects := watch_negative_stock(p_org, p_effects, p_ids, p_now);
  p_effects := suggest_recounts(p_org, p_effects, p_ids, p_now);
  p_effects := watch_serials(p_org, p_effects, p_ids, p_now);
  p_effects := watch_orders(p_org, p_effects, p_ids, p_now);
  p_effects := share_transfers(p_org, p_effects, p_ids, p_now);
  return p_effects;
end
$$;
