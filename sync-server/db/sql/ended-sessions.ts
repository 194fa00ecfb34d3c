import type { QueryConfig } from 'pg'

/** Sessions over for so many days, and with them their refresh tokens. */
export const forgetEndedSessionsSql = (orgId: string, now: string, days: number): QueryConfig => ({
  name: 'forget-ended-sessions',
  text: `delete from sessions where org_id = $1 and least(revoked_at, ends_at) < $2::timestamptz - $3 * interval '1 day'`,
  values: [orgId, now, days],
})
