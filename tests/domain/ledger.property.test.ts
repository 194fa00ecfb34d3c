import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passes } from '../../domain/count.ts'
import { cellsOffTheLedger, itemsOutOfBalance } from '../../domain/invariants.ts'
import { book, type Ledger, type LedgerEvent, lastCounted, onHand, post, statusOf } from '../../domain/ledger.ts'
import { quantitySeen } from '../../domain/observation.ts'
import {
  ALL_GATES,
  arrivals,
  emptyLedger,
  FIXED_GATES,
  history,
  ledgerOf,
  NARROW,
  PHYSICAL_CELLS,
  permutations,
} from './histories.ts'
import { lawfulOnHand } from './law.ts'

const stockOf = (ledger: Ledger): number[] => PHYSICAL_CELLS.map((cell) => onHand(ledger, cell))

const lawOf = (events: readonly LedgerEvent[], accepted: ReadonlySet<string>): number[] =>
  PHYSICAL_CELLS.map((cell) => lawfulOnHand(events, accepted, cell))

const expectSound = (ledger: Ledger): void => {
  expect(cellsOffTheLedger(ledger.cells.values(), ledger.entries)).toEqual([])
  expect(itemsOutOfBalance(ledger.cells.values())).toEqual(new Map())
}

/** With gates that are open or wait for a decision, this is known before anything arrives. */
const acceptedBy = (events: readonly LedgerEvent[]): Set<string> =>
  new Set(
    events.flatMap((event) => {
      if (event.type === 'observation' && event.gate.kind === 'open') return [event.id]
      return event.type === 'decision' && event.outcome === 'approve' ? [event.observationId] : []
    }),
  )

/** What counts as arrived: a reversal or decision whose object is not here yet is parked. */
const applied = (ledger: Ledger, events: readonly LedgerEvent[]): LedgerEvent[] => {
  const parked = new Set([...ledger.parked.values()].flat().map((event) => event.id))
  return events.filter((event) => ledger.known.has(event.id) && !parked.has(event.id))
}

const withArrivals = (arbitrary: fc.Arbitrary<LedgerEvent[]>) =>
  arbitrary.chain((events) => fc.record({ events: fc.constant(events), sent: arrivals(events) }))

const anyDay = (gates: typeof ALL_GATES) =>
  fc.oneof(history({ gates, max: 14 }), history({ gates, max: 14, world: NARROW }))

describe('the ledger, in any order of arrival, with duplicates', () => {
  it('movements alone: stock is their sum', () => {
    const moves = history({ gates: FIXED_GATES, max: 20 }).map((events) => events.filter((e) => e.type === 'movement'))
    fc.assert(
      fc.property(withArrivals(moves), ({ events, sent }) => {
        const ledger = ledgerOf(sent)
        expect(stockOf(ledger)).toEqual(lawOf(events, new Set()))
        expect(ledger.entries).toHaveLength(events.length)
        expectSound(ledger)
      }),
      { numRuns: 300 },
    )
  })

  it('movements, reversals and counts: what was last seen, plus what happened after', () => {
    fc.assert(
      fc.property(withArrivals(anyDay(FIXED_GATES)), ({ events, sent }) => {
        const ledger = ledgerOf(sent)
        expect(stockOf(ledger)).toEqual(lawOf(events, acceptedBy(events)))
        expectSound(ledger)
      }),
      { numRuns: 3000 },
    )
  })

  it('holds at every moment on the way, not only at the end', () => {
    fc.assert(
      fc.property(withArrivals(history({ gates: FIXED_GATES, max: 12 })), ({ events, sent }) => {
        const ledger = emptyLedger()
        for (const event of sent) {
          post(ledger, event)
          const here = applied(ledger, events)
          expect(stockOf(ledger)).toEqual(lawOf(here, acceptedBy(here)))
          expectSound(ledger)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('every permutation of a short history ends with the same stock', () => {
    fc.assert(
      fc.property(history({ gates: FIXED_GATES, max: 5 }), (events) => {
        const law = lawOf(events, acceptedBy(events))
        for (const order of permutations(events)) expect(stockOf(ledgerOf(order))).toEqual(law)
      }),
      { numRuns: 150 },
    )
  })

  it('with tolerances: whatever got accepted on the way, stock is a function of it and of the movements', () => {
    fc.assert(
      fc.property(withArrivals(anyDay(ALL_GATES)), ({ events, sent }) => {
        const ledger = ledgerOf(sent)
        expect(stockOf(ledger)).toEqual(lawOf(events, ledger.accepted))
        expectSound(ledger)
      }),
      { numRuns: 3000 },
    )
  })

  it('with tolerances: a named observation still waits only because its variance is beyond them', () => {
    fc.assert(
      fc.property(withArrivals(anyDay(ALL_GATES)), ({ sent }) => {
        const ledger = ledgerOf(sent)
        for (const seen of ledger.observations.values()) {
          const { itemId, locationId, lotId } = seen
          if (itemId === undefined || lotId === undefined || statusOf(ledger, seen.id) !== 'awaiting-approval') continue
          const expected = book(ledger, { itemId, locationId, lotId }, seen.key)
          expect(passes(seen.gate, quantitySeen(seen), expected)).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('an approval is final: it holds however the book moves afterwards', () => {
    fc.assert(
      fc.property(withArrivals(anyDay(ALL_GATES)), ({ events, sent }) => {
        const ledger = ledgerOf(sent)
        for (const event of events) {
          if (event.type !== 'decision' || event.outcome !== 'approve') continue
          expect(statusOf(ledger, event.observationId)).not.toBe('awaiting-approval')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('right after each count in effect a cell held what was seen there, not only after the last', () => {
    fc.assert(
      fc.property(withArrivals(anyDay(ALL_GATES)), ({ sent }) => {
        const ledger = ledgerOf(sent)
        for (const { cell, effective } of ledger.cells.values()) {
          for (const seen of effective) {
            const justAfter = { ...seen.key, deviceSeq: seen.key.deviceSeq + 0.5 }
            expect(book(ledger, cell, justAfter)).toBe(quantitySeen(seen))
          }
          expect(lastCounted(ledger, cell)).toEqual(effective.at(-1)?.key ?? null)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
