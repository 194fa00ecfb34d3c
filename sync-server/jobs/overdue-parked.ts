/**
 * The round that finds actions which have waited for a day: each opens an exception, and stays parked. Every server process
 * makes its rounds; what one has raised the next does not find.
 */
import type { Poke } from '../../domain/protocol.ts'
import type { Pool } from '../db/pool.ts'
import { everyOrganisationSql, raiseOverdueParkedSql } from '../db/sql/overdue-parked.ts'
import { transact } from '../db/transact.ts'

const EVERY_MS = 10 * 60_000

type Deps = {
  pool: Pool
  poke: (orgId: string, clock: Poke) => void
  now: () => Date
  log: { error: (details: object, message: string) => void }
}

export const raiseOverdueParked = async ({ pool, poke, now }: Omit<Deps, 'log'>): Promise<void> => {
  const organisations = await transact(pool, null, async (client) => {
    await client.query(`select set_config('app.rounds', 'yes', true)`)
    return (await client.query<{ id: string }>(everyOrganisationSql)).rows
  })
  for (const { id } of organisations) {
    const { rows } = await pool.query<Poke | { head: null }>(raiseOverdueParkedSql(id, now().toISOString()))
    const clock = rows[0]
    if (clock && clock.head !== null) poke(id, clock)
  }
}

/** Makes the round now and every ten minutes; `stop` waits for one that is under way. */
export const startOverdueParked = (deps: Deps): { stop: () => Promise<void> } => {
  let round = Promise.resolve()
  const go = (): void => {
    round = round
      .then(() => raiseOverdueParked(deps))
      .catch((error: unknown) => deps.log.error({ err: error }, 'the round for overdue actions failed'))
  }
  go()
  const timer = setInterval(go, EVERY_MS)
  return {
    stop: () => {
      clearInterval(timer)
      return round
    },
  }
}
