import Papa from 'papaparse'
import { fileFault, UnreadableFile } from '../file-fault.ts'

export const SEPARATORS = [',', ';', '\t', '|'] as const
export type Separator = (typeof SEPARATORS)[number]

export type Grid = { records: string[][]; separator: Separator }

const LOOKED_AT = 50

const papa = (text: string, delimiter: string, preview = 0) => Papa.parse<string[]>(text, { delimiter, preview })

/** How well a separator fits: rows of as many cells as the header, the more cells the better. */
const fitOf = (text: string, separator: Separator): number => {
  const rows = papa(text, separator, LOOKED_AT).data.filter((row) => row.length > 1 || row[0] !== '')
  const width = rows[0]?.length ?? 0
  if (width < 2) return 0
  return (rows.filter((row) => row.length === width).length / rows.length) * 10 + Math.min(width, 50) / 50
}

const separatorOf = (text: string): Separator => {
  const fits = SEPARATORS.map((separator) => ({ separator, fit: fitOf(text, separator) }))
  return fits.reduce((best, one) => (one.fit > best.fit ? one : best)).separator
}

/** Reads text of cells. A first line `sep=;`, as Excel writes it, is taken at its word. */
export const readCsv = (text: string, said?: Separator): Grid => {
  const line = /^sep=([,;\t|])\r?\n/i.exec(text)
  const body = line ? text.slice(line[0].length) : text
  const separator = said ?? (line?.[1] as Separator | undefined) ?? separatorOf(body)
  const parsed = papa(body, separator)
  // What comes after a quote that does not close has been taken for part of its cell: no row from there on is one.
  const open = parsed.errors.find(({ code }) => code !== 'UndetectableDelimiter')
  if (open) throw new UnreadableFile(fileFault('open-quote', { row: (open.row ?? 0) + 1 }))
  return { records: parsed.data, separator }
}

/** Rows as text of cells, as this house writes them: UTF-8, commas, quotes where they are needed. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `${Papa.unparse(rows as string[][], { newline: '\n' })}\n`
