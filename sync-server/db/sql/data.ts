/** What an import must know of an organisation, and what an export writes of it; each takes the organisation as $1. */

export const itemsSql = 'select id, doc from items where org_id = $1 order by sku, id'
export const locationsSql = 'select id, doc from locations where org_id = $1 order by code, id'
export const reasonsSql = `select id, doc from reasons where org_id = $1 order by doc ->> 'code', id`
export const categoriesSql = 'select id, doc from categories where org_id = $1 order by code, id'
export const attributesSql = 'select id, doc from attributes where org_id = $1 order by code, id'
export const partnersSql = `select id, doc from partners where org_id = $1 order by doc ->> 'kind', doc ->> 'name', id`

/** `underWay`: goods have moved for it, or are set aside. */
export const ordersSql = `
  select o.id, o.doc,
         exists (select from movements m
                 where m.org_id = $1 and m.order_id = o.id and m.reversed_by_id is null and m.kind <> 'reversal')
         or exists (select from allocations a where a.org_id = $1 and a.order_id = o.id and a.quantity > 0) as "underWay"
  from orders o where o.org_id = $1 order by o.doc ->> 'number', o.id`

export const supplierPricesSql = 'select id, doc from supplier_prices where org_id = $1 order by id'
export const costsSql = 'select id, doc from item_costs where org_id = $1 order by id'
export const lotsSql = 'select id, doc from lots where org_id = $1'

export const stockSql = `
  select s.item_id as "itemId", s.location_id as "locationId", nullif(s.lot_id, no_lot()) as "lotId", s.on_hand as "onHand"
  from stock s join locations l on l.org_id = $1 and l.id = s.location_id and l.kind in ('bin', 'dock')
  where s.org_id = $1`

export const movementsSql = `
  select id, kind, item_id as "itemId", nullif(lot_id, no_lot()) as "lotId", from_location_id as "fromId", to_location_id as "toId",
         quantity, details ->> 'occurredAt' as "occurredAt", details ->> 'reason' as reason, details ->> 'note' as note,
         reverses_id as "reversesId"
  from movements where org_id = $1 order by seq`

/** Which of these actions ($2) have come before, or stand in the ledger as the server's own; what was refused, and what reversed them. */
export const knownActionsSql = `
  select coalesce(a.id, m.id) as id, coalesce(a.status = 'rejected', false) as refused, m.reversed_by_id as "reversedBy"
  from (select id, status from actions where org_id = $1 and id = any ($2::uuid[])) a
  full join (select id, reversed_by_id from movements where org_id = $1 and id = any ($2::uuid[])) m on m.id = a.id`
