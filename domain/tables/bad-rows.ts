/** A file of just the rows that cannot be taken, as they came, each with why: mended, it is imported in its turn. */
import { neutralise, restore } from './cells.ts'
import { writeCsv } from './csv.ts'
import type { Sheet } from './sheet.ts'

/** What is wrong with a row, in words, as the person reads them. */
export type RowSaid = { readonly row: number; readonly said: string }

export const badRowsFile = (sheet: Sheet, faults: readonly RowSaid[], reason: string): string => {
  const sentences = new Map<number, string[]>()
  for (const { row, said } of faults) sentences.set(row, [...(sentences.get(row) ?? []), said])
  const bad = sheet.rows.filter(({ row }) => sentences.has(row))
  // What stands beyond the header is shown as well: it is what is wrong with such a row.
  const width = bad.reduce((most, { cells }) => Math.max(most, cells.length), sheet.header.length)
  const columns = Array.from({ length: width }, (_, at) => sheet.header[at] ?? '')
  const lines = bad.map(({ row, cells }) => [
    ...columns.map((_, at) => cells[at] ?? ''),
    (sentences.get(row) ?? []).join('; '),
  ])
  // What came neutralised is not neutralised again.
  return writeCsv([[...columns, reason], ...lines].map((line) => line.map((cell) => neutralise(restore(cell)))))
}
