import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moved, numbered, STEP, sequenced, startOf, type Walked } from '../../domain/pick-sequence.ts'

const walk = (...numbers: (number | null)[]): Walked[] =>
  numbers.map((pickSequence, at) => ({ id: String(at), pickSequence }))

const isRising = (numbers: readonly number[]): boolean =>
  numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0))

const walks = fc.array(fc.option(fc.nat(500)), { maxLength: 30 }).map((numbers) => walk(...numbers))

describe('numbering a walk', () => {
  it('whatever the numbers were, afterwards they say the order that is wanted', () => {
    fc.assert(
      fc.property(walks, fc.integer({ min: 1, max: 5_000 }), (order, start) => {
        const numbers = sequenced(order, start)
        expect(numbers).toHaveLength(order.length)
        expect(isRising(numbers)).toBe(true)
        expect(numbers.every((number) => Number.isInteger(number) && number >= 0)).toBe(true)
      }),
    )
  })

  it('one bin that is moved where there is room is the only one that gets another number', () => {
    const order = walk(...numbered(walk(...Array.from({ length: 20 }, () => null)), 100))
    fc.assert(
      fc.property(fc.nat(19), fc.nat(19), (from, to) => {
        const after = moved(order, from, to)
        const changed = sequenced(after, 100).filter((number, at) => number !== after[at]?.pickSequence)
        expect(changed.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('where there is no room between two, all are numbered', () => {
    expect(sequenced(walk(5, null, 6), 5)).toEqual([5, 15, 25])
    expect(sequenced(walk(null, null), 40)).toEqual([40, 50])
    expect(numbered(walk(3, 1, 2), 10)).toEqual([10, 20, 30])
  })
})

it('what is moved stands where it was put, and the others as they stood', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c'])
  expect(moved(['a', 'b'], 5, 0)).toEqual(['a', 'b'])
})

it('an aisle begins where it begins, unless others walk between', () => {
  expect(startOf(walk(40, 50), [10, 90])).toBe(40)
  expect(startOf(walk(40, 50), [10, 55, 90])).toBe(90 + STEP)
  expect(startOf(walk(null), [])).toBe(STEP)
})
