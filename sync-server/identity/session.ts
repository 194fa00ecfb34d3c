/** What a sign-in and a refresh give alike: an access token, the next refresh token, and who one is. */
import type { Pool, PoolClient } from 'pg'
import type { Role } from '../../domain/protocol/kinds.ts'
import type { Session } from '../../domain/protocol/session.ts'
import type { AuditTrail } from './audit.ts'
import { ACCESS_SECONDS, newRefreshToken, refreshHash, type Tokens } from './tokens.ts'

export type SessionDeps = {
  pool: Pool
  tokens: Tokens
  trail: AuditTrail
  log: { warn: (details: object, message: string) => void }
}

export type SignedIn = { session: Omit<Session, 'serverTime'>; refreshToken: string }

export type Place = { orgId: string; userId: string; deviceId: string; sessionId: string }

export type MemberRow = {
  name: string
  role: Role
  siteIds: string[] | null
  active: boolean
  email: string
  orgName: string
}

export const memberOf = async (client: PoolClient, orgId: string, userId: string): Promise<MemberRow> => {
  const { rows } = await client.query<MemberRow>(
    `select m.doc ->> 'name' as name, m.role, m.doc -> 'siteIds' as "siteIds", m.active, c.email, o.name as "orgName"
     from members m join credentials c on c.org_id = m.org_id and c.user_id = m.id join organisations o on o.id = m.org_id
     where m.org_id = $1 and m.id = $2`,
    [orgId, userId],
  )
  if (!rows[0]) throw new Error('credentials belong to a member')
  return rows[0]
}

/** Gives out a refresh token of this generation, with an access token beside it. */
export const issue = async (
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
