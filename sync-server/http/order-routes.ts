/** Numbers for orders, ahead of the hours without a network. */
import express, { type Request, type RequestHandler, Router } from 'express'
import type { Pool } from 'pg'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { rightToNumbers } from '../../domain/order-number.ts'
import { type OrderNumbersAnswer, orderNumbersBody } from '../../domain/protocol/order-numbers.ts'
import { transact } from '../db/transact.ts'
import { type AuditTrail, writeAudit } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import { takeOrderNumbers } from '../orders/numbers.ts'
import { admit } from './admission.ts'
import { jsonOnly } from './json-only.ts'
import { HttpProblem, parse } from './problem.ts'

type OrderDeps = {
  pool: Pool
  authenticate: (options: { allowPushOnly: boolean }) => RequestHandler
  callerOf: (request: Request) => Caller
  trail: AuditTrail
  now: () => Date
}

/** A device asks when it runs low, once a kind; a range has an end. */
const BLOCKS_PER_MINUTE = 20

export const orderRoutes = ({ pool, authenticate, callerOf, trail, now }: OrderDeps): Router => {
  const router = Router()
  const limiter = new RateLimiterMemory({ keyPrefix: 'order-numbers', points: BLOCKS_PER_MINUTE, duration: 60 })
  const door = [authenticate({ allowPushOnly: false }), jsonOnly, express.json({ limit: '1kb' })]

  router.post('/numbers', ...door, async (request, response) => {
    const body = parse(orderNumbersBody, request.body)
    const caller = callerOf(request)
    const { orgId, userId, deviceId } = caller
    await admit(request, caller, { action: rightToNumbers(body.kind), limiter, trail })
    const block = await transact(pool, orgId, async (client) => {
      const taken = await takeOrderNumbers(client, orgId, body)
      if (typeof taken === 'object') {
        const detail = { kind: body.kind, ...taken }
        await writeAudit(client, { orgId, userId, deviceId, address: request.ip, event: 'numbers-given', detail })
      }
      return taken
    })
    if (block === 'used-up') {
      throw new HttpProblem(409, 'numbers-used-up', 'All numbers with this prefix are given; choose another one.')
    }
    const answer: OrderNumbersAnswer = { ...block, serverTime: now().toISOString() }
    response.set('cache-control', 'no-store').json(answer)
  })

  return router
}
