/** Orders as people write them: lines by scan, what is still missing, and which way an order may go. */
import { sameValue } from './merge.ts'
import type { OrderDocument } from './protocol/documents.ts'

export type OrderLine = OrderDocument['lines'][number]
export type OrderState = OrderDocument['state']

/** As many lines as one action surely carries, before and after, within 64 kB; a longer order is written in several. */
export const LINES_AT_ONCE = 150

/** As many as an order has at all; a longer one is written as two. */
export const MOST_LINES = 500

export type OrderDraft = Pick<OrderDocument, 'kind' | 'number' | 'partnerId' | 'toSiteId' | 'dueOn'> & {
  readonly siteId: string | null
  readonly lines: readonly OrderLine[]
}

/** One more of an item: on the line that has it, else on a line of its own, first. A price stays the line's. */
export const withGoods = (
  lines: readonly OrderLine[],
  goods: { readonly itemId: string; readonly quantity: number },
  newId: () => string,
  price?: number,
): OrderLine[] => {
  const known = lines.find((line) => line.itemId === goods.itemId)
  if (known) {
    return lines.map((line) => (line === known ? { ...line, quantity: line.quantity + goods.quantity } : line))
  }
  return [{ id: newId(), ...goods, ...(price === undefined ? {} : { price }) }, ...lines]
}

type Part = { readonly set: readonly OrderLine[]; readonly base: readonly OrderLine[] }

/**
 * From these lines to those, in changes that each fit into one action. Lines merge one by one, so that of a long order only what changes
 * travels; one that comes anew to it stands at its end.
 */
export const linesInParts = (before: readonly OrderLine[], after: readonly OrderLine[]): readonly Part[] => {
  if (sameValue(before, after)) return []
  if (Math.max(before.length, after.length) <= LINES_AT_ONCE) return [{ set: after, base: before }]
  const [were, are] = [before, after].map((lines) => new Map(lines.map((line) => [line.id, line])))
  const changed = [...new Set([...after, ...before].map(({ id }) => id))].filter(
    (id) => !sameValue(were?.get(id), are?.get(id)),
  )
  return Array.from({ length: Math.ceil(changed.length / LINES_AT_ONCE) }, (_, at) => {
    const ids = changed.slice(at * LINES_AT_ONCE, (at + 1) * LINES_AT_ONCE)
    return { set: ids.flatMap((id) => are?.get(id) ?? []), base: ids.flatMap((id) => were?.get(id) ?? []) }
  })
}

export type OrderFault = 'number' | 'number-taken' | 'site' | 'to-site' | 'same-site' | 'lines' | 'too-many-lines'

/**
 * What keeps an order from being saved as that; the first of it is what a person does next. A draft may be without lines, an
 * order that others work on may not.
 */
export const orderFaults = (
  order: OrderDraft,
  state: OrderState,
  isTaken: (number: string) => boolean,
): readonly OrderFault[] => {
  const faults: OrderFault[] = []
  if (!order.siteId) faults.push('site')
  if (order.kind === 'transfer' && !order.toSiteId) faults.push('to-site')
  if (order.kind === 'transfer' && order.siteId && order.siteId === order.toSiteId) faults.push('same-site')
  if (state === 'open' && order.lines.length === 0) faults.push('lines')
  if (order.lines.length > MOST_LINES) faults.push('too-many-lines')
  if (order.number.trim() === '') faults.push('number')
  else if (isTaken(order.number.trim())) faults.push('number-taken')
  return faults
}

const TURNS: Readonly<Record<OrderState, readonly OrderState[]>> = {
  draft: ['open', 'cancelled'],
  open: ['closed', 'draft', 'cancelled'],
  closed: ['open'],
  cancelled: ['draft'],
}

/** Where an order may go from here. What goods have moved for is no draft any more, and nothing that never was. */
export const turnsOf = (state: OrderState, hasMoved: boolean): readonly OrderState[] =>
  TURNS[state].filter((to) => !hasMoved || (to !== 'draft' && to !== 'cancelled') || state === 'cancelled')
