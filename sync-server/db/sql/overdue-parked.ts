import type { QueryConfig } from 'pg'

/** One organisation's overdue actions, as a transaction of its own (migrations/0017_overdue_parked.sql). */
export const raiseOverdueParkedSql = (orgId: string, now: string): QueryConfig => ({
  name: 'raise-overdue-parked',
  text: 'select epoch, head from raise_overdue_parked($1, $2)',
  values: [orgId, now],
})
