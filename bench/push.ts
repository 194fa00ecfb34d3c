import { openPool } from '../sync-server/db/pool.ts'
import { newId } from '../sync-server/ledger/new-id.ts'
import { push } from '../sync-server/sync/push.ts'
import { PushQueue } from '../sync-server/sync/push-queue.ts'
import { withPostgres } from './postgres.ts'
import { makeOrganisation, movement, type Organisation, pickFrom } from './warehouse-work.ts'

const CONNECTIONS = 16
const ORGANISATIONS = 50
const SECONDS = 4

/** Runs `work` on so many connections side by side for a while; answers how many units were done a second. */
const perSecond = async (work: () => Promise<number>): Promise<number> => {
  const start = performance.now()
  const end = start + SECONDS * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end) {
        const units = await work() // awaited first: `done += await …` would read the sum before the others add to it
        done += units
      }
    }),
  )
  return done / ((performance.now() - start) / 1000)
}

const pushOf = (queue: PushQueue, organisations: Organisation[], batch: number) => async (): Promise<number> => {
  const org = pickFrom(organisations)
  const { settled } = await push(
    queue,
    org.caller,
    Array.from({ length: batch }, () => movement(org)),
  )
  const refused = settled.find((outcome) => outcome.status !== 'accepted')
  if (refused) throw new Error(`not accepted: ${refused.message}`)
  return settled.length
}

/** Accepted movements a second, against bare single-row committed inserts a second on the same server. */
export const bench = (): Promise<void> =>
  withPostgres(async (appUrl) => {
    const pool = openPool(appUrl, { max: CONNECTIONS })
    try {
      const queue = new PushQueue(pool, console)
      const organisations = await Promise.all(Array.from({ length: ORGANISATIONS }, () => makeOrganisation(pool)))
      const bare = () =>
        perSecond(async () => {
          await pool.query({
            name: 'bare',
            text: 'insert into bench_bare (id, body) values ($1, $2)',
            values: [newId(), 'x'.repeat(100)],
          })
          return 1
        })
      await perSecond(pushOf(queue, organisations, 20)) // warm: plans, caches, the first pages of every table
      const reference = await bare()
      console.log(`bare single-row committed inserts: ${Math.round(reference)}/s on ${CONNECTIONS} connections`)
      for (const [label, orgs] of [
        [`${ORGANISATIONS} organisations`, organisations],
        ['one organisation', organisations.slice(0, 1)],
      ] as const) {
        for (const batch of [1, 20, 100]) {
          const rate = await perSecond(pushOf(queue, orgs, batch))
          console.log(
            `${label}, batches of ${batch}: ${Math.round(rate)} movements/s, ${(rate / reference).toFixed(2)}× the reference`,
          )
        }
      }
      const again = await bare()
      console.log(`reference again: ${Math.round(again)}/s`)
    } finally {
      await pool.end()
    }
  })
