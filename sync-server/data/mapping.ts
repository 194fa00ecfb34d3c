/** Which column of a file is which of our fields, as the command line is told. */

import { type FileKind, isFieldOf } from '../../domain/file-kinds.ts'
import { type RowFault, rowFault } from '../../domain/row-fault.ts'
import { restore } from '../../domain/tables/cells.ts'
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
export const mappingOf = (sheet: Sheet, kind: FileKind, map?: ColumnMap): { mapping: Mapping; errors: RowFault[] } => {
  if (map === 'guess') return { mapping: guessMapping(sheet, kind), errors: [] }
  const { header } = sheet
  const isField = isFieldOf(kind)
  const fields = header.map((column) => map?.get(column) ?? restore(column).trim())
  const errors: RowFault[] = []
  for (const column of map?.keys() ?? [])
    if (!header.includes(column)) errors.push(rowFault(1, 'no-column', undefined, { value: column }))
  fields.forEach((field, at) => {
    const known = isField(field)
    if (!known && (map === undefined || map.has(header[at] ?? '')))
      errors.push(rowFault(1, 'no-field', undefined, { value: field }))
    if (known && fields.indexOf(field) !== at) errors.push(rowFault(1, 'two-columns', undefined, { value: field }))
  })
  return { mapping: fields.map((field) => (isField(field) ? field : null)), errors }
}
