/** Who makes a request: the token says it, the members table confirms it, so that a change of role applies at once. */
import type { Pool } from 'pg'
import type { Role } from '../../domain/protocol/kinds.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from './caller.ts'
import { NotSignedIn } from './not-signed-in.ts'
import { PUSH_ONLY_DAYS } from './push-only.ts'
import type { Tokens } from './tokens.ts'

type Standing = { role: Role; siteIds: string[] | null; active: boolean; revoked: boolean; over: boolean | null }

/** Throws `NotSignedIn` when the token speaks for nobody. */
export const authenticateToken = async (
  pool: Pool,
  tokens: Tokens,
  token: string,
): Promise<{ caller: Caller; expiresAt: Date }> => {
  const claims = await tokens.verify(token)
  const standing = await transact(pool, claims.org, async (client) => {
    const { rows } = await client.query<Standing>(
      `select m.role, m.doc -> 'siteIds' as "siteIds", m.active, d.revoked_at is not null as revoked,
              least(m.disabled_at, d.revoked_at) < now() - $5 * interval '1 day' as over
       from members m join devices d on d.org_id = m.org_id and d.id = $3 and d.user_id = m.id
       join sessions s on s.org_id = m.org_id and s.id = $4 and s.user_id = m.id and s.device_id = d.id and s.revoked_at is null
       where m.org_id = $1 and m.id = $2`,
      [claims.org, claims.sub, claims.dev, claims.sid, PUSH_ONLY_DAYS],
    )
    return rows[0]
  })
  if (!standing || standing.over) throw new NotSignedIn('no such member, or a session that has ended')
  const { role, siteIds } = standing
  const pushOnly = claims.po || !standing.active || standing.revoked
  const caller = { orgId: claims.org, userId: claims.sub, deviceId: claims.dev, role, siteIds, pushOnly }
  return { caller, expiresAt: new Date(claims.exp * 1000) }
}
