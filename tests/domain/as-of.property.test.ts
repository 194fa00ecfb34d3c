import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AsOfEntry, stockAsOf } from '../../domain/as-of.ts'
import { fold, type Ledger, type LedgerEvent, onHand, post } from '../../domain/ledger.ts'
import { ALL_GATES, emptyLedger, FIXED_GATES, history, ledgerOf, PHYSICAL_CELLS } from './histories.ts'

const timeOf = (ms: number): string => new Date(Date.UTC(2026, 2, 2, 8) + ms).toISOString()
/** The nth arrival, an hour after the last thing that happened: nothing is told before it happens. */
const arrival = (n: number): string => timeOf(3_600_000 + n)

/** The ledger after all of them, each entry with when it was recorded, and the stock that was shown after each arrival. */
const told = (events: readonly LedgerEvent[]) => {
  const ledger = emptyLedger()
  const entries: AsOfEntry[] = []
  const shown: number[][] = []
  for (const [n, event] of events.entries()) {
    post(ledger, event)
    for (const entry of ledger.entries.slice(entries.length)) entries.push({ ...entry, recordedAt: arrival(n) })
    shown.push(figures(ledger))
  }
  return { ledger, entries, shown }
}
const figures = (ledger: Ledger): number[] => PHYSICAL_CELLS.map((cell) => onHand(ledger, cell))
const stockOf = (ledger: Ledger) => PHYSICAL_CELLS.map((cell) => ({ cell, onHand: onHand(ledger, cell) }))
const asOf = ({ ledger, entries }: ReturnType<typeof told>, at: string, known: 'now' | 'then'): number[] =>
  stockAsOf(stockOf(ledger), entries, { at, known }).map((row) => row.onHand)

describe('stock as of a moment', () => {
  it('as known then is what was on screen then, after every arrival', () => {
    fc.assert(
      fc.property(history({ gates: ALL_GATES, max: 20 }), (events) => {
        const all = told(events)
        for (const [n, shown] of all.shown.entries()) expect(asOf(all, arrival(n), 'then')).toEqual(shown)
        expect(asOf(all, timeOf(0), 'then').every((quantity) => quantity === 0)).toBe(true)
      }),
    )
  })

  it('as known now is the sum of all that is keyed up to then', () => {
    fc.assert(
      fc.property(history({ gates: ALL_GATES, max: 20 }), fc.integer({ min: -1, max: 10 }), (events, ms) => {
        const all = told(events)
        const folded = fold(all.entries.filter(({ key }) => key.at <= timeOf(ms)))
        const summed = PHYSICAL_CELLS.map(
          (cell) => folded.get(`${cell.itemId}/${cell.locationId}/${cell.lotId}`)?.onHand ?? 0,
        )
        expect(asOf(all, timeOf(ms), 'now')).toEqual(summed)
      }),
    )
  })

  it('as known now is what the ledger would hold if nothing after that moment had happened, in whatever order it was told', () => {
    const sameRound = history({ gates: FIXED_GATES, max: 16 }).map((events) =>
      events.map((event) => (event.type === 'observation' ? { ...event, round: 1, visitId: undefined } : event)),
    )
    fc.assert(
      fc.property(sameRound, fc.integer({ min: 0, max: 9 }), (events, ms) => {
        const until = timeOf(ms)
        const keyed = new Map(events.flatMap((event) => ('key' in event ? [[event.id, event.key.at] as const] : [])))
        const happened = (event: LedgerEvent): boolean => {
          const about =
            event.type === 'reversal' ? event.reversesId : event.type === 'decision' ? event.observationId : event.id
          return (keyed.get(about) ?? until) <= until
        }
        expect(asOf(told(events), until, 'now')).toEqual(figures(ledgerOf(events.filter(happened))))
      }),
    )
  })

  it('at the end of everything both are what is there', () => {
    fc.assert(
      fc.property(history({ gates: ALL_GATES, max: 20 }), (events) => {
        const all = told(events)
        expect(asOf(all, arrival(1000), 'now')).toEqual(figures(all.ledger))
        expect(asOf(all, arrival(1000), 'then')).toEqual(figures(all.ledger))
      }),
    )
  })
})
