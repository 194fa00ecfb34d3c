import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  gateOf,
  goesOver,
  isBlindNow,
  isWithin,
  passes,
  unitValueOf,
  varianceValue,
  worthOf,
} from '../../domain/count.ts'

describe('tolerance', () => {
  it('with none set only an exact match is within', () => {
    expect(isWithin({}, 17, 17)).toBe(true)
    expect(isWithin({}, 17, 18)).toBe(false)
  })

  it('in units, either way', () => {
    expect([15, 16, 20, 21].map((seen) => isWithin({ units: 2 }, seen, 18))).toEqual([false, true, true, false])
  })

  it('in percent of what was expected; of nothing expected, nothing', () => {
    expect(isWithin({ percent: 5 }, 95, 100)).toBe(true)
    expect(isWithin({ percent: 5 }, 94, 100)).toBe(false)
    expect(isWithin({ percent: 5 }, 1, 0)).toBe(false)
    expect(isWithin({ percent: 5 }, 0, 0)).toBe(true)
  })

  it('in value: of what nobody knows the worth only an exact match passes', () => {
    expect(isWithin({ value: 10 }, 8, 10, 5)).toBe(true)
    expect(isWithin({ value: 10 }, 7, 10, 5)).toBe(false)
    expect(isWithin({ value: 10 }, 9, 10, null)).toBe(false)
    expect(isWithin({ value: 10 }, 10, 10, null)).toBe(true)
    expect(isWithin({ units: 5, value: 10 }, 8, 10, 6)).toBe(false)
    expect(isWithin({ value: 0.3 }, 7, 10, 0.1)).toBe(true)
  })

  it('in value, is the same in cents as with whole numbers', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), cents, cents, (off, cost, bound) => {
        expect(isWithin({ value: bound / 100 }, off, 0, cost / 100)).toBe(off * cost <= bound)
      }),
    )
  })

  it('every bound that is set must hold', () => {
    expect(isWithin({ units: 2, percent: 50 }, 2, 4)).toBe(true)
    expect(isWithin({ units: 2, percent: 10 }, 2, 4)).toBe(false)
    expect(isWithin({ units: 1, percent: 50 }, 2, 4)).toBe(false)
  })
})

describe('the gate of an observation', () => {
  const march = { state: 'counting' as const, tolerance: { units: 2 } }

  it('outside a count: open to who may adjust, within their limit to others', () => {
    expect(passes(gateOf({ mayAdjust: true }), 1, 99)).toBe(true)
    expect(passes(gateOf({ mayAdjust: false }), 98, 99)).toBe(false)
    expect(passes(gateOf({ mayAdjust: false }), 99, 99)).toBe(true)
    expect(passes(gateOf({ mayAdjust: false, adjustLimit: 5 }), 94, 99)).toBe(true)
  })

  it('inside one: the count’s tolerance, whoever counts', () => {
    expect(passes(gateOf({ count: march, mayAdjust: true }), 97, 99)).toBe(true)
    expect(passes(gateOf({ count: march, mayAdjust: true }), 96, 99)).toBe(false)
  })

  it('for a posted or cancelled one, or who counts again what they had counted: a decision, even without a variance', () => {
    expect(passes(gateOf({ count: march, mayAdjust: true, recountsOwn: true }), 99, 99)).toBe(false)
    for (const state of ['posted', 'cancelled'] as const) {
      expect(passes(gateOf({ count: { ...march, state }, mayAdjust: true }), 99, 99)).toBe(false)
    }
  })
})

describe('the worth of a variance', () => {
  it('is by cost, else by price; unknown without both, and nothing where nothing differs', () => {
    expect(varianceValue(-3, unitValueOf({ cost: 2 }, { price: 9 }))).toBe(6)
    expect(varianceValue(3, unitValueOf(undefined, { price: 9 }))).toBe(27)
    expect(varianceValue(3, unitValueOf({ cost: 0 }, { price: 9 }))).toBe(0)
    expect(varianceValue(3, unitValueOf(undefined, { price: null }))).toBeNull()
    expect(varianceValue(0, unitValueOf(undefined, undefined))).toBe(0)
  })
})

describe('a blind count', () => {
  it('keeps things from its counters from its start to its posting', () => {
    const states = ['planned', 'counting', 'review', 'posted', 'cancelled'] as const
    expect(states.filter((state) => isBlindNow({ blind: true, state }))).toEqual(['counting', 'review'])
    expect(states.filter((state) => isBlindNow({ blind: false, state }))).toEqual([])
  })

  it('goes over what its scope names, and all of its site where it names nothing', () => {
    const cell = { path: ['north', 'aisle-a', 'a-04'], itemId: 'nuts', abcClass: 'A' }
    const over = (scope: object, siteId = 'north') => goesOver({ siteId, scope }, cell)
    expect(over({})).toBe(true)
    expect(over({}, 'south')).toBe(false)
    expect(over({ locationIds: ['a-04'] })).toBe(true)
    expect(over({ locationIds: ['aisle-a'] })).toBe(true)
    expect(over({ locationIds: ['aisle-b'] })).toBe(false)
    expect(over({ itemIds: ['nuts'] })).toBe(true)
    expect(over({ itemIds: ['bolts'] })).toBe(false)
    expect(over({ locationIds: ['aisle-a'], itemIds: ['bolts'] })).toBe(false)
    expect(over({ abcClass: 'A' })).toBe(true)
    expect(over({ abcClass: 'C' })).toBe(false)
  })
})

describe('what several are worth together', () => {
  it('adds up each currency alone, and says nothing where one is not known', () => {
    const [eur, usd] = [
      { value: 2.1, currency: 'EUR' },
      { value: 5, currency: 'USD' },
    ]
    expect(worthOf([usd, eur, eur])).toEqual([{ value: 4.2, currency: 'EUR' }, usd])
    expect(worthOf([{ value: 0, currency: 'EUR' }, { value: 1 }])).toEqual([{ value: 1 }])
    expect(worthOf([eur, { value: null, currency: 'USD' }])).toBeUndefined()
    expect(worthOf([])).toEqual([{ value: 0 }])
  })
})
