import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { attributeBook } from '../../../domain/attribute.ts'
import { badRowsFile } from '../../../domain/tables/bad-rows.ts'
import { formatOf, rowsOf } from '../../../domain/tables/convert.ts'
import { SEPARATORS, writeCsv } from '../../../domain/tables/csv.ts'
import { dateOrderOf, plainDay, plainMoment } from '../../../domain/tables/dates.ts'
import { decode } from '../../../domain/tables/decode.ts'
import { attributeTypes } from '../../../domain/tables/field-types.ts'
import { guessForAll, guessKind, guessMapping } from '../../../domain/tables/guess.ts'
import { decimalSignOf, plainNumber } from '../../../domain/tables/numbers.ts'
import { readSheet, readText } from '../../../domain/tables/sheet.ts'

const DATA = resolve(import.meta.dirname, '../../../../shared/data')
const SPECTRUM = resolve(DATA, 'parsing/csv_spectrum.json')
const hasSpectrum = existsSync(SPECTRUM)
if (!hasSpectrum) console.log('skipped: csv-spectrum is not at ../shared/data/parsing')
const hasFiles = existsSync(resolve(DATA, 'northwind/Products.csv'))
if (!hasFiles) console.log('skipped: Northwind is not at ../shared/data/northwind')

const utf16 = (text: string, endian: 'le' | 'be', mark: boolean): Uint8Array => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return endian === 'le' ? bytes : bytes.swap16()
}
const LATIN = 'sku;name\nA-1;Käse für 5 €\n'
const WINDOWS = Uint8Array.from([...LATIN].map((letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0))))

describe('bytes', () => {
  test.each([
    ['utf-8', new TextEncoder().encode(LATIN)],
    ['utf-8', new TextEncoder().encode(`\ufeff${LATIN}`)],
    ['utf-16le', utf16(LATIN, 'le', true)],
    ['utf-16le', utf16(LATIN, 'le', false)],
    ['utf-16be', utf16(LATIN, 'be', true)],
    ['utf-16be', utf16(LATIN, 'be', false)],
    ['windows-1252', WINDOWS],
  ])('are read as %s', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text: LATIN, encoding })
  })

  test('of an Excel file are cells, numbers and days', async () => {
    const book = await writeExcel([
      [{ value: 'sku' }, { value: 'price' }, { value: 'expiresOn' }, { value: 'x' }],
      [
        { value: '007' },
        { value: 0.1 + 0.2, type: Number },
        { value: new Date('2027-01-31'), type: Date, format: 'yyyy-mm-dd' },
        null,
      ],
    ])
    const sheet = await readSheet(await (await book).toBuffer())
    expect(sheet.header).toEqual(['sku', 'price', 'expiresOn', 'x'])
    expect(sheet.rows).toEqual([{ row: 2, cells: ['007', '0.3', '2027-01-31', ''] }])
  })

  test('of a workbook are those of the first sheet that has rows, or of the one that is chosen', async () => {
    const page = (...rows: string[][]) => rows.map((cells) => cells.map((value) => ({ value })))
    const book = await writeExcel([
      { data: page(['Our stock, as of today']), sheet: 'Cover' },
      { data: page(['sku'], ['A']), sheet: 'Items' },
      { data: page(['code'], ['B-1'], ['B-2']), sheet: 'Bins' },
    ]).toBuffer()
    const read = async (choose?: (names: readonly string[]) => string | undefined) => {
      const { name, names, rows } = await readSheet(book, choose ? { choose } : {})
      return [name, names, rows.length]
    }
    const names = ['Cover', 'Items', 'Bins']
    expect(await read()).toEqual(['Items', names, 1])
    expect(await read((all) => all.at(-1))).toEqual(['Bins', names, 2])
    expect(await read(() => 'Gone')).toEqual(['Items', names, 1])
  })
})

