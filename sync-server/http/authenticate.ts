/** Puts the caller on a request, or ends it. */
import type { Request, RequestHandler } from 'express'
import type { Pool } from 'pg'
import type { AuditTrail } from '../identity/audit.ts'
import { authenticateToken } from '../identity/authenticate.ts'
import type { Caller } from '../identity/caller.ts'
import { NotSignedIn } from '../identity/not-signed-in.ts'
import type { Tokens } from '../identity/tokens.ts'
import { forbidden, unauthenticated } from './problem.ts'
import type { RateLimits } from './rate-limits.ts'

const callers = new WeakMap<Request, Caller>()

export const callerOf = (request: Request): Caller => {
  const caller = callers.get(request)
  if (!caller) throw new Error('this route does not authenticate')
  return caller
}

export const authenticator =
  ({ pool, tokens, trail, limits }: { pool: Pool; tokens: Tokens; trail: AuditTrail; limits: RateLimits }) =>
  ({ allowPushOnly }: { allowPushOnly: boolean }): RequestHandler =>
  async (request, response, next) => {
    const token = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1]
    if (!token) throw unauthenticated()
    const known = await authenticateToken(pool, tokens, token).catch((error: unknown) => {
      throw error instanceof NotSignedIn ? unauthenticated() : error
    })
    await limits.byCaller(known.caller, response)
    if (known.caller.pushOnly && !allowPushOnly) {
      const { orgId, userId, deviceId } = known.caller
      const detail = { reason: 'no-longer-member', path: request.originalUrl.split('?')[0] }
      trail.note({ orgId, userId, deviceId, address: request.ip, event: 'denied', detail })
      throw forbidden('You no longer work here. What you did is still sent.')
    }
    callers.set(request, known.caller)
    next()
  }
