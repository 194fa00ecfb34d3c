import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { createDatabase } from '../../sync-server/db/roles.ts'
import { withAdmin } from '../admin.ts'

export type TestDatabase = {
  /** As `bincard_app`: what the application works with. */
  appUrl: string
  /** As `bincard_owner`: what migrates. */
  ownerUrl: string
  /** As superuser: sees round row level security, for looking on. */
  adminUrl: string
  drop(): Promise<void>
}

/** A migrated database of one's own, copied from the run's template. `empty`: without the schema. */
export const createTestDatabase = async ({ empty = false } = {}): Promise<TestDatabase> => {
  const { adminUrl, template, password } = inject('postgres')
  const name = `test_${randomBytes(8).toString('hex')}`
  await withAdmin(adminUrl, (admin) => createDatabase(admin, name, empty ? undefined : template))
  const url = (user?: string): string => {
    const made = new URL(adminUrl)
    made.pathname = name
    if (user) Object.assign(made, { username: user, password })
    return made.href
  }
  return {
    appUrl: url('bincard_app'),
    ownerUrl: url('bincard_owner'),
    adminUrl: url(),
    drop: () => withAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`)),
  }
}
