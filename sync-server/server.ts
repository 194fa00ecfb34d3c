import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { Logger } from 'pino'
import type { Poke } from '../domain/protocol.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import { newestMigration } from './db/migrate.ts'
import type { Pool } from './db/pool.ts'
import { transact } from './db/transact.ts'
import { AuditTrail } from './identity/audit.ts'
import { authenticateToken } from './identity/authenticate.ts'
import { createTokens } from './identity/tokens.ts'
import { startOverdueParked } from './jobs/overdue-parked.ts'
import { createReadiness } from './readiness.ts'
import { attachLive } from './sync/live.ts'
import { followNews } from './sync/news.ts'

export const ROOT = resolve(import.meta.dirname, '..')

export type Running = { url: string; stop: () => Promise<void> }

/** How long a stop waits for requests that are under way. */
const DRAIN_MS = 10_000

const clockOf = (pool: Pool, orgId: string): Promise<Poke> =>
  transact(pool, orgId, async (client) => {
    const { rows } = await client.query<Poke>('select epoch, seq as head from org_clock where org_id = $1', [orgId])
    if (!rows[0]) throw new Error('an organisation has a clock')
    return rows[0]
  })

/** Serves everything on one port: the API, the pokes and the app. */
export const startServer = async (
  config: Config,
  { pool, directUrl }: Pick<Database, 'pool' | 'directUrl'>,
  log: Logger,
): Promise<Running> => {
  const tokens = createTokens(config.tokenSecrets)
  const trail = new AuditTrail(pool, log)
  const readiness = createReadiness(pool, await newestMigration())
  /** To the sockets here, and to the other server processes. */
  const poke = (orgId: string, clock: Poke): void => {
    live.poke(orgId, clock)
    news.tell(orgId, clock)
  }
  const app = buildApp({
    pool,
    tokens,
    log,
    trail,
    poke,
    isReady: readiness.ask,
    clientDirectory: resolve(ROOT, 'dist', 'client'),
    trustProxy: config.trustProxy,
    now: () => new Date(),
  })
  const http = createServer(app)
  const live = attachLive(http, {
    authenticateToken: (token) => authenticateToken(pool, tokens, token),
    clockOf: (orgId) => clockOf(pool, orgId),
    isAllowedOrigin: (request) => {
      const { origin, host } = request.headers
      return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
    },
    log,
  })
  const news = await followNews(pool, directUrl, {
    onClock: live.poke,
    onStanding: (orgId, userId) => void live.review(orgId, userId),
    onGap: () => void live.reviewAll(),
    log,
  })

  await new Promise<void>((listening, failed) => {
    http.once('error', failed)
    http.listen(config.port, config.host, listening)
  })
  const overdue = startOverdueParked({ pool, poke, now: () => new Date(), log })
  const { port } = http.address() as AddressInfo
  return {
    url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`,
    stop: async () => {
      readiness.drain()
      await overdue.stop()
      const closed = new Promise<void>((done) => http.close(() => done()))
      await live.close()
      http.closeIdleConnections()
      const impatient = setTimeout(() => http.closeAllConnections(), DRAIN_MS)
      await closed
      clearTimeout(impatient)
      await news.close()
      await trail.flush()
    },
  }
}
