/** What was done for an order, and what waits to be done: by the movements that name it, what is unsettled here included. */
import { compareTexts } from '../../domain/compare.ts'
import { type LineProgress, linesDone, NO_PROGRESS, progressByLine, toReceive } from '../../domain/order.ts'
import type { OrderMovement } from '../../domain/outbound.ts'
import type { OrderDocument } from '../../domain/protocol/documents.ts'
import { atOrder } from '../mirror/topics.ts'
import { EDITS, OWN, type Query } from './live.ts'
import { ordersMovements } from './order-movements.ts'
import type { Reader } from './reader.ts'
import type { ExpectedLine, OrderLot, OrderWork, OwnMovement } from './rows.ts'
import { stateOf } from './states.ts'

/** Those that stand: what was undone, here or elsewhere, never happened. */
const movementsOf = (reader: Reader, orderId: string): OrderMovement[] =>
  ordersMovements(reader)(orderId).filter((movement) => movement.reversedById === undefined)

const progressOf = (reader: Reader, orderId: string): ReadonlyMap<string, LineProgress> =>
  progressByLine(movementsOf(reader, orderId))

/** How far each line of an order has come, by the line's id. */
export const orderProgressQuery = (id: string): Query<Readonly<Record<string, LineProgress>>> => ({
  key: `progress of order ${id}`,
  topics: [atOrder('movements', id), OWN],
  read: (reader) => Object.fromEntries(progressOf(reader, id)),
})

/** What of each lot left for another site and has not arrived there yet, by line. */
export const orderLotsQuery = (id: string): Query<readonly OrderLot[]> => ({
  key: `lots on the road for order ${id}`,
  topics: [atOrder('movements', id), OWN],
  read: (reader) => {
    const lots = new Map<string, OrderLot>()
    for (const { kind, lineId, lotId, quantity } of movementsOf(reader, id)) {
      const sign = kind === 'transfer-out' ? 1 : kind === 'transfer-in' ? -1 : 0
      if (sign === 0 || !lineId || !lotId) continue
      const key = `${lineId}/${lotId}`
      lots.set(key, { lineId, lotId, left: (lots.get(key)?.left ?? 0) + sign * quantity })
    }
    return [...lots.values()].filter(({ left }) => left > 0)
  },
})

/** What this device recorded for an order, newest first, without what was undone. */
export const ownMovementsQuery = (id: string): Query<readonly OwnMovement[]> => ({
  key: `own movements of order ${id}`,
  topics: [OWN, 'exceptions', 'outcomes', atOrder('movements', id)],
  read: (reader) => {
    const undone = new Set(reader.log.all.flatMap((own) => (own.type === 'reversal' ? [own.reversesId] : [])))
    return reader.log.all
      .flatMap((action) =>
        action.type === 'movement' && action.orderId === id && !undone.has(action.id)
          ? [{ action, state: stateOf(reader, action.id) }]
          : [],
      )
      .filter(({ action }) => !reader.mirror.memory.get('movements', action.id)?.reversedById)
      .reverse()
  },
})

const isInbound = (order: OrderDocument): boolean => order.state === 'open' && order.kind !== 'sales'

const workOf = (reader: Reader, order: OrderDocument): OrderWork => {
  const progress = progressOf(reader, order.id)
  const left = (line: OrderDocument['lines'][number]) =>
    toReceive(order.kind, line, progress.get(line.id) ?? NO_PROGRESS)
  const done = linesDone(order.lines, left)
  const coming = order.lines.some((line) => left(line) > 0)
  return { order, done, total: order.lines.length, coming }
}

/** Open orders of goods that come in, the most pressing first. */
export const inboundOrdersQuery: Query<readonly OrderWork[]> = {
  key: 'orders to receive',
  topics: ['orders', 'movements', EDITS, OWN],
  read: (reader) =>
    reader
      .documents('orders')
      .filter(isInbound)
      .sort((a, b) => compareTexts(a.dueOn ?? '9999', b.dueOn ?? '9999') || compareTexts(a.number, b.number))
      .map((order) => workOf(reader, order)),
}

/** Which open orders still expect this item, and how many of it. */
export const expectedLinesQuery = (itemId: string): Query<readonly ExpectedLine[]> => ({
  key: `orders that expect ${itemId}`,
  topics: inboundOrdersQuery.topics,
  read: (reader) =>
    reader.documents('orders').flatMap((order) => {
      const lines = isInbound(order) ? order.lines.filter((line) => line.itemId === itemId) : []
      if (lines.length === 0) return []
      const progress = progressOf(reader, order.id)
      const left = lines.reduce(
        (sum, line) => sum + toReceive(order.kind, line, progress.get(line.id) ?? NO_PROGRESS),
        0,
      )
      return left > 0 ? [{ order, left }] : []
    }),
})
