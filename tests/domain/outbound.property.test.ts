import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beyondOrder, goodsOf, type OrderMovement, outboundByLine, stageOf } from '../../domain/outbound.ts'

const isCustomer = (id: string): boolean => id === 'customer'
const move = (kind: 'pick' | 'pack' | 'ship', fromLocationId: string, toLocationId: string, quantity: number) => ({
  ...{ kind, fromLocationId, toLocationId, quantity, itemId: 'nut', lotId: null, lineId: 'line' },
})
const LINES = [{ id: 'line', quantity: 10 }]

describe('an order on its way out', () => {
  it('lies where it was put down last: in the tote, on the bench, with the customer', () => {
    const movements = [
      move('pick', 'bin', 'tote', 6),
      move('pack', 'tote', 'bench', 4),
      move('ship', 'bench', 'customer', 3),
    ]
    const lying = goodsOf(movements).map(({ locationId, quantity }) => [locationId, quantity])
    expect(lying).toEqual([
      ['tote', 2],
      ['bench', 1],
      ['customer', 3],
    ])
  })

  it('is picked bit by bit, then to ship, then shipped; what is picked straight to the customer has shipped', () => {
    const stage = (...movements: OrderMovement[]) => stageOf(LINES, outboundByLine(movements, isCustomer))
    expect(stage()).toBe('pick')
    expect(stage(move('pick', 'bin', 'tote', 9))).toBe('picking')
    expect(stage(move('pick', 'bin', 'tote', 10))).toBe('ship')
    expect(stage(move('pick', 'bin', 'tote', 10), move('ship', 'tote', 'customer', 10))).toBe('shipped')
    expect(stage(move('pick', 'bin', 'customer', 10))).toBe('shipped')
  })

  it('says of which line more was picked or shipped than was ordered', () => {
    const beyond = (...movements: OrderMovement[]) => beyondOrder(LINES, outboundByLine(movements, isCustomer))
    expect(beyond(move('pick', 'bin', 'tote', 10))).toEqual([])
    expect(beyond(move('pick', 'bin', 'tote', 11))).toEqual([{ lineId: 'line', kind: 'over-pick' }])
    expect(beyond(move('pick', 'bin', 'customer', 11)).map(({ kind }) => kind)).toEqual(['over-pick', 'over-ship'])
  })
})

const step = fc.record({
  kind: fc.constantFrom('pick', 'pack', 'ship', 'move'),
  lineId: fc.constantFrom('a', 'b', undefined),
  fromLocationId: fc.constantFrom('bin', 'tote', 'bench'),
  toLocationId: fc.constantFrom('tote', 'bench', 'customer'),
  quantity: fc.integer({ min: 1, max: 9 }),
  itemId: fc.constantFrom('nut', 'bolt'),
  lotId: fc.constantFrom(null, 'lot'),
  reversedById: fc.constantFrom(undefined, undefined, 'undo'),
})

it('what was picked lies somewhere, as long as nothing is packed or shipped that was not picked', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (tried) => {
      // Only steps that can happen: what is packed or shipped was there.
      const happened: OrderMovement[] = []
      for (const one of tried as OrderMovement[]) {
        const there = goodsOf(happened).find(
          (goods) =>
            goods.lineId === one.lineId &&
            goods.itemId === one.itemId &&
            goods.locationId === one.fromLocationId &&
            goods.lotId === goodsOf([{ ...one, kind: 'pick', lineId: 'a', reversedById: undefined }])[0]?.lotId,
        )
        const fits = one.fromLocationId !== one.toLocationId
        if (fits && (one.kind === 'pick' || one.kind === 'move' || (there?.quantity ?? 0) >= one.quantity))
          happened.push(one)
      }
      const picked = happened.filter((one) => one.kind === 'pick' && one.lineId !== undefined && !one.reversedById)
      const total = (all: readonly { quantity: number }[]): number => all.reduce((sum, one) => sum + one.quantity, 0)
      expect(total(goodsOf(happened))).toBe(total(picked))
    }),
  )
})
