import { expect, it } from 'vitest'
import { byExpiry, expiresInDays, expiryOf, isUsable } from '../../domain/lot.ts'

const milk = { code: 'L1', expiresOn: '2026-03-01', status: 'available' as const }

it('a lot is good on its last day and not after it', () => {
  expect(expiresInDays(milk, '2026-02-17')).toBe(12)
  expect(isUsable(milk, '2026-03-01')).toBe(true)
  expect(isUsable(milk, '2026-03-02')).toBe(false)
  expect(expiresInDays(milk, '2026-03-02')).toBe(-1)
})

it('days are days, over a change of the clocks and a leap year', () => {
  expect(expiresInDays({ expiresOn: '2026-03-30' }, '2026-03-28')).toBe(2)
  expect(expiryOf('2028-02-28', 2)).toBe('2028-03-01')
  expect(expiryOf(null, 2)).toBe(null)
  expect(expiryOf('2028-02-28', null)).toBe(null)
})

it('one on hold is not usable; one without a date keeps', () => {
  expect(isUsable({ ...milk, status: 'hold' }, '2026-02-01')).toBe(false)
  expect(expiresInDays({ expiresOn: null }, '2026-02-01')).toBe(null)
  expect(isUsable({ expiresOn: null, status: 'available' }, '2099-01-01')).toBe(true)
})

it('first expired, first out; without a date last', () => {
  const lots = [
    { code: 'z', expiresOn: null },
    { code: 'b', expiresOn: '2026-04-01' },
    { code: 'a', expiresOn: '2026-04-01' },
  ]
  expect([...lots, milk].sort(byExpiry).map((lot) => lot.code)).toEqual(['L1', 'a', 'b', 'z'])
})
