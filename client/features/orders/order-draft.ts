/** An order as it is being written: kept on the device until it is saved, whole, as one edit. */
import { mergeEdit, sameValue } from '../../../domain/merge.ts'
import { linesInParts, type OrderDraft } from '../../../domain/order-draft.ts'
import type { EditAction } from '../../../domain/protocol/actions.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import type { ActionDraft } from '../../view/workspace.ts'

/** What the form holds; `seen` is the order as it was when the form opened. */
export type OrderForm = OrderDraft & {
  readonly seen?: OrderDocument | undefined
  readonly openLine?: string | undefined
}

export const newForm = (
  kind: OrderDocument['kind'],
  { siteId, partnerId }: { siteId: string | null; partnerId: string | null },
): OrderForm => ({ kind, number: '', partnerId, siteId, toSiteId: null, dueOn: null, lines: [] })

export const formOf = (order: OrderDocument): OrderForm => {
  const { kind, number, partnerId, siteId, toSiteId, dueOn, lines } = order
  return { kind, number, partnerId, siteId, toSiteId, dueOn, lines, seen: order }
}

/** The form as edits that were not accepted left it, over the order as it is; of a create there is none. */
export const formAfter = (form: OrderForm, edits: readonly Pick<EditAction, 'set' | 'base'>[]): OrderForm => {
  let now = form
  for (const { set, base } of edits) {
    const { lines, state: _, assigneeIds: __, ...fields } = set
    now = { ...now, ...fields }
    if (!Array.isArray(lines)) continue
    // What was written here is what is to be corrected, whatever others made of it meanwhile.
    const said = { current: { lines: now.lines }, base: { lines: base.lines ?? [] }, set: { lines } }
    const { next } = mergeEdit({ ...said, sameDeviceFields: new Set(['lines']) })
    now = { ...now, lines: next.lines as OrderForm['lines'] }
  }
  return now
}

type Edit = Extract<ActionDraft, { type: 'edit' }>

/** What the form changes of what was seen there; of a new order all of it. Several where its lines are too many for one action. */
export const editsOf = (
  { seen, openLine: _, ...draft }: OrderForm,
  { documentId, number, state }: { documentId: string; number: string; state: OrderDocument['state'] },
): Edit[] => {
  const wanted: Record<string, unknown> = { ...draft, number, state }
  const before: Record<string, unknown> = seen ? { ...seen } : {}
  const changed = Object.keys(wanted).filter(
    (field) => field !== 'lines' && (!seen || !sameValue(wanted[field], before[field])),
  )
  const [first, ...more] = linesInParts(seen?.lines ?? [], draft.lines)
  if (seen && changed.length === 0 && !first) return []
  const common = { type: 'edit', collection: 'orders', documentId, labels: { name: number } } as const
  return [
    {
      ...common,
      op: seen ? 'update' : 'create',
      set: {
        ...Object.fromEntries(changed.map((field) => [field, wanted[field]])),
        ...(first ? { lines: first.set } : seen ? {} : { lines: [] }),
      },
      base: seen
        ? {
            ...Object.fromEntries(changed.map((field) => [field, before[field] ?? null])),
            ...(first ? { lines: first.base } : {}),
          }
        : {},
    },
    ...more.map(({ set, base }): Edit => ({ ...common, op: 'update', set: { lines: set }, base: { lines: base } })),
  ]
}
