/**
 * Stock as of a moment, out of the one ledger: what is known of that moment now (everything that happened up to then, whenever
 * it was told), and what was known then (everything that had been told by then, whenever it happened). Both are reckoned
 * backwards from what is there now, so that only what came since has to be at hand.
 */
import { type Cell, cellKey } from './cell.ts'
import type { LedgerKey } from './clock.ts'
import { changeOf, type Move } from './ledger.ts'

export type Known = 'now' | 'then'
export type AsOfEntry = Move & { readonly key: LedgerKey; readonly recordedAt: string }

/** Does this entry count as of that moment? Up to the millisecond itself, in both senses. */
const isSince = (entry: AsOfEntry, at: string, known: Known): boolean =>
  (known === 'now' ? entry.key.at : entry.recordedAt) > at

/** What these cells held, in their order. Entries of other cells are passed over; each entry is asked for once. */
export const stockAsOf = <Row extends { readonly cell: Cell; readonly onHand: number }>(
  stock: Iterable<Row>,
  entries: Iterable<AsOfEntry>,
  moment: { readonly at: string; readonly known: Known },
): Row[] => {
  const changes = new Map([...stock].map((row) => [cellKey(row.cell), { row, change: 0 }]))
  for (const entry of entries) {
    if (!isSince(entry, moment.at, moment.known)) continue
    for (const locationId of [entry.fromLocationId, entry.toLocationId]) {
      const since = changes.get(cellKey({ itemId: entry.itemId, locationId, lotId: entry.lotId }))
      if (since) since.change += changeOf(entry, locationId)
    }
  }
  return [...changes.values()].map(({ row, change }) => ({ ...row, onHand: row.onHand - change }))
}
