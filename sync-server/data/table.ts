import Papa from 'papaparse'
import { neutralise, restore } from './cells.ts'

/** A row of a file by our field names, as text; `row` is its number in a spreadsheet, in which the header is row 1. */
export type Row = { row: number; cells: ReadonlyMap<string, string> }
/** What is wrong, and where; `row` 1 is the header. */
export type RowError = { row: number; message: string }

export type Table = { rows: Row[]; errors: RowError[] }

/** `column=field,…`: which column of the file is which of our fields. */
export const parseMap = (text: string): Map<string, string> =>
  new Map(
    text.split(',').map((pair) => {
      const at = pair.lastIndexOf('=')
      if (at < 1 || at === pair.length - 1) throw new Error(`not column=field: ${pair}`)
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    }),
  )

/**
 * Reads a CSV file. Columns are named as our fields are, or mapped to them; columns that are neither are left out when a
 * map is given, and an error without one, so that a typing mistake is not silently an empty field.
 */
export const readTable = (
  text: string,
  isField: (name: string) => boolean,
  map?: ReadonlyMap<string, string>,
): Table => {
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: true })
  const errors: RowError[] = parsed.errors
    .filter(({ code }) => code !== 'UndetectableDelimiter')
    .map(({ row, message }) => ({ row: (row ?? 0) + 1, message }))
  const [header = [], ...records] = parsed.data
  const fields = header.map((column) => map?.get(column) ?? restore(column).trim())
  for (const column of map?.keys() ?? [])
    if (!header.includes(column)) errors.push({ row: 1, message: `there is no column ${column}` })
  fields.forEach((field, at) => {
    const known = isField(field)
    if (!known && (map === undefined || map.has(header[at] ?? '')))
      errors.push({ row: 1, message: `${field} is no field of this kind` })
    if (known && fields.indexOf(field) !== at) errors.push({ row: 1, message: `${field} stands in two columns` })
  })
  const rows = records.map((record, at): Row => {
    const row = at + 2
    if (record.length > fields.length) errors.push({ row, message: 'has more cells than the header' })
    return {
      row,
      cells: new Map(fields.flatMap((field, place) => (isField(field) ? [[field, restore(record[place] ?? '')]] : []))),
    }
  })
  return { rows, errors }
}

/** A CSV file that any spreadsheet opens and none runs. */
export const writeTable = (
  fields: readonly string[],
  rows: readonly Record<string, string | number | boolean | null | undefined>[],
): string =>
  `${Papa.unparse([[...fields], ...rows.map((row) => fields.map((field) => neutralise(String(row[field] ?? ''))))], { newline: '\n' })}\n`
