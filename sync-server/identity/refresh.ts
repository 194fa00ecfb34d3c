/** Refresh and sign-out: what the cookie of a session is good for. */
import type { Pool, PoolClient } from 'pg'
import { transact } from '../db/transact.ts'
import { writeAudit } from './audit.ts'
import { PUSH_ONLY_DAYS } from './push-only.ts'
import { GRACE_SECONDS, judge, type TokenState } from './refresh-line.ts'
import { issue, memberOf, type Place, type SessionDeps, type SignedIn } from './session.ts'
import { refreshHash } from './tokens.ts'

const organisationOf = (pool: Pool, hash: string): Promise<string | undefined> =>
  transact(pool, null, async (client) => {
    await client.query(`select set_config('app.refresh_hash', $1, true)`, [hash])
    const { rows } = await client.query<{ orgId: string }>(
      `select org_id as "orgId" from refresh_tokens where token_hash = decode($1, 'hex')`,
      [hash],
    )
    return rows[0]?.orgId
  })

type TokenRow = Place & TokenState & { isRevokedDevice: boolean }

/**
 * The token in its session, the session locked; undefined when that is over. Locked first and looked at in a statement of
 * its own: one statement would read what was so before it waited for the lock.
 */
const lockSession = async (client: PoolClient, orgId: string, hash: string): Promise<TokenRow | undefined> => {
  await client.query(
    `select from sessions s where s.org_id = $1
       and s.id = (select t.session_id from refresh_tokens t where t.org_id = $1 and t.token_hash = decode($2, 'hex'))
     for update`,
    [orgId, hash],
  )
  const { rows } = await client.query<TokenRow>(
    `select t.org_id as "orgId", s.user_id as "userId", s.device_id as "deviceId", s.id as "sessionId", t.generation,
            extract(epoch from clock_timestamp() - t.used_at)::float8 as "usedSecondsAgo", t.retired_at is not null as "isRetired",
            coalesce((select max(l.generation) from refresh_tokens l
                      where l.org_id = $1 and l.session_id = s.id and l.used_at is not null), 0) as "lastUsed",
            d.revoked_at is not null as "isRevokedDevice"
     from refresh_tokens t
     join sessions s on s.org_id = t.org_id and s.id = t.session_id
     join devices d on d.org_id = s.org_id and d.id = s.device_id
     join members m on m.org_id = s.org_id and m.id = s.user_id
     where t.org_id = $1 and t.token_hash = decode($2, 'hex') and s.revoked_at is null and s.ends_at > now()
       and coalesce(least(m.disabled_at, d.revoked_at) > now() - $3 * interval '1 day', true)`,
    [orgId, hash, PUSH_ONLY_DAYS],
  )
  return rows[0]
}

/** Null: a token that is not of ours, of a session that is over, or that is in two hands. */
export const refresh = async (
  { pool, tokens }: SessionDeps,
  token: string,
  address: string,
): Promise<SignedIn | null> => {
  const hash = refreshHash(token)
  const orgId = await organisationOf(pool, hash)
  if (!orgId) return null
  return transact(pool, orgId, async (client) => {
    const row = await lockSession(client, orgId, hash)
    if (!row) return null
    const { userId, deviceId, sessionId, generation, lastUsed } = row
    const judgement = judge(row)
    if (judgement === 'reused') {
      await client.query('update sessions set revoked_at = now() where org_id = $1 and id = $2', [orgId, sessionId])
      const detail = { sessionId, generation, lastUsed, retired: row.isRetired }
      await writeAudit(client, { orgId, userId, deviceId, address, event: 'refresh-reused', detail })
      return null
    }
    if (judgement === 'answer-lost') {
      await client.query(
        `update refresh_tokens set retired_at = now()
         where org_id = $1 and session_id = $2 and generation > $3 and retired_at is null
           and issued_at < now() - $4 * interval '1 second'`,
        [orgId, sessionId, generation, GRACE_SECONDS],
      )
    }
    await client.query(
      `update refresh_tokens set used_at = coalesce(used_at, clock_timestamp())
       where org_id = $1 and token_hash = decode($2, 'hex')`,
      [orgId, hash],
    )
    const member = await memberOf(client, orgId, userId)
    const pushOnly = !member.active || row.isRevokedDevice
    return issue(client, tokens, row, Math.max(generation, lastUsed) + 1, member, pushOnly)
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
