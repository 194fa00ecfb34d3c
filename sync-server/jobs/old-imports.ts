/** The rounds that take back what was to be all or nothing and broke off, and that forget rows of files that nobody brought in, and what would take back what came in long ago. */

import { type Staging, undoImport } from '../data/staged.ts'
import type { Pool } from '../db/pool.ts'
import { brokenOffSql, forgetImportsSql } from '../db/sql/imports.ts'
import { transact } from '../db/transact.ts'
import { everyOrganisation, type RoundLog, type Rounds, startRounds } from './rounds.ts'

const EVERY_MS = 6 * 3_600_000
const LOOK_EVERY_MS = 30_000

type Deps = { pool: Pool; now: () => Date; log: RoundLog }

export const forgetImports = async ({ pool, now }: Omit<Deps, 'log'>): Promise<void> => {
  for (const id of await everyOrganisation(pool))
    await transact(pool, id, (client) => client.query(forgetImportsSql(id, now().toISOString())))
}

export const startOldImports = (deps: Deps): Rounds =>
  startRounds('old imports', EVERY_MS, () => forgetImports(deps), deps.log)

/** A server that was killed in the middle of an import left a part of a file that was to come whole. */
export const takeBackBrokenOff = async (staging: Staging): Promise<void> => {
  const { pool, now } = staging
  for (const orgId of await everyOrganisation(pool)) {
    const { rows } = await transact(pool, orgId, (client) =>
      client.query<{ id: string }>(brokenOffSql(orgId, now().toISOString())),
    )
    for (const { id } of rows)
      await undoImport(staging, { orgId }, id, { onProgress: () => undefined, signal: new AbortController().signal })
  }
}

export const startBrokenImports = (staging: Staging, log: RoundLog): Rounds =>
  startRounds('imports that broke off', LOOK_EVERY_MS, () => takeBackBrokenOff(staging), log)
