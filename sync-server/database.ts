import type { Config } from './config.ts'
import { startEmbedded } from './db/embedded.ts'
import { migrate, refuseOtherSchema } from './db/migrate.ts'
import { openPool, type Pool } from './db/pool.ts'
import { isUnreachable } from './db/trouble.ts'
import { Refusal } from './refusal.ts'

export type Database = {
  pool: Pool
  /** Leads to Postgres itself, past any pooler: what listens needs a connection of its own. */
  directUrl: string
  close: () => Promise<void>
}

/** The database of this configuration, migrated, and how to let go of it. */
export const openDatabase = async (
  config: Pick<Config, 'database' | 'dataDir'>,
  log: (message: string) => void,
): Promise<Database> => {
  let closing = false
  // A connection that breaks while all are closed is no news.
  const onError = (error: Error): void => {
    if (!closing) log(error.message)
  }
  if (config.database) return openGiven(config.database, onError)
  const embedded = await startEmbedded({ dataDir: config.dataDir, log })
  await migrate(embedded.ownerUrl)
  const pool = openPool(embedded.appUrl, { onError })
  return {
    pool,
    directUrl: embedded.appUrl,
    close: async () => {
      closing = true
      await pool.end()
      await embedded.stop()
    },
  }
}

const openGiven = async (
  given: NonNullable<Config['database']>,
  onError: (error: Error) => void,
): Promise<Database> => {
  const pool = openPool(given.appUrl, { onError })
  try {
    if (given.ownerUrl) await migrate(given.ownerUrl)
    await refuseOtherSchema(pool)
  } catch (error) {
    await pool.end()
    throw isUnreachable(error) ? new Refusal(`The database cannot be used: ${(error as Error).message}.`) : error
  }
  return { pool, directUrl: given.directUrl ?? given.appUrl, close: () => pool.end() }
}
