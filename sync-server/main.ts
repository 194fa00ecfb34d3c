/** `npm start` (with --demo) and `npm run serve`. */
import { buildClientIfNeeded } from './build-client.ts'
import { type Config, readConfig } from './config.ts'
import { type Database, openDatabase } from './database.ts'
import { DEMO_PASSWORD, DEMO_SIGN_INS, ensureDemo } from './demo/demo.ts'
import { Refusal } from './refusal.ts'
import { ROOT, type Running, startServer } from './server.ts'
import { type Log, openLog } from './telemetry/log.ts'

const demo = process.argv.includes('--demo')

const serve = async (config: Config, database: Database, log: Log): Promise<Running> => {
  if (demo && (await ensureDemo(database.pool, log, new Date()))) console.log('The demo warehouse is made.')
  return startServer(config, database, log)
}

const start = async (): Promise<void> => {
  const config = readConfig(process.env, { demo })
  const log = openLog(demo && !process.env.LOG_LEVEL ? 'warn' : config.logLevel)
  if (buildClientIfNeeded(ROOT)) console.log('The app is built.')
  const database = await openDatabase(config, (message) => log.warn(message))
  const server = await serve(config, database, log).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  console.log(`Bincard is at ${server.url}`)
  if (demo) {
    console.log(`Sign in with the password ${DEMO_PASSWORD} as one of`)
    for (const { email } of DEMO_SIGN_INS) console.log(`  ${email}`)
  }

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await server.stop()
    await database.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

start().catch((error: unknown) => {
  console.error(error instanceof Refusal ? error.message : error)
  process.exit(error instanceof Refusal ? 2 : 1)
})
