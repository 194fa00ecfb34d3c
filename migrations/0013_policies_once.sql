-- Which organisation a transaction is of, asked once a statement instead of once a row: the tables that a push writes by the
-- hundred. The condition is that of `isolate`.
do $$
declare
  v_table regclass;
begin
  foreach v_table in array array['feed', 'movements', 'stock', 'actions']::regclass[] loop
    execute format(
      'alter policy own_organisation on %s using (org_id = (select current_org())) with check (org_id = (select current_org()))', v_table);
  end loop;
end
$$;
