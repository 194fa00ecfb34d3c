/** Orders that were closed because all of it was done: with a movement that never happened, something of them is to do again. */
import { linesDone, NO_PROGRESS, progressByLine, toReceive } from '../../domain/order.ts'
import { type OrderMovement, outboundByLine, stageOf } from '../../domain/outbound.ts'
import { mayEdit } from '../../domain/permissions.ts'
import type { OrderDocument } from '../../domain/protocol/documents.ts'
import type { ActionDraft } from './commands.ts'
import { ordersMovements } from './order-movements.ts'
import { isCustomerIn } from './orders-out.ts'
import type { Reader } from './reader.ts'

const isAllDone = (reader: Reader, order: OrderDocument, movements: readonly OrderMovement[]): boolean => {
  if (order.kind === 'sales') return stageOf(order.lines, outboundByLine(movements, isCustomerIn(reader))) === 'shipped'
  const progress = progressByLine(movements)
  const left = (line: OrderDocument['lines'][number]) =>
    toReceive(order.kind, line, progress.get(line.id) ?? NO_PROGRESS)
  return linesDone(order.lines, left) === order.lines.length
}

const ordersOf = (reader: Reader, movementIds: ReadonlySet<string>): Set<string> => {
  const ids = new Set<string>()
  for (const id of movementIds) {
    const own = reader.log.get(id)
    const orderId = own?.type === 'movement' ? own.orderId : reader.mirror.memory.get('movements', id)?.orderId
    if (orderId !== undefined) ids.add(orderId)
  }
  return ids
}

/**
 * The edits that open such orders again, as far as the member may. One that was closed short stays closed: whoever closed it knew that
 * something was missing.
 */
export const reopening = (reader: Reader, movementIds: ReadonlySet<string>): ActionDraft[] => {
  const movementsOf = ordersMovements(reader)
  return [...ordersOf(reader, movementIds)].flatMap((id): ActionDraft[] => {
    const order = reader.document('orders', id)
    if (order?.state !== 'closed') return []
    const before = movementsOf(id)
    const after = before.filter((movement) => !movementIds.has(movement.id))
    if (!isAllDone(reader, order, before) || isAllDone(reader, order, after)) return []
    const edit = { type: 'edit', op: 'update', collection: 'orders', set: { state: 'open' } } as const
    const sites = [order.siteId, order.toSiteId].flatMap((site) => site ?? [])
    if (!mayEdit(reader.member, edit, sites, order).ok) return []
    return [{ ...edit, documentId: id, base: { state: 'closed' }, labels: { name: order.number } }]
  })
}
