/** Dates on labels: two digits of a year, and a day 00 where only the month is meant. Today is handed in. */

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * The year that two digits mean (GenSpecs §7.12): the one of that ending from 50 years ahead to 49 years back. So 51 to 99
 * years further on than this year's digits lie in the last century, and 50 to 99 further back in the next.
 */
export const yearOf = (twoDigits: number, thisYear: number): number => {
  const century = thisYear - (thisYear % 100)
  const ahead = twoDigits - (thisYear % 100)
  if (ahead >= 51) return century - 100 + twoDigits
  return ahead <= -50 ? century + 100 + twoDigits : century + twoDigits
}

/** YYMMDD as a day `YYYY-MM-DD`; day 00 is the last of the month. Undefined for no date. */
export const dayOfLabel = (yymmdd: string, today: string): string | undefined => {
  if (!/^\d{6}$/.test(yymmdd)) return undefined
  const year = yearOf(Number(yymmdd.slice(0, 2)), Number(today.slice(0, 4)))
  const month = Number(yymmdd.slice(2, 4))
  const day = Number(yymmdd.slice(4))
  if (month < 1 || month > 12 || day > daysIn(year, month)) return undefined
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day === 0 ? daysIn(year, month) : day)}`
}

type DateForm = { digits: 6 | 8; dayZero: boolean }

/** What is wrong with the digits of a date; a year of two digits is taken as one of this century for its leap day. */
export const dateFault =
  ({ digits, dayZero }: DateForm) =>
  (text: string): string | null => {
    if (text.length < digits) return 'date-too-short'
    if (text.length > digits) return 'date-too-long'
    if (!/^\d+$/.test(text)) return 'non-digit-character'
    const year = Number(digits === 6 ? `20${text.slice(0, 2)}` : text.slice(0, 4))
    const month = Number(text.slice(-4, -2))
    const day = Number(text.slice(-2))
    if (month < 1 || month > 12) return 'illegal-month'
    return day > daysIn(year, month) || (day === 0 && !dayZero) ? 'illegal-day' : null
  }
