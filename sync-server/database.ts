import type { Config } from './config.ts'
import { startEmbedded } from './db/embedded.ts'
import { migrate, refuseOtherSchema } from './db/migrate.ts'
import { openPool, type Pool } from './db/pool.ts'

/** The database of this configuration, migrated, and how to let go of it. */
export const openDatabase = async (
  config: Pick<Config, 'database' | 'dataDir'>,
  log: (message: string) => void,
): Promise<{ pool: Pool; close: () => Promise<void> }> => {
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
    return { pool, close: () => pool.end() }
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log })
  await migrate(embedded.ownerUrl)
  const pool = openPool(embedded.appUrl, { onError })
  return {
    pool,
    close: async () => {
      await pool.end()
      await embedded.stop()
    },
  }
}
