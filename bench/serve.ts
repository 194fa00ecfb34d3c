import { buildClientIfNeeded } from '../sync-server/build-client.ts'
import type { Config } from '../sync-server/config.ts'
import type { Pool } from '../sync-server/db/pool.ts'
import { ROOT, startServer } from '../sync-server/server.ts'
import { openLog } from '../sync-server/telemetry/log.ts'

/** Far above what a bench asks for from its one address: it measures the work, not the door. */
const UNLIMITED = { address: 1_000_000, organisation: 1_000_000, member: 1_000_000 }

/** Serves the API and the built app on a free port of this machine, for as long as `work` takes. */
export const withServer = async (
  { pool, appUrl }: { pool: Pool; appUrl: string },
  work: (url: string) => Promise<void>,
): Promise<void> => {
  buildClientIfNeeded(ROOT)
  const config: Config = {
    ...{ port: 0, host: '127.0.0.1', database: undefined, dataDir: '', trustProxy: [], logLevel: 'silent' },
    tokenSecrets: ['a secret of the bench, 32 characters and more'],
    rateLimits: UNLIMITED,
    printerNetworks: [],
    photos: { bytes: 2_000_000, organisationBytes: 2_000_000_000 },
    push: { vapid: undefined, subject: 'mailto:bench@bincard.invalid', services: [] },
  }
  const server = await startServer(config, { pool, directUrl: appUrl }, openLog('silent'))
  try {
    await work(server.url)
  } finally {
    await server.stop()
  }
}
