/**
 * The law of the ledger, written from LEDGER.md and DESIGN §1 without a look at `domain/ledger.ts`: stock is a function of
 * the movements and the accepted observations. In every cell: what was last seen, plus what happened after. No entries, no
 * corrections, no order of arrival.
 */
import type { LedgerKey } from '../../domain/clock.ts'
import { NO_LOT } from '../../domain/ids.ts'
import type { LedgerEvent } from '../../domain/ledger.ts'

type Movement = Extract<LedgerEvent, { type: 'movement' }>
type Seen = Extract<LedgerEvent, { type: 'observation' }>

const sortable = (key: LedgerKey): string => `${key.at} ${key.deviceId} ${String(key.deviceSeq).padStart(16, '0')}`

const speaksOf = (seen: Seen, itemId: string, locationId: string, lotId: string, all: readonly Seen[]): boolean => {
  if (seen.locationId !== locationId) return false
  if (seen.itemId !== undefined) return seen.itemId === itemId && (seen.lotId ?? NO_LOT) === lotId
  if (seen.isCounted && !seen.isCounted(itemId)) return false
  const sameVisit = all.filter((other) => other.visitId !== undefined && other.visitId === seen.visitId)
  return !sameVisit.some(
    (other) => other.locationId === locationId && other.itemId === itemId && (other.lotId ?? NO_LOT) === lotId,
  )
}

const isReplaced = (seen: Seen, accepted: readonly Seen[]): boolean =>
  seen.countId !== undefined &&
  accepted.some(
    (other) =>
      other.countId === seen.countId &&
      other.locationId === seen.locationId &&
      other.itemId === seen.itemId &&
      (other.lotId ?? NO_LOT) === (seen.lotId ?? NO_LOT) &&
      other.round > seen.round,
  )

/** Stock of one physical cell by the law, from the events that have arrived and the observations accepted among them. */
export const lawfulOnHand = (
  events: readonly LedgerEvent[],
  acceptedIds: ReadonlySet<string>,
  cell: { itemId: string; locationId: string; lotId: string },
): number => {
  const reversed = new Set(events.flatMap((event) => (event.type === 'reversal' ? [event.reversesId] : [])))
  const movements = events.filter((event): event is Movement => event.type === 'movement' && !reversed.has(event.id))
  const observations = events.filter((event): event is Seen => event.type === 'observation')
  const accepted = observations.filter((seen) => acceptedIds.has(seen.id))
  const last = accepted
    .filter((seen) => !isReplaced(seen, accepted))
    .filter((seen) => speaksOf(seen, cell.itemId, cell.locationId, cell.lotId, observations))
    .sort((a, b) => (sortable(a.key) < sortable(b.key) ? -1 : 1))
    .at(-1)
  const since = last === undefined ? '' : sortable(last.key)
  let onHand = last === undefined || last.itemId === undefined ? 0 : (last.quantity ?? 0)
  for (const movement of movements) {
    if (movement.itemId !== cell.itemId || movement.lotId !== cell.lotId || sortable(movement.key) <= since) continue
    if (movement.toLocationId === cell.locationId) onHand += movement.quantity
    if (movement.fromLocationId === cell.locationId) onHand -= movement.quantity
  }
  return onHand
}
