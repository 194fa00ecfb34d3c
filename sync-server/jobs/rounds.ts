/** Rounds that nobody asked for: through all organisations, now and every so often. */
import type { Pool } from '../db/pool.ts'
import { everyOrganisationSql } from '../db/sql/every-organisation.ts'
import { transact } from '../db/transact.ts'

export type Rounds = { stop: () => Promise<void> }
export type RoundLog = { error: (details: object, message: string) => void }

export const everyOrganisation = async (pool: Pool): Promise<string[]> => {
  const { rows } = await transact(pool, null, async (client) => {
    await client.query(`select set_config('app.rounds', 'yes', true)`)
    return client.query<{ id: string }>(everyOrganisationSql)
  })
  return rows.map(({ id }) => id)
}

/** One round after the other, never two at once; `stop` waits for one that is under way. `name` says which failed. */
export const startRounds = (name: string, everyMs: number, makeRound: () => Promise<void>, log: RoundLog): Rounds => {
  let round = Promise.resolve()
  const go = (): void => {
    round = round.then(makeRound).catch((error: unknown) => log.error({ err: error }, `the round for ${name} failed`))
  }
  go()
  const timer = setInterval(go, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      return round
    },
  }
}
