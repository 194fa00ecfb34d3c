/** The round that forgets rows of files that nobody brought in, and what would take back what came in long ago. */
import type { Pool } from '../db/pool.ts'
import { forgetImportsSql } from '../db/sql/imports.ts'
import { transact } from '../db/transact.ts'
import { everyOrganisation, type RoundLog, type Rounds, startRounds } from './rounds.ts'

const EVERY_MS = 6 * 3_600_000

type Deps = { pool: Pool; now: () => Date; log: RoundLog }

export const forgetImports = async ({ pool, now }: Omit<Deps, 'log'>): Promise<void> => {
  for (const id of await everyOrganisation(pool))
    await transact(pool, id, (client) => client.query(forgetImportsSql(id, now().toISOString())))
}

export const startOldImports = (deps: Deps): Rounds =>
  startRounds('old imports', EVERY_MS, () => forgetImports(deps), deps.log)