describe('cells', () => {
  test.skipIf(!hasSpectrum)('of every file of csv-spectrum are as it says', async () => {
    type Case = { name: string; csv_base64: string; expected: Record<string, string>[] | Record<string, string> }
    const cases = JSON.parse(readFileSync(SPECTRUM, 'utf8')) as Case[]
    expect(cases.length).toBe(12)
    for (const { name, csv_base64, expected } of cases) {
      // Two of its answers are not of the files it carries: another telephone number, and a line end that the file has lost.
      const phone = name === 'location_coordinates' ? { 'Contact Phone Number': '2095257564' } : {}
      const answer = JSON.parse(JSON.stringify(expected).replaceAll('\\r\\n', '\\n')) as typeof expected
      const { header, rows, errors } = await readSheet(Buffer.from(csv_base64, 'base64'))
      // One was spoilt before it came here: where a degree sign stood there is the mark for what could not be read.
      expect([name, errors]).toEqual([name, name === 'location_coordinates' ? [{ row: 2, code: 'encoding' }] : []])
      const read = rows.map(({ cells }) => Object.fromEntries(header.map((column, at) => [column, cells[at]])))
      expect([name, read]).toEqual([name, [answer].flat().map((row) => ({ ...row, ...phone }))])
    }
  })

  test('are found whatever parts them, and rows keep their numbers', () => {
    const word = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => text.trim() !== '' && !/[\r\n"]/.test(text))
    fc.assert(
      fc.property(
        fc.constantFrom(...SEPARATORS),
        fc.array(fc.tuple(fc.integer({ min: 0 }), fc.stringMatching(/^[a-z]{1,8}$/), word), { minLength: 2 }),
        (separator, rows) => {
          const quoted = (cell: string) => `"${cell}"`
          const text = [['number', 'word', 'any'], ...rows.map((row) => [row[0], row[1], quoted(row[2])])]
            .map((cells) => cells.join(separator))
            .join('\r\n')
          const sheet = readText(text)
          expect(sheet.separator).toBe(separator)
          expect(sheet.rows.map(({ cells }) => cells)).toEqual(rows.map(([n, a, b]) => [String(n), a, b]))
        },
      ),
    )
    expect(readText('a,b\n\n1,2\n').rows).toEqual([{ row: 3, cells: ['1', '2'] }])
    expect(readText('sep=|\na|b,c\n1|2,3\n').header).toEqual(['a', 'b,c'])
  })
})

describe('numbers', () => {
  test.each([
    [['1,5', '2,75'], ',', undefined],
    [['1.5', '1,234.5'], '.', undefined],
    [['1.234,5', '1.234'], ',', undefined],
    [['1,234', '5'], '.', ','],
    [['1.234', '5'], ',', ';'],
    [['1,234,567'], '.', ';'],
    [['0,125'], ',', ','],
  ] as const)('%j have their decimals behind %s', (cells, sign, separator) => {
    expect(decimalSignOf(cells, separator)).toBe(sign)
  })

  test.each([
    ['1.234,50', ',', '1234.50'],
    ["1'234.5", '.', '1234.5'],
    ['1 234,5', ',', '1234.5'],
    ['-1,234', '.', '-1234'],
    ['12,50 €', ',', '12.50'],
    ['$ 3.20', '.', '3.20'],
    ['1,23', '.', '1,23'],
    ['12 pcs', '.', '12 pcs'],
    ['1.2.3', '.', '1.2.3'],
    ['', '.', ''],
  ] as const)('%s (%s) is %s', (cell, sign, plain) => {
    expect(plainNumber(cell, sign)).toBe(plain)
  })

  test('written in either way come back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom('.', ',' as const), (cents, sign) => {
        const plain = (cents / 100).toFixed(2)
        const [whole = '', part] = plain.split('.')
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, sign === '.' ? ',' : '.')
        expect(plainNumber(`${grouped}${sign}${part}`, sign)).toBe(plain)
      }),
    )
  })
})

