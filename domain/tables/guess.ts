/** Which column is which field: first by its name, in several languages, then by how its values look. */

import { ATTRIBUTE, FIELDS, type FileKind } from '../file-kinds.ts'
import { hasCheckDigit } from '../gs1/check-digits.ts'
import { plainDay } from './dates.ts'
import { FIELD_NAMES } from './field-names.ts'
import { type AttributeTypes, typeOf } from './field-types.ts'
import { plainName } from './header.ts'
import type { Sheet } from './sheet.ts'

/** A field for each column, in their order; null is left out. */
export type Mapping = (string | null)[]

const LOOKED_AT = 200

/** How surely a name means a field: our own word most, then by its place in the list; an odd ending or beginning less. */
const scoreOf = (column: string, field: string): number => {
  if (column === field) return 1_000
  const name = plainName(column)
  if (name === plainName(field)) return 900
  const names = (FIELD_NAMES[field] ?? []).map(plainName)
  const at = names.indexOf(name)
  if (at >= 0) return 500 - at
  const within = names.findIndex((one) => one.length >= 6 && (name.startsWith(one) || name.endsWith(one)))
  return within >= 0 ? 100 - within : 0
}

const byName = (header: readonly string[], fields: readonly string[]): Mapping => {
  const scores = header.flatMap((column, at) => fields.map((field) => ({ at, field, score: scoreOf(column, field) })))
  const mapping: Mapping = header.map((column) => (column.startsWith(ATTRIBUTE) ? column : null))
  for (const { at, field, score } of scores.sort((a, b) => b.score - a.score))
    if (score > 0 && mapping[at] === null && !mapping.includes(field)) mapping[at] = field
  return mapping
}

const share = (cells: readonly string[], holds: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(holds).length / cells.length

const isGtin = (cell: string): boolean => /^(\d{8}|\d{12,14})$/.test(cell) && hasCheckDigit(cell)
const isDay = (cell: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(plainDay(cell, 'day-first'))
const isCode = (cell: string): boolean => /^[\p{L}\p{N}./_-]{1,40}$/u.test(cell)

/** What a field's values look like; only fields that nothing else looks like are guessed so. */
const LOOKS: readonly [field: string, looks: (cells: readonly string[]) => boolean][] = [
  ['barcodes', (cells) => share(cells, isGtin) > 0.8],
  ['expiresOn', (cells) => share(cells, isDay) > 0.9],
  ['occurredAt', (cells) => share(cells, isDay) > 0.9],
  ['sku', (cells) => cells.length > 1 && new Set(cells).size === cells.length && share(cells, isCode) === 1],
  ['name', (cells) => share(cells, (cell) => /\p{L}{2}/u.test(cell) && cell.includes(' ')) > 0.6],
  ['quantity', (cells) => share(cells, (cell) => /^\d+$/.test(cell)) === 1],
]

const byLooks = (sheet: Sheet, mapping: Mapping, fields: readonly string[]): Mapping => {
  const guessed = [...mapping]
  const columns = sheet.header.map((_, at) =>
    sheet.rows
      .slice(0, LOOKED_AT)
      .map(({ cells }) => cells[at] ?? '')
      .filter((cell) => cell !== ''),
  )
  for (const [field, looks] of LOOKS) {
    if (!fields.includes(field) || guessed.includes(field)) continue
    const at = columns.findIndex((cells, column) => guessed[column] === null && cells.length > 0 && looks(cells))
    if (at >= 0) guessed[at] = field
  }
  return guessed
}

export const guessMapping = (sheet: Sheet, kind: FileKind): Mapping =>
  byLooks(sheet, byName(sheet.header, FIELDS[kind]), FIELDS[kind])

/** What stands in the column `kind` of files that would look like others without it. */
const SAID_AS_KIND: Readonly<Partial<Record<FileKind, readonly string[]>>> = {
  partners: ['supplier', 'customer'],
  orders: ['purchase', 'sales', 'transfer'],
}

const saysKind = (sheet: Sheet, at: number, kinds: readonly string[] = []): boolean =>
  at >= 0 &&
  share(
    sheet.rows.slice(0, LOOKED_AT).map(({ cells }) => cells[at] ?? ''),
    (cell) => kinds.includes(cell),
  ) > 0.5

/** What a file is about, by how many of its columns each kind knows and whether the kind's key is among them. */
export const guessKind = (sheet: Sheet): FileKind => {
  const fits = (Object.keys(FIELDS) as FileKind[]).map((kind) => {
    const named = byName(sheet.header, FIELDS[kind])
    const keys = NEEDED[kind]
    const known = named.filter((field) => field !== null).length
    const fit = known + 5 * (keys.filter((key) => named.includes(key)).length / keys.length)
    return { kind, fit: fit + (saysKind(sheet, named.indexOf('kind'), SAID_AS_KIND[kind]) ? 3 : 0) }
  })
  return fits.reduce((best, one) => (one.fit > best.fit ? one : best)).kind
}

const CUSTOMER = /^(customer|client|kunde|debitor|cliente|العميل|عميل)/
const SUPPLIER = /^(supplier|vendor|fournisseur|lieferant|kreditor|proveedor|المورد|مورد)/

/** What a file is that does not say it in a column: its columns speak of customers, or of suppliers. */
export const guessForAll = ({ header }: Pick<Sheet, 'header'>, kind: FileKind): Record<string, string> => {
  if (kind !== 'partners' && kind !== 'orders') return {}
  const names = header.map(plainName)
  const of = kind === 'partners' ? { buy: 'supplier', sell: 'customer' } : { buy: 'purchase', sell: 'sales' }
  if (names.some((name) => CUSTOMER.test(name))) return { kind: of.sell }
  return names.some((name) => SUPPLIER.test(name)) ? { kind: of.buy } : {}
}

/** Without these a file of the kind says nothing. */
export const NEEDED: Readonly<Record<FileKind, readonly string[]>> = {
  items: ['sku'],
  locations: ['code'],
  stock: ['sku', 'location', 'quantity'],
  movements: ['kind', 'sku', 'from', 'to', 'quantity'],
  reasons: ['code'],
  costs: ['sku', 'cost'],
  suppliers: ['sku', 'supplier'],
  partners: ['kind', 'name'],
  lots: ['sku', 'lot'],
  orders: ['number', 'kind', 'sku', 'quantity'],
}

/** The cells of all columns that are read in one way. */
export function* cellsOfType(
  sheet: Sheet,
  mapping: Mapping,
  type: 'number' | 'dates',
  attributes?: AttributeTypes,
): Iterable<string> {
  const at = mapping.flatMap((field, column) => {
    const one = field === null ? undefined : typeOf(field, attributes)
    return one !== undefined && (one === 'number') === (type === 'number') ? [column] : []
  })
  if (at.length === 0) return
  for (const { cells } of sheet.rows) for (const column of at) yield cells[column] ?? ''
}
