import type { QueryConfig } from 'pg'

/** All organisations; needs `app.rounds`. */
export const everyOrganisationSql = 'select id from organisations order by id'

/** One organisation's overdue actions, as a transaction of its own (migrations/0017_overdue_parked.sql). */
export const raiseOverdueParkedSql = (orgId: string, now: string): QueryConfig => ({
  name: 'raise-overdue-parked',
  text: 'select epoch, head from raise_overdue_parked($1, $2)',
  values: [orgId, now],
})
