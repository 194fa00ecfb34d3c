import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { importFile } from '../data/import.ts'
import { FIELDS, KINDS, type Kind } from '../data/kinds.ts'
import { parseMap } from '../data/table.ts'
import { transact } from '../db/transact.ts'
import { auditAct } from './audit-act.ts'
import { type Command, EXIT, Misuse } from './command.ts'
import { organisationOf } from './organisation.ts'

export const kindOf = (said: string | undefined): Kind => {
  const kind = KINDS.find((one) => one === said)
  if (!kind) throw new Misuse(`--kind is one of ${KINDS.join(', ')}`)
  return kind
}

const mapOf = (said: string): Map<string, string> => {
  try {
    return parseMap(said)
  } catch (error) {
    throw new Misuse(`--map: ${(error as Error).message}`)
  }
}

const readInput = async (path: string | undefined): Promise<string> => {
  if (path === undefined) throw new Misuse('--file is missing')
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new Misuse(`${path} cannot be read`)
  }
}

const OPTIONS = {
  org: { type: 'string' },
  kind: { type: 'string' },
  file: { type: 'string' },
  map: { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in items, locations, stock, movements, reasons or costs from a CSV file',
  help: `bincard import --org ID --kind ${KINDS.join('|')} --file FILE [--map column=field,…] [--dry-run]

With any error nothing is brought in, and all errors are listed by row. The same file again changes nothing.
--map      names the columns of the file that are our fields; other columns are left out
--dry-run  says what would be done
${KINDS.map((kind) => `${kind}: ${FIELDS[kind].join(', ')}${kind === 'items' ? ', attributes.NAME' : ''}`).join('\n')}
An empty cell empties its field, a missing column leaves it alone. Stock becomes openings: what the books lack.

Exit codes: 0 done, 1 errors in the file, 2 not understood.`,
  run: async (args, { pool, now, print, complain }) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS })
    const orgId = await organisationOf(pool, values.org)
    const kind = kindOf(values.kind)
    const map = values.map === undefined ? {} : { map: mapOf(values.map) }
    const text = await readInput(values.file)
    const log = { error: (_details: object, message: string) => complain(message) }
    const dryRun = values['dry-run'] === true
    const result = await importFile(pool, log, { orgId, kind, text, dryRun, now: now(), ...map })
    for (const { row, message } of result.errors) complain(`row ${row}: ${message}`)
    const { created, changed, unchanged, errors } = result
    if (!dryRun) {
      const figures = { created, changed, unchanged, errors: errors.length }
      const detail = { kind, file: values.file, ...figures }
      await transact(pool, orgId, async (client) => {
        await auditAct(client, orgId, 'import', detail)
        await client.query('select announce_clock($1)', [orgId]) // a server beside us has not taken these pushes
      })
    }
    if (errors.length > 0) return EXIT.wrong
    print(`${dryRun ? 'would be ' : ''}${created} created, ${changed} changed, ${unchanged} as they were`)
    return EXIT.done
  },
}
