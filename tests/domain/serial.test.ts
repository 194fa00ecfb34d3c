import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../domain/ledger.ts'
import { routeOf } from '../../domain/movement.ts'
import { type LocationKind, MOVEMENT_KINDS } from '../../domain/protocol/kinds.ts'
import { isTwice, serialPieces } from '../../domain/serial.ts'

const PLACES: Record<string, LocationKind> = {
  ...{ a: 'bin', b: 'bin', dock: 'dock' },
  ...{ supplier: 'supplier', customer: 'customer', loss: 'loss', production: 'production', transit: 'transit' },
}
const place = (id: string) => ({ id, kind: PLACES[id] as LocationKind, siteId: id.length < 5 ? 'site' : null })

/** Every way in which a person may move a piece. */
const STEPS = MOVEMENT_KINDS.flatMap((kind) =>
  Object.keys(PLACES).flatMap((from) =>
    Object.keys(PLACES).flatMap((to) => (routeOf(kind, place(from), place(to)).ok ? [{ from, to }] : [])),
  ),
)
const step = fc.constantFrom(...STEPS)

const cellsAfter = (steps: readonly { from: string; to: string }[]) =>
  [
    ...fold(
      steps.map(({ from, to }) => ({ itemId: 'i', lotId: 's', fromLocationId: from, toLocationId: to, quantity: 1 })),
    ).values(),
  ].map(({ cell, onHand }) => ({ kind: PLACES[cell.locationId] as LocationKind, onHand }))

describe('a serial', () => {
  it('that is only moved from where it is, is never twice, wherever it goes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (wanted) => {
        let at = 'supplier'
        const taken = wanted.filter(({ from, to }) => {
          if (from !== at) return false
          at = to
          return true
        })
        expect(isTwice(cellsAfter(taken))).toBe(false)
      }),
    )
  })

  it('that is in more than one place that can hold it is twice, whatever order that came about in', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (steps, keys) => {
        const shuffled = steps
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((x, y) => x.key - y.key)
          .map(({ one }) => one)
        expect(serialPieces(cellsAfter(shuffled))).toBe(serialPieces(cellsAfter(steps)))
        const places = cellsAfter(steps).filter(
          ({ kind, onHand }) => onHand > 0 && ['bin', 'dock', 'customer', 'transit'].includes(kind),
        )
        expect(isTwice(cellsAfter(steps))).toBe(places.length > 1 || places.some(({ onHand }) => onHand > 1))
      }),
    )
  })

  it('undone to the last step is nowhere', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const back = steps.map(({ from, to }) => ({ from: to, to: from }))
        expect(serialPieces(cellsAfter([...steps, ...back]))).toBe(0)
      }),
    )
  })

  it('received twice, picked where it was not, or come back without having been returned is twice', () => {
    const received = { from: 'supplier', to: 'a' }
    expect(isTwice(cellsAfter([received]))).toBe(false)
    expect(isTwice(cellsAfter([received, received]))).toBe(true)
    expect(isTwice(cellsAfter([received, { from: 'b', to: 'customer' }]))).toBe(true)
    expect(isTwice(cellsAfter([received, { from: 'a', to: 'customer' }, { from: 'supplier', to: 'b' }]))).toBe(true)
    expect(isTwice(cellsAfter([received, { from: 'a', to: 'production' }, { from: 'production', to: 'b' }]))).toBe(
      false,
    )
  })
})
