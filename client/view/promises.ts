/** What is promised of stock: to which line, by whom, what was recorded here and is not yet in the mirror included. */
import type { Promised } from '../../domain/allocation.ts'
import { cellKey, cellOf } from '../../domain/cell.ts'
import { keyOf, type LedgerKey } from '../../domain/clock.ts'
import { isOver } from '../../domain/order.ts'
import type { AllocationAction } from '../../domain/protocol/actions.ts'
import type { Reader } from './reader.ts'

/** A promise of a cell to a line, by all devices together; its key is that of the promise made last. */
export type PromiseRow = Promised & { readonly id: string; readonly key: LedgerKey }

const nameOf = (one: Pick<AllocationAction, 'orderId' | 'lineId' | 'itemId' | 'locationId' | 'lotId'>): string =>
  `${one.orderId}/${one.lineId}/${cellKey(cellOf(one))}`

const folded = (promises: Map<string, PromiseRow>, action: AllocationAction): void => {
  const name = nameOf(action)
  const before = promises.get(name)
  const quantity = Math.max(0, (before?.quantity ?? 0) + (action.release ? -action.quantity : action.quantity))
  const key = action.release && before ? before.key : keyOf(action)
  const { orderId, lineId } = action
  promises.set(name, { id: before?.id ?? name, orderId, lineId, ...cellOf(action), quantity, key })
}

const withOwn = (
  reader: Reader,
  known: readonly { orderId: string; lineId: string; itemId: string; locationId: string; lotId?: string }[],
  isAsked: (action: AllocationAction) => boolean,
): PromiseRow[] => {
  const promises = new Map<string, PromiseRow>()
  for (const one of known as readonly (PromiseRow & { lotId?: string })[]) {
    const { id, orderId, lineId, quantity, key } = one
    promises.set(nameOf(one), { id, orderId, lineId, ...cellOf(one), quantity, key })
  }
  for (const action of reader.own.unsettled) {
    if (action.type !== 'allocation' || !isAsked(action)) continue
    // What is promised to an order that is over by now is given back as it arrives.
    if (action.release || !isOver(reader.document('orders', action.orderId)?.state)) folded(promises, action)
  }
  return [...promises.values()].filter((one) => one.quantity > 0)
}

export const promisesOfOrder = (reader: Reader, orderId: string): PromiseRow[] =>
  withOwn(reader, reader.mirror.memory.byOrder('allocations', orderId), (action) => action.orderId === orderId)

export const promisesOfItem = (reader: Reader, itemId: string): PromiseRow[] =>
  withOwn(reader, reader.mirror.memory.byItem('allocations', itemId), (action) => action.itemId === itemId)

/**
 * What this device has promised to these orders and not given back, out of its own log: a pick that a dead battery broke off
 * goes on with what it holds. Never more than is promised at all: a lead may have given it back.
 */
export const heldHere = (reader: Reader, orderIds: readonly string[]): PromiseRow[] => {
  const own = new Map<string, PromiseRow>()
  for (const action of reader.log.all) {
    if (action.type !== 'allocation' || !orderIds.includes(action.orderId)) continue
    if (reader.mirror.outcomes.get(action.id)?.status !== 'rejected') folded(own, action)
  }
  const all = new Map(orderIds.flatMap((id) => promisesOfOrder(reader, id)).map((one) => [nameOf(one), one.quantity]))
  return [...own.entries()].flatMap(([name, one]) => {
    const quantity = Math.min(one.quantity, all.get(name) ?? 0)
    return quantity > 0 ? [{ ...one, quantity }] : []
  })
}
