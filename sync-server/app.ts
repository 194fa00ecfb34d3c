import express, { type Express, Router } from 'express'
import helmet from 'helmet'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { authRoutes } from './http/auth-routes.ts'
import { authenticator, callerOf } from './http/authenticate.ts'
import { compressJson } from './http/compress-json.ts'
import { importRoutes } from './http/import-routes.ts'
import { labelRoutes } from './http/label-routes.ts'
import { noticeRoutes } from './http/notice-routes.ts'
import { orderRoutes } from './http/order-routes.ts'
import { photoRoutes } from './http/photo-routes.ts'
import { giveRequestId, presentProblem } from './http/present-problem.ts'
import { notFound } from './http/problem.ts'
import { createRateLimits, type RateLimitSettings } from './http/rate-limits.ts'
import { reportRoutes } from './http/report-routes.ts'
import { staticClient } from './http/static-client.ts'
import { stockRoutes } from './http/stock-routes.ts'
import { wholeRoutes } from './http/whole-routes.ts'
import type { AuditTrail } from './identity/audit.ts'
import type { Tokens } from './identity/tokens.ts'
import { Printers } from './labels/printer.ts'
import { printerNetworks } from './labels/printer-networks.ts'
import type { PhotoSettings } from './photos/store.ts'
import { Bootstraps } from './sync/bootstrap.ts'
import { PushQueue } from './sync/push-queue.ts'
import { type SyncDeps, syncRoutes } from './sync/routes.ts'

export type AppDeps = {
  pool: Pool
  tokens: Tokens
  log: Logger
  trail: AuditTrail
  rateLimits: RateLimitSettings
  poke: SyncDeps['poke']
  isReady: () => Promise<boolean>
  clientDirectory: string
  /** Proxies whose word for the caller's address and scheme is taken. */
  trustProxy: string[]
  /** Where printers may stand. */
  printerNetworks: readonly string[]
  /** The server's name at push services, and which those may be. */
  push: { publicKey: string; services: readonly string[] }
  photos: PhotoSettings
  now: () => Date
}

const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // The decoder of barcodes is WebAssembly; this allows that alone, no eval of text.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      // Components set sizes and positions as style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
})

export const buildApp = (deps: AppDeps): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', deps.trustProxy)
  app.set('etag', false) // answers of the API are not stored, so hashing each would be for nothing; files have their own
  app.use(giveRequestId, securityHeaders, (_request, response, next) => {
    response.set('permissions-policy', 'camera=(self), microphone=(), geolocation=()')
    next()
  })

  app.get('/health/live', (_request, response) => void response.json({ status: 'live' }))
  app.get('/health/ready', async (_request, response) => {
    const isReady = await deps.isReady()
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready' })
  })

  const api = Router()
  const { pool, tokens, now, log, trail } = deps
  const limits = createRateLimits(deps.rateLimits)
  api.use(limits.byAddress)
  const authenticate = authenticator({ pool, tokens, trail, limits })
  api.use('/auth', authRoutes({ pool, tokens, trail, log, now }))
  const queue = new PushQueue(pool, log)
  api.use('/imports', importRoutes({ pool, queue, log, poke: deps.poke, authenticate, callerOf, now }))
  api.use('/organisation', compressJson, wholeRoutes({ pool, authenticate, callerOf, now }))
  api.use('/stock', compressJson, stockRoutes({ pool, authenticate, callerOf, now }))
  api.use('/notices', noticeRoutes({ pool, authenticate, callerOf, push: deps.push, now }))
  api.use('/reports', reportRoutes({ authenticate, callerOf, clientDirectory: deps.clientDirectory, log }))
  const printers = new Printers(printerNetworks(deps.printerNetworks))
  api.use('/labels', labelRoutes({ pool, authenticate, callerOf, trail, printers, now }))
  api.use('/photos', photoRoutes({ pool, authenticate, callerOf, trail, settings: deps.photos, now }))
  api.use('/orders', orderRoutes({ pool, authenticate, callerOf, trail, now }))
  api.use(
    '/sync',
    compressJson,
    syncRoutes({
      pool,
      queue,
      bootstraps: new Bootstraps(pool),
      authenticate,
      callerOf,
      trail,
      poke: deps.poke,
      now,
    }),
  )
  api.use(() => {
    throw notFound()
  })
  app.use('/api/v1', api)
  app.use('/api', () => {
    throw notFound()
  })
  app.use(staticClient(deps.clientDirectory))
  app.use(presentProblem(deps.log))
  return app
}
