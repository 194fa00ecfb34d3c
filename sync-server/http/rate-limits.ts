/**
 * How many calls a network address, an organisation and a member may make, counted in this process: several processes let
 * through as many times more. Told in every answer as `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers),
 * that of the narrowest limit that was asked.
 */
import type { Request, RequestHandler, Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Caller } from '../identity/caller.ts'
import { tooMany } from './problem.ts'

/** Calls a second, on average over the window. */
export type RateLimitSettings = { address: number; organisation: number; member: number }

/** Long enough that a phone which has been away can catch up in one go. */
const WINDOW_SECONDS = 10

export type RateLimits = {
  /** Before anything is looked at. A whole warehouse may share one address. */
  byAddress: RequestHandler
  /** When it is known who calls. */
  byCaller: (caller: Caller, response: Response) => Promise<void>
}

export const createRateLimits = (settings: RateLimitSettings): RateLimits => {
  const limiterOf = (name: keyof RateLimitSettings) => {
    const points = settings[name] * WINDOW_SECONDS
    const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: WINDOW_SECONDS })
    const policy = `"${name}";q=${points};w=${WINDOW_SECONDS}`
    return async (key: string, response: Response): Promise<void> => {
      const taken = await limiter.consume(key).catch((limit: unknown) => {
        if (limit instanceof RateLimiterRes) return limit
        throw limit
      })
      const seconds = Math.ceil(taken.msBeforeNext / 1000)
      response.set('ratelimit-policy', policy)
      response.set('ratelimit', `"${name}";r=${taken.remainingPoints};t=${seconds}`)
      if (taken.consumedPoints > points) throw tooMany(seconds)
    }
  }
  const [address, organisation, member] = [limiterOf('address'), limiterOf('organisation'), limiterOf('member')]
  return {
    byAddress: async (request: Request, response, next) => {
      await address(request.ip ?? '', response)
      next()
    },
    byCaller: async ({ orgId, userId }, response) => {
      await organisation(orgId, response)
      await member(`${orgId}/${userId}`, response)
    },
  }
}
