import { expect, it } from 'vitest'
import { isOverReceipt, outstanding, progressOf } from '../../domain/order.ts'

const line = { id: 'line', quantity: 10 }
const named = { orderId: 'order', lineId: 'line' }

it('a line is as far as the movements that name it; what was reversed never happened', () => {
  const progress = progressOf('order', 'line', [
    { ...named, kind: 'receipt', quantity: 4 },
    { ...named, kind: 'receipt', quantity: 3, reversedById: 'undo' },
    { ...named, kind: 'reversal', quantity: 3 },
    { ...named, kind: 'pick', quantity: 2 },
    { ...named, kind: 'ship', quantity: 1 },
    { ...named, kind: 'receipt', quantity: 9, lineId: 'other' },
    { kind: 'receipt', quantity: 9 },
  ])
  expect(progress).toEqual({ received: 4, picked: 2, shipped: 1 })
  expect(outstanding('purchase', line, progress)).toBe(6)
  expect(outstanding('sales', line, progress)).toBe(8)
})

it('more than ordered is an over-receipt, and nothing is outstanding', () => {
  const progress = { received: 12, picked: 0, shipped: 0 }
  expect(isOverReceipt(line, progress)).toBe(true)
  expect(outstanding('purchase', line, progress)).toBe(0)
})
