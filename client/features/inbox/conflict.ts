import { elementKeyOf } from '../../../domain/edit.ts'
import { type Conflict, sameValue } from '../../../domain/merge.ts'
import type { ExceptionDocument } from '../../../domain/protocol/documents.ts'
import type { EditableCollection } from '../../../domain/protocol/kinds.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'

/** The document that two people changed. */
export type Target = { collection: EditableCollection; documentId: string }

/** What a conflict's detail says; undefined when it cannot be read (then it is shown like any other exception). */
export const conflictsIn = (
  exception: ExceptionDocument,
): { target: Target; conflicts: readonly Conflict[] } | undefined => {
  const { collection, documentId, conflicts } = exception.detail
  if (typeof collection !== 'string' || typeof documentId !== 'string' || !Array.isArray(conflicts)) return undefined
  return {
    target: { collection: collection as EditableCollection, documentId },
    conflicts: conflicts as readonly Conflict[],
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  ...words.items.fields,
  variantOf: words.variants.field,
  variesBy: words.variants.make.by,
}

/** What the field is called on screen, with the element where only that one clashed. */
export const fieldName = ({ field, element }: Conflict): string => {
  const name = FIELDS[field] ?? field
  return element ? `${name}: ${element}` : name
}

type Names = { category: (code: string) => string; item: (id: string) => string }

/** A value of any shape, as one can read it; of a category or another item its name. */
export const showValue = (value: unknown, field: string, names: Names): string => {
  if (value === null || value === undefined || value === '') return words.inbox.empty
  if (field === 'category') return names.category(String(value))
  if (field === 'variantOf') return names.item(String(value))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

type Current = object | undefined

/** The whole field with one element put in or taken out; the field merges by element, so others are left alone. */
const withElement = (conflict: Conflict, now: unknown): unknown => {
  const { field, element, mine } = conflict
  const key = elementKeyOf(field)
  if (!element || key === null) return mine
  if (key === 'key') {
    const { [element]: _gone, ...rest } = (now ?? {}) as Record<string, unknown>
    return mine === null ? rest : { ...rest, [element]: mine }
  }
  const others = ((now ?? []) as Record<string, unknown>[]).filter((one) => String(one[key]) !== element)
  return mine === null ? others : [...others, mine]
}

type Settling = {
  exception: ExceptionDocument
  target: Target
  current: Current
  name: string
  /** For each clash, whether mine stays. */
  chosen: ReadonlyMap<Conflict, boolean>
}

/** The edit that puts back what should stay, and the one that closes the conflict. Theirs stands already. */
export const settlement = ({ exception, target, current, name, chosen }: Settling): ActionDraft[] => {
  const before: Record<string, unknown> = { ...current }
  const set: Record<string, unknown> = {}
  for (const [conflict, mine] of chosen) {
    if (!mine || sameValue(conflict.mine, conflict.theirs)) continue
    const now = conflict.field in set ? set[conflict.field] : (before[conflict.field] ?? conflict.theirs)
    set[conflict.field] = withElement(conflict, now)
  }
  const fields = Object.keys(set)
  const theirs = new Map([...chosen.keys()].map((conflict) => [conflict.field, conflict.theirs]))
  const base = Object.fromEntries(fields.map((field) => [field, before[field] ?? theirs.get(field) ?? null]))
  const put: ActionDraft[] =
    fields.length === 0 ? [] : [{ type: 'edit', op: 'update', ...target, set, base, labels: { name } }]
  const resolution = [...chosen]
    .map(([conflict, mine]) => `${fieldName(conflict)}: ${mine ? words.inbox.mine : words.inbox.theirs}`)
    .join('; ')
  return [
    ...put,
    {
      type: 'edit',
      op: 'update',
      collection: 'exceptions',
      documentId: exception.id,
      set: { state: 'resolved', resolution },
      base: { state: exception.state, resolution: exception.resolution },
      labels: { name },
    },
  ]
}
