/** Who makes a request: the token says it, the members table confirms it, so that a change of role applies at once. */
import type { Request, RequestHandler } from 'express'
import type { Pool } from 'pg'
import type { Role } from '../../domain/protocol.ts'
import { transact } from '../db/transact.ts'
import { forbidden, unauthenticated } from '../http/problem.ts'
import type { Caller } from './caller.ts'
import type { Tokens } from './tokens.ts'

type Standing = { role: Role; siteIds: string[] | null; active: boolean; revoked: boolean }

export const authenticateToken = async (
  pool: Pool,
  tokens: Tokens,
  token: string,
): Promise<{ caller: Caller; expiresAt: Date }> => {
  const claims = await tokens.verify(token)
  const standing = await transact(pool, claims.org, async (client) => {
    const { rows } = await client.query<Standing>(
      `select m.role, m.doc -> 'siteIds' as "siteIds", m.active, d.revoked_at is not null as revoked
       from members m join devices d on d.org_id = m.org_id and d.id = $3 and d.user_id = m.id
       where m.org_id = $1 and m.id = $2`,
      [claims.org, claims.sub, claims.dev],
    )
    return rows[0]
  })
  if (!standing) throw new Error('no such member')
  const { role, siteIds } = standing
  const pushOnly = claims.po || !standing.active || standing.revoked
  const caller = { orgId: claims.org, userId: claims.sub, deviceId: claims.dev, role, siteIds, pushOnly }
  return { caller, expiresAt: new Date(claims.exp * 1000) }
}

const callers = new WeakMap<Request, Caller>()

export const callerOf = (request: Request): Caller => {
  const caller = callers.get(request)
  if (!caller) throw new Error('this route does not authenticate')
  return caller
}

export const authenticator =
  (pool: Pool, tokens: Tokens) =>
  ({ allowPushOnly }: { allowPushOnly: boolean }): RequestHandler =>
  async (request, _response, next) => {
    const token = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1]
    if (!token) throw unauthenticated()
    const known = await authenticateToken(pool, tokens, token).catch((error: unknown) => {
      // A database that is away is no reason to sign anyone out.
      if (error instanceof Error && 'code' in error && !String(error.code).startsWith('ERR_J')) throw error
      return null
    })
    if (!known) throw unauthenticated()
    if (known.caller.pushOnly && !allowPushOnly) throw forbidden('You no longer work here. What you did is still sent.')
    callers.set(request, known.caller)
    next()
  }
