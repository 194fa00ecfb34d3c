import { expect, it } from 'vitest'
import { editOf, expiryByShelfLife, fieldsOf } from '../../../../client/features/items/lot-fields.ts'
import { lotSaid } from '../../../../client/parts/lot-said.ts'

const lot = { code: 'L1', expiresOn: '2026-05-01', manufacturedOn: null }

it('a lot’s code and days are corrected, with what was seen there; untouched it stays', () => {
  expect(editOf(fieldsOf(lot), lot).set).toEqual({})
  expect(editOf({ code: ' L-1 ', madeOn: '2026-03-01', expiresOn: '' }, lot)).toEqual({
    set: { code: 'L-1', manufacturedOn: '2026-03-01', expiresOn: null },
    base: { code: 'L1', manufacturedOn: null, expiresOn: '2026-05-01' },
  })
})

it('the shelf life gives a day where another is said, or none', () => {
  const milk = { shelfLifeDays: 30 }
  expect(expiryByShelfLife({ ...fieldsOf(lot), madeOn: '2026-03-01' }, milk)).toBe('2026-03-31')
  expect(expiryByShelfLife({ code: 'L1', madeOn: '2026-03-01', expiresOn: '2026-03-31' }, milk)).toBe(undefined)
  expect(expiryByShelfLife(fieldsOf(lot), milk)).toBe(undefined)
})

it('a label that says when goods were made says when they expire', () => {
  expect(lotSaid('L1', { manufacturedOn: '2026-03-01' }, { shelfLifeDays: 30 })).toEqual({
    ...{ code: 'L1', manufacturedOn: '2026-03-01', expiresOn: '2026-03-31' },
  })
})