describe('dates', () => {
  test.each([
    [['31.01.2026'], 'day-first'],
    [['05/13/2026', '01/02/2026'], 'month-first'],
    [['13/05/2026'], 'day-first'],
    [['01/02/2026'], 'ambiguous'],
    [['13/01/2026', '01/13/2026'], 'ambiguous'],
    [['2026-01-31'], 'none'],
  ] as const)('%j are %s', (cells, order) => {
    expect(dateOrderOf(cells)).toBe(order)
  })

  test('are days, or are left for the rules to refuse', () => {
    expect(plainDay('31.1.26', 'day-first')).toBe('2026-01-31')
    expect(plainDay('1/31/2026', 'month-first')).toBe('2026-01-31')
    expect(plainDay('2026-01-31T00:00:00Z', 'day-first')).toBe('2026-01-31')
    for (const no of ['31.02.2026', 'soon', '1/2', '13/13/2026']) expect(plainDay(no, 'day-first')).toBe(no)
    expect(plainMoment('2026-01-31 10:30+0100', 'day-first')).toBe('2026-01-31T09:30:00.000Z')
    const local = new Date(2026, 0, 31, 14, 5)
    expect(plainMoment('31.01.2026 14:05', 'day-first')).toBe(local.toISOString())
  })
})

describe('columns', () => {
  const mapped = (text: string, kind?: Parameters<typeof guessMapping>[1]) => {
    const sheet = readText(text)
    return guessMapping(sheet, kind ?? guessKind(sheet))
  }

  test('are known in several languages', () => {
    expect(mapped('Artikel-Nr.;Bezeichnung;Verkaufspreis;Meldebestand\n1;Käse;1,5;3', 'items')).toEqual([
      ...['sku', 'name', 'price', 'reorderPoint'],
    ])
    expect(mapped('Código artículo;Ubicación;Cantidad;Fecha de caducidad\nA;B;1;31/01/2027', 'stock')).toEqual([
      ...['sku', 'location', 'quantity', 'expiresOn'],
    ])
    expect(mapped('رمز الصنف,الموقع,الكمية\nA,B,1', 'stock')).toEqual(['sku', 'location', 'quantity'])
    expect(
      mapped('Bestellnummer;Lieferant;Pos;Artikelnummer;Menge;Liefertermin\n1;A;1;B;2;1.2.2027', 'orders'),
    ).toEqual([...['number', 'partner', 'line', 'sku', 'quantity', 'dueOn']])
    expect(mapped('Pedido,Cliente,Línea,Referencia,Cantidad,Fecha de entrega\n1,A,1,B,2,', 'orders')).toEqual([
      ...['number', 'partner', 'line', 'sku', 'quantity', 'dueOn'],
    ])
    expect(mapped('رقم الأمر,العميل,البند,رمز الصنف,الكمية,الموعد\n1,A,1,B,2,', 'orders')).toEqual([
      ...['number', 'partner', 'line', 'sku', 'quantity', 'dueOn'],
    ])
    expect(mapped('Kundennummer;Firma\n1;A', 'partners')).toEqual(['code', 'name'])
    expect(mapped('Artikel;Charge;MHD;Herstelldatum\nA;L;;', 'lots')).toEqual([
      ...['sku', 'lot', 'expiresOn', 'manufacturedOn'],
    ])
  })

  test('are known by their looks where no name tells', () => {
    expect(mapped('a,b,c\nK-1,Fine thing,4006381333931\nK-2,Other thing,96385074\n', 'items')).toEqual([
      ...['sku', 'name', 'barcodes'],
    ])
  })

  test('say what a file is about', () => {
    expect(guessKind(readText('sku,name,price\n'))).toBe('items')
    expect(guessKind(readText('sku,location,quantity\n'))).toBe('stock')
    expect(guessKind(readText('site,code,name,kind,parent\n'))).toBe('locations')
    expect(guessKind(readText('kind,sku,from,to,quantity,occurredAt\n'))).toBe('movements')
    expect(guessKind(readText('number,kind,state,partner,line,sku,quantity\n'))).toBe('orders')
    expect(guessKind(readText('kind,code,name,archived\nsupplier,A,Acme,no\n'))).toBe('partners')
    expect(guessKind(readText('sku,lot,expiresOn,manufacturedOn,status\n'))).toBe('lots')
    expect(guessForAll(readText('CustomerID,CompanyName\n'), 'partners')).toEqual({ kind: 'customer' })
    expect(guessForAll(readText('OrderID,VendorID,ProductID\n'), 'orders')).toEqual({ kind: 'purchase' })
  })

  test.skipIf(!hasFiles)('of other systems are found', async () => {
    const read = (path: string) => readSheet(readFileSync(resolve(DATA, path)))
    const named = async (path: string, kind: Parameters<typeof guessMapping>[1]) => {
      const sheet = await read(path)
      const mapping = guessMapping(sheet, kind)
      return Object.fromEntries(mapping.flatMap((field, at) => (field ? [[field, sheet.header[at]]] : [])))
    }
    expect(await named('northwind/Products.csv', 'items')).toMatchObject({
      ...{ sku: 'ProductID', name: 'ProductName', price: 'UnitPrice', reorderPoint: 'ReorderLevel' },
    })
    expect(await named('adventureworks/Product.csv', 'items')).toMatchObject({
      ...{ sku: 'ProductNumber', name: 'Name', price: 'ListPrice', safetyStock: 'SafetyStockLevel' },
    })
    expect(await named('catalogs/openfoodfacts_products_sample_a.csv', 'items')).toMatchObject({
      ...{ sku: 'code', name: 'product_name', category: 'main_category' },
    })
  })
})

