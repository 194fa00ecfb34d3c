import { rowFault } from '../../domain/row-fault.ts'
import { readYesNo } from '../../domain/tables/cells.ts'
import type { Row } from '../../domain/tables/convert.ts'
import { newId } from '../ledger/new-id.ts'
import type { Directory } from './directory.ts'
import { planDocument } from './documents.ts'
import { emptyPlan, firstUse, type Plan } from './plan.ts'
import { inSlices } from './slices.ts'

/** Suppliers and customers, known by kind and code; one that has no code, here or in the file, by its name. */
export const planPartners = async (rows: readonly Row[], directory: Directory, signal?: AbortSignal): Promise<Plan> => {
  const plan = emptyPlan()
  const uses = new Map<string, number>()
  for await (const { row, cells } of inSlices(rows, signal)) {
    const [kind, code, name] = [cells.get('kind') ?? '', cells.get('code') ?? '', cells.get('name') ?? '']
    const [field, key] = code === '' ? ['name', name] : ['code', code]
    const first = firstUse(uses, JSON.stringify([kind, field, key]), row)
    const current = directory.partnerToBe(kind, code, name)
    if (key === '') plan.errors.push(rowFault(row, 'key-empty', cells.has('code') ? 'code' : 'name'))
    else if (first !== undefined) plan.errors.push(rowFault(row, 'seen-before', field, { value: key, row: first }))
    else if (current === 'several') plan.errors.push(rowFault(row, 'several', field, { value: key }))
    else {
      const set = {
        kind,
        ...(cells.has('code') ? { code: code || null } : {}),
        ...(cells.has('name') ? { name } : {}),
        ...(cells.has('archived') ? { archived: readYesNo(cells.get('archived') ?? '') } : {}),
      }
      planDocument(plan, row, 'partners', newId(), set, current)
    }
  }
  return plan
}
