import { describe, expect, it } from 'vitest'
import { gateOf, goesOver, isBlindNow, isWithin, passes } from '../../domain/count.ts'

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

  it('for a posted or cancelled one: a decision, even without a variance', () => {
    for (const state of ['posted', 'cancelled'] as const) {
      expect(passes(gateOf({ count: { ...march, state }, mayAdjust: true }), 99, 99)).toBe(false)
    }
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
