import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { Refusal } from '../refusal.ts'
import { installBinaries } from './embedded/binaries.ts'
import { type Credentials, initialise, readCredentials, sweep } from './embedded/cluster.ts'
import { type Place, placeFor } from './embedded/place.ts'
import { freePort, launch, lookFor, shutDown } from './embedded/postmaster.ts'
import { createDatabase, createRoles } from './roles.ts'

/**
 * A Postgres of our own, from the npm package, for whoever sets no DATABASE_URL. It listens on 127.0.0.1 alone, its
 * passwords are random and kept in the data directory.
 *
 * Every process that uses it holds a *lease*: a connection with a shared advisory lock. So a second process (the command
 * line beside the server) joins the one that runs, one left over by a killed process is adopted, and the last to stop
 * takes it down, whoever started it. A process that dies loses its lease with its connection: nothing to clean up. The
 * end of the lease also tells us that the server died under us, and we start it again on the same port.
 */
export type Embedded = {
  /** `bincard_app`'s: what the application works with. */
  appUrl: string
  /** `bincard_owner`'s: what migrates. */
  ownerUrl: string
  /** The superuser's. */
  adminUrl: string
  /** Whether the server ran already. */
  adopted: boolean
  /** Gives the lease back; the last one shuts the server down and waits for its end. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  log?: (message: string) => void
  /** Server settings on top of the defaults, as `postgres -c name=value`. */
  settings?: Record<string, string>
}

const LEASE = 'select pg_advisory_lock_shared(727001)'
const LAST_OUT = 'select pg_advisory_unlock_shared(727001), pg_try_advisory_lock(727001) as last'
const START_LIMIT_MS = 60_000

export const startEmbedded = async ({ dataDir, log = () => {}, settings = {} }: EmbeddedOptions): Promise<Embedded> => {
  const place = placeFor(dataDir)
  sweep(place)
  const credentials = readCredentials(place)
  const open = () => leaseServer(place, credentials, settings)
  let stopping = false
  let { lease, port, adopted } = await open()
  let restarted: Promise<void> = Promise.resolve()

  const restart = async (): Promise<void> => {
    while (!stopping) {
      log('the embedded Postgres is gone; starting it again')
      try {
        lease = (await open()).lease
        return watch(lease)
      } catch (error) {
        log(`the embedded Postgres does not come back: ${error instanceof Error ? error.message : error}`)
        await sleep(1000)
      }
    }
  }
  const watch = (client: Client): void => {
    client.on('error', () => {}) // the end follows
    client.on('end', () => {
      restarted = restart()
    })
  }
  watch(lease)

  return {
    ...urls(port, credentials),
    adopted,
    stop: async () => {
      stopping = true
      await restarted // or the server that it brings up would be nobody's
      const last = await lease.query<{ last: boolean }>(LAST_OUT).then(
        ({ rows }) => rows[0]?.last === true,
        () => false,
      )
      if (last) await shutDown(place)
      await lease.end().catch(() => {})
    },
  }
}

const urls = (port: number, { superuser, owner, app }: Credentials) => ({
  appUrl: `postgres://bincard_app:${app}@127.0.0.1:${port}/bincard`,
  ownerUrl: `postgres://bincard_owner:${owner}@127.0.0.1:${port}/bincard`,
  adminUrl: `postgres://postgres:${superuser}@127.0.0.1:${port}/postgres`,
})

type Leased = { lease: Client; port: number; adopted: boolean }

/** Joins the server that runs, or starts one; races with other starts, crashes and shutdowns end in another round. */
const leaseServer = async (
  place: Place,
  credentials: Credentials,
  settings: Record<string, string>,
): Promise<Leased> => {
  const giveUpAt = Date.now() + START_LIMIT_MS
  let adopted = true
  while (Date.now() < giveUpAt) {
    const seen = lookFor(place)
    if (seen.state === 'ready') {
      const lease = await takeLease(seen.port, credentials)
      if (lease) return { lease, port: seen.port, adopted }
    } else if (seen.state === 'none') {
      adopted = false
      await startServer(place, credentials, settings)
      continue
    }
    await sleep(30)
  }
  throw new Refusal(`The embedded Postgres in ${place.dir} gives no answer; see postgres.log there.`)
}

const startServer = async (place: Place, credentials: Credentials, settings: Record<string, string>): Promise<void> => {
  const binaries = installBinaries(place.dir)
  await initialise(place, binaries, credentials, { durable: settings.fsync !== 'off' })
  const remembered = join(place.dir, 'port')
  const port = (existsSync(remembered) && Number(readFileSync(remembered, 'utf8'))) || (await freePort())
  const outcome = await launch(place, binaries, port, settings)
  if (outcome === 'ready') writeFileSync(remembered, String(port))
  else if (outcome === 'port-taken') writeFileSync(remembered, String(await freePort()))
  else await sleep(100)
}

/** Null where the server turns us away for now: still starting, or on its way down. */
const takeLease = async (port: number, credentials: Credentials): Promise<Client | null> => {
  const lease = new Client({
    connectionString: urls(port, credentials).adminUrl,
    keepAlive: true,
    application_name: 'bincard lease',
  })
  lease.on('error', () => {})
  try {
    await lease.connect()
    await lease.query(LEASE)
    await createMissing(lease, credentials)
    return lease
  } catch (error) {
    await lease.end().catch(() => {})
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === '28P01') throw new Refusal('The embedded Postgres refuses the password kept in its credentials.json.')
    return null
  }
}

/** Roles and database; under a lock, since two starts at once would both find nothing. */
const createMissing = async (admin: Client, { owner, app }: Credentials): Promise<void> => {
  const exists = async () => (await admin.query("select from pg_database where datname = 'bincard'")).rowCount === 1
  if (await exists()) return
  await admin.query('select pg_advisory_lock(727002)')
  try {
    if (await exists()) return
    await createRoles(admin, { owner, app })
    await createDatabase(admin, 'bincard')
  } finally {
    await admin.query('select pg_advisory_unlock(727002)')
  }
}
