/** A file as a person handed it over: the header, the rows, and how it is to be read. */
import { fileFault, UnreadableFile } from '../file-fault.ts'
import { type RowFault, rowFault } from '../row-fault.ts'
import { readCsv, type Separator } from './csv.ts'
import { decode, type Encoding } from './decode.ts'
import { readExcel } from './excel.ts'
import { isExcel, refuseOthers } from './file-kind.ts'
import { isHeader } from './header.ts'

export type Sheet = {
  header: string[]
  /** Every row that says anything; `row` is its number in a spreadsheet, in which the header is row 1. */
  rows: { row: number; cells: string[] }[]
  errors: RowFault[]
  /** None of these for Excel, which says itself what a number is. */
  encoding?: Encoding
  separator?: Separator
  /** Of a workbook: which of its sheets this is, and what they are called. */
  name?: string
  names?: string[]
}

export type SheetOptions = {
  encoding?: Encoding
  separator?: Separator
  /** Which sheet of a workbook, by their names; without an answer that is there, the first that has rows. */
  choose?: (names: readonly string[]) => string | undefined
}

/** Signs that no table has: the mark that stands for bytes of another encoding, and those that steer machines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\u0000-\u0008\u000e-\u001f\ufffd]/

const faultsOf = (header: readonly string[], rows: Sheet['rows']): RowFault[] =>
  rows.flatMap(({ row, cells }) => [
    ...(cells.some((cell) => NO_TEXT.test(cell)) ? [rowFault(row, 'encoding')] : []),
    // What is empty beyond the header is nothing that would be lost.
    ...(cells.slice(header.length).some((cell) => cell !== '') ? [rowFault(row, 'more-cells')] : []),
  ])

/** With what is wrong with its rows; throws where there are none. */
const sheetOf = (records: readonly string[][]): Sheet => {
  const numbered = records
    .map((cells, at) => ({ row: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first, ...rows] = numbered
  if (!first) throw new UnreadableFile(fileFault('empty-file'))
  if (first.cells.some((cell) => NO_TEXT.test(cell))) throw new UnreadableFile(fileFault('not-a-table'))
  if (!isHeader(first.cells)) throw new UnreadableFile(fileFault('no-header', { row: first.row }))
  // The header's place is kept: a file may begin with empty lines.
  return { header: first.cells, rows, errors: faultsOf(first.cells, rows) }
}

export const readText = (text: string, separator?: Separator): Sheet => {
  const grid = readCsv(text, separator)
  return { ...sheetOf(grid.records), separator: grid.separator }
}

/** Reads what was picked, CSV or Excel, by what it is and not by what it is called. */
export const readSheet = async (bytes: Uint8Array, options: SheetOptions = {}): Promise<Sheet> => {
  refuseOthers(bytes)
  if (isExcel(bytes)) {
    const { records, name, names } = await readExcel(bytes, options.choose)
    return { ...sheetOf(records), name, names }
  }
  const { text, encoding } = decode(bytes, options.encoding)
  return { ...readText(text, options.separator), encoding }
}
