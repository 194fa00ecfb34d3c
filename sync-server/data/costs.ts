import type { ItemCostDocument } from '../../domain/protocol/documents.ts'
import { readNumber } from './cells.ts'
import type { Directory } from './directory.ts'
import { planDocument } from './documents.ts'
import { Goods } from './goods.ts'
import { emptyPlan, firstUse, type Plan } from './plan.ts'
import type { Row } from './table.ts'

/** What a base unit of an item costs; the counts that waited to hear it are judged again as it comes in. */
export const planCosts = (rows: readonly Row[], directory: Directory): Plan => {
  const plan = emptyPlan()
  const goods = new Goods(directory, plan)
  const uses = new Map<string, number>()
  for (const line of rows) {
    const item = goods.item(line)
    if (!item) continue
    const { row, cells } = line
    const first = firstUse(uses, item.id, row)
    if (first !== undefined) {
      plan.errors.push({ row, message: `sku: ${item.doc.sku} stands in row ${first} too` })
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
