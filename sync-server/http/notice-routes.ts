/** Where devices say what they want to be told of while the app is closed. */
import express, { type Request, type RequestHandler, Router } from 'express'
import type { Pool } from 'pg'
import { subscriptionBody } from '../../domain/protocol/notices.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from '../identity/caller.ts'
import { lookForNews } from '../notices/look.ts'
import { leadsTo } from '../notices/push-services.ts'
import { jsonOnly } from './json-only.ts'
import { invalid, parse } from './problem.ts'

type NoticeDeps = {
  pool: Pool
  authenticate: (options: { allowPushOnly: boolean }) => RequestHandler
  callerOf: (request: Request) => Caller
  push: { publicKey: string; services: readonly string[] }
  now: () => Date
}

const BYTES = 8 * 1024

export const noticeRoutes = ({ pool, authenticate, callerOf, push, now }: NoticeDeps): Router => {
  const router = Router()
  const member = authenticate({ allowPushOnly: false })

  router.get('/key', member, (_request, response) => {
    response.set('cache-control', 'no-store').json({ publicKey: push.publicKey })
  })

  router.post('/subscription', member, jsonOnly, express.json({ limit: BYTES }), async (request, response) => {
    const { endpoint, keys, kinds, quiet, timeZone } = parse(subscriptionBody, request.body)
    if (!leadsTo(push.services, endpoint))
      throw invalid([{ path: 'endpoint', message: 'is at no push service that this server sends to' }])
    const { orgId, deviceId, userId } = callerOf(request)
    await transact(pool, orgId, (client) =>
      client.query(
        `insert into push_subscriptions
           (org_id, device_id, user_id, endpoint, p256dh, auth, kinds, quiet_from, quiet_to, time_zone)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (org_id, device_id) do update set
           user_id = excluded.user_id, endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth,
           kinds = excluded.kinds, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, time_zone = excluded.time_zone`,
        [orgId, deviceId, userId, endpoint, keys.p256dh, keys.auth, kinds, quiet?.from, quiet?.to, timeZone],
      ),
    )
    // From now on what happens is news: the first that listens sets the mark.
    await lookForNews(pool, orgId, now)
    response.status(204).end()
  })

  router.post('/subscription/end', member, async (request, response) => {
    const { orgId, deviceId } = callerOf(request)
    await transact(pool, orgId, (client) =>
      client.query('delete from push_subscriptions where org_id = $1 and device_id = $2', [orgId, deviceId]),
    )
    response.status(204).end()
  })

  return router
}
