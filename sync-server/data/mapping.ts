/** Which column of a file is which of our fields, as the command line is told. */

import { type FileKind, isFieldOf } from '../../domain/file-kinds.ts'
import { restore } from '../../domain/tables/cells.ts'
import type { RowError } from '../../domain/tables/csv.ts'
import { guessMapping, type Mapping } from '../../domain/tables/guess.ts'
import type { Sheet } from '../../domain/tables/sheet.ts'

/** By names, or `guess`: the names and looks of the columns decide. */
export type ColumnMap = ReadonlyMap<string, string> | 'guess'

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
 * Columns are named as our fields are, or mapped to them; columns that are neither are left out when a map is given, and
 * an error without one, so that a typing mistake is not silently an empty field.
 */
export const mappingOf = (sheet: Sheet, kind: FileKind, map?: ColumnMap): { mapping: Mapping; errors: RowError[] } => {
  if (map === 'guess') return { mapping: guessMapping(sheet, kind), errors: [] }
  const { header } = sheet
  const isField = isFieldOf(kind)
  const fields = header.map((column) => map?.get(column) ?? restore(column).trim())
  const errors: RowError[] = []
  for (const column of map?.keys() ?? [])
    if (!header.includes(column)) errors.push({ row: 1, message: `there is no column ${column}` })
  fields.forEach((field, at) => {
    const known = isField(field)
    if (!known && (map === undefined || map.has(header[at] ?? '')))
      errors.push({ row: 1, message: `${field} is no field of this kind` })
    if (known && fields.indexOf(field) !== at) errors.push({ row: 1, message: `${field} stands in two columns` })
  })
  return { mapping: fields.map((field) => (isField(field) ? field : null)), errors }
}
