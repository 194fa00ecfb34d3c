import type { Config } from './config.ts'
import { startEmbedded } from './db/embedded.ts'
import { migrate, refuseOtherSchema } from './db/migrate.ts'
import { openPool, type Pool } from './db/pool.ts'

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
  const onError = (error: Error): void => log(error.message)
  if (config.database) {
    if (config.database.ownerUrl) await migrate(config.database.ownerUrl)
    const pool = openPool(config.database.appUrl, { onError })
    if (!config.database.ownerUrl) {
      await refuseOtherSchema(pool).catch(async (error: unknown) => {
        await pool.end()
        throw error
      })
    }
    return { pool, directUrl: config.database.directUrl ?? config.database.appUrl, close: () => pool.end() }
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log })
  await migrate(embedded.ownerUrl)
  const pool = openPool(embedded.appUrl, { onError })
  return {
    pool,
    directUrl: embedded.appUrl,
    close: async () => {
      await pool.end()
      await embedded.stop()
    },
  }
}
