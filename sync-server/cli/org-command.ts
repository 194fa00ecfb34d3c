import { parseArgs } from 'node:util'
import { transact } from '../db/transact.ts'
import { setCredentials } from '../identity/accounts.ts'
import { newId } from '../ledger/new-id.ts'
import { createOrganisation, putMember } from '../ledger/organisation.ts'
import { auditAct } from './audit-act.ts'
import { type Command, EXIT, Misuse } from './command.ts'
import { organisations } from './organisation.ts'

const OPTIONS = {
  name: { type: 'string' },
  'admin-email': { type: 'string' },
  'admin-password': { type: 'string' },
} as const

export const orgCommand: Command = {
  name: 'org',
  summary: 'make an organisation, or list those that are there',
  help: `bincard org create --name NAME --admin-email ADDRESS --admin-password PASSWORD
bincard org list

create  makes the organisation with its supplier, customer, loss, production and transit, and one admin; prints its id
list    prints the id and the name of each

Exit codes: 0 done, 2 not understood.`,
  run: async ([verb, ...args], { pool, print }) => {
    if (verb === 'list') {
      for (const { id, name } of await organisations(pool)) print(`${id}  ${name}`)
      return EXIT.done
    }
    if (verb !== 'create') throw new Misuse('org takes create or list')
    const { values } = parseArgs({ args, options: OPTIONS })
    const { name, 'admin-email': email, 'admin-password': password } = values
    if (!name || !email || !password) throw new Misuse('--name, --admin-email and --admin-password are needed')
    const orgId = newId()
    await transact(pool, orgId, async (client) => {
      await createOrganisation(client, { id: orgId, name })
      const userId = newId()
      await putMember(client, orgId, { id: userId, name: email, role: 'admin', siteIds: null, active: true })
      await setCredentials(client, orgId, { userId, email, password })
      await auditAct(client, orgId, 'org-created', { name, adminId: userId })
    })
    print(orgId)
    return EXIT.done
  },
}
