/**
 * Time as people's devices tell it. A device's clock is never trusted as it is: it is corrected by the last known offset
 * from the server, and never falls behind what the device has recorded or seen (LEDGER.md, "Order"). Nothing here reads
 * a clock; the device's milliseconds are handed in.
 */

/** How far the device's clock lies from the server's: `server = device + offsetMs`, give or take `uncertaintyMs`. */
export type ClockReading = { readonly offsetMs: number; readonly uncertaintyMs: number }

/** The place of an event in the ledger's order. `at` is ISO 8601 UTC with milliseconds, so it compares as text. */
export type LedgerKey = { readonly at: string; readonly deviceId: string; readonly deviceSeq: number }

const compareText = (a: string, b: string): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

/** Negative, 0 or positive. Equal only for the same event of the same device (a reversal shares its movement's key). */
export const compareKeys = (a: LedgerKey, b: LedgerKey): number =>
  compareText(a.at, b.at) || compareText(a.deviceId, b.deviceId) || a.deviceSeq - b.deviceSeq

export const isAfter = (a: LedgerKey, b: LedgerKey): boolean => compareKeys(a, b) > 0

/** The later of two keys; null is before everything. */
export const laterKey = (a: LedgerKey | null, b: LedgerKey | null): LedgerKey | null =>
  a === null ? b : b === null ? a : isAfter(b, a) ? b : a

/** Beyond the year 9999 (or before 1970) ISO times no longer compare as text, and a broken clock can say anything. */
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** ISO 8601 UTC with milliseconds, kept within the range in which such texts sort by time. */
export const isoOf = (ms: number): string =>
  new Date(Number.isFinite(ms) ? Math.min(Math.max(Math.round(ms), 0), LATEST_MS) : 0).toISOString()

export const msOf = (iso: string): number => Date.parse(iso)

/**
 * The offset from one round trip: the server's time was read somewhere between sending and receiving, so the middle is
 * the best guess and half the trip is how wrong it can be. All in milliseconds; the first two by the device's clock.
 */
export const readClock = (trip: { sentMs: number; receivedMs: number; serverMs: number }): ClockReading => {
  const half = Math.max(0, trip.receivedMs - trip.sentMs) / 2
  return { offsetMs: trip.serverMs - (trip.sentMs + half), uncertaintyMs: half }
}

/** What a device knows of times when something happens on it; null where there is nothing. */
export type Moment = {
  readonly deviceMs: number
  readonly clock: ClockReading | null
  /** The latest time that any of the device's own actions says. */
  readonly lastOwnAt: string | null
  /** The same of those that the server's picture, as the device has it, does not hold yet. */
  readonly lastOpenAt: string | null
  /** By the server's clock, the moment of that picture. */
  readonly serverAt: string | null
  /** The latest ledger time in that picture. */
  readonly lastSeenAt: string | null
}

/**
 * When something happens now, for the ledger. Corrected by the offset; not before the device's own last action
 * (`deviceSeq` orders within a millisecond); and strictly after what it has seen of others, since within a millisecond
 * the device's id would decide, and what a person did in knowledge of a count must not sort before that count.
 *
 * An action that says a time to come, because the clock had jumped, was ordered when it arrived (`keyOf`): once it is in the server's
 * picture it holds back what follows no further than to that picture's moment. Until then it does, or the order would be lost.
 */
export const occurredAtOf = ({ deviceMs, clock, lastOwnAt, lastOpenAt, serverAt, lastSeenAt }: Moment): string => {
  const correctedMs = deviceMs + (clock?.offsetMs ?? 0)
  const takenInMs = Math.min(lastOwnAt === null ? 0 : msOf(lastOwnAt), serverAt === null ? LATEST_MS : msOf(serverAt))
  const openMs = lastOpenAt === null ? 0 : msOf(lastOpenAt)
  const afterSeenMs = lastSeenAt === null ? 0 : msOf(lastSeenAt) + 1
  return isoOf(Math.max(Number.isFinite(correctedMs) ? correctedMs : 0, takenInMs, openMs, afterSeenMs))
}

/** The server's part: an action that claims to lie after its arrival is ordered at its arrival (PROTOCOL, "Actions"). */
export const keyOf = (
  action: { occurredAt: string; deviceId: string; deviceSeq: number },
  arrivedAt?: string,
): LedgerKey => ({
  at: arrivedAt !== undefined && action.occurredAt > arrivedAt ? arrivedAt : action.occurredAt,
  deviceId: action.deviceId,
  deviceSeq: action.deviceSeq,
})

/** Two events whose order the clocks cannot tell: closer than both uncertainties together (LEDGER.md, "Clock uncertainty"). */
export const isUncertainOrder = (
  a: { at: string; uncertaintyMs: number },
  b: { at: string; uncertaintyMs: number },
): boolean => Math.abs(msOf(a.at) - msOf(b.at)) <= a.uncertaintyMs + b.uncertaintyMs
