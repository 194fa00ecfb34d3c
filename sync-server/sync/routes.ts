/** The doors of the sync protocol. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Pool } from 'pg'
import { feedQuery } from '../../domain/protocol/feed.ts'
import { pushBody } from '../../domain/protocol/push.ts'
import { PUSH_LIMITS } from '../../domain/protocol-limits.ts'
import { PROTOCOL_VERSION } from '../../domain/protocol-version.ts'
import { jsonOnly } from '../http/json-only.ts'
import { HttpProblem, malformed, notFound, parse } from '../http/problem.ts'
import type { AuditTrail } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import type { Bootstraps } from './bootstrap.ts'
import { deniedOf } from './denied.ts'
import { feedPage } from './feed.ts'
import { push } from './push.ts'
import type { PushQueue } from './push-queue.ts'

export type SyncDeps = {
  pool: Pool
  queue: PushQueue
  bootstraps: Bootstraps
  /** Puts the caller on the request, or ends it with 401. */
  authenticate: (options: { allowPushOnly: boolean }) => RequestHandler
  callerOf: (request: Request) => Caller
  /** Tells the organisation's other devices that its clock moved on. */
  poke: (orgId: string, clock: { epoch: string; head: number }) => void
  trail: AuditTrail
  now: () => Date
}

/** Clients older than this are asked to update before they read on; what they did is always heard. */
const OLDEST_READER = 1

const refuseOldReaders: RequestHandler = (request, _response, next) => {
  const version = Number(request.get('bincard-protocol') ?? PROTOCOL_VERSION)
  if (version >= OLDEST_READER) {
    next()
    return
  }
  throw new HttpProblem(426, 'client-too-old', 'This app is too old to read on; update it. What you did is still sent.')
}

const resyncRequired = (reason: string): HttpProblem =>
  new HttpProblem(409, 'resync-required', 'This device must fetch everything anew.', { reason })

const decompress = promisify(gunzip)

const sendJsonText = (response: Response, text: string): void => {
  response.set('cache-control', 'no-store').type('application/json').send(text)
}

export const syncRoutes = (deps: SyncDeps): Router => {
  const router = Router()
  const member = deps.authenticate({ allowPushOnly: false })
  const serverTime = (): string => deps.now().toISOString()

  router.post(
    '/push',
    deps.authenticate({ allowPushOnly: true }),
    jsonOnly,
    express.json({ limit: PUSH_LIMITS.bytes }),
    async (request, response) => {
      const body = pushBody.safeParse(request.body)
      if (!body.success) throw malformed('a push is an object with an array of actions')
      if (body.data.actions.length > PUSH_LIMITS.actions) {
        throw new HttpProblem(413, 'too-large', `A push holds at most ${PUSH_LIMITS.actions} actions.`)
      }
      const caller = deps.callerOf(request)
      const { settled, head, epoch } = await push(deps.queue, caller, body.data.actions)
      deps.poke(caller.orgId, { epoch, head })
      const denied = deniedOf(settled)
      if (denied.length > 0) {
        const { orgId, userId, deviceId } = caller
        deps.trail.note({ orgId, userId, deviceId, address: request.ip, event: 'denied', detail: { actions: denied } })
      }
      response.set('cache-control', 'no-store').json({ settled, head, serverTime: serverTime() })
    },
  )

  router.get('/feed', refuseOldReaders, member, async (request, response) => {
    const query = parse(feedQuery, request.query)
    const page = await feedPage(deps.pool, deps.callerOf(request), query, serverTime())
    if (!page.ok) throw resyncRequired(page.error)
    sendJsonText(response, page.value)
  })

  router.get('/bootstrap', refuseOldReaders, member, async (request, response) => {
    const answer = await deps.bootstraps.answer(deps.callerOf(request))
    sendJsonText(response, JSON.stringify({ ...answer, serverTime: serverTime() }))
  })

  router.get('/bootstrap/:name', member, async (request, response) => {
    const hash = /^([0-9a-f]{64})\.ndjson$/.exec(String(request.params.name))?.[1]
    const body = hash && (await deps.bootstraps.part(deps.callerOf(request), hash))
    if (!body) throw notFound()
    response.set({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'private, max-age=3600, immutable',
      vary: 'authorization, accept-encoding',
    })
    // As it lies in the database, but for the rare client that cannot read that.
    if (request.acceptsEncodings('gzip')) response.set('content-encoding', 'gzip').end(body)
    else response.end(await decompress(body))
  })

  return router
}
