import { elementKeyOf } from '../../../domain/edit.ts'
import { type Conflict, sameValue } from '../../../domain/merge.ts'
import type { Document, ExceptionDocument } from '../../../domain/protocol/documents.ts'
import type { EditableCollection } from '../../../domain/protocol/kinds.ts'
import { fieldSaid } from '../../parts/field-said.ts'
import { itemNameIn } from '../../parts/variant-said.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import { elementName, type Reads } from './value-said.ts'

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

/** What the field is called on screen, with the element where only that one clashed. */
export const fieldName = (
  reads: Reads,
  collection: EditableCollection,
  { field, element, base, mine, theirs }: Conflict,
): string => {
  const name = fieldSaid(collection, field)
  return element ? `${name}: ${elementName(reads, field, element, [mine, theirs, base])}` : name
}

/** What the document is called: by its name, number or code, or by the item that it is about. */
export const documentName = (reads: Reads, collection: EditableCollection, document: Document | undefined): string => {
  const fields: Record<string, unknown> = { ...document }
  if (document?.collection === 'items') return itemNameIn(reads, document.id)
  if (typeof fields.itemId === 'string' && document?.collection !== 'lots') return itemNameIn(reads, fields.itemId)
  const named = document?.collection === 'locations' ? fields.code : (fields.number ?? fields.name ?? fields.code)
  return typeof named === 'string' ? named : words.action.collections[collection]
}

/** The elements of a field that merges by element, as the field holds them. */
const holding = (field: string, elements: ReadonlyMap<string, unknown>): unknown => {
  const said = [...elements].filter(([, value]) => value !== null && value !== undefined)
  return elementKeyOf(field) === 'key' ? Object.fromEntries(said) : said.map(([, value]) => value)
}

/** One element as the document has it now, or nothing where it has none or is not here. */
const elementIn = (value: unknown, field: string, element: string): unknown => {
  const key = elementKeyOf(field)
  if (typeof value !== 'object' || value === null || key === null) return undefined
  if (!Array.isArray(value)) return (value as Record<string, unknown>)[element]
  return value.find((one: Record<string, unknown>) => String(one[key]) === element)
}

type Change = { set: Record<string, unknown>; base: Record<string, unknown> }

/**
 * The edit that puts mine back. Of a list only the elements that clashed are said: it merges by element, so that the others stay as they
 * are, also where this device does not have the document.
 */
const putting = (kept: readonly Conflict[], current: Document | undefined): Change => {
  const before: Record<string, unknown> = { ...current }
  const change: Change = { set: {}, base: {} }
  const elements = new Map<string, { mine: Map<string, unknown>; now: Map<string, unknown> }>()
  for (const { field, element, mine, theirs } of kept) {
    if (element === undefined) {
      change.set[field] = mine
      change.base[field] = before[field] ?? theirs ?? null
      continue
    }
    const lists = elements.get(field) ?? { mine: new Map(), now: new Map() }
    lists.mine.set(element, mine)
    lists.now.set(element, current ? elementIn(before[field], field, element) : theirs)
    elements.set(field, lists)
  }
  for (const [field, { mine, now }] of elements) {
    change.set[field] = holding(field, mine)
    change.base[field] = holding(field, now)
  }
  return change
}

type Settling = {
  exception: ExceptionDocument
  target: Target
  /** As this device has it, if it has it. */
  current: Document | undefined
  name: string
  /** For each clash, whether mine stays. */
  chosen: ReadonlyMap<Conflict, boolean>
  /** What either side is called on screen. */
  sides: { mine: string; theirs: string }
}

/** The edit that puts back what should stay, and the one that closes the conflict. Theirs stands already. */
export const settlement = (
  reads: Reads,
  { exception, target, current, name, chosen, sides }: Settling,
): ActionDraft[] => {
  const kept = [...chosen].flatMap(([conflict, mine]) =>
    mine && !sameValue(conflict.mine, conflict.theirs) ? [conflict] : [],
  )
  const put: ActionDraft[] =
    kept.length === 0 ? [] : [{ type: 'edit', op: 'update', ...target, ...putting(kept, current), labels: { name } }]
  const resolution = [...chosen]
    .map(([conflict, mine]) => `${fieldName(reads, target.collection, conflict)}: ${mine ? sides.mine : sides.theirs}`)
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
