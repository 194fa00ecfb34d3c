import { parseArgs } from 'node:util'
import { transact } from '../db/transact.ts'
import { newId } from '../ledger/new-id.ts'
import { createOrganisation } from '../ledger/organisation.ts'
import { type Command, EXIT, Misuse } from './command.ts'
import { addFirstAdmin } from './first-admin.ts'
import { organisations } from './organisation.ts'
import { exportOrganisation, importOrganisation } from './whole-organisation.ts'

const OPTIONS = {
  name: { type: 'string' },
  'admin-email': { type: 'string' },
  'admin-password': { type: 'string' },
  org: { type: 'string' },
  file: { type: 'string' },
} as const

export const orgCommand: Command = {
  name: 'org',
  summary: 'make an organisation, list those that are there, or take one whole from here to there',
  help: `bincard org create --name NAME --admin-email ADDRESS --admin-password PASSWORD
bincard org list
bincard org export --org ID --file FILE
bincard org import --file FILE --admin-email ADDRESS --admin-password PASSWORD

create  makes the organisation with its supplier, customer, loss, production and transit, and one admin; prints its id
list    prints the id and the name of each
export  writes all documents and the ledger as newline-delimited JSON with a checksum; no passwords, sessions and devices
import  makes an organisation of such a file, with the same stock and the same history, and one admin; prints its id.
        The file must be whole, unchanged, and written by the same version

Exit codes: 0 done, 1 the file is not taken, 2 not understood.`,
  run: async ([verb, ...args], terminal) => {
    const { pool, print } = terminal
    if (verb === 'export' || verb === 'import') {
      const { values } = parseArgs({ args, options: OPTIONS })
      return verb === 'export' ? exportOrganisation(values, terminal) : importOrganisation(values, terminal)
    }
    if (verb === 'list') {
      for (const { id, name } of await organisations(pool)) print(`${id}  ${name}`)
      return EXIT.done
    }
    if (verb !== 'create') throw new Misuse('org takes create, list, export or import')
    const { values } = parseArgs({ args, options: OPTIONS })
    const { name, 'admin-email': email, 'admin-password': password } = values
    if (!name || !email || !password) throw new Misuse('--name, --admin-email and --admin-password are needed')
    const orgId = newId()
    await transact(pool, orgId, async (client) => {
      await createOrganisation(client, { id: orgId, name })
      await addFirstAdmin(client, orgId, { email, password, name })
    })
    print(orgId)
    return EXIT.done
  },
}
