import { parseArgs } from 'node:util'
import { isId } from '../../domain/ids.ts'
import { transact } from '../db/transact.ts'
import { auditAct } from './audit-act.ts'
import { type Command, EXIT, Misuse, type Terminal } from './command.ts'
import { memberWith, organisationOf } from './organisation.ts'

const list = async (args: string[], { pool, print }: Terminal): Promise<void> => {
  const { values } = parseArgs({ args, options: { org: { type: 'string' }, email: { type: 'string' } } })
  const orgId = await organisationOf(pool, values.org)
  const { email } = values
  if (!email) throw new Misuse('--email is needed')
  await transact(pool, orgId, async (client) => {
    const { rows } = await client.query<{ id: string; name: string; seen: Date; revoked: Date | null }>(
      `select id, name, last_seen_at as seen, revoked_at as revoked from devices
       where org_id = $1 and user_id = $2 order by last_seen_at desc`,
      [orgId, await memberWith(client, orgId, email)],
    )
    for (const { id, name, seen, revoked } of rows)
      print(`${id}  signed in ${seen.toISOString()}  ${revoked ? `revoked ${revoked.toISOString()}  ` : ''}${name}`)
  })
}

const revoke = async (args: string[], { pool, print }: Terminal): Promise<void> => {
  const { values } = parseArgs({ args, options: { org: { type: 'string' }, device: { type: 'string' } } })
  const orgId = await organisationOf(pool, values.org)
  const { device } = values
  if (!isId(device)) throw new Misuse('--device takes the id of a device, as device list tells it')
  await transact(pool, orgId, async (client) => {
    const { rowCount } = await client.query(
      'update devices set revoked_at = coalesce(revoked_at, now()) where org_id = $1 and id = $2',
      [orgId, device],
    )
    if (rowCount === 0) throw new Misuse(`there is no device ${device}`)
    await auditAct(client, orgId, 'device-revoked', { deviceId: device })
  })
  print(device)
}

const VERBS: Record<string, (args: string[], terminal: Terminal) => Promise<void>> = { list, revoke }

export const deviceCommand: Command = {
  name: 'device',
  summary: "list a member's devices, or revoke one",
  help: `bincard device list --org ID --email ADDRESS
bincard device revoke --org ID --device ID

list    the id, the last sign-in and the name of each, the latest first
revoke  at once, beside a running server too: for thirty days the device hands in what was done offline, and nothing else

Exit codes: 0 done, 2 not understood.`,
  run: async ([name = '', ...args], terminal) => {
    const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
    if (!verb) throw new Misuse(`device takes ${Object.keys(VERBS).join(', ')}`)
    await verb(args, terminal)
    return EXIT.done
  },
}
