/** What a route asks of a caller beyond a sign-in: that they may do it, and do not do it too often. */
import type { Request } from 'express'
import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { may } from '../../domain/permissions.ts'
import type { AuditTrail } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import { forbidden, tooMany } from './problem.ts'

/** Takes one of the key's points; 429 with the seconds to wait where there is none left. */
export const notTooOften = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
  try {
    await limiter.consume(key)
  } catch (limit) {
    throw limit instanceof RateLimiterRes ? tooMany(Math.ceil(limit.msBeforeNext / 1000)) : limit
  }
}

type Asked = { action: Parameters<typeof may>[1]; limiter: RateLimiterMemory; trail: AuditTrail }

/** Each device has points of its own; whoever may not is written down in the audit log, and costs none. */
export const admit = async (request: Request, caller: Caller, { action, limiter, trail }: Asked): Promise<void> => {
  const { orgId, userId, deviceId } = caller
  if (!may(caller, action)) {
    const detail = { reason: 'not-permitted', path: request.originalUrl }
    trail.note({ orgId, userId, deviceId, address: request.ip, event: 'denied', detail })
    throw forbidden()
  }
  await notTooOften(limiter, `${orgId}/${deviceId}`)
}
