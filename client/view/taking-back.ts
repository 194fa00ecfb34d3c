/** What takes back an action that moved no goods: an edit by its opposite, a promise by a release. Movements are taken back by reversals. */
import type { Action } from '../../domain/protocol/actions.ts'
import type { Mirror } from '../mirror/mirror.ts'
import type { ActionDraft } from './commands.ts'

/** The opposite of it, or nothing where there is none: a lot that was made stays, a count is answered by another. */
export const takenBack = (action: Action, { memory }: Mirror): ActionDraft | undefined => {
  const { labels } = action
  const said = labels ? { labels } : {}
  if (action.type === 'allocation') {
    const { type, orderId, lineId, itemId, lotId, locationId, quantity, release = false } = action
    return {
      type,
      orderId,
      lineId,
      itemId,
      locationId,
      quantity,
      ...(lotId ? { lotId } : {}),
      release: !release,
      ...said,
    }
  }
  if (action.type !== 'edit') return undefined
  const { type, collection, documentId, set, base } = action
  if (action.op === 'update') {
    const before = Object.fromEntries(Object.keys(set).map((field) => [field, base[field] ?? null]))
    return { type, op: 'update', collection, documentId, set: before, base: set, ...said }
  }
  // Goods that were sent off without an order took one along.
  if (action.op !== 'create' || collection !== 'orders' || set.kind !== 'transfer' || set.state !== 'open')
    return undefined
  if ((memory.get('orders', documentId)?.state ?? 'open') !== 'open') return undefined
  return { type, op: 'update', collection, documentId, set: { state: 'cancelled' }, base: { state: 'open' }, ...said }
}
