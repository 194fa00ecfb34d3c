import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { Refusal } from '../refusal.ts'
import type { Pool } from './pool.ts'
import { sqlState } from './trouble.ts'

export const MIGRATIONS_DIR = fileURLToPath(new URL('../../migrations', import.meta.url))

type Migration = { id: number; name: string; sha256: string; sql: string }
type Applied = { id: number; name: string; sha256: string }

/** Held to the end of the transaction: of starts at once one migrates, the others wait and find it done. */
const LOCK = 'select pg_advisory_xact_lock(727003)'

const LEDGER = `
  create table if not exists schema_migrations (
    id integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );
  grant select on schema_migrations to bincard_app;`

/**
 * Brings the schema up to the code's and gives the names of the files it ran: `migrations/NNNN_name.sql`, in order, each
 * in a transaction of its own, forward only. Runs as the owner. Refuses a database that is newer than the code, and one
 * whose history is another than the files tell.
 */
export const migrate = async (ownerUrl: string, dir = MIGRATIONS_DIR): Promise<string[]> => {
  const migrations = await readMigrations(dir)
  const client = new Client({ connectionString: ownerUrl, application_name: 'bincard migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await inTransaction(client, () => client.query(`${LOCK};${LEDGER}`))
    refuseStrange(await readApplied(client), migrations)
    const ran: string[] = []
    for (const migration of migrations) if (await runOne(client, migration)) ran.push(migration.name)
    return ran
  } finally {
    await client.end()
  }
}

/** The number of the newest migration that this code was written for. */
export const newestMigration = async (dir = MIGRATIONS_DIR): Promise<number> =>
  Math.max(0, ...(await readdir(dir)).map((name) => Number(/^(\d{4})_.*\.sql$/.exec(name)?.[1] ?? 0)))

/** The number of the last migration that the database has had; 0 for an empty one. */
export const schemaVersion = async (pool: Pool): Promise<number> => {
  try {
    const { rows } = await pool.query<{ id: number | null }>('select max(id) as id from schema_migrations')
    return rows[0]?.id ?? 0
  } catch (error) {
    if (sqlState(error) === UNDEFINED_TABLE) return 0
    throw error
  }
}

const UNDEFINED_TABLE = '42P01'

/** For a server that may not migrate: its database must have exactly the schema that the code was written for. */
export const refuseOtherSchema = async (pool: Pool, dir = MIGRATIONS_DIR): Promise<void> => {
  const [is, wanted] = [await schemaVersion(pool), await newestMigration(dir)]
  if (is > wanted) throw new Refusal('The database is newer than this Bincard: start the newer one.')
  if (is < wanted)
    throw new Refusal('The database is older than this Bincard: set DATABASE_OWNER_URL, so that it can be migrated.')
}

const readMigrations = async (dir: string): Promise<Migration[]> => {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const id = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1])
      if (!id) throw new Error(`migrations/${name} is not named NNNN_name.sql`)
      const sql = await readFile(join(dir, name), 'utf8')
      return { id, name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

const readApplied = async (client: Client): Promise<Applied[]> =>
  (await client.query<Applied>('select id, name, sha256 from schema_migrations order by id')).rows

const refuseStrange = (applied: Applied[], migrations: Migration[]): void => {
  const newest = migrations.at(-1)?.id ?? 0
  for (const { id, name, sha256 } of applied) {
    if (id > newest) throw new Refusal(`The database is newer than this Bincard (it has ${name}): start the newer one.`)
    const file = migrations.find((migration) => migration.id === id)
    if (!file || file.sha256 !== sha256)
      throw new Refusal(`The database was made by another ${name} than the one here: migrations are never changed.`)
  }
  const last = applied.at(-1)?.id ?? 0
  const skipped = migrations.find(({ id }) => id < last && !applied.some((row) => row.id === id))
  if (skipped)
    throw new Refusal(`The database has later migrations but not ${skipped.name}: migrations only go forward.`)
}

const runOne = (client: Client, { id, name, sha256, sql }: Migration): Promise<boolean> =>
  inTransaction(client, async () => {
    await client.query(LOCK)
    const { rowCount } = await client.query(
      'insert into schema_migrations (id, name, sha256) values ($1, $2, $3) on conflict (id) do nothing',
      [id, name, sha256],
    )
    if (rowCount === 0) return false
    try {
      await client.query(sql)
    } catch (error) {
      throw new Error(`migrations/${name}: ${error instanceof Error ? error.message : error}`, { cause: error })
    }
    return true
  })

const inTransaction = async <T>(client: Client, work: () => Promise<T>): Promise<T> => {
  await client.query('begin')
  try {
    await client.query('set local lock_timeout = 0')
    const value = await work()
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
