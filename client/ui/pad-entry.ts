/** What the quantity pad holds: the digits as typed, the unit, and whether the next digit starts the number anew. */
export type PadEntry = { text: string; unit: string; fresh: boolean }

export const padEntry = (quantity: number | undefined, unit: string): PadEntry => ({
  text: quantity === undefined ? '' : String(quantity),
  unit,
  fresh: true,
})

/** The number on the pad; undefined while there is none. */
export const padValue = (entry: PadEntry): number | undefined => (entry.text === '' ? undefined : Number(entry.text))

/** A figure as far as it is typed: half a case may be a whole number of pieces; nine digits are far beyond any shelf. */
const FIGURE = /^(\d{1,9}(\.\d{0,3})?)?$/

/** What a keyboard made of the figure. What is no figure leaves it as it was: 1.5 must never become 15. */
export const typed = (entry: PadEntry, text: string): PadEntry => {
  const figure = text.replace(',', '.').replace(/^0+(?=\d)/, '')
  return FIGURE.test(figure) ? { ...entry, text: figure, fresh: false } : entry
}

const stepped = (value: number): string => String(Number(Math.max(0, value).toFixed(3)))

/** One key of the pad: a digit, − and +, the last digit away, or all there is. Never below zero. */
export const press = (entry: PadEntry, key: string | { all: number }): PadEntry => {
  if (typeof key === 'object') return { ...entry, text: String(Math.max(0, key.all)), fresh: true }
  const value = padValue(entry) ?? 0
  if (key === '+') return { ...entry, text: stepped(value + 1), fresh: true }
  if (key === '-') return { ...entry, text: stepped(value - 1), fresh: true }
  if (key === 'back') return { ...entry, text: entry.text.slice(0, -1), fresh: false }
  return typed(entry, `${entry.fresh ? '' : entry.text}${key}`)
}
