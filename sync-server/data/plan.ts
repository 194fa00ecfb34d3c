import { createHash } from 'node:crypto'
import type { Fields } from '../../domain/edit.ts'
import type { EditableCollection } from '../../domain/protocol/kinds.ts'
import type { RowFault } from '../../domain/row-fault.ts'
import { newId } from '../ledger/new-id.ts'

/** What a row makes somebody do; who and when is added at the push. `deviceSeq` is the place in the file. */
export type PlannedAction = {
  row: number
  id: string
  deviceSeq: number
  occurredAt?: string
  said: Record<string, unknown>
}

/** What an import will do, and everything that is wrong with the file; with an error nothing is done. */
export type Plan = { actions: PlannedAction[]; created: number; changed: number; unchanged: number; errors: RowFault[] }

export const emptyPlan = (): Plan => ({ actions: [], created: 0, changed: 0, unchanged: 0, errors: [] })

/** A UUIDv8 made of names: the same file and row give the same id, so that a second import is the first again. */
export const idOfNames = (...names: readonly (string | number)[]): string => {
  const bytes = createHash('sha256').update(JSON.stringify(names)).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const text = bytes.toString('hex')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}

/** The id of the reversal that takes an imported movement back: by it a movement that was taken back is told from one that a person reversed. */
export const takenBackId = (movementId: string): string => idOfNames('taken back', movementId)

export const planCreate = (
  plan: Plan,
  row: number,
  collection: EditableCollection,
  documentId: string,
  set: Fields,
): void => {
  const said = { type: 'edit', op: 'create', collection, documentId, set, base: {} }
  plan.actions.push({ row, id: newId(), deviceSeq: row, said })
}

export const planUpdate = (
  plan: Plan,
  row: number,
  collection: EditableCollection,
  documentId: string,
  change: { set: Fields; base: Fields },
): void => {
  plan.actions.push({
    row,
    id: newId(),
    deviceSeq: row,
    said: { type: 'edit', op: 'update', collection, documentId, ...change },
  })
}

/** The first row that used a key, if one did. */
export const firstUse = (uses: Map<string, number>, key: string, row: number): number | undefined => {
  const first = uses.get(key)
  if (first === undefined) uses.set(key, row)
  return first
}
