/** `GET /organisation/export`: all of an organisation, for its admins, as lines with a checksum at the end. */
import { once } from 'node:events'
import { type Request, type RequestHandler, Router } from 'express'
import { may } from '../../domain/permissions.ts'
import { exportWhole } from '../data/whole.ts'
import type { Pool } from '../db/pool.ts'
import { transact } from '../db/transact.ts'
import { writeAudit } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import { forbidden } from './problem.ts'

type WholeDeps = {
  pool: Pool
  authenticate: (options: { allowPushOnly: boolean }) => RequestHandler
  callerOf: (request: Request) => Caller
  now: () => Date
}

export const wholeRoutes = ({ pool, authenticate, callerOf, now }: WholeDeps): Router => {
  const router = Router()
  router.get('/export', authenticate({ allowPushOnly: false }), async (request, response) => {
    const caller = callerOf(request)
    if (!may(caller, 'administer')) throw forbidden()
    const { orgId, userId, deviceId } = caller
    const event = { orgId, userId, deviceId, address: request.ip, event: 'export' as const, detail: { what: 'whole' } }
    await transact(pool, orgId, (client) => writeAudit(client, event))
    response.set({ 'cache-control': 'no-store', 'content-type': 'application/x-ndjson; charset=utf-8' })
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    await exportWhole(pool, orgId, now(), async (text) => {
      gone.signal.throwIfAborted()
      if (!response.write(text)) await once(response, 'drain', { signal: gone.signal })
    }).catch((error: unknown) => {
      // Whoever went away needs no answer; a file cut short has no last line, and is not taken.
      if (!gone.signal.aborted) throw error
    })
    response.end()
  })
  return router
}
