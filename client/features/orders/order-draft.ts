/** An order as it is being written: kept on the device until it is saved, whole, as one edit. */
import { sameValue } from '../../../domain/merge.ts'
import { linesInParts, type OrderDraft } from '../../../domain/order-draft.ts'
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
