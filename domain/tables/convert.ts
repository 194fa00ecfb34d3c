/** A sheet by our fields: each cell as programs write it, whatever the place that the file comes from. */
import { restore } from './cells.ts'
import { type DateClue, type DateOrder, dateOrderOf, plainDay, plainMoment } from './dates.ts'
import { type AttributeTypes, typeOf } from './field-types.ts'
import { cellsOfType, type Mapping } from './guess.ts'
import { type DecimalSign, decimalSignOf, plainNumber } from './numbers.ts'
import type { Sheet } from './sheet.ts'

/** A row of a file by our field names, as text; `row` is its number in a spreadsheet, in which the header is row 1. */
export type Row = { row: number; cells: ReadonlyMap<string, string> }
export type Format = { decimal: DecimalSign; dates: DateOrder }

/** How the numbers and dates of a file are written, and whether the dates leave it open. */
export const formatOf = (sheet: Sheet, mapping: Mapping, attributes?: AttributeTypes): Format & { clue: DateClue } => {
  const clue = dateOrderOf(cellsOfType(sheet, mapping, 'dates', attributes))
  const decimal = decimalSignOf(cellsOfType(sheet, mapping, 'number', attributes), sheet.separator)
  // Most of the world writes the day first; where it is open the person is asked, and this is what is chosen at first.
  return { decimal, dates: clue === 'month-first' ? 'month-first' : 'day-first', clue }
}

const readerOf = (
  field: string,
  { decimal, dates }: Format,
  attributes?: AttributeTypes,
): ((cell: string) => string) => {
  switch (typeOf(field, attributes)) {
    case 'number':
      return (cell) => plainNumber(cell, decimal)
    case 'day':
      return (cell) => (cell === '' ? '' : plainDay(cell, dates))
    case 'moment':
      return (cell) => (cell === '' ? '' : plainMoment(cell, dates))
    default:
      return (cell) => cell
  }
}

/** What is known besides the columns: which attributes are numbers or days, and what is the same for all rows. */
export type Said = { attributes?: AttributeTypes; forAll?: Readonly<Record<string, string>> }

export type Columns = { fields: string[]; read: (cells: readonly string[]) => string[] }

/** Which fields come out of a mapping, and how a row of cells becomes their texts. */
export const columnsOf = (mapping: Mapping, format: Format, { attributes, forAll = {} }: Said = {}): Columns => {
  const taken = mapping.flatMap((field, at) =>
    field === null ? [] : [{ at, field, read: readerOf(field, format, attributes) }],
  )
  const same = Object.entries(forAll).filter(([field]) => !mapping.includes(field))
  const sameValues = same.map(([, value]) => value)
  return {
    fields: [...taken.map(({ field }) => field), ...same.map(([field]) => field)],
    read: (cells) => [...taken.map(({ at, read }) => read(restore(cells[at] ?? ''))), ...sameValues],
  }
}

/** The rows of a sheet. */
export const rowsOf = (sheet: Sheet, mapping: Mapping, format: Format, said?: Said): Row[] => {
  const { fields, read } = columnsOf(mapping, format, said)
  return sheet.rows.map(({ row, cells }): Row => {
    const texts = read(cells)
    return { row, cells: new Map(fields.map((field, at) => [field, texts[at] ?? ''])) }
  })
}
