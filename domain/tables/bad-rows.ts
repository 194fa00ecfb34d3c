/** A file of just the rows that cannot be taken, as they came, each with why: mended, it is imported in its turn. */
import { neutralise, restore } from './cells.ts'
import { type RowError, writeCsv } from './csv.ts'
import type { Sheet } from './sheet.ts'

export const badRowsFile = (sheet: Sheet, errors: readonly RowError[], reason: string): string => {
  const messages = new Map<number, string[]>()
  for (const { row, message } of errors) messages.set(row, [...(messages.get(row) ?? []), message])
  const bad = sheet.rows.filter(({ row }) => messages.has(row))
  const lines = bad.map(({ row, cells }) => [
    ...sheet.header.map((_, at) => cells[at] ?? ''),
    (messages.get(row) ?? []).join('; '),
  ])
  // What came neutralised is not neutralised again.
  return writeCsv([[...sheet.header, reason], ...lines].map((line) => line.map((cell) => neutralise(restore(cell)))))
}
