import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  givenFirst,
  isOverReceipt,
  type LineMovement,
  linesDone,
  NO_PROGRESS,
  outstanding,
  progressByLine,
  toReceive,
  toSend,
  transferOf,
} from '../../domain/order.ts'

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

it('what went back to the supplier may come again, and is not too many', () => {
  const progress = { ...NO_PROGRESS, received: 12, returned: 2 }
  expect(isOverReceipt(line, progress)).toBe(false)
  expect(isOverReceipt(line, { ...progress, returned: 1 })).toBe(true)
})

it('a transfer expects at its end what really left', () => {
  const progress = { ...NO_PROGRESS, shipped: 8, received: 3 }
  expect(toReceive('transfer', line, progress)).toBe(5)
  expect(toReceive('purchase', line, progress)).toBe(7)
  expect(toSend(line, progress)).toBe(2)
  expect(linesDone([line, { id: 'b', quantity: 8 }], (each) => toSend(each, progress))).toBe(1)
})

const movement = fc.record({
  lineId: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom<LineMovement['kind']>('transfer-out', 'transfer-in'),
  quantity: fc.integer({ min: 1, max: 1000 }),
  reversedById: fc.option(fc.constant('undo'), { nil: undefined, freq: 4 }),
})

it('what left equals what arrived plus what is in transit plus the differences, whatever happened', () => {
  fc.assert(
    fc.property(fc.array(movement), fc.constantFrom('draft', 'open', 'closed', 'cancelled'), (movements, state) => {
      const sum = (kind: LineMovement['kind'], lineId: string) =>
        movements
          .filter((each) => each.kind === kind && each.lineId === lineId && each.reversedById === undefined)
          .reduce((total, { quantity }) => total + quantity, 0)
      for (const [lineId, progress] of progressByLine(movements)) {
        const { inTransit, difference } = transferOf({ state }, progress)
        expect(sum('transfer-out', lineId)).toBe(sum('transfer-in', lineId) + inTransit + difference)
        expect(inTransit).toBeGreaterThanOrEqual(0)
        // On an open order nothing is missing yet; on a closed one nothing is on the road.
        if (state === 'open') expect(difference).toBeLessThanOrEqual(0)
        if (state === 'closed') expect(inTransit).toBe(0)
      }
    }),
  )
})

it('what was given to somebody comes first for them, what was given to others not at all, and nothing is lost where nobody was given anything', () => {
  const people = fc.constantFrom('ann', 'ben', 'cy')
  const some = fc.array(fc.record({ assigneeIds: fc.option(fc.uniqueArray(people), { nil: undefined }) }))
  fc.assert(
    fc.property(some, people, (orders, me) => {
      const next = givenFirst(orders, me)
      const rank = (order: (typeof orders)[number]) => (order.assigneeIds?.includes(me) ? 0 : 1)
      expect(next).toEqual([...next].sort((a, b) => rank(a) - rank(b)))
      for (const order of orders) {
        const isTheirs = (order.assigneeIds ?? []).length > 0 && !order.assigneeIds?.includes(me)
        expect(next.includes(order)).toBe(!isTheirs)
      }
    }),
  )
})
