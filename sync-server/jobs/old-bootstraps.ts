/** The round that forgets bootstraps which nobody is given any more: some tens of megabytes each, one for each role with its sites. */
import type { Pool } from '../db/pool.ts'
import { forgetBootstrapsSql } from '../db/sql/bootstraps.ts'
import { transact } from '../db/transact.ts'
import { FRESH_BEHIND } from '../sync/bootstrap.ts'
import { forEachOrganisation, type RoundLog, type Rounds, startRounds } from './rounds.ts'

const EVERY_MS = 10 * 60_000

type Deps = { pool: Pool; now: () => Date; log: RoundLog }

export const forgetBootstraps = (deps: Deps, signal?: AbortSignal): Promise<void> =>
  forEachOrganisation(deps, 'old bootstraps', signal, async (id) => {
    await transact(deps.pool, id, (client) =>
      client.query(forgetBootstrapsSql(id, deps.now().toISOString(), FRESH_BEHIND)),
    )
  })

export const startOldBootstraps = (deps: Deps): Rounds =>
  startRounds('old bootstraps', EVERY_MS, (signal) => forgetBootstraps(deps, signal), deps.log)
