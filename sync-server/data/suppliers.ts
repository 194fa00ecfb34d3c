import * as z from 'zod'
import { supplierPriceIdOf } from '../../domain/ids.ts'
import { sameValue } from '../../domain/merge.ts'
import { editableFields } from '../../domain/protocol/editable-fields.ts'
import { rowFault } from '../../domain/row-fault.ts'
import { type ItemSupplier, supplierOf, withSupplier } from '../../domain/supplier.ts'
import { readNumber } from '../../domain/tables/cells.ts'
import type { Row } from '../../domain/tables/convert.ts'
import { sha256 } from '../ledger/digest.ts'
import type { Directory, Known } from './directory.ts'
import { planDocument } from './documents.ts'
import { Goods } from './goods.ts'
import { issueFault } from './issue-fault.ts'
import { emptyPlan, firstUse, type Plan, planUpdate } from './plan.ts'
import { inSlices } from './slices.ts'

const shape = z.object({ suppliers: editableFields.items.suppliers })
const suppliersOf = ({ doc }: Known): ItemSupplier[] => (doc.suppliers ?? []) as ItemSupplier[]

/** What a row says of the supplier; a missing column leaves its field alone, an empty cell empties it. */
const saidOf = (before: ItemSupplier, cells: Row['cells']): ItemSupplier => {
  const said: Record<string, unknown> = { ...before }
  const say = (field: keyof ItemSupplier, column: string, read: (cell: string) => unknown) => {
    const cell = cells.get(column)
    if (cell === '') delete said[field]
    else if (cell !== undefined) said[field] = read(cell)
  }
  say('code', 'supplierCode', (cell) => cell)
  say('unit', 'supplierUnit', (cell) => cell)
  say('leadTimeDays', 'leadTimeDays', readNumber)
  return said as ItemSupplier
}

/** A price cannot be emptied: an empty cell leaves it as it is. */
const planPrice = (
  plan: Plan,
  { row, cells }: Row,
  itemId: string,
  partnerId: string,
  directory: Directory,
): number => {
  const price = cells.get('supplierPrice') ?? ''
  if (price === '') return 0
  const currency = cells.has('currency') ? { currency: cells.get('currency') || null } : {}
  const id = supplierPriceIdOf(itemId, partnerId, sha256)
  const part = emptyPlan()
  const set = { itemId, partnerId, price: readNumber(price), ...currency }
  planDocument(part, row, 'supplier-prices', id, set, directory.supplierPrices.get(id))
  plan.actions.push(...part.actions)
  for (const fault of part.errors)
    plan.errors.push(fault.field === 'price' ? { ...fault, field: 'supplierPrice' } : fault)
  return part.actions.length
}

/** Who supplies items, a row each of the two; an item's suppliers are one edit, so that they are taken back as one. */
export const planSuppliers = async (
  rows: readonly Row[],
  directory: Directory,
  signal?: AbortSignal,
): Promise<Plan> => {
  const plan = emptyPlan()
  const goods = new Goods(directory, plan)
  const uses = new Map<string, number>()
  const lists = new Map<string, { item: Known; row: number; suppliers: ItemSupplier[] }>()
  for await (const line of inSlices(rows, signal)) {
    const { row, cells } = line
    const item = goods.item(line)
    const partner = goods.supplier(line)
    if (!item || !partner) continue
    const first = firstUse(uses, `${item.id} ${partner.id}`, row)
    if (first !== undefined) {
      plan.errors.push(rowFault(row, 'seen-before', 'supplier', { value: cells.get('supplier') ?? '', row: first }))
      continue
    }
    const list = lists.get(item.id) ?? { item, row, suppliers: suppliersOf(item) }
    const before = supplierOf(list, partner.id)
    const said = saidOf(before ?? { partnerId: partner.id }, cells)
    const checked = shape.safeParse({ suppliers: [said] })
    for (const issue of checked.error?.issues ?? []) plan.errors.push({ row, ...issueFault(issue) })
    const prices = planPrice(plan, line, item.id, partner.id, directory)
    if (!before) plan.created++
    else if (sameValue(before, said) && prices === 0) plan.unchanged++
    else plan.changed++
    lists.set(item.id, { ...list, suppliers: withSupplier(list, said) })
  }
  for (const { item, row, suppliers } of lists.values()) {
    const base = item.doc.suppliers ?? null
    if (!sameValue(base ?? [], suppliers))
      planUpdate(plan, row, 'items', item.id, { set: { suppliers }, base: { suppliers: base } })
  }
  return plan
}
