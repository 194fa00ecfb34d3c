import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attribute, AttributeValue } from '../../domain/attribute.ts'
import { attributeTest, betweenEnds, endsOf, oneOf, readWish } from '../../domain/attribute-filter.ts'

const attribute = (kind: Attribute['kind'], choices: readonly string[] = []): Attribute => ({
  ...{ code: 'a', name: 'A', kind, unit: null, archived: false },
  choices: choices.map((code) => ({ code })),
})
const fits = (one: Attribute, asked: string, value: AttributeValue): boolean =>
  attributeTest({ a: asked }, (code) => (code === 'a' ? one : undefined))(value === null ? {} : { a: value })

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const numbers = fc.integer({ min: -500, max: 500 }).map((number) => number / 4)

describe('a filter by an attribute', () => {
  it('by from and to finds what lies between them, both ends too, and nothing else', () => {
    const holds = <T extends number | string>(kind: 'number' | 'date', values: fc.Arbitrary<T>) =>
      fc.assert(
        fc.property(values, fc.option(values), fc.option(values), (value, from, to) => {
          const asked = betweenEnds(String(from ?? ''), String(to ?? ''))
          const isAsked = (from !== null || to !== null) && (from === null || to === null || from <= to)
          expect(readWish(attribute(kind), asked) !== undefined).toBe(isAsked)
          const lies = (from === null || value >= from) && (to === null || value <= to)
          expect(fits(attribute(kind), asked, value)).toBe(isAsked && lies)
          expect(endsOf(asked)).toEqual({ from: String(from ?? ''), to: String(to ?? '') })
        }),
      )
    holds('number', numbers)
    holds('date', days)
    // As text 9 would come after 10; of another kind is what another program said.
    expect(fits(attribute('number'), betweenEnds('9', '10'), 9.5)).toBe(true)
    expect(fits(attribute('number'), betweenEnds('9', '10'), '9.5')).toBe(false)
    expect(fits(attribute('date'), betweenEnds('', '2030-01-01'), 7)).toBe(false)
    for (const asked of ['x..', '..1,5', '..', '2026-01-01..'])
      expect(readWish(attribute('number'), asked)).toBeUndefined()
    expect(readWish(attribute('date'), '2026-02-30..')).toBeUndefined()
  })

  it('by choices finds those that say one of them, whatever they are called; not said is one as well', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.string({ minLength: 1 }), (asked, value) => {
        const one = attribute('choice', asked)
        const any = asked.length > 0
        expect(fits(one, oneOf(asked), value)).toBe(any && asked.includes(value))
        expect(fits(one, oneOf(asked), null)).toBe(false)
        expect(fits(one, oneOf([...asked, '']), null)).toBe(true)
      }),
    )
    expect(fits(attribute('yes-no'), oneOf(['true']), true)).toBe(true)
    expect(fits(attribute('yes-no'), oneOf(['true']), false)).toBe(false)
    expect(fits(attribute('yes-no'), oneOf(['false', '']), null)).toBe(true)
  })

  it('by a text finds what has it somewhere, in whatever letters', () => {
    expect(fits(attribute('text'), ' ZINC ', 'Hot zinc, blue')).toBe(true)
    expect(fits(attribute('text'), 'zink', 'Hot zinc')).toBe(false)
    expect(fits(attribute('text'), '1', 1)).toBe(false)
    expect(fits(attribute('text'), ' ', 'Hot zinc')).toBe(false)
  })

  it('that asks for nothing said finds exactly those of which nothing is said, whatever the kind', () => {
    for (const kind of ['text', 'number', 'date', 'yes-no', 'choice'] as const) {
      expect(fits(attribute(kind), '', null)).toBe(true)
      expect(fits(attribute(kind), '', 'x')).toBe(false)
    }
  })

  it('finds nothing by what is no attribute here or cannot be asked for, rather than everything', () => {
    expect(attributeTest({ gone: '' }, () => undefined)({})).toBe(false)
    for (const asked of ['Zinc', '{}', '[1]', '[]']) expect(fits(attribute('choice'), asked, 'Zinc')).toBe(false)
  })

  it('and another find what each of them finds, and no more', () => {
    const byCode = (code: string) => ({ ...attribute(code === 'a' ? 'number' : 'text'), code })
    fc.assert(
      fc.property(numbers, fc.constantFrom('red', 'blue'), numbers, (weight, colour, from) => {
        const [a, b] = [{ a: betweenEnds(String(from), '') }, { b: 're' }]
        const values = { a: weight, b: colour }
        const both = attributeTest({ ...a, ...b }, byCode)(values)
        expect(both).toBe(attributeTest(a, byCode)(values) && attributeTest(b, byCode)(values))
      }),
    )
    expect(attributeTest({}, byCode)(undefined)).toBe(true)
  })
})
