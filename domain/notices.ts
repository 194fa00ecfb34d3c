/** What a person can be told of, and when a device would rather not be. */

export const NOTICE_KINDS = ['counts', 'orders', 'exceptions', 'low-stock'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Minutes of the day at the device: from 1320 to 360 is from ten in the evening to six in the morning. */
export type QuietHours = { readonly from: number; readonly to: number }

/**
 * What travels to a device: what it is about, by the name that is on its card, and where it leads. Never a quantity: whoever counts
 * blind may be among those who read it.
 */
export type Notice = { readonly kind: NoticeKind; readonly name: string; readonly path: string }

const DAY_MINUTES = 24 * 60
const MINUTE_MS = 60_000

const clocks = new Map<string, Intl.DateTimeFormat>()

const makeClock = (timeZone: string): Intl.DateTimeFormat => {
  const how = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  try {
    return new Intl.DateTimeFormat('en', { ...how, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en', { ...how, timeZone: 'UTC' }) // a zone that is not known here
  }
}

/** The minute of the day there, from 0 to 1439. */
export const minuteIn = (timeZone: string, ms: number): number => {
  const clock = clocks.get(timeZone) ?? makeClock(timeZone)
  clocks.set(timeZone, clock)
  const part = (type: 'hour' | 'minute') => Number(clock.formatToParts(ms).find((one) => one.type === type)?.value)
  return part('hour') * 60 + part('minute')
}

/** Is this minute among the quiet ones? They begin with the first and end before the last; equal ends are no hours at all. */
export const isQuiet = ({ from, to }: QuietHours, minute: number): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to

/** When the quiet hours that hold now are over, in milliseconds; null when none hold. A clock that is set meanwhile is asked again then. */
export const quietUntil = (quiet: QuietHours | null, timeZone: string, nowMs: number): number | null => {
  if (quiet === null) return null
  const minute = minuteIn(timeZone, nowMs)
  if (!isQuiet(quiet, minute)) return null
  const minutesLeft = (quiet.to - minute + DAY_MINUTES) % DAY_MINUTES
  return Math.floor(nowMs / MINUTE_MS) * MINUTE_MS + minutesLeft * MINUTE_MS
}

/** Low is what is at or below its reorder point; without a point nothing is. */
export const isLow = (available: number, point: number | undefined): boolean =>
  point !== undefined && point > 0 && available <= point
