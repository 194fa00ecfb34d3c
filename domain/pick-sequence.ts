/** The order in which one walks past bins, as numbers with room between them. */

/** Room for as many bins between two, before anything has to be numbered anew. */
export const STEP = 10
const HIGHEST = 1e9

export type Walked = { readonly id: string; readonly pickSequence: number | null }

/** One taken out and put in at another place of the list. */
export const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const rest = list.filter((_, at) => at !== from)
  const one = list[from]
  return one === undefined ? [...list] : [...rest.slice(0, Math.max(0, to)), one, ...rest.slice(Math.max(0, to))]
}

/** The places that keep their numbers: as many as there are in rising order. */
const risingOf = (order: readonly Walked[]): ReadonlySet<number> => {
  const best: { length: number; before: number }[] = []
  for (const [at, { pickSequence }] of order.entries()) {
    let found = { length: 1, before: -1 }
    for (let earlier = 0; earlier < at; earlier++) {
      const known = best[earlier]
      const number = order[earlier]?.pickSequence ?? null
      if (known === undefined || number === null || pickSequence === null || number >= pickSequence) continue
      if (known.length + 1 > found.length) found = { length: known.length + 1, before: earlier }
    }
    best.push(pickSequence === null ? { length: 0, before: -1 } : found)
  }
  let at = best.reduce((top, { length }, place) => (length > (best[top]?.length ?? 0) ? place : top), 0)
  const keep = new Set<number>()
  while (at >= 0 && (best[at]?.length ?? 0) > 0) {
    keep.add(at)
    at = best[at]?.before ?? -1
  }
  return keep
}

/** All of them from a number on. */
export const numbered = (order: readonly Walked[], start: number): number[] =>
  order.map((_, at) => Math.min(HIGHEST, start + at * STEP))

/**
 * Numbers so that the places stand in this order, changing as few as can be: those that are in order keep theirs, the others go
 * between. Where there is no room left between two, all are numbered from `start` on.
 */
export const sequenced = (order: readonly Walked[], start: number): number[] => {
  const keep = risingOf(order)
  const numbers = order.map(({ pickSequence }, at) => (keep.has(at) ? pickSequence : null))
  for (let at = 0; at < numbers.length; at++) {
    if (numbers[at] !== null) continue
    let end = at
    while (end < numbers.length && numbers[end] === null) end++
    const count = end - at
    const before = at === 0 ? null : (numbers[at - 1] ?? null)
    const after = numbers[end] ?? null
    const low = before ?? (after === null ? start - STEP : Math.max(-1, after - (count + 1) * STEP))
    const high = after ?? low + (count + 1) * STEP
    const gap = Math.floor((high - low) / (count + 1))
    if (gap < 1 || high > HIGHEST) return numbered(order, start)
    for (let each = 0; each < count; each++) numbers[at + each] = low + gap * (each + 1)
  }
  return numbers.map((number) => number ?? start)
}

/** Where places are numbered from so that nobody else's number lies between: where they begin now, else behind all others. */
export const startOf = (own: readonly Walked[], others: Iterable<number>): number => {
  const first = own.reduce<number | null>(
    (least, { pickSequence }) =>
      pickSequence === null ? least : least === null ? pickSequence : Math.min(least, pickSequence),
    null,
  )
  let highest = 0
  let isFree = first !== null
  for (const number of others) {
    if (first !== null && number >= first && number <= first + own.length * STEP) isFree = false
    highest = Math.max(highest, number)
  }
  return isFree && first !== null ? first : highest + STEP
}
