import type { ItemCostDocument } from '../../domain/protocol/documents.ts'
import { rowFault } from '../../domain/row-fault.ts'
import { readNumber } from '../../domain/tables/cells.ts'
import type { Row } from '../../domain/tables/convert.ts'
import type { Directory } from './directory.ts'
import { planDocument } from './documents.ts'
import { Goods } from './goods.ts'
import { emptyPlan, firstUse, type Plan } from './plan.ts'
import { inSlices } from './slices.ts'

/** What a base unit of an item costs; the counts that waited to hear it are judged again as it comes in. */
export const planCosts = async (rows: readonly Row[], directory: Directory, signal?: AbortSignal): Promise<Plan> => {
  const plan = emptyPlan()
  const goods = new Goods(directory, plan)
  const uses = new Map<string, number>()
  for await (const line of inSlices(rows, signal)) {
    const item = goods.item(line)
    if (!item) continue
    const { row, cells } = line
    const first = firstUse(uses, item.id, row)
    if (first !== undefined) {
      plan.errors.push(rowFault(row, 'seen-before', 'sku', { value: String(item.doc.sku), row: first }))
      continue
    }
    const set = {
      itemId: item.id,
      ...(cells.has('cost') ? { cost: readNumber(cells.get('cost') ?? '') } : {}),
      ...(cells.has('currency') ? { currency: cells.get('currency') || null } : {}),
    }
    planDocument(plan, row, 'item-costs', item.id, set, directory.costs.get(item.id))
  }
  return plan
}

export const costRow = (sku: string, { cost, currency }: ItemCostDocument) => ({ sku, cost, currency })
