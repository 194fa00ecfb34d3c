/** Orders: how far each line has come. Nobody writes that down; it follows from the movements that name the line. */
import type { MovementKind, OrderDocument } from './protocol.ts'

type LineMovement = {
  readonly kind: MovementKind | 'reversal'
  readonly quantity: number
  readonly orderId?: string
  readonly lineId?: string
  readonly reversedById?: string
}

export type LineProgress = { readonly received: number; readonly picked: number; readonly shipped: number }

/** Base units done of one line. A movement that was reversed never happened, and a reversal is not one. */
export const progressOf = (orderId: string, lineId: string, movements: Iterable<LineMovement>): LineProgress => {
  const sums = { received: 0, picked: 0, shipped: 0 }
  for (const movement of movements) {
    if (movement.orderId !== orderId || movement.lineId !== lineId || movement.reversedById !== undefined) continue
    if (movement.kind === 'receipt' || movement.kind === 'transfer-in') sums.received += movement.quantity
    if (movement.kind === 'pick') sums.picked += movement.quantity
    if (movement.kind === 'ship' || movement.kind === 'transfer-out') sums.shipped += movement.quantity
  }
  return sums
}

/** What still has to be done on a line: to receive on a purchase, to pick on others. Never negative. */
export const outstanding = (
  kind: OrderDocument['kind'],
  line: { readonly quantity: number },
  progress: LineProgress,
): number => Math.max(0, line.quantity - (kind === 'purchase' ? progress.received : progress.picked))

/** More came than was ordered: accepted, and an exception for somebody to look at. */
export const isOverReceipt = (line: { readonly quantity: number }, progress: LineProgress): boolean =>
  progress.received > line.quantity
