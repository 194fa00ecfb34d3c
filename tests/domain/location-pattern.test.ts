import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codesBetween, MOST_PLACES, placesToMake } from '../../domain/location-pattern.ts'

const codes = (first: string, last: string) => {
  const made = codesBetween(first, last)
  return made.ok ? made.value : made.error
}

it('goes through letters and digits, part by part, as one walks', () => {
  expect(codes('A-01-01', 'B-02-02')).toEqual([
    ...['A-01-01', 'A-01-02', 'A-02-01', 'A-02-02'],
    ...['B-01-01', 'B-01-02', 'B-02-01', 'B-02-02'],
  ])
  expect(codes('A-01-01', 'C-12-04')).toHaveLength(3 * 12 * 4)
  expect(codes('9', '11')).toEqual(['9', '10', '11'])
  expect(codes('AY', 'BA')).toEqual(['AY', 'AZ', 'BA'])
  expect(codes('R1x', 'R1z')).toEqual(['R1x', 'R1y', 'R1z'])
  expect(codes(' A-01 ', '')).toEqual(['A-01'])
})

it('refuses what could be meant in several ways, and more than anyone would make', () => {
  expect(codes('', 'A')).toBe('empty')
  expect(codes('A-01', 'A-01-02')).toBe('shape')
  expect(codes('A-01', 'a-02')).toBe('shape')
  expect(codes('A_01', 'A-02')).toBe('shape')
  expect(codes('A-001', 'A-12')).toBe('shape')
  expect(codes('A-02', 'A-01')).toBe('backwards')
  expect(codes('A-0001', 'A-2000')).toHaveLength(MOST_PLACES)
  expect(codes('A-0001', 'A-2001')).toBe('too-many')
  expect(codes('A-1', 'A-99999999999999999999')).toBe('too-many')
})

it('as many as the parts say, no two alike, the first first and the last last', () => {
  const part = fc.oneof(
    fc.tuple(fc.integer({ min: 0, max: 99 }), fc.nat(4)).map(([from, more]) => ({
      first: String(from).padStart(3, '0'),
      last: String(from + more).padStart(3, '0'),
      count: more + 1,
    })),
    fc.tuple(fc.integer({ min: 0, max: 20 }), fc.nat(4)).map(([from, more]) => ({
      first: String.fromCharCode(65 + from),
      last: String.fromCharCode(65 + from + more),
      count: more + 1,
    })),
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const join = (which: 'first' | 'last') => parts.map((each) => each[which]).join('-')
      const made = codes(join('first'), join('last'))
      expect(made).toHaveLength(parts.reduce((product, { count }) => product * count, 1))
      expect(new Set(made).size).toBe(made.length)
      expect([made[0], made.at(-1)]).toEqual([join('first'), join('last')])
    }),
  )
})

it('what is there is skipped, and said', () => {
  expect(placesToMake(['A-1', 'A-2', 'A-3'], (code) => code === 'A-2')).toEqual({ make: ['A-1', 'A-3'], skip: ['A-2'] })
})
