import { readList, readYesNo } from '../../domain/tables/cells.ts'
import type { Row } from '../../domain/tables/convert.ts'
import { newId } from '../ledger/new-id.ts'
import type { Directory } from './directory.ts'
import { planDocument } from './documents.ts'
import { emptyPlan, firstUse, type Plan } from './plan.ts'
import { inSlices } from './slices.ts'

/** Reasons are known by their code, which movements name. */
export const planReasons = async (rows: readonly Row[], directory: Directory, signal?: AbortSignal): Promise<Plan> => {
  const plan = emptyPlan()
  const uses = new Map<string, number>()
  for await (const { row, cells } of inSlices(rows, signal)) {
    const code = cells.get('code') ?? ''
    const first = firstUse(uses, code, row)
    if (code === '') plan.errors.push({ row, message: 'code: is what a reason is known by, and is empty' })
    else if (first !== undefined) plan.errors.push({ row, message: `code: ${code} stands in row ${first} too` })
    else if (directory.ambiguous.has(`reason ${code}`))
      plan.errors.push({ row, message: `code: several reasons carry ${code}` })
    else {
      const current = directory.reasons.get(code)
      const set = {
        code,
        ...(cells.has('name') ? { name: cells.get('name') } : {}),
        ...(cells.has('kinds') ? { kinds: readList(cells.get('kinds') ?? '') } : {}),
        ...(cells.has('archived') ? { archived: readYesNo(cells.get('archived') ?? '') } : {}),
      }
      planDocument(plan, row, 'reasons', newId(), set, current)
    }
  }
  return plan
}
