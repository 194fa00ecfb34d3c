import { expect, it } from 'vitest'
import { isOverReceipt, NO_PROGRESS, outstanding, progressByLine } from '../../domain/order.ts'

const line = { id: 'line', quantity: 10 }
const named = { lineId: 'line' }

it('a line is as far as the movements that name it; what was reversed never happened', () => {
  const progress = progressByLine([
    { ...named, kind: 'receipt', quantity: 4 },
    { ...named, kind: 'receipt', quantity: 3, reversedById: 'undo' },
    { ...named, kind: 'reversal', quantity: 3 },
    { ...named, kind: 'pick', quantity: 2 },
    { ...named, kind: 'ship', quantity: 1 },
    { lineId: 'other', kind: 'receipt', quantity: 9 },
    { kind: 'receipt', quantity: 9 },
  ])
  const done = { received: 4, picked: 2, packed: 0, shipped: 1, returned: 0 }
  expect([...progress.keys()]).toEqual(['line', 'other'])
  expect(progress.get('line')).toEqual(done)
  expect(outstanding('purchase', line, done)).toBe(6)
  expect(outstanding('sales', line, done)).toBe(8)
})

it('more than ordered is an over-receipt, and nothing is outstanding', () => {
  const progress = { ...NO_PROGRESS, received: 12 }
  expect(isOverReceipt(line, progress)).toBe(true)
  expect(outstanding('purchase', line, progress)).toBe(0)
})
