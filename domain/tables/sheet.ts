/** A file as a person handed it over: the header, the rows, and how it is to be read. */
import type { RowFault } from '../row-fault.ts'
import { readCsv, type Separator } from './csv.ts'
import { decode, type Encoding } from './decode.ts'
import { isExcel, readExcel } from './excel.ts'

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

const sheetOf = (records: readonly string[][], errors: RowFault[]): Sheet => {
  const numbered = records
    .map((cells, at) => ({ row: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first, ...rows] = numbered
  // The header's place is kept: a file may begin with empty lines.
  return { header: first?.cells ?? [], rows, errors }
}

export const readText = (text: string, separator?: Separator): Sheet => {
  const grid = readCsv(text, separator)
  return { ...sheetOf(grid.records, grid.errors), separator: grid.separator }
}

/** Reads what was picked, CSV or Excel, by what it is and not by what it is called. */
export const readSheet = async (bytes: Uint8Array, options: SheetOptions = {}): Promise<Sheet> => {
  if (isExcel(bytes)) {
    const { records, errors, name, names } = await readExcel(bytes, options.choose)
    return { ...sheetOf(records, errors), name, names }
  }
  const { text, encoding } = decode(bytes, options.encoding)
  return { ...readText(text, options.separator), encoding }
}
