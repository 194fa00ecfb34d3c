import { type FileFault, sayFileFault } from '../../../domain/file-fault.ts'
import type { ImportFigures } from '../../../domain/protocol/imports.ts'
import { plainFault, type RowFault, sayCellFault } from '../../../domain/row-fault.ts'
import { words } from '../../words/index.ts'
import { fieldName } from './field-name.ts'
import type { Opened } from './worker-talk.ts'

/** What is wrong with a row, in the person's language; of a code that a newer server made up, what the server said. */
export const faultSaid = (fault: RowFault & { message?: string }): string => {
  if (!Object.hasOwn(words.rowFaults, fault.code)) return fault.message ?? fault.code
  const said = sayCellFault(words.rowFaults, fault)
  return fault.field === undefined ? said : `${fieldName(fault.field)}: ${said}`
}

/** Why nothing of a file can be taken, and what to do. */
export const fileFaultSaid = (name: string, fault: FileFault): string =>
  words.import.ofFile(name, sayFileFault(words.fileFaults, fault))

/** What the server found, with the rows that could not be read and so were never sent. */
export const withUnread = (figures: ImportFigures, opened: Opened): ImportFigures => ({
  ...figures,
  badRows: figures.badRows + opened.rowCount - opened.goodRows,
  errors: [...opened.errors.map((fault) => ({ ...fault, message: plainFault(fault) })), ...figures.errors].sort(
    (a, b) => a.row - b.row,
  ),
  errorCount: figures.errorCount + opened.errorCount,
})
