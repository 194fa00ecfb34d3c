import { rowFault } from '../../domain/row-fault.ts'
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
    if (code === '') plan.errors.push(rowFault(row, 'key-empty', 'code'))
    else if (first !== undefined) plan.errors.push(rowFault(row, 'seen-before', 'code', { value: code, row: first }))
    else if (directory.ambiguous.has(`reason ${code}`))
      plan.errors.push(rowFault(row, 'several', 'code', { value: code }))
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