test('columns of attributes that are numbers or days are read as the file writes them; what is the same for all is said once', () => {
  const sheet = readText('sku;Gewicht;attributes.Kontrolle;Text\nA;1.234,5;31.1.2027;1,5\nB;0,25;;2\n')
  const mapping = ['sku', 'attributes.gewicht', 'attributes.Kontrolle', 'attributes.Text']
  const one = (code: string, kind: 'number' | 'date' | 'text') => ({
    ...{ code, name: code, kind, unit: null, choices: [], archived: false },
  })
  const book = attributeBook([one('Gewicht', 'number'), one('Kontrolle', 'date'), one('Text', 'text')])
  const attributes = attributeTypes(mapping, book)
  const rows = rowsOf(sheet, mapping, formatOf(sheet, mapping, attributes), {
    ...{ attributes, forAll: { category: 'Cold', sku: 'never' } },
  })
  expect(rows.map(({ cells }) => [...cells.values()])).toEqual([
    ['A', '1234.5', '2027-01-31', '1,5', 'Cold'],
    ['B', '0.25', '', '2', 'Cold'],
  ])
})

test('rows come out as the rules read them, and bad ones go back as they came, with why', () => {
  const sheet = readText(`sku;price;expiresOn;'=note\nA;"1.234,5";31.01.2027;'=1+1\nB;x;;;more\n`)
  const mapping = ['sku', 'price', 'expiresOn', 'attributes.note']
  const rows = rowsOf(sheet, mapping, formatOf(sheet, mapping))
  expect(Object.fromEntries(rows[0]?.cells ?? [])).toEqual({
    ...{ sku: 'A', price: '1234.5', expiresOn: '2027-01-31', 'attributes.note': '=1+1' },
  })
  expect(sheet.errors).toEqual([{ row: 3, code: 'more-cells' }])
  const bad = badRowsFile(
    sheet,
    [
      { row: 2, said: 'no' },
      { row: 2, said: 'nor' },
    ],
    'why',
  )
  expect(bad).toBe(
    writeCsv([
      ['sku', 'price', 'expiresOn', "'=note", 'why'],
      ['A', '1.234,5', '31.01.2027', "'=1+1", 'no; nor'],
    ]),
  )
})
