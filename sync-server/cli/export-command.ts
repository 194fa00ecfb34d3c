import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { FILE_KINDS } from '../../domain/file-kinds.ts'
import { exportFile } from '../data/export.ts'
import { type Command, EXIT, Misuse } from './command.ts'
import { kindOf } from './import-command.ts'
import { organisationOf } from './organisation.ts'

const OPTIONS = { org: { type: 'string' }, kind: { type: 'string' }, file: { type: 'string' } } as const

const writeOutput = async (path: string, text: string): Promise<void> => {
  try {
    await writeFile(path, text)
  } catch {
    throw new Misuse(`${path} cannot be written`)
  }
}

export const exportCommand: Command = {
  name: 'export',
  summary: 'write items, stock, orders and more to a CSV file',
  help: `bincard export --org ID --kind ${FILE_KINDS.join('|')} --file FILE

What a spreadsheet would run is kept from it by a leading ', which an import takes away again: importing the file changes
nothing. - as the file is the terminal.

Exit codes: 0 done, 2 not understood.`,
  run: async (args, { pool, print }) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS })
    const orgId = await organisationOf(pool, values.org)
    const kind = kindOf(values.kind)
    if (values.file === undefined) throw new Misuse('--file is missing')
    const text = await exportFile(pool, orgId, kind)
    if (values.file === '-') print(text.trimEnd())
    else await writeOutput(values.file, text)
    return EXIT.done
  },
}
