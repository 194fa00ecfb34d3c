import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hasCheckDigit } from '../../../domain/gs1/check-digits.ts'
import { valueFault } from '../../../domain/gs1/validate.ts'
import {
  blockSizeOf,
  type NumberBlock,
  numbersIn,
  numbersLeft,
  ssccOf,
  takeNumbers,
} from '../../../domain/labels/sscc.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const ranges = fc.record({
  prefix: fc.integer({ min: 6, max: 12 }).chain(digits),
  extension: fc.integer({ min: 0, max: 9 }),
})
const serialOf = (range: { prefix: string; extension: number }) => fc.integer({ min: 0, max: numbersIn(range) - 1 })

it('an SSCC has eighteen digits, says its prefix, and keeps the rules of GS1', () => {
  const numbered = ranges.chain((range) => fc.tuple(fc.constant(range), serialOf(range)))
  fc.assert(
    fc.property(numbered, ([range, serial]) => {
      const sscc = ssccOf(range, serial)
      expect(sscc).toMatch(/^\d{18}$/)
      expect(sscc.startsWith(`${range.extension}${range.prefix}`)).toBe(true)
      expect(hasCheckDigit(sscc)).toBe(true)
      expect(valueFault({ ai: '00', value: sscc })).toBeUndefined()
    }),
  )
})

it('two numbers of one range are two SSCCs, and a number that the range has not is none', () => {
  const pairs = ranges.chain((range) => fc.tuple(fc.constant(range), serialOf(range), serialOf(range)))
  fc.assert(
    fc.property(pairs, ([range, a, b]) => {
      expect(ssccOf(range, a) === ssccOf(range, b)).toBe(a === b)
    }),
  )
  const range = { prefix: '952123456789', extension: 3 }
  for (const serial of [-1, 10_000, 0.5]) expect(() => ssccOf(range, serial)).toThrow()
})

it('devices that take from blocks of their own never take the same, whoever takes when', () => {
  const steps = fc.array(fc.record({ device: fc.nat(2), count: fc.integer({ min: 1, max: 30 }) }), { maxLength: 30 })
  fc.assert(
    fc.property(ranges, steps, (range, all) => {
      const size = blockSizeOf(range)
      const held: NumberBlock[][] = [[], [], []]
      const given: string[] = []
      let next = 0
      for (const { device, count } of all) {
        let blocks = held[device] ?? []
        for (; numbersLeft(blocks, range) < count; next += size)
          blocks = [...blocks, { ...range, next, end: next + size }]
        const took = takeNumbers(blocks, range, count)
        if (!took) throw new Error('there were enough')
        expect(took.taken).toHaveLength(count)
        given.push(...took.taken)
        held[device] = took.rest
      }
      expect(new Set(given).size).toBe(given.length)
    }),
  )
})

it('too few are none, and those of another range are left alone', () => {
  const range = { prefix: '9521234', extension: 0 }
  const other = { ...range, extension: 1, next: 0, end: 100 }
  expect(takeNumbers([{ ...range, next: 5, end: 8 }, other], range, 4)).toBeUndefined()
  expect(takeNumbers([{ ...range, next: 5, end: 8 }, other], range, 3)).toEqual({
    taken: [5, 6, 7].map((serial) => ssccOf(range, serial)),
    rest: [other],
  })
})
