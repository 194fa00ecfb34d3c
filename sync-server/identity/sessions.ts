/**
 * Sign-in and refresh. A refresh token is good once; used again it ends its session (somebody else has it), save for a
 * short grace, in which an answer that was lost on the way is asked for again.
 */
import type { Pool, PoolClient } from 'pg'
import type { LoginBody, Role, Session } from '../../domain/protocol.ts'
import { transact } from '../db/transact.ts'
import { newId } from '../ledger/new-id.ts'
import { verifyPassword } from './password.ts'
import { ACCESS_SECONDS, newRefreshToken, refreshHash, type Tokens } from './tokens.ts'

const SESSION_DAYS = 90
const GRACE_SECONDS = 60
/** For so long a disabled member's device may hand in what was done offline. */
const PUSH_ONLY_DAYS = 30

export type SignedIn = { session: Omit<Session, 'serverTime'>; refreshToken: string }
type MemberRow = {
  name: string
  role: Role
  siteIds: string[] | null
  active: boolean
  email: string
  orgName: string
  changedAt: Date
}
type Place = { orgId: string; userId: string; deviceId: string; sessionId: string }

const memberOf = async (client: PoolClient, orgId: string, userId: string): Promise<MemberRow> => {
  const { rows } = await client.query<MemberRow>(
    `select m.doc ->> 'name' as name, m.role, m.doc -> 'siteIds' as "siteIds", m.active, c.email, o.name as "orgName", m.updated_at as "changedAt"
     from members m join credentials c on c.org_id = m.org_id and c.user_id = m.id join organisations o on o.id = m.org_id
     where m.org_id = $1 and m.id = $2`,
    [orgId, userId],
  )
  if (!rows[0]) throw new Error('credentials belong to a member')
  return rows[0]
}

const issue = async (
  client: PoolClient,
  tokens: Tokens,
  place: Place,
  generation: number,
  member: MemberRow,
  pushOnly: boolean,
): Promise<SignedIn> => {
  const refreshToken = newRefreshToken()
  await client.query(
    `insert into refresh_tokens (org_id, token_hash, session_id, generation) values ($1, decode($2, 'hex'), $3, $4)`,
    [place.orgId, refreshHash(refreshToken), place.sessionId, generation],
  )
  const accessToken = await tokens.sign({ ...place, pushOnly })
  const { name, email, role, siteIds } = member
  return {
    refreshToken,
    session: {
      accessToken,
      expiresIn: ACCESS_SECONDS,
      user: { id: place.userId, name, email, role, siteIds },
      org: { id: place.orgId, name: member.orgName },
    },
  }
}

type Found = { orgId: string; userId: string; hash: string }

/** Null: not this address with this password, or not a member who may come in. */
export const signIn = async (pool: Pool, tokens: Tokens, login: LoginBody): Promise<SignedIn | null> => {
  const found = await transact(pool, null, async (client) => {
    await client.query(`select set_config('app.sign_in_email', $1, true)`, [login.email.toLowerCase()])
    const { rows } = await client.query<Found>(
      `select org_id as "orgId", user_id as "userId", password_hash as hash from credentials where email = $1`,
      [login.email.toLowerCase()],
    )
    return rows[0]
  })
  if (!(await verifyPassword(found?.hash, login.password)) || !found) return null
  const place: Place = { orgId: found.orgId, userId: found.userId, deviceId: login.device.id, sessionId: newId() }
  return transact(pool, place.orgId, async (client) => {
    const member = await memberOf(client, place.orgId, place.userId)
    if (!member.active) return null
    const { rowCount } = await client.query(
      `insert into devices as d (org_id, id, user_id, name) values ($1, $2, $3, $4)
       on conflict (org_id, id) do update set name = excluded.name, last_seen_at = now()
       where d.user_id = excluded.user_id and d.revoked_at is null`,
      [place.orgId, place.deviceId, place.userId, login.device.name],
    )
    if (rowCount === 0) return null // another member's outbox, or a revoked one
    await client.query(
      `insert into sessions (org_id, id, user_id, device_id, ends_at) values ($1, $2, $3, $4, now() + $5 * interval '1 day')`,
      [place.orgId, place.sessionId, place.userId, place.deviceId, SESSION_DAYS],
    )
    return issue(client, tokens, place, 1, member, false)
  })
}

type TokenRow = Place & {
  generation: number
  usedSecondsAgo: number | null
  isOver: boolean
  isRevokedDevice: boolean
  latest: number
}

const findToken = (pool: Pool, token: string): Promise<{ orgId: string } | undefined> =>
  transact(pool, null, async (client) => {
    await client.query(`select set_config('app.refresh_hash', $1, true)`, [refreshHash(token)])
    const { rows } = await client.query<{ orgId: string }>(
      `select org_id as "orgId" from refresh_tokens where token_hash = decode($1, 'hex')`,
      [refreshHash(token)],
    )
    return rows[0]
  })

export const refresh = async (pool: Pool, tokens: Tokens, token: string): Promise<SignedIn | null> => {
  const found = await findToken(pool, token)
  if (!found) return null
  return transact(pool, found.orgId, async (client) => {
    const { rows } = await client.query<TokenRow>(
      `select t.org_id as "orgId", s.user_id as "userId", s.device_id as "deviceId", s.id as "sessionId", t.generation,
              extract(epoch from now() - t.used_at)::float8 as "usedSecondsAgo",
              (s.revoked_at is not null or s.ends_at < now()) as "isOver", d.revoked_at is not null as "isRevokedDevice",
              (select max(l.generation) from refresh_tokens l where l.org_id = s.org_id and l.session_id = s.id) as latest
       from refresh_tokens t
       join sessions s on s.org_id = t.org_id and s.id = t.session_id
       join devices d on d.org_id = s.org_id and d.id = s.device_id
       where t.org_id = $1 and t.token_hash = decode($2, 'hex')
       for update of s`,
      [found.orgId, refreshHash(token)],
    )
    const row = rows[0]
    if (!row || row.isOver) return null
    const isReused =
      row.usedSecondsAgo !== null && (row.usedSecondsAgo > GRACE_SECONDS || row.latest > row.generation + 1)
    if (isReused) {
      await client.query('update sessions set revoked_at = now() where org_id = $1 and id = $2', [
        row.orgId,
        row.sessionId,
      ])
      return null
    }
    await client.query(
      `update refresh_tokens set used_at = coalesce(used_at, now()) where org_id = $1 and token_hash = decode($2, 'hex')`,
      [row.orgId, refreshHash(token)],
    )
    const member = await memberOf(client, row.orgId, row.userId)
    const pushOnly = !member.active || row.isRevokedDevice
    if (!member.active && Date.now() - member.changedAt.getTime() > PUSH_ONLY_DAYS * 86_400_000) return null
    return issue(client, tokens, row, row.generation + 1, member, pushOnly)
  })
}

export const signOut = async (pool: Pool, token: string): Promise<void> => {
  const found = await findToken(pool, token)
  if (!found) return
  await transact(pool, found.orgId, (client) =>
    client.query(
      `update sessions s set revoked_at = now() from refresh_tokens t
       where t.org_id = $1 and t.token_hash = decode($2, 'hex') and s.org_id = t.org_id and s.id = t.session_id`,
      [found.orgId, refreshHash(token)],
    ),
  )
}
