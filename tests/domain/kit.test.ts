import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemsOutOfBalance } from '../../domain/invariants.ts'
import { isMadeOfItself, kitMoves, neededFor, offerTaking } from '../../domain/kit.ts'
import { fold } from '../../domain/ledger.ts'
import { mergeEdit } from '../../domain/merge.ts'
import { MAX_QUANTITY } from '../../domain/quantity.ts'

const component = fc.record({ itemId: fc.constantFrom('a', 'b', 'c', 'd'), quantity: fc.integer({ min: 1, max: 500 }) })
const components = fc.uniqueArray(component, { selector: ({ itemId }) => itemId, minLength: 1 })
const bins = fc.constantFrom('A-01', 'A-02', 'B-01')
const work = fc.record({ components, kits: fc.integer({ min: 1, max: 1000 }), at: bins, from: bins })

const movesOf = (
  way: 'kit' | 'unkit',
  { components, kits, at, from }: typeof work extends fc.Arbitrary<infer T> ? T : never,
) =>
  kitMoves({
    ...{ way, kits, components, productionId: 'production' },
    kit: { itemId: 'kit', locationId: at },
    placeOf: (itemId) => ({ itemId, locationId: from }),
  })
const stockAfter = (moves: ReturnType<typeof kitMoves>) => [
  ...fold(moves.map((move) => ({ ...move, lotId: move.lotId ?? 'none' }))).values(),
]

describe('making kits', () => {
  it('conserves: each item sums to zero, and what was consumed is its quantity times the kits', () => {
    fc.assert(
      fc.property(work, fc.constantFrom('kit', 'unkit'), (said, way) => {
        const moves = movesOf(way as 'kit' | 'unkit', said)
        const stock = stockAfter(moves)
        expect(itemsOutOfBalance(stock)).toEqual(new Map())
        const sign = way === 'kit' ? 1 : -1
        const inProduction = (itemId: string) =>
          stock.find(({ cell }) => cell.itemId === itemId && cell.locationId === 'production')?.onHand
        for (const { itemId, quantity } of said.components)
          expect(inProduction(itemId)).toBe(sign * quantity * said.kits)
        expect(inProduction('kit')).toBe(-sign * said.kits)
        expect(moves).toHaveLength(said.components.length + 1)
      }),
    )
  })

  it('and taking as many apart again leaves everything as it was', () => {
    fc.assert(
      fc.property(work, (said) => {
        const after = stockAfter([...movesOf('kit', said), ...movesOf('unkit', said)])
        expect(after.every(({ onHand }) => onHand === 0)).toBe(true)
      }),
    )
  })

  it('is nothing at all while a place is missing or a figure is beyond what one movement holds', () => {
    const said = {
      components: [{ itemId: 'a', quantity: 2 }],
      productionId: 'p',
      kit: { itemId: 'kit', locationId: 'x' },
    }
    const placeOf = (itemId: string) => ({ itemId, locationId: 'x' })
    expect(kitMoves({ ...said, way: 'kit', kits: 1, placeOf: () => undefined })).toEqual([])
    expect(kitMoves({ ...said, way: 'kit', kits: MAX_QUANTITY, placeOf })).toEqual([])
    expect(kitMoves({ ...said, way: 'kit', kits: 0.5, placeOf })).toEqual([])
    expect(kitMoves({ ...said, way: 'kit', kits: 1, components: [], placeOf })).toEqual([])
    expect(neededFor({ itemId: 'a', quantity: 3 }, 4)).toBe(12)
  })
})

describe('what an item is made of', () => {
  const made: Record<string, { itemId: string; quantity: number }[]> = {
    bike: [{ itemId: 'wheel', quantity: 2 }],
    wheel: [{ itemId: 'spoke', quantity: 32 }],
  }
  const madeOf = (id: string) => made[id]
  it('is never itself, not by way of others either; the same part in two places is no loop', () => {
    expect(isMadeOfItself('spoke', [{ itemId: 'bike', quantity: 1 }], madeOf)).toBe(true)
    expect(isMadeOfItself('bike', [{ itemId: 'bike', quantity: 1 }], madeOf)).toBe(true)
    const tandem = [...(made.bike ?? []), { itemId: 'bike', quantity: 2 }]
    expect(isMadeOfItself('tandem', tandem, madeOf)).toBe(false)
    expect(isMadeOfItself('spoke', undefined, madeOf)).toBe(false)
  })

  it('merges component by component', () => {
    const base = { components: [{ itemId: 'a', quantity: 1 }] }
    const current = {
      components: [
        { itemId: 'a', quantity: 1 },
        { itemId: 'b', quantity: 2 },
      ],
    }
    const set = { components: [{ itemId: 'a', quantity: 5 }] }
    expect(mergeEdit({ current, base, set }).next.components).toEqual([
      { itemId: 'a', quantity: 5 },
      { itemId: 'b', quantity: 2 },
    ])
    expect(mergeEdit({ current: {}, base: { components: null }, set }).next.components).toEqual(set.components)
  })
})

describe('where a component is taken from', () => {
  const bin = (locationId: string, available: number, more: object = {}) => ({
    ...{ locationId, available, lot: undefined, pickSequence: null, ...more },
  })
  const lot = (code: string, expiresOn: string | null, status: 'available' | 'hold' = 'available') => ({
    lot: { code, expiresOn, status },
  })
  it('is where there is enough, what expires first, on the way; else where there is most', () => {
    const offered = (...takings: Parameters<typeof offerTaking>[0]) => offerTaking(takings, 5, '2026-03-01')?.locationId
    expect(offered(bin('x', 9, { pickSequence: 7 }), bin('y', 5, { pickSequence: 3 }), bin('z', 4))).toBe('y')
    expect(offered(bin('x', 9, lot('L1', '2026-09-01')), bin('y', 9, lot('L2', '2026-04-01')))).toBe('y')
    expect(offered(bin('x', 2), bin('y', 4), bin('z', 0))).toBe('y')
    expect(offered(bin('x', 9, lot('L1', null, 'hold')), bin('y', 9, lot('L2', '2026-02-01')))).toBe(undefined)
  })
})
