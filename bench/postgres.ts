import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded } from '../sync-server/db/embedded.ts'
import { migrate } from '../sync-server/db/migrate.ts'
import { createDatabase, createRoles } from '../sync-server/db/roles.ts'

/** A Postgres as `npm start` runs it (fsync and all), empty but for the schema, for the length of one benchmark. */
export const withPostgres = async <T>(work: (appUrl: string) => Promise<T>): Promise<T> => {
  const directory = mkdtempSync(join(tmpdir(), 'bincard-bench-'))
  chmodSync(directory, 0o755) // closed, as mkdtemp makes it, the server's own user could not enter and would settle elsewhere for good
  const server = await startEmbedded({ dataDir: join(directory, 'data') })
  try {
    const admin = new Client({ connectionString: server.adminUrl })
    await admin.connect()
    await createRoles(admin, { owner: 'bench', app: 'bench' })
    await createDatabase(admin, 'bench')
    await admin.end()
    const url = (user: string): string =>
      Object.assign(new URL(server.adminUrl), { username: user, password: 'bench', pathname: 'bench' }).href
    await migrate(url('bincard_owner'))
    const owner = new Client({ connectionString: url('bincard_owner') })
    await owner.connect()
    await owner.query('create table bench_bare (id uuid primary key, body text not null)')
    await owner.end()
    return await work(url('bincard_app'))
  } finally {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
