import { expect, it } from 'vitest'
import { holdCodeOf, holdLotOf, holdPlaceOf } from '../../domain/hold.ts'

it('of a lot the damaged part is a lot of its own, on hold, whatever becomes of the good ones', () => {
  expect(holdLotOf('lot', { code: 'L1' })).toEqual({ code: 'L1-HOLD', status: 'hold' })
  expect(holdLotOf('lot', { code: 'L1', known: { status: 'available' } })).toEqual({ code: 'L1-HOLD', status: 'hold' })
  expect(holdLotOf('lot', { code: 'L1', known: { status: 'quarantine' } })).toEqual({
    code: 'L1',
    status: 'quarantine',
  })
  expect(holdCodeOf(holdCodeOf('L1'))).toBe('L1-HOLD')
})

it('a serial is one piece: a new one is on hold itself, a known one keeps what a lead gave it', () => {
  expect(holdLotOf('serial', { code: 'S1' })).toEqual({ code: 'S1', status: 'hold' })
  expect(holdLotOf('serial', { code: 'S1', known: { status: 'available' } })).toBeNull()
  expect(holdLotOf('serial', { code: 'S1', known: { status: 'hold' } })).toEqual({ code: 'S1', status: 'hold' })
})

it('what is not tracked goes to the first place of the site that holds', () => {
  expect(holdLotOf('none', undefined)).toBeNull()
  const place = (id: string, more: object) => ({
    ...{ id, code: id, kind: 'bin' as const, siteId: 'north', pickSequence: null, archived: false, hold: true },
    ...more,
  })
  const places = [
    place('b', {}),
    place('a', { hold: false }),
    place('c', { pickSequence: 1 }),
    place('d', { siteId: 'south' }),
  ]
  expect(holdPlaceOf('north', places)?.id).toBe('c')
  expect(holdPlaceOf('east', places)).toBeUndefined()
})
