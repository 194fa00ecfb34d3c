/** Bootstraps that are kept (migrations/0007). */
import type { QueryConfig } from 'pg'

/** A bootstrap is given out for a day, and whoever is in the middle of one has a quarter of an hour more. */
const GIVEN_OUT = `interval '1 day'`
const GRACE = `interval '15 minutes'`

/** The newest of a scope that is given out: the feed goes on from it within `behind` changes, and it tells nothing that is hidden by now. */
export const freshBootstrapSql = (orgId: string, scope: string, behind: number): QueryConfig => ({
  text: `
    select b.id, b.epoch, b.through
    from bootstraps b join org_clock c on c.org_id = b.org_id and c.epoch = b.epoch
    where b.org_id = $1 and b.scope = $2 and c.seq - b.through <= $3 and b.through >= c.hidden_seq
      and b.made_at > now() - ${GIVEN_OUT}
    order by b.through desc limit 1`,
  values: [orgId, scope, behind],
})

/**
 * Forgets, of all scopes, what is not given out any more: too old, too far behind, of another lineage, told too much, or there is
 * a newer one. Scopes end without a word: a role or a site changes, a blind count is over.
 */
export const forgetBootstrapsSql = (orgId: string, now: string, behind: number): QueryConfig => ({
  text: `
    delete from bootstraps b
    using org_clock c
    where b.org_id = $1 and c.org_id = $1 and b.made_at < $2::timestamptz - ${GRACE}
      and (b.made_at < $2::timestamptz - ${GIVEN_OUT} - ${GRACE} or c.epoch <> b.epoch or c.seq - b.through > $3 or b.through < c.hidden_seq
        or exists (
          select from bootstraps n
          where n.org_id = $1 and n.scope = b.scope and n.made_at > b.made_at and n.made_at < $2::timestamptz - ${GRACE}))`,
  values: [orgId, now, behind],
})
