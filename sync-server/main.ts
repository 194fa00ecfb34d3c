/** `npm start` (with --demo) and `npm run serve`. */
import { buildClientIfNeeded } from './build-client.ts'
import { readConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { DEMO_PASSWORD, DEMO_SIGN_INS, ensureDemo } from './demo/demo.ts'
import { Refusal } from './refusal.ts'
import { ROOT, startServer } from './server.ts'
import { openLog } from './telemetry/log.ts'

const demo = process.argv.includes('--demo')

const start = async (): Promise<void> => {
  const config = readConfig(process.env, { demo })
  const log = openLog(demo && !process.env.LOG_LEVEL ? 'warn' : config.logLevel)
  if (buildClientIfNeeded(ROOT)) console.log('The app is built.')
  const database = await openDatabase(config, (message) => log.warn(message))
  if (demo && (await ensureDemo(database.pool, log, new Date()))) console.log('The demo warehouse is made.')
  const server = await startServer(config, database, log)

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
