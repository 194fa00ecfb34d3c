import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availableOf, overPromised, type Promised, reconcilePromises, wayOut } from '../../domain/allocation.ts'

const promise = fc.record({ quantity: fc.integer({ min: 1, max: 20 }), minute: fc.integer({ min: 0, max: 5 }) })
const promises = fc.array(promise, { maxLength: 8 }).map((all) =>
  all.map(({ quantity, minute }, at) => ({
    id: `p${at}`,
    quantity,
    key: { at: `2026-01-01T08:0${minute}:00.000Z`, deviceId: `d${at % 3}`, deviceSeq: at },
  })),
)
const onHands = fc.integer({ min: -5, max: 40 })
const sum = (figures: Iterable<number>): number => [...figures].reduce((total, one) => total + one, 0)

describe('what is promised of a cell and cannot be kept', () => {
  it('is exactly what was promised beyond what is there', () => {
    fc.assert(
      fc.property(onHands, promises, (onHand, made) => {
        const beyond = sum(made.map((one) => one.quantity)) - Math.max(0, onHand)
        expect(sum(overPromised(onHand, made).values())).toBe(Math.max(0, beyond))
      }),
    )
  })

  it('is what was promised last, in whatever order the promises arrive', () => {
    const shuffled = promises.chain((made) =>
      fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length })),
    )
    fc.assert(
      fc.property(onHands, shuffled, (onHand, [made, arrived]) => {
        const over = overPromised(onHand, made)
        expect([...overPromised(onHand, arrived)].sort()).toEqual([...over].sort())
        const kept = made.filter((one) => !over.has(one.id))
        for (const one of kept) {
          for (const [id, short] of over) {
            const other = made.find((each) => each.id === id)
            // One that is short in part ends what is there: whatever is kept in full came before it.
            expect(short).toBeGreaterThan(0)
            expect(`${one.key.at}${one.key.deviceId}` <= `${other?.key.at}${other?.key.deviceId}`).toBe(true)
          }
        }
      }),
    )
  })

  it('shows in what is available: below nothing exactly when somebody cannot be served', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), promises, (onHand, made) => {
        const allocated = sum(made.map((one) => one.quantity))
        const isShort = overPromised(onHand, made).size > 0
        expect(availableOf({ onHand, allocated, isHeld: false }) < 0).toBe(isShort)
        expect(availableOf({ onHand, allocated, isHeld: true })).toBe(-allocated + 0)
      }),
    )
  })
})

const promised = fc.record({
  orderId: fc.constantFrom('o1', 'o2'),
  lineId: fc.constantFrom('l1', 'l2'),
  itemId: fc.constant('i'),
  locationId: fc.constantFrom('a', 'b'),
  lotId: fc.constantFrom('x', 'y'),
  quantity: fc.integer({ min: 1, max: 9 }),
})
const some = fc.array(promised, { maxLength: 6 })

const totals = (all: readonly Promised[]): Record<string, number> => {
  const map: Record<string, number> = {}
  for (const { quantity, ...one } of all) map[JSON.stringify(one)] = (map[JSON.stringify(one)] ?? 0) + quantity
  return map
}

it('from what one holds to what one wants: releases first, never more than is held, nothing twice', () => {
  fc.assert(
    fc.property(some, some, (held, wanted) => {
      const state = totals(held)
      for (const { release, quantity, ...one } of reconcilePromises(held, wanted)) {
        const key = JSON.stringify(one)
        state[key] = (state[key] ?? 0) + (release ? -quantity : quantity)
        expect(state[key]).toBeGreaterThanOrEqual(0)
      }
      expect(Object.fromEntries(Object.entries(state).filter(([, quantity]) => quantity > 0))).toEqual(totals(wanted))
      expect(reconcilePromises(wanted, wanted)).toEqual([])
    }),
  )
})

it('a way out covers what is short from other stock, in its turn, and says how many are left over', () => {
  const others = fc.array(fc.record({ free: fc.integer({ min: -2, max: 10 }) }), { maxLength: 5 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), others, (short, shelves) => {
      const { instead, fewer } = wayOut(short, shelves)
      expect(sum(instead.map((one) => one.quantity)) + fewer).toBe(short)
      for (const { shelf, quantity } of instead) expect(quantity).toBeLessThanOrEqual(shelf.free)
      if (fewer > 0)
        expect(sum(instead.map((one) => one.quantity))).toBe(sum(shelves.map((one) => Math.max(0, one.free))))
    }),
  )
})
