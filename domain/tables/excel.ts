import { fileFault, UnreadableFile } from '../file-fault.ts'
import { isWorkbook } from './file-kind.ts'

const DAY_MS = 86_400_000

/** Dates of a workbook have no zone: a whole day is written as one. */
const asText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    const iso = value.toISOString()
    return value.getTime() % DAY_MS === 0 ? iso.slice(0, 10) : iso
  }
  // A sum of a workbook carries the noise of binary fractions: 0.1 + 0.2 is meant as 0.3.
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value)
}

export type Book = { records: string[][]; name: string; names: string[] }

/** A header alone says nothing: what people keep there besides (notes, a cover) is seldom a table. */
const hasRows = (rows: readonly (readonly unknown[])[]): boolean =>
  rows.filter((cells) => cells.some((cell) => cell !== null && cell !== '')).length > 1

/** Reads one sheet of an .xlsx, with the names of all; the reader is fetched when the first one comes. */
export const readExcel = async (
  bytes: Uint8Array,
  choose: (names: readonly string[]) => string | undefined = () => undefined,
): Promise<Book> => {
  const { default: readBook } = await import('read-excel-file/universal')
  const sheets = await readBook(new Uint8Array(bytes).buffer).catch((cause: unknown) => {
    throw new UnreadableFile(fileFault(isWorkbook(bytes) ? 'broken-book' : 'not-a-table'), { cause })
  })
  const names = sheets.map(({ sheet }) => sheet)
  const wanted = choose(names)
  const one = sheets.find(({ sheet }) => sheet === wanted) ?? sheets.find(({ data }) => hasRows(data)) ?? sheets[0]
  return { records: (one?.data ?? []).map((row) => row.map(asText)), name: one?.sheet ?? '', names }
}
