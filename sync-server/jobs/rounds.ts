/** Rounds that nobody asked for: through all organisations, now and every so often. */
import type { Pool } from '../db/pool.ts'
import { everyOrganisationSql } from '../db/sql/every-organisation.ts'
import { transact } from '../db/transact.ts'

export type Rounds = { stop: () => Promise<void> }
export type RoundLog = { error: (details: object, message: string) => void }

const everyOrganisation = async (pool: Pool): Promise<string[]> => {
  const { rows } = await transact(pool, null, async (client) => {
    await client.query(`select set_config('app.rounds', 'yes', true)`)
    return client.query<{ id: string }>(everyOrganisationSql)
  })
  return rows.map(({ id }) => id)
}

/** One organisation after the other. Where it fails for one, that is told to the log, and those behind it have their turn. */
export const forEachOrganisation = async (
  { pool, log }: { pool: Pool; log: RoundLog },
  name: string,
  signal: AbortSignal | undefined,
  work: (orgId: string) => Promise<void>,
): Promise<void> => {
  for (const orgId of await everyOrganisation(pool)) {
    if (signal?.aborted) return
    await work(orgId).catch((error: unknown) =>
      log.error({ err: error, orgId }, `the round for ${name} failed for an organisation`),
    )
  }
}

/**
 * One round after the other, never two at once. `stop` tells one that is under way to end soon, and waits for it. `name` says
 * which failed.
 */
export const startRounds = (
  name: string,
  everyMs: number,
  makeRound: (signal: AbortSignal) => Promise<void>,
  log: RoundLog,
): Rounds => {
  const stopping = new AbortController()
  let round = Promise.resolve()
  const go = (): void => {
    round = round
      .then(() => (stopping.signal.aborted ? undefined : makeRound(stopping.signal)))
      .catch((error: unknown) => log.error({ err: error }, `the round for ${name} failed`))
  }
  go()
  const timer = setInterval(go, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      stopping.abort()
      return round
    },
  }
}
