/** The movements that name an order: the mirror's, and those of this device that the mirror does not have yet. */
import type { OrderMovement } from '../../domain/outbound.ts'
import type { MovementAction } from '../../domain/protocol/actions.ts'
import type { Reader } from './reader.ts'

/** Looks once through what is unsettled here; then each order costs its own movements. What was undone here is left out. */
export const ordersMovements = (reader: Reader): ((orderId: string) => (OrderMovement & { id: string })[]) => {
  const { memory } = reader.mirror
  const undone = new Set<string>()
  const own = new Map<string, MovementAction[]>()
  for (const action of reader.own.unsettled) {
    if (action.type === 'reversal') undone.add(action.reversesId)
    if (action.type !== 'movement' || action.orderId === undefined) continue
    own.set(action.orderId, [...(own.get(action.orderId) ?? []), action])
  }
  return (orderId) => {
    const known = memory.byOrder('movements', orderId)
    const fresh = (own.get(orderId) ?? []).filter((action) => !memory.get('movements', action.id))
    return [...known, ...fresh].filter((movement) => !undone.has(movement.id))
  }
}
