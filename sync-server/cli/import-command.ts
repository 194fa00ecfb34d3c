import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { FIELDS, FILE_KINDS, type FileKind, isFieldOf } from '../../domain/file-kinds.ts'
import { plainFault } from '../../domain/row-fault.ts'
import { importFile } from '../data/import-file.ts'
import { type ColumnMap, parseMap } from '../data/mapping.ts'
import { transact } from '../db/transact.ts'
import { auditAct } from './audit-act.ts'
import { type Command, EXIT, Misuse } from './command.ts'
import { organisationOf } from './organisation.ts'

export const kindOf = (said: string | undefined): FileKind => {
  const kind = FILE_KINDS.find((one) => one === said)
  if (!kind) throw new Misuse(`--kind is one of ${FILE_KINDS.join(', ')}`)
  return kind
}

const mapOf = (said: string): ColumnMap => {
  if (said === 'guess') return said
  try {
    return parseMap(said)
  } catch (error) {
    throw new Misuse(`--map: ${(error as Error).message}`)
  }
}

const forAllOf = (kind: FileKind, said: string): Record<string, string> => {
  const pairs = said.split(',').map((pair): [string, string] => {
    const at = pair.indexOf('=')
    if (at < 1) throw new Misuse(`--set: not field=value: ${pair}`)
    return [pair.slice(0, at).trim(), pair.slice(at + 1)]
  })
  for (const [field] of pairs) if (!isFieldOf(kind)(field)) throw new Misuse(`--set: ${field} is no field of ${kind}`)
  return Object.fromEntries(pairs)
}

const readInput = async (path: string | undefined): Promise<Uint8Array> => {
  if (path === undefined) throw new Misuse('--file is missing')
  try {
    return await readFile(path)
  } catch {
    throw new Misuse(`${path} cannot be read`)
  }
}

const OPTIONS = {
  org: { type: 'string' },
  kind: { type: 'string' },
  file: { type: 'string' },
  map: { type: 'string' },
  set: { type: 'string' },
  sheet: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'good-rows': { type: 'boolean' },
} as const

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in items, stock, orders and more from a CSV or Excel file',
  help: `bincard import --org ID --kind ${FILE_KINDS.join('|')} --file FILE [--map column=field,…|guess]
               [--set field=value,…] [--sheet NAME] [--dry-run] [--good-rows]

CSV in UTF-8, UTF-16 or Windows-1252, parted by commas, semicolons, tabs or bars, or a sheet of an .xlsx.
With any error nothing is brought in, and all errors are listed by row; what is refused or stopped on its way is taken back. The same file again changes nothing.
--map      names the columns of the file that are our fields; other columns are left out. guess: by the names and
           looks of the columns
--set      what is the same for all rows and has no column: --set kind=supplier
--sheet    the sheet of a workbook; without it the first that has rows
--dry-run  says what would be done
--good-rows  brings in the rows that are right, and lists the others
${FILE_KINDS.map((kind) => `${kind}: ${FIELDS[kind].join(', ')}${kind === 'items' ? ', attributes.NAME' : ''}`).join('\n')}
An empty cell empties its field, a missing column leaves it alone. Stock becomes openings: what the books lack.

Exit codes: 0 done, 1 errors in the file, 2 not understood.`,
  run: async (args, { pool, now, print, complain }) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS })
    const orgId = await organisationOf(pool, values.org)
    const kind = kindOf(values.kind)
    const map = values.map === undefined ? {} : { map: mapOf(values.map) }
    const said = {
      ...(values.set === undefined ? {} : { forAll: forAllOf(kind, values.set) }),
      ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
    }
    const content = await readInput(values.file)
    const log = { error: (_details: object, message: string) => complain(message) }
    const dryRun = values['dry-run'] === true
    const mode = dryRun ? 'check' : values['good-rows'] === true ? 'good' : 'all'
    const stop = new AbortController()
    const onInterrupt = () => stop.abort()
    process.once('SIGINT', onInterrupt)
    const request = { orgId, kind, content, mode, now: now(), signal: stop.signal, ...map, ...said } as const
    const result = await importFile(pool, log, request).finally(() => process.off('SIGINT', onInterrupt))
    for (const fault of result.errors) complain(`row ${fault.row}: ${plainFault(fault)}`)
    const { created, changed, unchanged, errors, takenBack } = result
    if (takenBack)
      complain(
        takenBack.kept === 0
          ? 'not all of it could come in; what was in is taken back, and nothing of this file is left'
          : `not all of it could come in; what was in is taken back, but for ${takenBack.kept} that are in use`,
      )
    if (!dryRun) {
      const figures = { created, changed, unchanged, errors: errors.length }
      const detail = { kind, file: values.file, ...figures }
      await transact(pool, orgId, async (client) => {
        await auditAct(client, orgId, 'import', detail)
        await client.query('select announce_clock($1)', [orgId]) // a server beside us has not taken these pushes
      })
    }
    if (errors.length > 0 || result.stopped) return EXIT.wrong
    print(`${dryRun ? 'would be ' : ''}${created} created, ${changed} changed, ${unchanged} as they were`)
    return EXIT.done
  },
}
