import { type Attribute, type AttributeBook, readAttribute } from '../../domain/attribute.ts'
import type { Fields } from '../../domain/edit.ts'
import { ATTRIBUTE } from '../../domain/file-kinds.ts'
import { ok } from '../../domain/result.ts'
import { rowFault } from '../../domain/row-fault.ts'
import { readBarcodes, readNumber, readObject, readUnits, readYesNo } from '../../domain/tables/cells.ts'
import type { Row } from '../../domain/tables/convert.ts'
import { newId } from '../ledger/new-id.ts'
import { Categories } from './categories.ts'
import { attributeBookOf, type Directory, type Known } from './directory.ts'
import { planDocument } from './documents.ts'
import { emptyPlan, firstUse, type Plan } from './plan.ts'
import { inSlices } from './slices.ts'
import { type NamedItem, Variants } from './variants.ts'

const orNull =
  (read: (cell: string) => unknown) =>
  (cell: string): unknown =>
    cell === '' ? null : read(cell)
const orElse =
  (value: string) =>
  (cell: string): unknown =>
    cell === '' ? value : cell
const text = (cell: string): unknown => cell

/** What an empty cell means stands here: nothing, or the default of a new item. A missing column leaves the field alone. */
const READ: Record<string, (cell: string) => unknown> = {
  sku: text,
  name: text,
  description: text,
  barcodes: readBarcodes,
  baseUnit: orElse('pcs'),
  units: readUnits,
  tracking: orElse('none'),
  shelfLifeDays: orNull(readNumber),
  price: orNull(readNumber),
  currency: orNull(text),
  negativePolicy: orElse('warn'),
  abcClass: orNull(text),
  archived: readYesNo,
}

const REORDER = {
  point: 'reorderPoint',
  quantity: 'reorderQuantity',
  safetyStock: 'safetyStock',
  leadTimeDays: 'leadTimeDays',
}

const reorderOf = (cells: Row['cells']): Fields => {
  const said = Object.entries(REORDER).filter(([, column]) => cells.has(column))
  if (said.length === 0) return {}
  if (said.every(([, column]) => cells.get(column) === '')) return { reorder: null }
  return {
    reorder: Object.fromEntries(
      Object.entries(REORDER).map(([field, column]) => [field, readNumber(cells.get(column) || '0')]),
    ),
  }
}

type Book = AttributeBook<Attribute>

/**
 * Attributes of one cell, and of columns of their own; an empty column says nothing. A column that the organisation has no attribute for
 * is text under the name it has.
 */
const attributesOf = ({ row, cells }: Row, current: Known | undefined, book: Book, plan: Plan): Fields => {
  const columns = [...cells].filter(([field, cell]) => field.startsWith(ATTRIBUTE) && cell !== '')
  const whole = cells.get('attributes')
  if (whole === undefined && columns.length === 0) return {}
  const base = whole === undefined ? (current?.doc.attributes ?? {}) : readObject(whole)
  if (typeof base !== 'object' || base === null) return { attributes: base }
  const said: Record<string, unknown> = { ...base }
  for (const [field, cell] of columns) {
    const name = field.slice(ATTRIBUTE.length)
    const attribute = book.meant(name)
    const read = attribute ? readAttribute(attribute, cell) : ok(cell)
    if (!read.ok) plan.errors.push({ ...read.error, row, field })
    else if (read.value !== null) said[attribute?.code ?? name] = read.value
  }
  return { attributes: said }
}

/** Every row's item gets its id first, so that a variant may stand before what it is one of. */
const named = (rows: readonly Row[], directory: Directory, plan: Plan): NamedItem[] => {
  const uses = new Map<string, number>()
  return rows.flatMap(({ row, cells }) => {
    const sku = cells.get('sku') ?? ''
    const first = firstUse(uses, sku, row)
    const wrong =
      sku === ''
        ? rowFault(row, 'key-empty', 'sku')
        : first !== undefined
          ? rowFault(row, 'seen-before', 'sku', { value: sku, row: first })
          : directory.ambiguous.has(`sku ${sku}`)
            ? rowFault(row, 'several', 'sku', { value: sku })
            : null
    if (wrong) {
      plan.errors.push(wrong)
      return []
    }
    const current = directory.items.get(sku)
    return [{ row, cells, sku, current, id: current?.id ?? newId() }]
  })
}

export const planItems = async (rows: readonly Row[], directory: Directory, signal?: AbortSignal): Promise<Plan> => {
  const plan = emptyPlan()
  const items = named(rows, directory, plan)
  const categories = new Categories(directory, plan)
  const attributes = attributeBookOf(directory)
  const variants = new Variants(items, directory, plan)
  let place = 0
  for await (const item of inSlices(variants.inOrder, signal)) {
    place++
    const { row, cells, current, id } = item
    const said = Object.fromEntries(
      [...cells].flatMap(([field, cell]) => (READ[field] ? [[field, READ[field](cell)]] : [])),
    )
    const unit = current ? {} : { baseUnit: said.baseUnit ?? 'pcs' }
    const category = cells.get('category')
    const set = {
      ...{ ...said, ...unit, ...reorderOf(cells), ...attributesOf({ row, cells }, current, attributes, plan) },
      ...(category === undefined ? {} : { category: categories.codeOf(row, category, current) }),
      ...variants.said(item, attributes),
    }
    const before = plan.actions.length
    planDocument(plan, row, 'items', id, set, current)
    // The order that was found is the order in which they apply.
    for (const action of plan.actions.slice(before)) action.deviceSeq = place
  }
  return plan
}
