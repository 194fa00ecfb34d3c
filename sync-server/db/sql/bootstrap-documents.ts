import type { QueryConfig } from 'pg'

/** How far back movements are given out with a bootstrap, besides those of open orders; older ones are looked up online. */
const WINDOW = { days: 90, atLeast: 10_000 } as const

/**
 * A slice of a collection as newline-delimited JSON text, in the order of ids: everything that is there and that a member
 * of these sites may see. `after` is the last id of the slice before.
 */
export const bootstrapDocumentsSql = (query: {
  orgId: string
  collection: string
  after: string
  limit: number
  siteIds: readonly string[] | null
  rank: number
  userId: string
}): QueryConfig => ({
  name: query.collection === 'movements' ? 'bootstrap-movements' : 'bootstrap-documents',
  text: `
    with slice as (
      select f.id, case when f.hidden_below > $6 then seen_by_author(f.body) else f.body end as body
      from feed f
      where f.org_id = $1 and f.collection = $2 and f.id > $3 and not f.deleted and f.min_rank <= $6
        and (f.hidden_below <= $6 or f.author = $7)
        and ($5::uuid[] is null or f.sites is null or f.sites && $5::uuid[])
        ${query.collection === 'movements' ? IN_WINDOW : ''}
      order by f.id
      limit $4
    )
    select count(*)::int as count, (array_agg(id order by id desc))[1] as last, string_agg(body, E'\\n' order by id) || E'\\n' as text
    from slice`,
  values: [query.orgId, query.collection, query.after, query.limit, query.siteIds, query.rank, query.userId],
})

const IN_WINDOW = `and exists (
          select from movements m
          where m.org_id = $1 and m.id = f.id
            and (m.recorded_at > now() - interval '${WINDOW.days} days'
              or exists (select from orders o where o.org_id = $1 and o.id = m.order_id and o.state in ('draft', 'open'))
              or m.seq > coalesce((
                select n.seq from movements n where n.org_id = $1 order by n.seq desc offset ${WINDOW.atLeast} limit 1), 0)))`
