/** What the schemas and rules of an edit say of a document, said of the row and column that it came from. */
import type * as z from 'zod'
import type { EditError } from '../../domain/edit.ts'
import { type CellFault, cellFault, type RowFault, rowFault } from '../../domain/row-fault.ts'

/** Fields of documents whose columns are called otherwise, by the last of their path that has a name. */
const COLUMNS: Readonly<Record<string, string>> = {
  'reorder.point': 'reorderPoint',
  'reorder.quantity': 'reorderQuantity',
  'reorder.safetyStock': 'safetyStock',
  'reorder.leadTimeDays': 'leadTimeDays',
  'suppliers.code': 'supplierCode',
  'suppliers.unit': 'supplierUnit',
  'suppliers.leadTimeDays': 'leadTimeDays',
  'lines.quantity': 'quantity',
  'lines.price': 'price',
  itemId: 'sku',
  siteId: 'site',
  toSiteId: 'toSite',
  parentId: 'parent',
  partnerId: 'partner',
  reversesId: 'reverses',
}

const columnOf = (path: readonly PropertyKey[]): string | undefined => {
  const names = path.filter((part) => typeof part === 'string')
  // Of an action the fields of its document stand below `set`.
  const [first = '', ...more] = names[0] === 'set' ? names.slice(1) : names
  if (first === '') return undefined
  if (first === 'attributes' && more[0] !== undefined) return `attributes.${more[0]}`
  return COLUMNS[[first, ...more].join('.')] ?? COLUMNS[first] ?? first
}

const TYPES: Readonly<Record<string, 'number' | 'whole' | 'yes-no'>> = {
  number: 'number',
  int: 'whole',
  boolean: 'yes-no',
}

export const issueFault = (issue: z.core.$ZodIssue): CellFault => {
  const field = columnOf(issue.path)
  if (issue.code === 'custom' && issue.message.startsWith('must be a UUID')) return cellFault('id', field)
  if (issue.code === 'custom' && issue.message.startsWith('must be a day')) return cellFault('day', field)
  if (issue.code === 'invalid_format' && field === 'currency') return cellFault('currency', field)
  switch (issue.code) {
    case 'invalid_type':
      return cellFault(TYPES[issue.expected] ?? 'form', field)
    case 'invalid_value':
      return cellFault('one-of', field, { choices: issue.values.map(String).join(', ') })
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? cellFault('empty', field)
        : cellFault('at-least', field, { least: Number(issue.minimum) })
    case 'too_big':
      return issue.origin === 'string'
        ? cellFault('too-long', field, { most: Number(issue.maximum) })
        : issue.origin === 'array'
          ? cellFault('too-many', field, { most: Number(issue.maximum) })
          : cellFault('at-most', field, { most: Number(issue.maximum) })
    default:
      return cellFault('form', field)
  }
}

const CODES = { 'missing-fields': 'needed', 'fixed-field': 'fixed', 'not-permitted': 'not-by-file' } as const

export const editFaults = (row: number, { code, fields }: EditError): RowFault[] =>
  fields.length === 0
    ? [rowFault(row, CODES[code])]
    : fields.map((field) => rowFault(row, CODES[code], columnOf([field])))
