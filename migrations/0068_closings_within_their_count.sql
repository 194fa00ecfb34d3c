-- The closing of a visit says that nothing else lies in the bin. In a count of some items it can only say so of those: whoever
-- counts one item has not looked for the others (`covers` in domain/observation.ts).

-- Which items a count goes over, as it was when the count was made: null is all. An item that changes its class later changes
-- nothing of what was counted.
alter table counts add column item_ids uuid[];

-- Items that are named need not be here yet: a push may bring them after the count.
create function items_of_scope(p_org uuid, p_scope jsonb) returns uuid[]
  language sql stable
  return case
    when p_scope ->> 'abcClass' is not null then array(
      select i.id from items i
      where i.org_id = p_org and i.doc ->> 'abcClass' = p_scope ->> 'abcClass'
        and (jsonb_array_length(coalesce(nullif(p_scope -> 'itemIds', 'null'), '[]')) = 0 or p_scope -> 'itemIds' ? i.id::text)
      order by i.id)
    when jsonb_array_length(coalesce(nullif(p_scope -> 'itemIds', 'null'), '[]')) > 0 then array(
      select i::uuid from jsonb_array_elements_text(p_scope -> 'itemIds') i order by 1) end;

create function keep_items_of_count() returns trigger
  language plpgsql as $$
begin
  -- One that comes out of an export brings its own.
  new.item_ids := coalesce(new.item_ids, items_of_scope(new.org_id, new.doc -> 'scope'));
  return new;
end
$$;
create trigger keep_items_of_count before insert on counts for each row execute function keep_items_of_count();

-- What took effect on a whole bin before this was so goes on doing it: stock was corrected by it, and it may have been right.
alter table observations add column within_count boolean not null default true;

do $$
declare
  v_org uuid;
begin
  perform set_config('app.first_start', 'yes', true);
  for v_org in select id from organisations loop
    perform set_config('app.org_id', v_org::text, true);
    update counts k set item_ids = items_of_scope(k.org_id, k.doc -> 'scope') where k.org_id = v_org;
    update observations o set within_count = false where o.org_id = v_org and o.item_id is null and o.effective;
  end loop;
  perform set_config('app.org_id', '', true), set_config('app.first_start', '', true);
end
$$;

-- As in 0005: does the closing of this visit leave the cell alone? Because the visit named it, or because its count does not go
-- over the item.
create or replace function named_in_visit(p_org uuid, p_visit uuid, p_item uuid, p_location uuid, p_lot uuid) returns boolean
  language sql stable
  return p_visit is not null and (
    exists (
      select from observations n
      where n.org_id = p_org and n.visit_id = p_visit and n.location_id = p_location and n.item_id = p_item and n.lot_id = p_lot)
    or exists (
      select from observations c
      join counts k on k.org_id = p_org and k.id = c.count_id
      where c.org_id = p_org and c.visit_id = p_visit and c.location_id = p_location and c.item_id is null
        and c.within_count and k.item_ids is not null and p_item <> all (k.item_ids)));
