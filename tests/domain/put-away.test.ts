import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPickSequence, type Shelf, suggestBin } from '../../domain/put-away.ts'

const shelf = (id: string, more: Partial<Shelf> = {}): Shelf => ({
  ...{ id, code: id, kind: 'bin', siteId: 'north', pickSequence: null, archived: false, hold: false },
  ...more,
})
const held = (locationId: string, onHand = 1, lotId: string | null = null) => ({ locationId, lotId, onHand })
const goods = { siteId: 'north', fromId: 'dock', lotId: null, held: [], isEmpty: () => false }

describe('where a put-away suggests to go', () => {
  it('where the item lives, with the same lot before others', () => {
    const shelves = [shelf('a', { pickSequence: 1 }), shelf('b', { pickSequence: 2 })]
    expect(suggestBin({ ...goods, shelves, held: [held('b')] })).toEqual({ locationId: 'b', reason: 'lives-here' })
    expect(suggestBin({ ...goods, shelves, lotId: 'new', held: [held('a', 1, 'old'), held('b', 1, 'new')] })).toEqual({
      ...{ locationId: 'b', reason: 'lives-here' },
    })
  })

  it('else the first empty bin, asking no further than it', () => {
    const asked: string[] = []
    const isEmpty = (id: string) => asked.push(id) > 1
    const shelves = [shelf('c', { pickSequence: 3 }), shelf('a', { pickSequence: 1 }), shelf('b', { pickSequence: 2 })]
    expect(suggestBin({ ...goods, shelves, isEmpty })).toEqual({ locationId: 'b', reason: 'empty' })
    expect(asked).toEqual(['a', 'b'])
  })

  it('nowhere when nothing is free', () => {
    expect(suggestBin({ ...goods, shelves: [shelf('a')] })).toBeUndefined()
  })
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const anyShelf = fc.record({
  kind: fc.constantFrom<Shelf['kind']>('bin', 'bin', 'bin', 'dock', 'aisle'),
  siteId: fc.constantFrom('north', 'north', 'south'),
  pickSequence: fc.option(fc.integer({ min: 0, max: 3 })),
  archived: fc.boolean(),
  hold: fc.boolean(),
})
const anyGoods = fc.record({
  shelves: fc
    .array(anyShelf, { minLength: 6, maxLength: 6 })
    .map((all) => all.map((one, at) => shelf(`${ids[at]}`, one))),
  fromId: fc.constantFrom(...ids),
  lotId: fc.option(fc.constantFrom('x', 'y')),
  held: fc.array(
    fc.record({
      locationId: fc.constantFrom(...ids),
      lotId: fc.option(fc.constantFrom('x', 'y')),
      onHand: fc.integer({ min: -2, max: 2 }),
    }),
  ),
  empty: fc.subarray(ids),
  seed: fc.nat(),
})

const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((value, at) => ({ value, rank: Math.imul(seed + at * 7919, 2654435761) >>> 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value)

it('is always a usable bin of the site that is not where the goods stand, and the same in whatever order it is told', () => {
  fc.assert(
    fc.property(anyGoods, ({ seed, empty, ...told }) => {
      const all = { ...told, siteId: 'north', isEmpty: (id: string) => empty.includes(id) }
      const said = suggestBin(all)
      const usable = told.shelves.filter(
        (one) => one.kind === 'bin' && one.siteId === 'north' && !one.archived && !one.hold && one.id !== told.fromId,
      )
      const homes = usable.filter((one) => told.held.some((row) => row.locationId === one.id && row.onHand > 0))
      const free = usable.filter((one) => empty.includes(one.id))
      if (said === undefined) expect([...homes, ...free]).toEqual([])
      else {
        const among = said.reason === 'lives-here' ? homes : free
        expect(among.map(({ id }) => id)).toContain(said.locationId)
        if (said.reason === 'empty') {
          expect(homes).toEqual([])
          expect(said.locationId).toBe([...free].sort(byPickSequence)[0]?.id)
        }
      }
      expect(suggestBin({ ...all, shelves: shuffled(told.shelves, seed), held: shuffled(told.held, seed) })).toEqual(
        said,
      )
    }),
  )
})
