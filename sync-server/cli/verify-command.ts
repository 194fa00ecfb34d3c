import { parseArgs } from 'node:util'
import { transact } from '../db/transact.ts'
import { rebuild } from '../ledger/rebuild.ts'
import { type Finding, verify } from '../ledger/verify.ts'
import { auditAct } from './audit-act.ts'
import { type Command, EXIT, type Terminal } from './command.ts'
import { organisationOf, organisations } from './organisation.ts'

const OPTIONS = { org: { type: 'string' } } as const
const SHOWN = 10

const tell = (findings: readonly Finding[], { complain }: Terminal): void => {
  for (const { check, rows } of findings) {
    complain(`not so: ${check} (${rows.length})`)
    for (const row of rows.slice(0, SHOWN)) complain(`  ${JSON.stringify(row)}`)
    if (rows.length > SHOWN) complain(`  and ${rows.length - SHOWN} more`)
  }
}

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'prove that stock is the ledger, sums are zero and the feed is the tables',
  help: `bincard verify [--org ID]

Without --org every organisation. Changes nothing, and nobody waits for it. Lists what does not hold, by check.

Exit codes: 0 all holds, 1 something does not, 2 not understood.`,
  run: async (args, terminal) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS })
    const { pool } = terminal
    const some = values.org === undefined ? await organisations(pool) : [{ id: await organisationOf(pool, values.org) }]
    let wrong = false
    for (const { id } of some) {
      const findings = await verify(pool, id)
      if (findings.length > 0) terminal.complain(`organisation ${id}`)
      tell(findings, terminal)
      wrong ||= findings.length > 0
    }
    if (wrong) return EXIT.wrong
    terminal.print('all holds')
    return EXIT.done
  },
}

export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: 'make stock and the feed anew from the ledger and the tables',
  help: `bincard rebuild --org ID

Mends what verify finds, where it follows from something else; devices pull only what changed. Writers of the organisation
wait until it is done.

Exit codes: 0 all holds now, 1 something is wrong that does not follow from anything else, 2 not understood.`,
  run: async (args, terminal) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS })
    const orgId = await organisationOf(terminal.pool, values.org)
    const { left, ...done } = await rebuild(terminal.pool, orgId)
    await transact(terminal.pool, orgId, (client) => auditAct(client, orgId, 'rebuild', { ...done, left: left.length }))
    tell(left, terminal)
    const { stock, counted, reversals, codes, published, buried } = done
    terminal.print(
      `${stock} stock rows, ${counted} count times, ${reversals} reversals and ${codes} barcodes mended, ` +
        `${published} documents published anew, ${buried} removed`,
    )
    return left.length > 0 ? EXIT.wrong : EXIT.done
  },
}
