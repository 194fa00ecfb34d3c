import { locale } from '../words/index.ts'

const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
const dayAndClock = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
})
const dayOnly = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })

/** The day at hand where the person stands, YYYY-MM-DD. */
export const dayOf = (time: Date): string => {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}

/** A moment as one would say it: the clock today, with the day before that. `at` is ISO 8601. */
export const asMoment = (at: string, now: Date): string => {
  const time = new Date(at)
  return dayOf(time) === dayOf(now) ? clock.format(time) : dayAndClock.format(time)
}

/** A day of the calendar (YYYY-MM-DD), written out; with its year unless that is this one. */
export const asDay = (day: string): string => {
  const noon = new Date(`${day}T12:00:00`)
  return (noon.getFullYear() === new Date().getFullYear() ? dayOnly : dayAndYear).format(noon)
}
