import { expectedOf, type LineProgress, toReceive, toSend } from '../../../domain/order.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import type { LocationKind, MovementKind } from '../../../domain/protocol/kinds.ts'
import type { DockJob } from '../../parts/order-job.ts'

export type OrderLine = OrderDocument['lines'][number]

/** One end of an order's way: what is recorded there, what a line waits for, where the goods come from or go to. */
export type Job = {
  name: DockJob
  kind: Extract<MovementKind, 'receipt' | 'transfer-in' | 'transfer-out'>
  siteId: string
  /** The virtual place at the other end. */
  outside: Extract<LocationKind, 'supplier' | 'transit'>
  /** Base units that a line waits for in all, and still. */
  expected: (line: OrderLine, progress: LineProgress) => number
  left: (line: OrderLine, progress: LineProgress) => number
  done: (progress: LineProgress) => number
}

export const jobOf = (order: OrderDocument, name: DockJob): Job | undefined => {
  if (name === 'send') {
    if (order.kind !== 'transfer') return undefined
    return {
      ...{ name, kind: 'transfer-out', outside: 'transit', siteId: order.siteId },
      expected: (line) => line.quantity,
      left: toSend,
      done: ({ shipped }) => shipped,
    }
  }
  const siteId = order.kind === 'transfer' ? order.toSiteId : order.siteId
  if (order.kind === 'sales' || siteId === null) return undefined
  return {
    ...(order.kind === 'transfer'
      ? ({ name, kind: 'transfer-in', outside: 'transit', siteId } as const)
      : ({ name, kind: 'receipt', outside: 'supplier', siteId } as const)),
    expected: (line, progress) => expectedOf(order.kind, line, progress),
    left: (line, progress) => toReceive(order.kind, line, progress),
    done: ({ received }) => received,
  }
}
