import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  neutralise,
  readBarcodes,
  readUnits,
  restore,
  writeBarcodes,
  writeUnits,
} from '../../../domain/tables/cells.ts'
import { readText } from '../../../domain/tables/sheet.ts'
import { writeTable } from '../../../domain/tables/write-table.ts'

/** Text as people and attackers write it, with what spreadsheets and CSV readers stumble over more often than by chance. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', ' ', '\ufeff'),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((parts) => parts.join(''))

describe('a cell', () => {
  test('is never run by a spreadsheet, and comes back as it was', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(neutralise(value)).not.toMatch(/^[=+\-@\t\r\n]/)
        expect(restore(neutralise(value))).toBe(value)
      }),
    )
  })

  test('keeps barcodes and units, plain where they are plain', () => {
    expect(writeBarcodes([{ code: '2000000000008' }, { code: '12000000000005', unit: 'case' }])).toBe(
      '2000000000008; 12000000000005@case',
    )
    expect(
      writeUnits([
        { code: 'case', num: 12, den: 1 },
        { code: 'each', num: 1, den: 2 },
      ]),
    ).toBe('case=12; each=1/2')
    const code = fc.string({ minLength: 1, unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(fc.record({ code, num: fc.integer({ min: 1 }), den: fc.integer({ min: 1 }) })), (units) => {
        expect(readUnits(writeUnits(units))).toEqual(units)
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.record({ code }), fc.record({ code, unit: code }))), (barcodes) => {
        expect(readBarcodes(writeBarcodes(barcodes))).toEqual(barcodes)
      }),
    )
  })
})

describe('a table', () => {
  test('comes back as it was written, whatever text its cells hold', () => {
    // The mark of bytes that were no text is told of as that.
    const cell = text.filter((value) => !value.includes('\ufffd'))
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell }), { minLength: 1 }), (rows) => {
        // A row of nothing at all is an empty line, which is no row.
        const said = rows.map((row) => [row.a, row.b, 'x'])
        const file = writeTable(
          ['a', 'b', 'key'],
          rows.map((row) => ({ ...row, key: 'x' })),
        )
        const sheet = readText(file)
        expect(sheet.errors).toEqual([])
        expect(sheet.rows.map(({ cells }) => cells.map(restore))).toEqual(said)
      }),
    )
  })

  test('leaves numbers numbers, and text that looks like a formula text', () => {
    expect(writeTable(['a', 'b'], [{ a: -5, b: '-5' }])).toBe("a,b\n-5,'-5\n")
  })
})
