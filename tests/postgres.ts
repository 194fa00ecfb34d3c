import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../sync-server/db/embedded.ts'
import { migrate } from '../sync-server/db/migrate.ts'
import { createDatabase, createRoles } from '../sync-server/db/roles.ts'
import { withAdmin } from './admin.ts'

/** What a test needs to make a database of its own (tests/sync-server/database.ts). */
export type TestPostgres = { adminUrl: string; template: string; password: string }

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres
  }
}

type Running = { postgres: TestPostgres; users: number; stop: () => Promise<void> }

/** The projects of one run each call the setup, from module graphs of their own: the server they share hangs here. */
const shared = globalThis as typeof globalThis & { bincardTestPostgres?: Promise<Running> }

/**
 * One real Postgres for the whole run, with a migrated template database: an embedded one in a temporary directory, or,
 * with BINCARD_TEST_POSTGRES set to a superuser's URL, the server there (so the same tests run on Postgres 15).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.bincardTestPostgres ??= start()
  const running = await shared.bincardTestPostgres
  running.users++
  project.provide('postgres', running.postgres)
  return async () => {
    if (--running.users > 0) return
    shared.bincardTestPostgres = undefined
    await running.stop()
  }
}

const start = async (): Promise<Running> => {
  const given = process.env.BINCARD_TEST_POSTGRES
  const server = given ? { adminUrl: given, stop: async () => {} } : await startTemporary()
  const postgres = { adminUrl: server.adminUrl, template: `bincard_template_${process.pid}`, password: 'bincard-tests' }
  try {
    await withAdmin(server.adminUrl, async (admin) => {
      await createRoles(admin, { owner: postgres.password, app: postgres.password })
      await createDatabase(admin, postgres.template)
    })
    await migrate(asRole(postgres, 'bincard_owner', postgres.template))
  } catch (error) {
    await server.stop()
    throw error
  }
  const stop = async () => {
    await withAdmin(server.adminUrl, (admin) => admin.query(`drop database ${postgres.template}`))
    await server.stop()
  }
  return { postgres, users: 0, stop }
}

/** Its data is thrown away, so it need not reach the disk: what a killed process leaves is still right. */
const startTemporary = async (): Promise<{ adminUrl: string; stop: () => Promise<void> }> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bincard-tests-'))
  chmodSync(dataDir, 0o755) // closed, as mkdtemp makes it, the server's own user could not enter and would settle elsewhere for good
  const { adminUrl, stop } = await startEmbedded({ dataDir: join(dataDir, 'data'), settings: { fsync: 'off' } })
  return {
    adminUrl,
    stop: async () => {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const asRole = ({ adminUrl, password }: TestPostgres, role: string, database: string): string => {
  const url = new URL(adminUrl)
  url.username = role
  url.password = password
  url.pathname = database
  return url.href
}
