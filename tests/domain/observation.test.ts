import fc from 'fast-check'
import { expect, it } from 'vitest'
import { goesOver, itemsOf } from '../../domain/count.ts'
import { NO_LOT } from '../../domain/ids.ts'
import { covers, isOvertaken, type Observation, observationFits, outranks } from '../../domain/observation.ts'

const key = { at: '2026-03-02T10:42:00.000Z', deviceId: 'd', deviceSeq: 1 }
const named: Observation = { id: 'o', key, locationId: 'A-04', itemId: 'bolt', quantity: 17, round: 1, visitId: 'v' }
const closing: Observation = { id: 'c', key, locationId: 'A-04', round: 1, visitId: 'v' }
const cell = (itemId: string, locationId = 'A-04', lotId = NO_LOT) => ({ itemId, locationId, lotId })
const nothingNamed = () => false

it('a named observation speaks of its own cell alone', () => {
  expect(covers(named, cell('bolt'), nothingNamed)).toBe(true)
  expect(covers(named, cell('bolt', 'A-04', 'lot'), nothingNamed)).toBe(false)
  expect(covers(named, cell('milk'), nothingNamed)).toBe(false)
})

it('the closing of a visit speaks of every cell of the bin that the visit did not name', () => {
  const boltNamed = (visitId: string, of: { itemId: string }) => visitId === 'v' && of.itemId === 'bolt'
  expect(covers(closing, cell('bolt'), boltNamed)).toBe(false)
  expect(covers(closing, cell('milk'), boltNamed)).toBe(true)
  expect(covers(closing, cell('milk', 'A-05'), boltNamed)).toBe(false)
  expect(covers({ ...closing, visitId: undefined }, cell('bolt'), () => true)).toBe(true)
})

it('the closing of a visit in a count speaks only of cells that the count goes over', () => {
  const items = { bolt: 'A', milk: 'C', glue: null } as const
  const scope = fc.record({
    itemIds: fc.option(fc.subarray(Object.keys(items)), { nil: undefined }),
    abcClass: fc.option(fc.constantFrom('A' as const, 'B' as const), { nil: undefined }),
  })
  fc.assert(
    fc.property(scope, fc.constantFrom('bolt', 'milk', 'glue'), ({ itemIds, abcClass }, itemId) => {
      const said = { ...(itemIds ? { itemIds } : {}), ...(abcClass ? { abcClass } : {}) }
      const isCounted = itemsOf(said, (id) => items[id as keyof typeof items])
      const counted: Observation = { ...closing, countId: 'march', ...(isCounted ? { isCounted } : {}) }
      const path = ['north', 'A-04']
      expect(covers(counted, cell(itemId), nothingNamed)).toBe(
        goesOver({ siteId: 'north', scope: said }, { path, itemId, abcClass: items[itemId] }),
      )
    }),
  )
})

it('a higher round outranks a lower one of the same count and thing, and nothing else', () => {
  const counted = { ...named, countId: 'march' }
  expect(outranks({ ...counted, round: 2 }, counted)).toBe(true)
  expect(outranks(counted, { ...counted, round: 2 })).toBe(false)
  expect(outranks({ ...counted, round: 2, countId: 'april' }, counted)).toBe(false)
  expect(outranks({ ...counted, round: 2, itemId: 'milk' }, counted)).toBe(false)
  expect(outranks({ ...named, round: 2 }, named)).toBe(false)
})

it('one counts in a bin or dock, and says how many', () => {
  const bin = { id: 'A-04', kind: 'bin' as const }
  expect(observationFits(named, bin).ok).toBe(true)
  expect(observationFits(closing, bin).ok).toBe(true)
  expect(observationFits({ itemId: 'bolt' }, bin)).toEqual({ ok: false, error: 'quantity-required' })
  expect(observationFits(named, { id: 'loss', kind: 'loss' })).toEqual({ ok: false, error: 'not-a-bin' })
  expect(observationFits({ quantity: 3 }, bin)).toEqual({ ok: false, error: 'bad-shape' })
  expect(observationFits({ lotId: 'l' }, bin)).toEqual({ ok: false, error: 'bad-shape' })
})

it('what was counted is overtaken by a later look at the same thing, not by the closing of its own visit', () => {
  const at = (minute: number) => ({ ...key, at: `2026-03-02T10:${minute}:00.000Z` })
  const seen = { ...named, key: at(42) }
  expect(isOvertaken(seen, [seen, { ...closing, key: at(43) }])).toBe(false)
  expect(isOvertaken(seen, [{ ...named, key: at(50) }])).toBe(true)
  expect(isOvertaken(seen, [{ ...named, key: at(41) }])).toBe(false)
  expect(isOvertaken(seen, [{ ...named, lotId: 'l', key: at(50) }])).toBe(false)
  expect(isOvertaken(seen, [{ ...closing, visitId: 'later', key: at(50) }])).toBe(true)
  expect(isOvertaken(seen, [{ ...closing, visitId: 'later', locationId: 'A-05', key: at(50) }])).toBe(false)
  expect(isOvertaken({ ...closing, key: at(43) }, [{ ...named, visitId: 'later', key: at(50) }])).toBe(false)
})
