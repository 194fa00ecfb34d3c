/**
 * Whether requests should be sent to this process: it is not on its way out, the pool gives a connection soon, and the
 * schema is at least the one that the code was written for. A newer one is no reason to leave: while a new version is
 * rolled out, the old processes carry on beside it.
 */
import { schemaVersion } from './db/migrate.ts'
import type { Pool } from './db/pool.ts'

/** An answer stands for so long, however often it is asked for. */
const FRESH_MS = 1000
/** Longer than this a probe would not wait either. */
const PATIENCE_MS = 2000

export type Readiness = { ask: () => Promise<boolean>; drain: () => void }

export const createReadiness = (pool: Pool, wantedSchema: number): Readiness => {
  let draining = false
  let asked: { at: number; answer: Promise<boolean> } | undefined

  const look = async (): Promise<boolean> => {
    const tooLong = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref())
    const isCurrent = schemaVersion(pool).then(
      (version) => version >= wantedSchema,
      () => false, // a database that is away is what the answer says
    )
    return Promise.race([isCurrent, tooLong])
  }

  return {
    ask: async () => {
      if (draining) return false
      if (!asked || Date.now() - asked.at > FRESH_MS) asked = { at: Date.now(), answer: look() }
      return (await asked.answer) && !draining
    },
    drain: () => {
      draining = true
    },
  }
}
