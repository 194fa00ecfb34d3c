import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  neutralise,
  readBarcodes,
  readUnits,
  restore,
  writeBarcodes,
  writeUnits,
} from '../../../sync-server/data/cells.ts'
import { parseMap, readTable, writeTable } from '../../../sync-server/data/table.ts'

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
  test('comes back as it was written, whatever its cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ a: text, b: text }), { minLength: 1 }), (rows) => {
        // A row of nothing at all is an empty line, which is no row.
        const said = rows.map((row) => ({ ...row, key: 'x' }))
        const read = readTable(writeTable(['a', 'b', 'key'], said), (name) => ['a', 'b', 'key'].includes(name))
        expect(read.errors).toEqual([])
        expect(read.rows.map(({ cells }) => Object.fromEntries(cells))).toEqual(said)
      }),
    )
  })

  test('maps columns, leaves out the others, and says what it does not know', () => {
    const isField = (name: string): boolean => ['sku', 'name'].includes(name)
    const mapped = readTable('No,Text,Colour\n1,One,red\n', isField, parseMap('No=sku,Text=name'))
    expect(mapped.errors).toEqual([])
    expect(mapped.rows.map(({ row, cells }) => [row, Object.fromEntries(cells)])).toEqual([
      [2, { sku: '1', name: 'One' }],
    ])
    expect(readTable('sku,nmae\n1,One\n', isField).errors).toEqual([
      { row: 1, message: 'nmae is no field of this kind' },
    ])
    expect(readTable('a\n1\n', isField, parseMap('b=sku')).errors).toEqual([
      { row: 1, message: 'there is no column b' },
    ])
    expect(() => parseMap('sku')).toThrow('not column=field: sku')
  })
})
