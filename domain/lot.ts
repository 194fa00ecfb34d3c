/** Lots and their time. Days are `YYYY-MM-DD` in the site's own calendar; which day is today is handed in. */
import type { LotDocument } from './protocol.ts'

const DAY_MS = 86_400_000

/** Whole days from one day to another; negative when the second lies before the first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Days left: 0 on the last good day, negative once expired, null when the lot has no date. */
export const expiresInDays = (lot: Pick<LotDocument, 'expiresOn'>, today: string): number | null =>
  lot.expiresOn ? daysBetween(today, lot.expiresOn) : null

/** May this lot be picked on that day? It may on the day of its expiry. */
export const isUsable = (lot: Pick<LotDocument, 'expiresOn' | 'status'>, today: string): boolean =>
  lot.status === 'available' && (expiresInDays(lot, today) ?? 0) >= 0

/** The expiry that a shelf life gives, or null where either is unknown. */
export const expiryOf = (manufacturedOn: string | null, shelfLifeDays: number | null): string | null =>
  manufacturedOn === null || shelfLifeDays === null ? null : addDays(manufacturedOn, shelfLifeDays)

/** First expired first out; a lot without a date comes last; ties by code, so that every phone suggests the same one. */
export const byExpiry = (
  a: Pick<LotDocument, 'expiresOn' | 'code'>,
  b: Pick<LotDocument, 'expiresOn' | 'code'>,
): number => {
  const [x, y] = [a.expiresOn ?? '9999-12-31', b.expiresOn ?? '9999-12-31']
  return x < y ? -1 : x > y ? 1 : a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
