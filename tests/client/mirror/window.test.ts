import { expect, it } from 'vitest'
import { createMemory } from '../../../client/mirror/memory.ts'
import type { Topic } from '../../../client/mirror/topics.ts'
import { AT_LEAST, dropOutOfWindow, WINDOW_MS } from '../../../client/mirror/window.ts'
import type { Document } from '../../../domain/protocol/documents.ts'
import { id } from '../warehouse.ts'

const NOW = Date.parse('2026-06-01T00:00:00.000Z')
const DAY = 86_400_000

/** So many days ago, or that long before the window. */
const movement = (number: number, days: number, orderId?: string): Document => {
  const at = new Date(NOW - days * DAY).toISOString()
  const key = { at, deviceId: id(9), deviceSeq: number }
  return {
    ...{ collection: 'movements', id: id(8, number), seq: number, type: 'movement', kind: 'receipt', itemId: id(4) },
    ...{ lotId: null, fromLocationId: id(2), toLocationId: id(3), quantity: 1, key, occurredAt: at, recordedAt: at },
    ...{ deviceId: id(9), deviceSeq: number, userId: null, orderId },
  } as Document
}
const order = (number: number, state: string): Document =>
  ({ collection: 'orders', id: id(7, number), seq: 1, kind: 'purchase', number: 'O', state, lines: [] }) as never

/** As many of yesterday as are kept however old they are, and these. */
const memoryWith = (...documents: readonly Document[]) => {
  const memory = createMemory()
  memory.apply(Array.from({ length: AT_LEAST }, (_, at) => movement(at + 1, 1)))
  memory.apply(documents)
  return memory
}

it('drops what lies before the window, and tells who shows it', () => {
  const [old, young] = [AT_LEAST + 1, AT_LEAST + 2]
  const memory = memoryWith(movement(old, WINDOW_MS / DAY + 1), movement(young, WINDOW_MS / DAY - 1))
  const touched = new Set<Topic>()
  expect(dropOutOfWindow(memory, NOW, null, touched)).toBe(1)
  expect(memory.get('movements', id(8, old))).toBe(undefined)
  expect(memory.get('movements', id(8, young))).toBeDefined()
  expect(memory.byItem('movements', id(4))).toHaveLength(AT_LEAST + 1)
  expect(touched).toContain('movements')
})

it('keeps what an order that is not over was told by, and what an unsettled observation must add up', () => {
  const of = (number: number) => movement(AT_LEAST + number, 200, id(7, number))
  const memory = memoryWith(
    ...[order(1, 'open'), order(2, 'draft'), order(3, 'closed'), of(1), of(2), of(3), of(4)],
    movement(AT_LEAST + 5, 200),
  )
  const seenAt = new Date(NOW - 300 * DAY).toISOString()
  expect(dropOutOfWindow(memory, NOW, seenAt, new Set())).toBe(0)
  expect(dropOutOfWindow(memory, NOW, null, new Set())).toBe(3) // of an order that is closed, of one nobody knows, of none
  expect([1, 2].map((number) => memory.get('movements', id(8, AT_LEAST + number)) !== undefined)).toEqual([true, true])
})

it('drops nothing of few, however old', () => {
  const memory = createMemory()
  memory.apply([movement(1, 1_000), movement(2, 2_000)])
  expect(dropOutOfWindow(memory, NOW, null, new Set())).toBe(0)
})
