import { parseArgs } from 'node:util'
import { ROLES, type Role } from '../../domain/protocol.ts'
import type { PoolClient } from '../db/pool.ts'
import { transact } from '../db/transact.ts'
import { setCredentials } from '../identity/accounts.ts'
import { newId } from '../ledger/new-id.ts'
import { putMember } from '../ledger/organisation.ts'
import { auditAct } from './audit-act.ts'
import { type Command, EXIT, Misuse } from './command.ts'
import { organisationOf } from './organisation.ts'

const OPTIONS = {
  org: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string' },
  password: { type: 'string' },
  sites: { type: 'string' },
} as const

const roleOf = (said: string | undefined): Role => {
  const role = ROLES.find((one) => one === said)
  if (!role) throw new Misuse(`--role is one of ${ROLES.join(', ')}`)
  return role
}

/** The ids of the sites that these codes name; all sites when nothing is said. */
const sitesOf = async (client: PoolClient, orgId: string, said: string | undefined): Promise<string[] | null> => {
  if (said === undefined) return null
  const codes = said.split(',').filter((code) => code !== '')
  const { rows } = await client.query<{ id: string; code: string }>(
    `select id, code from locations where org_id = $1 and kind = 'site' and code = any ($2::text[])`,
    [orgId, codes],
  )
  const missing = codes.filter((code) => !rows.some((row) => row.code === code))
  if (missing.length > 0) throw new Misuse(`there is no site ${missing.join(', ')}`)
  return rows.map((row) => row.id)
}

export const memberCommand: Command = {
  name: 'member',
  summary: 'add a member to an organisation',
  help: `bincard member add --org ID --email ADDRESS --role ${ROLES.join('|')} --password PASSWORD [--sites CODE,…]

Without --sites the member works at all of them; --sites= at none. Prints the member's id.

Exit codes: 0 done, 2 not understood.`,
  run: async ([verb, ...args], { pool, print }) => {
    if (verb !== 'add') throw new Misuse('member takes add')
    const { values } = parseArgs({ args, options: OPTIONS })
    const orgId = await organisationOf(pool, values.org)
    const role = roleOf(values.role)
    const { email, password } = values
    if (!email || !password) throw new Misuse('--email and --password are needed')
    const userId = newId()
    await transact(pool, orgId, async (client) => {
      const siteIds = await sitesOf(client, orgId, values.sites)
      await putMember(client, orgId, { id: userId, name: email, role, siteIds, active: true })
      await setCredentials(client, orgId, { userId, email, password })
      await auditAct(client, orgId, 'member-added', { userId, role, siteIds })
    })
    print(userId)
    return EXIT.done
  },
}
