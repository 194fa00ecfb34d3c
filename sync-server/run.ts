/** The server from its start to its signal to stop. */
import { buildClientIfNeeded } from './build-client.ts'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './database.ts'
import { DEMO_PASSWORD, DEMO_SIGN_INS, ensureDemo } from './demo/demo.ts'
import { ROOT, type Running, startServer } from './server.ts'
import { type Log, openLog } from './telemetry/log.ts'

/** How it is run: with the demo warehouse or without it, and where it says what whoever started it is to know. */
type Manner = { demo: boolean; say: (line: string) => void }

const serve = async (config: Config, database: Database, log: Log, { demo, say }: Manner): Promise<Running> => {
  if (demo && (await ensureDemo(database.pool, log, new Date()))) say('The demo warehouse is made.')
  return startServer(config, database, log)
}

/** Says the address once it listens; rejects, with nothing left behind, when it cannot. */
export const run = async (config: Config, { demo, say }: Manner): Promise<void> => {
  const log = openLog(demo && !process.env.LOG_LEVEL ? 'warn' : config.logLevel)
  if (buildClientIfNeeded(ROOT)) say('The app is built.')
  const database = await openDatabase(config, (message) => log.warn(message))
  const server = await serve(config, database, log, { demo, say }).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await server.stop()
    await database.close()
    process.exit(0)
  }
  // Before the address is said: whoever reads it may stop it at once.
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  say(`Bincard is at ${server.url}`)
  if (demo) {
    say(`Sign in with the password ${DEMO_PASSWORD} as one of`)
    for (const { email } of DEMO_SIGN_INS) say(`  ${email}`)
  }
}
