/** What takes back an action that moved no goods: an edit by its opposite, a promise by a release. Movements are taken back by reversals. */
import type { Action } from '../../domain/protocol/actions.ts'
import type { Mirror } from '../mirror/mirror.ts'
import type { ActionDraft } from './commands.ts'

/** What is never deleted once it was made: it is put away instead. */
const ARCHIVABLE = ['items', 'locations', 'partners', 'reasons', 'categories', 'attributes'] as const

const isOneOf = (list: readonly string[], name: string): boolean => list.includes(name)

/** The opposite of it, or nothing where there is none: a lot that was made stays, a count is answered by another. */
export const takenBack = (action: Action, { memory }: Mirror): ActionDraft | undefined => {
  const { labels } = action
  const said = labels ? { labels } : {}
  if (action.type === 'allocation') {
    const { type, id, orderId, lineId, itemId, lotId, locationId, quantity, release = false, reason } = action
    return {
      type,
      orderId,
      lineId,
      itemId,
      locationId,
      quantity,
      ...(lotId ? { lotId } : {}),
      release: !release,
      ...(release && reason ? { takesBackId: id } : {}),
      ...said,
    }
  }
  if (action.type !== 'edit') return undefined
  const { type, collection, documentId, set, base } = action
  if (action.op === 'update') {
    // A list that a document did not have yet is none again by being empty: lists are not null.
    const none = (field: string) => (Array.isArray(set[field]) && !Object.hasOwn(base, field) ? [] : null)
    const before = Object.fromEntries(Object.keys(set).map((field) => [field, base[field] ?? none(field)]))
    return { type, op: 'update', collection, documentId, set: before, base: set, ...said }
  }
  // One that says what it took away.
  if (action.op === 'delete' && Object.keys(base).length > 0) {
    return { type, op: 'create', collection, documentId, set: base, base: {}, ...said }
  }
  if (action.op !== 'create') return undefined
  // Goods that were sent off without an order took one along; one that was written is cancelled, as long as nobody did more with it.
  if (collection === 'orders' && (set.state === 'open' || set.state === 'draft')) {
    const { state } = set
    if ((memory.get('orders', documentId)?.state ?? state) !== state) return undefined
    return { type, op: 'update', collection, documentId, set: { state: 'cancelled' }, base: { state }, ...said }
  }
  // Others may have used it meanwhile: it is kept, and no longer offered.
  if (!isOneOf(ARCHIVABLE, collection)) return undefined
  return { type, op: 'update', collection, documentId, set: { archived: true }, base: { archived: false }, ...said }
}
