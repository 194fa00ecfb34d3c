import { expect, it } from 'vitest'
import {
  byExpiry,
  expiresInDays,
  expiryOf,
  expiryOffered,
  isForUse,
  isUsable,
  isUse,
  mayOverrule,
  troubleOfUse,
} from '../../domain/lot.ts'
import type { LotDocument } from '../../domain/protocol/documents.ts'
import { MOVEMENT_KINDS, type MovementKind } from '../../domain/protocol/kinds.ts'

const milk: Pick<LotDocument, 'code' | 'expiresOn' | 'status'> = {
  ...{ code: 'L1', expiresOn: '2026-03-01', status: 'available' },
}

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

it('picking, shipping and consuming are uses; of a lot that may not be used they are trouble, of what kind by why', () => {
  const lotTrouble = (kind: MovementKind, lot: typeof milk, day: string) => troubleOfUse(kind, { lot, place: {} }, day)
  expect(MOVEMENT_KINDS.filter(isUse)).toEqual(['pick', 'ship', 'consume'])
  expect(lotTrouble('pick', milk, '2026-03-01')).toBe(null)
  expect(lotTrouble('pick', milk, '2026-03-02')).toBe('expired-lot')
  expect(lotTrouble('pick', { ...milk, status: 'expired' }, '2026-02-01')).toBe('expired-lot')
  expect(lotTrouble('ship', { ...milk, status: 'hold' }, '2026-02-01')).toBe('held-lot')
  expect(lotTrouble('consume', { ...milk, status: 'quarantine' }, '2026-03-02')).toBe('held-lot')
  for (const kind of ['receipt', 'put-away', 'move', 'return', 'scrap', 'adjust'] as const) {
    expect(lotTrouble(kind, { ...milk, status: 'quarantine' }, '2027-01-01')).toBe(null)
  }
})

it('what stands in a place on hold may not be used either, whatever its lot; the lot is told first', () => {
  const place = { hold: true }
  const held = { ...milk, status: 'hold' } as const
  expect(isForUse({ lot: undefined, place }, '2026-02-01')).toBe(false)
  expect(isForUse({ lot: milk, place }, '2026-02-01')).toBe(false)
  expect(isForUse({ lot: milk, place: { hold: false } }, '2026-02-01')).toBe(true)
  expect(isForUse({ lot: held, place: {} }, '2026-02-01')).toBe(false)
  for (const kind of ['pick', 'ship', 'consume'] as const) {
    expect(troubleOfUse(kind, { lot: undefined, place }, '2026-02-01')).toBe('held-place')
    expect(troubleOfUse(kind, { lot: milk, place }, '2026-02-01')).toBe('held-place')
    expect(troubleOfUse(kind, { lot: held, place }, '2026-02-01')).toBe('held-lot')
    expect(troubleOfUse(kind, { lot: undefined, place: {} }, '2026-02-01')).toBe(null)
  }
  expect(troubleOfUse('move', { lot: held, place }, '2026-02-01')).toBe(null)
  expect(troubleOfUse('scrap', { lot: undefined, place }, '2026-02-01')).toBe(null)
})

it('a lead overrules it where they work', () => {
  expect(mayOverrule({ role: 'lead', siteIds: ['north'] }, 'north')).toBe(true)
  expect(mayOverrule({ role: 'lead', siteIds: ['north'] }, 'south')).toBe(false)
  expect(mayOverrule({ role: 'operator', siteIds: null }, 'north')).toBe(false)
})

it('a lot that says when it was made is offered its expiry; one that says it has its own', () => {
  const milk = { shelfLifeDays: 30 }
  expect(expiryOffered({ manufacturedOn: '2026-03-01' }, milk)).toBe('2026-03-31')
  expect(expiryOffered({ manufacturedOn: '2026-03-01', expiresOn: '2026-05-01' }, milk)).toBe('2026-05-01')
  expect(expiryOffered({ manufacturedOn: '', expiresOn: '' }, milk)).toBe(undefined)
  expect(expiryOffered({ manufacturedOn: '2026-03-01' }, { shelfLifeDays: null })).toBe(undefined)
  expect(expiryOffered({ manufacturedOn: '2026-03-01' }, { shelfLifeDays: 0 })).toBe(undefined)
})
