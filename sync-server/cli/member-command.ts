import { parseArgs } from 'node:util'
import { ROLES, type Role } from '../../domain/protocol/kinds.ts'
import type { PoolClient } from '../db/pool.ts'
import { transact } from '../db/transact.ts'
import { setCredentials } from '../identity/accounts.ts'
import { newId } from '../ledger/new-id.ts'
import { putMember, setActive } from '../ledger/organisation.ts'
import { auditAct } from './audit-act.ts'
import { type Command, EXIT, Misuse, type Terminal } from './command.ts'
import { memberWith, organisationOf } from './organisation.ts'

const WHO = { org: { type: 'string' }, email: { type: 'string' } } as const
const OPTIONS = {
  ...WHO,
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

const add = async (args: string[], { pool, print }: Terminal): Promise<void> => {
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
}

const setStanding = async (args: string[], { pool, print }: Terminal, active: boolean): Promise<void> => {
  const { values } = parseArgs({ args, options: WHO })
  const orgId = await organisationOf(pool, values.org)
  const { email } = values
  if (!email) throw new Misuse('--email is needed')
  await transact(pool, orgId, async (client) => {
    const userId = await memberWith(client, orgId, email)
    await setActive(client, orgId, userId, active)
    await auditAct(client, orgId, active ? 'member-enabled' : 'member-disabled', { userId })
    print(userId)
  })
}

const VERBS: Record<string, (args: string[], terminal: Terminal) => Promise<void>> = {
  add,
  disable: (args, terminal) => setStanding(args, terminal, false),
  enable: (args, terminal) => setStanding(args, terminal, true),
}

export const memberCommand: Command = {
  name: 'member',
  summary: 'add a member to an organisation, disable one, or let one work again',
  help: `bincard member add --org ID --email ADDRESS --role ${ROLES.join('|')} --password PASSWORD [--sites CODE,…]
bincard member disable --org ID --email ADDRESS
bincard member enable --org ID --email ADDRESS

add      without --sites the member works at all of them; --sites= at none
disable  at once, beside a running server too: what they read and hear ends. For thirty days their devices hand in what was
         done offline; it is turned down with the reason, and kept for a lead
Each prints the member's id.

Exit codes: 0 done, 2 not understood.`,
  run: async ([name = '', ...args], terminal) => {
    const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
    if (!verb) throw new Misuse(`member takes ${Object.keys(VERBS).join(', ')}`)
    await verb(args, terminal)
    return EXIT.done
  },
}
