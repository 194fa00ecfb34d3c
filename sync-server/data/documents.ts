/** Rows that describe documents: what they set, what of it is new, and whether the rules take it. */
import * as z from 'zod'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { createdFields, type Fields, mayChange } from '../../domain/edit.ts'
import { editableFields } from '../../domain/protocol/editable-fields.ts'
import type { EditableCollection } from '../../domain/protocol/kinds.ts'
import type { Known } from './directory.ts'
import { editFaults, issueFault } from './issue-fault.ts'
import { type Plan, planCreate, planUpdate } from './plan.ts'

const same = (a: unknown, b: unknown): boolean => {
  const [x, y] = [canonicalJson(a ?? null), canonicalJson(b ?? null)]
  return x.ok && y.ok && x.value === y.value
}

/** Made once: making one takes longer than checking a row with it. */
const shapes = new Map<EditableCollection, z.ZodType>()
const shapeOf = (collection: EditableCollection): z.ZodType => {
  const known = shapes.get(collection) ?? z.object(editableFields[collection]).partial()
  shapes.set(collection, known)
  return known
}

/** Checks what a row sets by the schemas and rules of an edit, and plans a create, an update of what differs, or nothing. */
export const planDocument = (
  plan: Plan,
  row: number,
  collection: EditableCollection,
  id: string,
  said: Fields,
  current: Known | undefined,
): void => {
  const shape = shapeOf(collection).safeParse(said)
  if (!shape.success) {
    for (const issue of shape.error.issues) plan.errors.push({ row, ...issueFault(issue) })
    return
  }
  const set = shape.data as Fields
  if (!current) {
    const made = createdFields(collection, set)
    if (!made.ok) plan.errors.push(...editFaults(row, made.error))
    else planCreate(plan, row, collection, id, set)
    plan.created++
    return
  }
  const fields = Object.keys(set).filter((field) => !same(set[field], current.doc[field]))
  if (fields.length === 0) {
    plan.unchanged++
    return
  }
  const only = (from: Fields): Fields => Object.fromEntries(fields.map((field) => [field, from[field] ?? null]))
  const allowed = mayChange(collection, current.doc, only(set))
  if (!allowed.ok) plan.errors.push(...editFaults(row, allowed.error))
  else planUpdate(plan, row, collection, current.id, { set: only(set), base: only(current.doc) })
  plan.changed++
}
