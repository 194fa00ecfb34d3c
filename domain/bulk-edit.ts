/** One change to many items at once: each item that it changes gets an edit of its own, so that each merges, and is taken back, by itself. */
import { type AttributeValue, withAttributes } from './attribute.ts'
import { sameValue } from './merge.ts'
import type { ItemDocument } from './protocol/documents.ts'

/** As many as are looked over before they are changed; more is a file to import. */
export const MOST_CHANGED = 2000

type Reorder = NonNullable<ItemDocument['reorder']>

export type BulkChange =
  | { readonly of: 'category'; readonly value: string }
  | { readonly of: 'archived'; readonly value: boolean }
  | { readonly of: 'abcClass'; readonly value: ItemDocument['abcClass'] }
  | { readonly of: 'negativePolicy'; readonly value: ItemDocument['negativePolicy'] }
  /** The point alone; how many are ordered then, and the rest, stays each item's own. */
  | { readonly of: 'reorder'; readonly value: number | null }
  /** One of the organisation's own, by its code; null: nothing is said of it. The others stay each item's own. */
  | { readonly of: 'attribute'; readonly code: string; readonly value: AttributeValue }

export type BulkField = BulkChange['of']

const NO_REORDER: Reorder = { point: 0, quantity: 0, safetyStock: 0, leadTimeDays: 0 }

const fieldOf = ({ of }: BulkChange) => (of === 'attribute' ? 'attributes' : of)

const valueAfter = (item: ItemDocument, change: BulkChange): unknown => {
  if (change.of === 'attribute') return withAttributes(item.attributes, { [change.code]: change.value })
  if (change.of !== 'reorder') return change.value
  return change.value === null ? null : { ...(item.reorder ?? NO_REORDER), point: change.value }
}

export type BulkEdit = {
  readonly item: ItemDocument
  readonly set: Readonly<Record<string, unknown>>
  readonly base: Readonly<Record<string, unknown>>
}

/** The edits of those that are not so already. */
export const bulkEdits = (items: readonly ItemDocument[], change: BulkChange): BulkEdit[] =>
  items.flatMap((item) => {
    const field = fieldOf(change)
    const [before, after] = [item[field], valueAfter(item, change)]
    if (sameValue(before, after)) return []
    return [{ item, set: { [field]: after }, base: { [field]: before ?? null } }]
  })
