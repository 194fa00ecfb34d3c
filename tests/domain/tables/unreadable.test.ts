/** Files of which nothing, or not every row, can be read: told by code, with the row where it is known, and never taken in silently. */
import { expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { FILE_FAULTS, UnreadableFile } from '../../../domain/file-fault.ts'
import { badRowsFile } from '../../../domain/tables/bad-rows.ts'
import { readSheet } from '../../../domain/tables/sheet.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const faultIn = async (bytes: Uint8Array) => {
  const read = await readSheet(bytes).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(read instanceof UnreadableFile)) throw new Error(`was read, or broke otherwise: ${read}`)
  return read.fault
}
const book = async () => {
  const made = await writeExcel([
    [{ value: 'sku' }, { value: 'name' }],
    ...[1, 2, 3].map((at) => [{ value: `A-${at}` }, { value: 'Bolt' }]),
  ])
  return new Uint8Array(await made.toBuffer())
}
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(504).fill(0)]
const wide = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0])

test.each([
  ['no bytes', new Uint8Array()],
  ['blank lines', bytesOf('\n\n  \n'.replaceAll(' ', ''))],
])('%s are an empty file', async (_what, bytes) => {
  expect(await faultIn(bytes)).toEqual({ code: 'empty-file' })
})

test.each([
  ['that does not close', 'sku,name\nA-1,Bolt\nA-2,"Nut\nA-3,Washer\nA-4,Pin\n', 3],
  ['that closes in the middle', 'sku,name\nA-1,"12" pipe"\nA-2,Nut\n', 2],
  ['behind a cell of two lines', 'sku,name\nA-1,"two\nlines"\nA-2,"open\n', 3],
])('a quotation mark %s is told by the row in which it stands', async (_where, text, row) => {
  expect(await faultIn(bytesOf(text))).toEqual({ code: 'open-quote', params: { row } })
})

test('a first row of what the others are is no header; words, and numbers among known names, are one', async () => {
  expect(await faultIn(bytesOf('\nA-1,Bolt,4\nA-2,Nut,5\n'))).toEqual({ code: 'no-header', params: { row: 2 } })
  expect((await readSheet(bytesOf('Teil,Wort\nA,B\n'))).header).toEqual(['Teil', 'Wort'])
  expect((await readSheet(bytesOf('sku,2024,2025\nA,1,2\n'))).header).toEqual(['sku', '2024', '2025'])
})

test('a workbook that was cut off or is damaged, and a zip file that is none', async () => {
  const whole = await book()
  expect((await readSheet(whole)).rows).toHaveLength(3)
  for (const part of [0.3, 0.6, 0.95])
    expect(await faultIn(whole.slice(0, Math.floor(whole.length * part)))).toEqual({ code: 'broken-book' })
  const other = whole.map((byte, at) => (at > 3 && byte === 0x2f ? 0x5f : byte)) // every `/` another letter: no `xl/` in it
  expect(await faultIn(other)).toEqual({ code: 'not-a-table' })
})

test('a workbook with a password, and one of an old Excel, in the same container', async () => {
  expect(await faultIn(Uint8Array.from([...OLE, ...wide('EncryptedPackage')]))).toEqual({ code: 'protected' })
  expect(await faultIn(Uint8Array.from([...OLE, ...wide('Workbook')]))).toEqual({ code: 'old-excel' })
})

test.each([
  ['a PDF', bytesOf('%PDF-1.7\n1 0 obj')],
  ['a picture', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ['a program', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0xff])],
])('%s is no table', async (_what, bytes) => {
  expect(await faultIn(bytes)).toEqual({ code: 'not-a-table' })
})

test('rows with bytes of another encoding, and with more cells than the header, are told one by one', async () => {
  const mark = Uint8Array.from([0xef, 0xbb, 0xbf])
  const latin = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
  const bytes = Uint8Array.from([
    ...mark,
    ...latin('sku,name\nA-1,Bolt\nA-2,K\u00e4se\nA-3,Nut,9,8\nA-4,Pin,,\nA-5,Nul\u0000\n'),
  ])
  const sheet = await readSheet(bytes)
  expect(sheet.errors).toEqual([
    { row: 3, code: 'encoding' },
    { row: 4, code: 'more-cells' },
    { row: 6, code: 'encoding' },
  ])
  expect((await readSheet(bytes, { encoding: 'windows-1252' })).errors.map(({ row }) => row)).toEqual([4, 6])
  // What is too much goes back with its row: it is what has to be mended.
  expect(badRowsFile(sheet, [{ row: 4, said: 'too many' }], 'why')).toBe('sku,name,,,why\nA-3,Nut,9,8,too many\n')
})

test('every fault is said', () => {
  for (const [code, said] of Object.entries(FILE_FAULTS))
    expect([code, (typeof said === 'string' ? said : said({ row: 3, most: 5 })).length > 20]).toEqual([code, true])
})
