/** Days and times as people write them; in which order day and month stand is a question to the whole file. */

export type DateOrder = 'day-first' | 'month-first'

const PARTS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const ISO =
  /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/

/** What dates of a file say of their order. `ambiguous`: there are such dates, and each reads both ways. */
export type DateClue = DateOrder | 'ambiguous' | 'none'

/**
 * A part above 12 is a day. Points are written where the day stands first. Dates that contradict each other are
 * answered as ambiguous: a person must say.
 */
export const dateOrderOf = (cells: Iterable<string>): DateClue => {
  const seen = new Set<DateOrder>()
  let some = false
  for (const cell of cells) {
    const found = PARTS.exec(cell.trim())
    if (!found) continue
    some = true
    if (Number(found[1]) > 12 || found[2] === '.') seen.add('day-first')
    else if (Number(found[3]) > 12) seen.add('month-first')
  }
  if (seen.size === 1) return [...seen][0] as DateOrder
  return some ? 'ambiguous' : 'none'
}

const two = (part: string | undefined): string => (part ?? '0').padStart(2, '0')
const isDay = (year: string, month: string, day: string): boolean => {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}

type Read = { day: string; time: string | undefined; zone: string | undefined }

const read = (cell: string, order: DateOrder): Read | undefined => {
  const text = cell.trim()
  const iso = ISO.exec(text)
  if (iso) {
    const [, year = '', month = '', day = '', hour, minute, second, zone] = iso
    if (!isDay(year, month, day)) return undefined
    const time = hour === undefined ? undefined : `${hour}:${minute}:${second ?? '00'}`
    return { day: `${year}-${month}-${day}`, time, zone: zone === 'UTC' ? 'Z' : zone }
  }
  const parts = PARTS.exec(text)
  if (!parts) return undefined
  const [, first, , second, said = '', hour, minute, seconds] = parts
  // Two figures of a year: what a warehouse dates lies around now.
  const year = said.length === 2 ? `${Number(said) > 69 ? 19 : 20}${said}` : said
  const [day, month] = order === 'day-first' ? [two(first), two(second)] : [two(second), two(first)]
  if (!isDay(year, month, day)) return undefined
  const time = hour === undefined ? undefined : `${two(hour)}:${minute}:${seconds ?? '00'}`
  return { day: `${year}-${month}-${day}`, time, zone: undefined }
}

/** `YYYY-MM-DD`; what is no day is given back as it is, for the rules to refuse. */
export const plainDay = (cell: string, order: DateOrder): string => read(cell, order)?.day ?? cell

/** A day, or a time with its zone; one without is by the clock on the wall where the file is read. */
export const plainMoment = (cell: string, order: DateOrder): string => {
  const found = read(cell, order)
  if (!found) return cell
  if (found.time === undefined) return found.day
  const zone = found.zone?.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') ?? ''
  const moment = new Date(`${found.day}T${found.time}${zone}`)
  return Number.isNaN(moment.getTime()) ? cell : moment.toISOString()
}
