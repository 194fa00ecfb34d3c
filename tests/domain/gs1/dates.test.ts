import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfLabel, yearOf } from '../../../domain/gs1/dates.ts'

describe('the year of two digits', () => {
  it('lies between 49 years back and 50 years ahead, and ends in them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1990, max: 2150 }), (digits, now) => {
        const year = yearOf(digits, now)
        expect(year % 100).toBe(digits)
        expect(year - now).toBeGreaterThanOrEqual(-49)
        expect(year - now).toBeLessThanOrEqual(50)
      }),
    )
  })

  it('changes century at the edges of the window', () => {
    expect(yearOf(76, 2026)).toBe(2076)
    expect(yearOf(77, 2026)).toBe(1977)
    expect(yearOf(0, 2050)).toBe(2100)
    expect(yearOf(1, 2050)).toBe(2001)
  })
})

describe('the day of a label', () => {
  const day = (text: string) => dayOfLabel(text, '2026-11-24')

  it('is the last of the month where it says 00', () => {
    expect(day('280200')).toBe('2028-02-29')
    expect(day('270200')).toBe('2027-02-28')
    expect(day('271231')).toBe('2027-12-31')
  })

  it('is none where the calendar has no such day', () => {
    for (const text of ['271301', '270229', '270001', '2712', '27123a']) expect(day(text)).toBeUndefined()
  })
})
