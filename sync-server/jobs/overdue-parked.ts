/**
 * The round that finds actions which have waited for a day: each opens an exception, and stays parked. Every server process
 * makes its rounds; what one has raised the next does not find.
 */
import type { Poke } from '../../domain/protocol/live.ts'
import type { Pool } from '../db/pool.ts'
import { raiseOverdueParkedSql } from '../db/sql/overdue-parked.ts'
import { forEachOrganisation, type RoundLog, type Rounds, startRounds } from './rounds.ts'

const EVERY_MS = 10 * 60_000

type Deps = {
  pool: Pool
  poke: (orgId: string, clock: Poke) => void
  now: () => Date
  log: RoundLog
}

export const raiseOverdueParked = (deps: Deps, signal?: AbortSignal): Promise<void> => {
  const { pool, poke, now } = deps
  return forEachOrganisation(deps, 'overdue actions', signal, async (id) => {
    const { rows } = await pool.query<Poke | { head: null }>(raiseOverdueParkedSql(id, now().toISOString()))
    const clock = rows[0]
    if (clock && clock.head !== null) poke(id, clock)
  })
}

export const startOverdueParked = (deps: Deps): Rounds =>
  startRounds('overdue actions', EVERY_MS, (signal) => raiseOverdueParked(deps, signal), deps.log)
