import { neutralise } from './cells.ts'
import type { Cells, Value } from './write-table.ts'

/** Text is text to a workbook, and is marked all the same: saved as CSV from there it would be run. */
const cellOf = (value: Value) =>
  typeof value === 'number' ? { value, type: Number } : { value: neutralise(String(value ?? '')), type: String }

/** An .xlsx of one sheet, its header frozen; the writer is fetched when the first one is made. */
export const writeExcel = async (fields: readonly string[], rows: readonly Cells[]): Promise<Blob> => {
  const { default: write } = await import('write-excel-file/universal')
  const header = fields.map((field) => ({ value: field, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    fields.map((field) =>
      row[field] === null || row[field] === undefined || row[field] === '' ? null : cellOf(row[field]),
    ),
  )
  return write([header, ...body], { stickyRowsCount: 1 }).toBlob()
}
