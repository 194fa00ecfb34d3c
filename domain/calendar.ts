/** Days of the calendar, as text (YYYY-MM-DD), in the time zone of a site. */

const calendars = new Map<string, Intl.DateTimeFormat>()

/** Swedish writes days as ISO does. A zone that is not known here counts as UTC. */
const makeCalendar = (timeZone: string): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone })
  } catch {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' })
  }
}

/** The day it is there; without a zone, in UTC. */
export const dayIn = (timeZone: string | null | undefined, ms: number): string => {
  const zone = timeZone ?? 'UTC'
  const calendar = calendars.get(zone) ?? makeCalendar(zone)
  calendars.set(zone, calendar)
  return calendar.format(ms)
}

const DAY_MS = 86_400_000
const msOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`)

export const addDays = (day: string, days: number): string =>
  new Date(msOf(day) + days * DAY_MS).toISOString().slice(0, 10)

/** How many days lie between: negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((msOf(to) - msOf(from)) / DAY_MS)
