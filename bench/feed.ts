/**
 * Pages of 1,000 documents a second through HTTP, against the naive way (rows, objects, JSON) in the same process and run; and
 * how long a pull takes that finds nothing new.
 */
import { openPool } from '../sync-server/db/pool.ts'
import { transact } from '../sync-server/db/transact.ts'
import { setCredentials } from '../sync-server/identity/accounts.ts'
import { push } from '../sync-server/sync/push.ts'
import { PushQueue } from '../sync-server/sync/push-queue.ts'
import { signInOver } from './account.ts'
import { loadFrom } from './http-load.ts'
import { withNaiveFeed } from './naive-feed.ts'
import { withPostgres } from './postgres.ts'
import { quantile } from './quantiles.ts'
import { withServer } from './serve.ts'
import { makeOrganisation, movement } from './warehouse-work.ts'

const ACTIONS = 10_000
const PAGE = 1_000
const ROUNDS = 3
const SECONDS = 3
const CONNECTIONS = 4
const ACCOUNT = { email: 'lead@bench.test', password: 'a bench, long and dull' }

export const bench = (): Promise<void> =>
  withPostgres(async (appUrl) => {
    const pool = openPool(appUrl, { max: 16 })
    try {
      const org = await makeOrganisation(pool)
      const { orgId, userId, deviceId } = org.caller
      await transact(pool, orgId, (client) => setCredentials(client, orgId, { userId, ...ACCOUNT }))
      const queue = new PushQueue(pool, console)
      for (let sent = 0; sent < ACTIONS; sent += 100) {
        await push(
          queue,
          org.caller,
          Array.from({ length: 100 }, () => movement(org)),
        )
      }
      await withServer({ pool, appUrl }, (url) =>
        withNaiveFeed(pool, orgId, async (naiveUrl) => {
          const { accessToken } = await signInOver(url, ACCOUNT, deviceId)
          const authorization = `Bearer ${accessToken}`
          const positionAfter = async (limit: number): Promise<{ position: string; through: number }> => {
            const response = await fetch(`${url}/api/v1/sync/feed?limit=${limit}`, { headers: { authorization } })
            return (await response.json()) as { position: string; through: number }
          }
          const start = await positionAfter(PAGE) // past the items and places: movements and stock, as in a day's pull
          const load = (address: string, headers: Record<string, string>) =>
            loadFrom({ url: address, headers, connections: CONNECTIONS, seconds: SECONDS })
          const own = `${url}/api/v1/sync/feed?limit=${PAGE}&after=${start.position}`
          const naive = `${naiveUrl}/feed?limit=${PAGE}&after=${start.through}`
          for (let round = 0; round < ROUNDS; round++) {
            const plain = await load(own, { authorization })
            const compressed = await load(own, { authorization, 'accept-encoding': 'br' })
            const reference = await load(naive, {})
            const say = (name: string, { perSecond, bytes }: typeof plain): void =>
              console.log(
                `${name}: ${perSecond.toFixed(0)} pages/s of ${Math.round(bytes / 1000)} kB, ${(perSecond / reference.perSecond).toFixed(2)}× the naive way (aim 2.5×)`,
              )
            console.log(
              `the naive way: ${reference.perSecond.toFixed(0)} pages/s of ${Math.round(reference.bytes / 1000)} kB`,
            )
            say('feed', plain)
            say('feed, brotli 1', compressed)
          }
          let { position } = start
          for (let more = true; more; ) {
            const response = await fetch(`${url}/api/v1/sync/feed?limit=5000&after=${position}`, {
              headers: { authorization },
            })
            const page = (await response.json()) as { position: string; more: boolean }
            ;({ position, more } = page)
          }
          const caughtUp = await loadFrom({
            url: `${url}/api/v1/sync/feed?after=${position}`,
            headers: { authorization },
            connections: 1,
            seconds: SECONDS,
          })
          const [p50, p99] = [quantile(caughtUp.ms, 0.5), quantile(caughtUp.ms, 0.99)]
          console.log(`a caught-up pull: p50 ${p50.toFixed(2)} ms (aim 3), p99 ${p99.toFixed(2)} ms`)
        }),
      )
    } finally {
      await pool.end()
    }
  })
