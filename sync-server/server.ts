import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { worksAt } from '../domain/permissions.ts'
import type { Poke } from '../domain/protocol/live.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import { newestMigration } from './db/migrate.ts'
import type { Pool } from './db/pool.ts'
import { presenceSql } from './db/sql/presence.ts'
import { transact } from './db/transact.ts'
import { drainable } from './drain.ts'
import { AuditTrail } from './identity/audit.ts'
import { authenticateToken } from './identity/authenticate.ts'
import type { Caller } from './identity/caller.ts'
import { createTokens } from './identity/tokens.ts'
import { startCountSchedules } from './jobs/count-schedules.ts'
import { startEndedSessions } from './jobs/ended-sessions.ts'
import { startNotices } from './jobs/notices.ts'
import { startOldBootstraps } from './jobs/old-bootstraps.ts'
import { startBrokenImports, startOldImports } from './jobs/old-imports.ts'
import { startOverdueParked } from './jobs/overdue-parked.ts'
import { startUnusedPhotos } from './jobs/unused-photos.ts'
import { vapidKeys } from './notices/vapid.ts'
import { createReadiness } from './readiness.ts'
import { Refusal } from './refusal.ts'
import { attachLive } from './sync/live.ts'
import { followNews } from './sync/news.ts'
import { PushQueue } from './sync/push-queue.ts'

export const ROOT = resolve(import.meta.dirname, '..')

export type Running = { url: string; stop: () => Promise<void> }

const clockOf = (pool: Pool, orgId: string): Promise<Poke> =>
  transact(pool, orgId, async (client) => {
    const { rows } = await client.query<Poke>('select epoch, seq as head from org_clock where org_id = $1', [orgId])
    if (!rows[0]) throw new Error('an organisation has a clock')
    return rows[0]
  })

const nameIn = (pool: Pool, caller: Caller, countId: string, locationId: string | null): Promise<string | null> =>
  transact(pool, caller.orgId, async (client) => {
    const { rows } = await client.query<{ siteId: string; name: string }>(
      presenceSql(caller.orgId, countId, caller.userId, locationId),
    )
    const found = rows[0]
    return found && worksAt(caller, found.siteId) ? found.name : null
  })

const CANNOT_LISTEN: Record<string, (config: Config) => string> = {
  EADDRINUSE: ({ port }) => `Port ${port} is taken by another program: set PORT to another one.`,
  EACCES: ({ port }) => `Port ${port} is not for this user to open: set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `HOST is ${host}, which is no address of this machine.`,
  ENOTFOUND: ({ host }) => `HOST is ${host}, which is no address of this machine.`,
}

const listenAt = (http: Server, config: Config): Promise<void> =>
  new Promise((listening, failed) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const words = CANNOT_LISTEN[error.code ?? '']
      failed(words ? new Refusal(words(config)) : error)
    })
    http.listen(config.port, config.host, listening)
  })

/** So long a stop waits for rounds that do not heed it: what one has not committed by then, the next process does again. */
const ROUNDS_PATIENCE_MS = 5_000

const withinPatience = async (ended: Promise<unknown>, log: Logger): Promise<void> => {
  const over = new AbortController()
  const tooLong = sleep(ROUNDS_PATIENCE_MS, 'too long', { signal: over.signal }).catch(() => undefined)
  if ((await Promise.race([ended, tooLong])) === 'too long') log.warn('a round is under way still')
  over.abort()
}

/** Serves everything on one port: the API, the pokes and the app. */
export const startServer = async (
  config: Config,
  { pool, directUrl }: Pick<Database, 'pool' | 'directUrl'>,
  log: Logger,
): Promise<Running> => {
  const tokens = createTokens(config.tokenSecrets)
  const trail = new AuditTrail(pool, log)
  const readiness = createReadiness(pool, await newestMigration())
  const now = () => new Date()
  const push = { ...config.push, vapid: await vapidKeys(pool, config.push.vapid) }
  /** To the sockets here, and to the other server processes. */
  const poke = (orgId: string, clock: Poke): void => {
    live.poke(orgId, clock)
    news.tell(orgId, clock)
    notices.committed(orgId)
  }
  const notices = startNotices({ pool, push, now, log })
  const app = buildApp({
    pool,
    tokens,
    log,
    trail,
    poke,
    isReady: readiness.ask,
    clientDirectory: resolve(ROOT, 'dist', 'client'),
    trustProxy: config.trustProxy,
    rateLimits: config.rateLimits,
    printerNetworks: config.printerNetworks,
    push: { publicKey: push.vapid.publicKey, services: push.services },
    photos: config.photos,
    now,
  })
  const http = createServer(app)
  const live = attachLive(http, {
    authenticateToken: (token) => authenticateToken(pool, tokens, token),
    clockOf: (orgId) => clockOf(pool, orgId),
    nameIn: (caller, countId, locationId) => nameIn(pool, caller, countId, locationId),
    tellPresence: (share) => news.tellPresence(share),
    isAllowedOrigin: (request) => {
      const { origin, host } = request.headers
      return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
    },
    log,
  })
  const drain = drainable(http)
  const news = await followNews(pool, directUrl, {
    onClock: live.poke,
    onStanding: live.review,
    onPresence: live.hearPresence,
    onGap: live.reviewAll,
    log,
  })

  await listenAt(http, config).catch(async (error: unknown) => {
    await Promise.all([news.close(), notices.stop()])
    throw error
  })
  const rounds = [
    notices,
    startOverdueParked({ pool, poke, now, log }),
    startCountSchedules({ pool, now, log }),
    startEndedSessions({ pool, now, log }),
    startOldImports({ pool, now, log }),
    startBrokenImports({ pool, queue: new PushQueue(pool, log), poke, now, log }),
    startOldBootstraps({ pool, now, log }),
    startUnusedPhotos({ pool, now, log }),
  ]
  const { port } = http.address() as AddressInfo
  return {
    url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`,
    stop: async () => {
      readiness.drain()
      const roundsEnded = Promise.all(rounds.map((each) => each.stop()))
      live.close()
      await drain()
      await withinPatience(roundsEnded, log)
      await news.close()
      await trail.flush()
    },
  }
}
