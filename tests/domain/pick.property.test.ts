import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellKey } from '../../domain/cell.ts'
import { NO_LOT } from '../../domain/ids.ts'
import { byTurn, cameAtOf, type Demand, isOffered, planPicks, type Shelf } from '../../domain/pick.ts'
import { pickList, stopKey } from '../../domain/pick-list.ts'

const TODAY = '2026-03-10'
const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`)

/** Shelves of one item whose lots expire (`i-lots`) and one that has no lots. */
const shelf = fc
  .record({
    hasLots: fc.boolean(),
    free: fc.integer({ min: -3, max: 12 }),
    holds: fc.constantFrom(false, false, true),
    expiresOn: fc.option(days),
    status: fc.constantFrom('available', 'available', 'hold', 'quarantine', 'expired'),
    goodForDays: fc.constantFrom(0, 0, 5),
    came: fc.option(days),
    pickSequence: fc.option(fc.integer({ min: 0, max: 5 })),
  })
  .map(({ hasLots, came, ...one }) => ({ ...one, hasLots, cameAt: came === null ? null : `${came}T08:00:00.000Z` }))

const shelves = fc.array(shelf, { maxLength: 10 }).map((all) =>
  all.map(
    (one, at): Shelf => ({
      itemId: one.hasLots ? 'lots' : 'plain',
      locationId: `bin-${at}`,
      lotId: one.hasLots ? `lot-${at}` : NO_LOT,
      lot: one.hasLots ? { code: `L${at}`, expiresOn: one.expiresOn, status: one.status as 'available' } : undefined,
      free: one.free,
      holds: one.holds,
      goodForDays: one.hasLots ? one.goodForDays : 0,
      cameAt: one.cameAt,
      pickSequence: one.pickSequence,
      code: `B-${at}`,
    }),
  ),
)

const demands = fc
  .array(fc.record({ itemId: fc.constantFrom('lots', 'plain'), quantity: fc.integer({ min: 1, max: 15 }) }), {
    maxLength: 5,
  })
  .map((all) => all.map((one, at): Demand => ({ ...one, orderId: `o${at % 2}`, lineId: `line-${at}` })))

const sum = (figures: Iterable<number>): number => [...figures].reduce((total, one) => total + one, 0)

describe('a plan of picks', () => {
  it('takes no more of a shelf than is free, and nothing that may not be offered', () => {
    fc.assert(
      fc.property(demands, shelves, (lines, stock) => {
        const { takes } = planPicks(lines, stock, TODAY)
        for (const one of stock) {
          const taken = sum(takes.filter((take) => cellKey(take) === cellKey(one)).map((take) => take.quantity))
          expect(taken).toBeLessThanOrEqual(Math.max(0, one.free))
          if (taken > 0) expect(isOffered(one, TODAY)).toBe(true)
        }
      }),
    )
  })

  it('covers every line or names it short by exactly what is missing, and is short only where nothing is left', () => {
    fc.assert(
      fc.property(demands, shelves, (lines, stock) => {
        const { takes, short } = planPicks(lines, stock, TODAY)
        for (const line of lines) {
          const taken = sum(takes.filter((take) => take.lineId === line.lineId).map((take) => take.quantity))
          const missing = short.find((one) => one.lineId === line.lineId)?.missing ?? 0
          expect(taken + missing).toBe(line.quantity)
        }
        for (const itemId of ['lots', 'plain']) {
          const isShort = short.some(({ lineId }) => lines.find((line) => line.lineId === lineId)?.itemId === itemId)
          if (!isShort) continue
          const offered = stock.filter((one) => one.itemId === itemId && isOffered(one, TODAY))
          const taken = sum(takes.filter((take) => take.itemId === itemId).map((take) => take.quantity))
          expect(taken).toBe(sum(offered.map((one) => one.free)))
        }
      }),
    )
  })

  it('leaves nothing in a shelf whose turn came before one that it takes from: first expired, first in, first out', () => {
    fc.assert(
      fc.property(demands, shelves, (lines, stock) => {
        const { takes } = planPicks(lines, stock, TODAY)
        const taken = new Map<string, number>()
        for (const take of takes) taken.set(cellKey(take), (taken.get(cellKey(take)) ?? 0) + take.quantity)
        for (const later of stock.filter((one) => taken.has(cellKey(one)))) {
          for (const earlier of stock) {
            if (earlier.itemId !== later.itemId || !isOffered(earlier, TODAY) || byTurn(earlier, later) >= 0) continue
            expect(taken.get(cellKey(earlier))).toBe(earlier.free)
          }
        }
      }),
    )
  })

  it('is the same whatever order the shelves come in', () => {
    const shuffled = shelves.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(demands, shuffled, (lines, [stock, other]) => {
        expect(planPicks(lines, other, TODAY)).toEqual(planPicks(lines, stock, TODAY))
      }),
    )
  })

  it('goes first to the cell that the picker chose, also when it would not be proposed', () => {
    fc.assert(
      fc.property(shelves, fc.integer({ min: 1, max: 15 }), (stock, quantity) => {
        const chosen = stock[0]
        if (!chosen || chosen.free <= 0) return
        const line = { orderId: 'o', lineId: 'l', itemId: chosen.itemId, quantity, prefer: cellKey(chosen) }
        const [first] = planPicks([line], stock, TODAY).takes
        expect(first).toMatchObject({ locationId: chosen.locationId, quantity: Math.min(quantity, chosen.free) })
      }),
    )
  })
})

const base: Shelf = {
  ...{
    itemId: 'i',
    locationId: 'b',
    lotId: 'l',
    free: 5,
    holds: false,
    goodForDays: 0,
    cameAt: null,
    pickSequence: null,
  },
  ...{ code: 'B', lot: { code: 'L', expiresOn: '2026-03-12', status: 'available' } },
}

it('a lot is offered up to its removal date: its expiry less the days it must still be good for', () => {
  expect(isOffered(base, '2026-03-12')).toBe(true)
  expect(isOffered({ ...base, holds: true }, '2026-03-12')).toBe(false)
  expect(isOffered(base, '2026-03-13')).toBe(false)
  expect(isOffered({ ...base, goodForDays: 2 }, '2026-03-10')).toBe(true)
  expect(isOffered({ ...base, goodForDays: 2 }, '2026-03-11')).toBe(false)
})

it('what came last lies there longest: three received on the 1st and four on the 5th, five left, are of the 1st still', () => {
  const arrivals = [
    { at: '2026-01-01T08:00:00.000Z', quantity: 3 },
    { at: '2026-01-05T08:00:00.000Z', quantity: 4 },
  ]
  expect(cameAtOf(5, arrivals)).toBe('2026-01-01T08:00:00.000Z')
  expect(cameAtOf(4, arrivals)).toBe('2026-01-05T08:00:00.000Z')
  expect(cameAtOf(8, arrivals)).toBe(null)
})

it('a pick list loses nothing, walks up the pick sequence, and comes back last to what was put off', () => {
  const place = (id: string) => ({ pickSequence: [3, 1, null, 2][Number(id.slice(4)) % 4] ?? null, code: id })
  fc.assert(
    fc.property(demands, shelves, (lines, stock) => {
      const { takes } = planPicks(lines, stock, TODAY)
      const isPutOff = (take: { lineId: string }): boolean => take.lineId === 'line-0'
      const list = pickList(takes, place, isPutOff)
      expect(list.map(stopKey).sort()).toEqual(takes.map(stopKey).sort())
      const walked = list.filter((take) => !isPutOff(take)).map((take) => place(take.locationId).pickSequence ?? 99)
      expect(walked).toEqual([...walked].sort((a, b) => a - b))
      const firstPutOff = list.findIndex(isPutOff)
      if (firstPutOff >= 0) expect(list.slice(firstPutOff).every(isPutOff)).toBe(true)
    }),
  )
})
