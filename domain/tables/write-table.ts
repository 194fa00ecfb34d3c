import { neutralise } from './cells.ts'
import { writeCsv } from './csv.ts'

export type Value = string | number | boolean | null | undefined
export type Cells = Readonly<Record<string, Value>>

/** A number is one to a spreadsheet too, with its sign; text is kept from being run. */
const cellOf = (value: Value): string => (typeof value === 'number' ? String(value) : neutralise(String(value ?? '')))

/** A CSV file that any spreadsheet opens and none runs. */
export const writeTable = (fields: readonly string[], rows: readonly Cells[]): string =>
  writeCsv([fields, ...rows.map((row) => fields.map((field) => cellOf(row[field])))])
