/**
 * Movements and observations come in a window: 90 days and at least the newest 10,000. What falls out is dropped, without
 * tombstones; what an open order was told by its movements stays, since they are its progress.
 */
import { isoOf } from '../../domain/clock.ts'
import type { Memory } from './memory.ts'
import type { Topic } from './topics.ts'

/** How far back what happened is kept, in milliseconds. */
export const WINDOW_MS = 90 * 24 * 60 * 60 * 1000
/** With no more movements than these none is dropped, however old. */
export const AT_LEAST = 10_000

/**
 * @param nowMs the server's time, as far as the device knows it
 * @param keepFrom the time of the oldest unsettled observation: the overlay adds up entries after it (LEDGER, "On the device")
 */
export const dropOutOfWindow = (
  memory: Memory,
  nowMs: number,
  keepFrom: string | null,
  touched: Set<Topic>,
): number => {
  const movements = memory.all('movements')
  if (movements.size <= AT_LEAST) return 0
  const times = [...movements.values()].map((movement) => movement.key.at).sort()
  const bounds = [
    isoOf(nowMs - WINDOW_MS),
    times[times.length - AT_LEAST] ?? '',
    ...(keepFrom === null ? [] : [keepFrom]),
  ]
  const from = bounds.sort()[0] ?? ''
  const gone = [...movements.values()].filter(
    (movement) => movement.key.at < from && !isOfOpenOrder(memory, movement.orderId),
  )
  for (const movement of gone) memory.forget('movements', movement.id, touched)
  return gone.length
}

const isOfOpenOrder = (memory: Memory, orderId: string | undefined): boolean => {
  const state = orderId === undefined ? undefined : memory.get('orders', orderId)?.state
  return state === 'open' || state === 'draft'
}
