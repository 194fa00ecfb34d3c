import { lotIdOf } from '../../domain/ids.ts'
import { isTracked, type Tracking } from '../../domain/item.ts'
import { rowFault } from '../../domain/row-fault.ts'
import type { Row } from '../../domain/tables/convert.ts'
import { sha256 } from '../ledger/digest.ts'
import type { Directory } from './directory.ts'
import { planDocument } from './documents.ts'
import { Goods } from './goods.ts'
import { emptyPlan, firstUse, type Plan } from './plan.ts'
import { inSlices } from './slices.ts'

/** Lots and serial numbers, known by their item and code. */
export const planLots = async (rows: readonly Row[], directory: Directory, signal?: AbortSignal): Promise<Plan> => {
  const plan = emptyPlan()
  const goods = new Goods(directory, plan)
  const uses = new Map<string, number>()
  for await (const line of inSlices(rows, signal)) {
    const { row, cells } = line
    const item = goods.item(line)
    const code = cells.get('lot') ?? ''
    if (code === '') plan.errors.push(rowFault(row, 'key-empty', 'lot'))
    if (!item || code === '') continue
    const id = lotIdOf(item.id, code, sha256)
    const current = directory.lots.get(id)
    const first = firstUse(uses, id, row)
    if (first !== undefined) plan.errors.push(rowFault(row, 'seen-before', 'lot', { value: code, row: first }))
    // A lot from before the item's tracking was switched off is one still.
    else if (!current && !isTracked({ tracking: item.doc.tracking as Tracking }))
      plan.errors.push(rowFault(row, 'not-tracked', 'lot'))
    else {
      const set: Record<string, unknown> = { itemId: item.id, code }
      for (const field of ['expiresOn', 'manufacturedOn']) if (cells.has(field)) set[field] = cells.get(field) || null
      if (cells.has('status')) set.status = cells.get('status') || 'available'
      planDocument(plan, row, 'lots', id, set, current)
    }
  }
  return plan
}
