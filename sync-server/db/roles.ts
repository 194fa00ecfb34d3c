import { readFile } from 'node:fs/promises'
import type { Client } from 'pg'

export type RolePasswords = { owner: string; app: string }

/** Makes `bincard_owner` and `bincard_app` if they are missing and sets their passwords. Needs a superuser's connection. */
export const createRoles = async (admin: Client, passwords: RolePasswords): Promise<void> => {
  await admin.query(await readFile(new URL('sql/roles.sql', import.meta.url), 'utf8'))
  await admin.query(`alter role bincard_owner password ${admin.escapeLiteral(passwords.owner)}`)
  await admin.query(`alter role bincard_app password ${admin.escapeLiteral(passwords.app)}`)
}

/** Makes a database that belongs to `bincard_owner` and that only Bincard's own roles may enter. */
export const createDatabase = async (admin: Client, name: string, template?: string): Promise<void> => {
  const quoted = admin.escapeIdentifier(name)
  const from = template ? ` template ${admin.escapeIdentifier(template)}` : ''
  await admin.query(`create database ${quoted} owner bincard_owner${from}`)
  await admin.query(`revoke all on database ${quoted} from public`)
  await admin.query(`grant connect on database ${quoted} to bincard_app`)
}
