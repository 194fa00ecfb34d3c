import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import { writeExcel } from '../../../domain/tables/write-excel.ts'

it('a workbook has its columns on top, figures as figures, nothing where there is nothing, and no text that would be run', async () => {
  const blob = await writeExcel(
    ['sku', 'quantity', 'note'],
    [
      { sku: 'N-1', quantity: 7, note: '=cmd()' },
      { sku: '0012', quantity: undefined, note: '' },
      { sku: 'B', quantity: null, note: 0 },
    ],
  )
  const rows = await readSheet(Buffer.from(await blob.arrayBuffer()))
  expect(rows).toEqual([
    ['sku', 'quantity', 'note'],
    ['N-1', 7, "'=cmd()"],
    ['0012', null, null],
    ['B', null, 0],
  ])
})
