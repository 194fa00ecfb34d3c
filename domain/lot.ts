/** Lots and their time. Days are `YYYY-MM-DD` in the site's own calendar; which day is today is handed in. */
import { type Member, may } from './permissions.ts'
import type { LocationDocument, LotDocument } from './protocol/documents.ts'
import type { MovementKind } from './protocol/kinds.ts'

const DAY_MS = 86_400_000

/** Whole days from one day to another; negative when the second lies before the first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Days left: 0 on the last good day, negative once expired, null when the lot has no date. */
export const expiresInDays = (lot: Pick<LotDocument, 'expiresOn'>, today: string): number | null =>
  lot.expiresOn ? daysBetween(today, lot.expiresOn) : null

/** May this lot be picked on that day? It may on the day of its expiry. */
export const isUsable = (lot: Pick<LotDocument, 'expiresOn' | 'status'>, today: string): boolean =>
  lot.status === 'available' && (expiresInDays(lot, today) ?? 0) >= 0

/** What takes goods for what they are there for. Moving them elsewhere, sending them back or throwing them away is none. */
const USES: ReadonlySet<MovementKind | 'reversal'> = new Set(['pick', 'ship', 'consume'])

export const isUse = (kind: MovementKind): boolean => USES.has(kind)

/** What is odd about such a movement of this lot on that day: accepted nevertheless, as all that happened, and looked at. */
const lotTrouble = (
  kind: MovementKind,
  lot: Pick<LotDocument, 'expiresOn' | 'status'>,
  day: string,
): 'expired-lot' | 'held-lot' | null => {
  if (!isUse(kind) || isUsable(lot, day)) return null
  return lot.status === 'hold' || lot.status === 'quarantine' ? 'held-lot' : 'expired-lot'
}

type Goods = {
  readonly lot: Pick<LotDocument, 'expiresOn' | 'status'> | undefined
  /** Where they stand. */
  readonly place: Pick<LocationDocument, 'hold'>
}

/** May what stands there be used on that day? Neither what is of a lot that may not be, nor anything in a place that holds. */
export const isForUse = ({ lot, place }: Goods, today: string): boolean =>
  place.hold !== true && (lot === undefined || isUsable(lot, today))

/** What is odd about such a movement of these goods on that day, the lot before the place: accepted all the same, and looked at. */
export const troubleOfUse = (
  kind: MovementKind,
  { lot, place }: Goods,
  day: string,
): 'expired-lot' | 'held-lot' | 'held-place' | null =>
  (lot && lotTrouble(kind, lot, day)) ?? (isUse(kind) && place.hold === true ? 'held-place' : null)

/** Who may take from a lot that may not be used, and say when it may be again: a lead at that site. */
export const mayOverrule = (member: Member, siteId: string | null): boolean => may(member, 'edit-lots', siteId)

/** The last day on which a lot may leave: its expiry less the days that the item must still be good for. */
export const removalDate = (lot: Pick<LotDocument, 'expiresOn'>, goodForDays: number): string | null =>
  lot.expiresOn ? addDays(lot.expiresOn, -goodForDays) : null

/** May this lot be proposed to a picker on that day? A person may still take it: then it is a fact. */
export const isFitToPick = (
  lot: Pick<LotDocument, 'expiresOn' | 'status'>,
  goodForDays: number,
  today: string,
): boolean => lot.status === 'available' && (removalDate(lot, goodForDays) ?? today) >= today

/** The expiry that a shelf life gives, or null where either is unknown. */
export const expiryOf = (manufacturedOn: string | null, shelfLifeDays: number | null): string | null =>
  manufacturedOn === null || shelfLifeDays === null ? null : addDays(manufacturedOn, shelfLifeDays)

type Dates = { readonly expiresOn?: string | null | undefined; readonly manufacturedOn?: string | null | undefined }

/** When a lot expires: as its label or a person says; else as its shelf life gives, counted from the day it was made. */
export const expiryOffered = (
  { expiresOn, manufacturedOn }: Dates,
  { shelfLifeDays }: { readonly shelfLifeDays?: number | null | undefined },
): string | undefined => expiresOn || expiryOf(manufacturedOn || null, shelfLifeDays || null) || undefined

/** First expired first out; a lot without a date comes last; ties by code, so that every phone suggests the same one. */
export const byExpiry = (
  a: Pick<LotDocument, 'expiresOn' | 'code'>,
  b: Pick<LotDocument, 'expiresOn' | 'code'>,
): number => {
  const [x, y] = [a.expiresOn ?? '9999-12-31', b.expiresOn ?? '9999-12-31']
  return x < y ? -1 : x > y ? 1 : a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}
