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
