/**
 * A refresh token is good once; used again it ends its session (somebody else has it), save for a short grace, in which an
 * answer that was lost on the way is asked for again.
 */
import type { Pool } from 'pg'
import { transact } from '../db/transact.ts'
import { writeAudit } from './audit.ts'
import { PUSH_ONLY_DAYS } from './push-only.ts'
import { issue, memberOf, type Place, type SessionDeps, type SignedIn } from './session.ts'
import { refreshHash } from './tokens.ts'

const GRACE_SECONDS = 60

type TokenRow = Place & {
  generation: number
  usedSecondsAgo: number | null
  isOver: boolean
  isRevokedDevice: boolean
  latest: number
}

const organisationOf = (pool: Pool, hash: string): Promise<string | undefined> =>
  transact(pool, null, async (client) => {
    await client.query(`select set_config('app.refresh_hash', $1, true)`, [hash])
    const { rows } = await client.query<{ orgId: string }>(
      `select org_id as "orgId" from refresh_tokens where token_hash = decode($1, 'hex')`,
      [hash],
    )
    return rows[0]?.orgId
  })

export const refresh = async (
  { pool, tokens }: SessionDeps,
  token: string,
  address: string,
): Promise<SignedIn | null> => {
  const hash = refreshHash(token)
  const orgId = await organisationOf(pool, hash)
  if (!orgId) return null
  return transact(pool, orgId, async (client) => {
    const { rows } = await client.query<TokenRow>(
      `select t.org_id as "orgId", s.user_id as "userId", s.device_id as "deviceId", s.id as "sessionId", t.generation,
              extract(epoch from now() - t.used_at)::float8 as "usedSecondsAgo",
              (s.revoked_at is not null or s.ends_at < now()
                or coalesce(least(m.disabled_at, d.revoked_at) < now() - $3 * interval '1 day', false)) as "isOver", d.revoked_at is not null as "isRevokedDevice",
              (select max(l.generation) from refresh_tokens l where l.org_id = s.org_id and l.session_id = s.id) as latest
       from refresh_tokens t
       join sessions s on s.org_id = t.org_id and s.id = t.session_id
       join devices d on d.org_id = s.org_id and d.id = s.device_id
       join members m on m.org_id = s.org_id and m.id = s.user_id
       where t.org_id = $1 and t.token_hash = decode($2, 'hex')
       for update of s`,
      [orgId, hash, PUSH_ONLY_DAYS],
    )
    const row = rows[0]
    if (!row || row.isOver) return null
    const isReused =
      row.usedSecondsAgo !== null && (row.usedSecondsAgo > GRACE_SECONDS || row.latest > row.generation + 1)
    if (isReused) {
      await client.query('update sessions set revoked_at = now() where org_id = $1 and id = $2', [orgId, row.sessionId])
      const { userId, deviceId, sessionId, generation } = row
      const detail = { sessionId, generation, latest: row.latest }
      await writeAudit(client, { orgId, userId, deviceId, address, event: 'refresh-reused', detail })
      return null
    }
    await client.query(
      `update refresh_tokens set used_at = coalesce(used_at, now()) where org_id = $1 and token_hash = decode($2, 'hex')`,
      [orgId, hash],
    )
    const member = await memberOf(client, orgId, row.userId)
    const pushOnly = !member.active || row.isRevokedDevice
    return issue(client, tokens, row, row.generation + 1, member, pushOnly)
  })
}

/** Ends the session of this token, and with it the access tokens that it gave. */
export const signOut = async ({ pool }: SessionDeps, token: string, address: string): Promise<void> => {
  const hash = refreshHash(token)
  const orgId = await organisationOf(pool, hash)
  if (!orgId) return
  await transact(pool, orgId, async (client) => {
    const { rows } = await client.query<Omit<Place, 'orgId'>>(
      `update sessions s set revoked_at = now() from refresh_tokens t
       where t.org_id = $1 and t.token_hash = decode($2, 'hex') and s.org_id = t.org_id and s.id = t.session_id and s.revoked_at is null
       returning s.user_id as "userId", s.device_id as "deviceId", s.id as "sessionId"`,
      [orgId, hash],
    )
    if (!rows[0]) return
    const { sessionId, ...who } = rows[0]
    await writeAudit(client, { orgId, ...who, address, event: 'sign-out', detail: { sessionId } })
  })
}
