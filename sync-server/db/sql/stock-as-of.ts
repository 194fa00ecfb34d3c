import type { QueryConfig } from 'pg'

export type AsOfRow = { itemId: string; locationId: string; lotId: string | null; onHand: number }
export type AsOfPage = { rows: AsOfRow[]; count: number; last: string | null }

type AsOf = {
  orgId: string
  at: string
  known: 'now' | 'then'
  itemId?: string
  locationId?: string
  siteId?: string
  after: string
  limit: number
  siteIds: readonly string[] | null
  rank: number
}

/** What came after the moment: by its place in the ledger's order, or by when it was recorded. */
const sinceOf = (known: AsOf['known']): string => `m.${known === 'now' ? 'at' : 'recorded_at'} > $2::timestamptz`

const scopeOf = ({ itemId, locationId, siteId }: AsOf): { name: string; sql: string; id: string } => {
  if (itemId) return { name: 'item', sql: 's.item_id = $3::uuid', id: itemId }
  if (locationId) return { name: 'location', sql: 's.location_id = $3::uuid', id: locationId }
  return { name: 'site', sql: 'l.site_id = $3::uuid', id: siteId ?? '' }
}

/**
 * A page of cells, in the order of their rows' ids, with what each held: what is there now less all that came since, from the
 * indexes that begin with the cell. `count` and `last` are of the page, whose empty cells are left out of `rows`. Only what
 * the feed gives the caller: their sites, and nothing that a blind count keeps from them.
 */
export const stockAsOfSql = (query: AsOf): QueryConfig => {
  const scope = scopeOf(query)
  const moved = (side: 'to' | 'from') =>
    `coalesce((
       select sum(m.quantity) from movements m
       where m.org_id = $1 and m.${side}_location_id = c.location_id and m.item_id = c.item_id and m.lot_id = c.lot_id
         and ${sinceOf(query.known)}), 0)`
  return {
    name: `stock-as-of-${scope.name}-${query.known}`,
    text: `
      with cell as materialized (
        select s.id, s.item_id, s.location_id, s.lot_id, s.on_hand
        from stock s
        join locations l on l.org_id = $1 and l.id = s.location_id and l.kind in ('bin', 'dock')
        join feed f on f.org_id = $1 and f.collection = 'stock' and f.id = s.id
        where s.org_id = $1 and ${scope.sql} and s.id > $4::uuid
          and ($6::uuid[] is null or l.site_id = any ($6::uuid[])) and f.hidden_below <= $7 and f.min_rank <= $7
        order by s.id
        limit $5
      ),
      -- Once a cell: inlined, each sum was made again wherever it is named.
      held as materialized (
        select c.*, (c.on_hand - ${moved('to')} + ${moved('from')})::bigint as "onHand"
        from cell c
      )
      select coalesce(jsonb_agg(jsonb_build_object(
               'itemId', h.item_id, 'locationId', h.location_id, 'lotId', nullif(h.lot_id, no_lot()), 'onHand', h."onHand")
               order by h.id) filter (where h."onHand" <> 0), '[]') as rows,
             count(*)::int as count, (array_agg(h.id order by h.id desc))[1] as last
      from held h`,
    values: [query.orgId, query.at, scope.id, query.after, query.limit, query.siteIds, query.rank],
  }
}
