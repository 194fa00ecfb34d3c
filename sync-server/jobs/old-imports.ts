/** The rounds that take back what was to be all or nothing and broke off, and that forget rows of files that nobody brought in, and what would take back what came in long ago. */

import { type Staging, undoImport } from '../data/staged.ts'
import type { Pool } from '../db/pool.ts'
import { brokenOffSql, forgetImportsSql, stopBrokenOffSql } from '../db/sql/imports.ts'
import { transact } from '../db/transact.ts'
import { forEachOrganisation, type RoundLog, type Rounds, startRounds } from './rounds.ts'

const EVERY_MS = 6 * 3_600_000
const LOOK_EVERY_MS = 30_000

type Deps = { pool: Pool; now: () => Date; log: RoundLog }

export const forgetImports = (deps: Deps, signal?: AbortSignal): Promise<void> =>
  forEachOrganisation(deps, 'old imports', signal, async (id) => {
    await transact(deps.pool, id, (client) => client.query(forgetImportsSql(id, deps.now().toISOString())))
  })

export const startOldImports = (deps: Deps): Rounds =>
  startRounds('old imports', EVERY_MS, (signal) => forgetImports(deps, signal), deps.log)

/**
 * A server that was killed in the middle of an import left a part of a file that was to come whole, which is taken back. Any other
 * run that broke off, and a take-back, counts as stopped: whoever looks at it goes on, or takes it back.
 */
export const settleBrokenOff = (staging: Staging, signal = new AbortController().signal): Promise<void> => {
  const { pool, now } = staging
  return forEachOrganisation(staging, 'imports that broke off', signal, async (orgId) => {
    const at = now().toISOString()
    const { rows } = await transact(pool, orgId, async (client) => {
      await client.query(stopBrokenOffSql(orgId, at))
      return client.query<{ id: string }>(brokenOffSql(orgId, at))
    })
    const running = { onProgress: () => undefined, signal, goesOnLater: true }
    for (const { id } of rows) if (!signal.aborted) await undoImport(staging, { orgId }, id, running)
  })
}

export const startBrokenImports = (staging: Staging): Rounds =>
  startRounds('imports that broke off', LOOK_EVERY_MS, (signal) => settleBrokenOff(staging, signal), staging.log)
