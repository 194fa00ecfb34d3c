/** Makes the file in a thread of its own: a workbook of 100,000 rows takes seconds. */
import { writeExcel } from '../../../domain/tables/write-excel.ts'
import { writeTable } from '../../../domain/tables/write-table.ts'
import type { Table } from '../../view/export-tables.ts'

export type Asked = { table: Table; format: 'csv' | 'xlsx' }
export type Answered = { file: Blob } | { failed: string }

addEventListener('message', async ({ data: { table, format } }: MessageEvent<Asked>) => {
  let said: Answered
  try {
    const { fields, rows } = table
    // The mark tells Excel that it is UTF-8; our own reader takes it off again.
    const file =
      format === 'xlsx'
        ? await writeExcel(fields, rows)
        : new Blob([`\ufeff${writeTable(fields, rows)}`], { type: 'text/csv' })
    said = { file }
  } catch (cause) {
    said = { failed: String(cause) }
  }
  postMessage(said)
})
