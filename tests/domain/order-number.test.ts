import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  DEFAULT_RANGES,
  isOrderPrefix,
  type NumberRange,
  ORDER_BLOCK,
  type OrderBlock,
  orderNumber,
  orderNumbersLeft,
  rangeOf,
  takeOrderNumber,
} from '../../domain/order-number.ts'

const nothingTaken = () => false

it('a number is its prefix and its digits, as many as are asked for at least', () => {
  expect(orderNumber({ prefix: 'PO-', digits: 4 }, 27)).toBe('PO-0027')
  expect(orderNumber({ prefix: '', digits: 2 }, 12_345)).toBe('12345')
  expect(rangeOf(undefined, 'sales')).toEqual(DEFAULT_RANGES.sales)
  expect(rangeOf({ sales: { prefix: 'A-', digits: 6 } }, 'sales')).toEqual({ prefix: 'A-', digits: 6 })
  expect(['', 'PO-', 'Auftrag '].every(isOrderPrefix)).toBe(true)
  expect(['PO1', '2026', 'a'.repeat(21)].some(isOrderPrefix)).toBe(false)
})

const ranges = fc.constantFrom<NumberRange>(
  { prefix: 'PO-', digits: 4 },
  { prefix: 'SO-', digits: 1 },
  { prefix: '', digits: 3 },
)

/** The server, as far as it counts: a block is what comes next in its range. */
const server = () => {
  const next = new Map<string, number>()
  return (range: NumberRange): OrderBlock => {
    const first = next.get(range.prefix) ?? 1
    next.set(range.prefix, first + ORDER_BLOCK)
    return { ...range, next: first, end: first + ORDER_BLOCK }
  }
}

it('devices that number apart, each from its own blocks, never give a number twice', () => {
  const step = fc.record({ device: fc.nat(3), range: ranges, lost: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.array(fc.nat(60)), (steps, typed) => {
      const give = server()
      const taken = new Set(typed.map((serial) => orderNumber({ prefix: 'PO-', digits: 4 }, serial)))
      const devices = new Map<number, OrderBlock[]>()
      const given: string[] = []
      for (const { device, range, lost } of steps) {
        let blocks = devices.get(device) ?? []
        if (orderNumbersLeft(blocks, range) === 0) {
          const block = give(range)
          // An answer that is lost: those numbers are nobody's.
          if (lost) continue
          blocks = [...blocks, block]
        }
        const took = takeOrderNumber(blocks, range, (number) => taken.has(number))
        devices.set(device, took?.rest ?? blocks)
        if (took) given.push(took.number)
      }
      expect(new Set(given).size).toBe(given.length)
      expect(given.some((number) => taken.has(number))).toBe(false)
    }),
  )
})

it('takes numbers in order, passes over those that an order has, and gives none of another range', () => {
  const range = { prefix: 'PO-', digits: 4 }
  const blocks = [
    { ...range, next: 5, end: 7 },
    { ...range, next: 41, end: 43 },
  ]
  const first = takeOrderNumber(blocks, range, (number) => number === 'PO-0005')
  expect(first?.number).toBe('PO-0006')
  const second = takeOrderNumber(first?.rest ?? [], range, nothingTaken)
  expect(second).toEqual({ number: 'PO-0041', rest: [{ ...range, next: 42, end: 43 }] })
  expect(takeOrderNumber(blocks, { prefix: 'SO-', digits: 4 }, nothingTaken)).toBeUndefined()
  expect(takeOrderNumber(blocks, range, () => true)).toBeUndefined()
})
