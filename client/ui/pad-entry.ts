import { typedFigure } from './typed-figure.ts'

/**
 * What the quantity pad holds: the digits as typed, the unit, whether the next digit starts the number anew, and what was
 * said before in other units ("3 cases and …").
 */
export type PadEntry = { text: string; unit: string; fresh: boolean; and?: readonly PadAmount[] }

export type PadAmount = { quantity: number; unit: string }

export const padEntry = (quantity: number | undefined, unit: string): PadEntry => ({
  text: quantity === undefined ? '' : String(quantity),
  unit,
  fresh: true,
})

/** The number on the pad; undefined while there is none. */
export const padValue = (entry: PadEntry): number | undefined => (entry.text === '' ? undefined : Number(entry.text))

/** All that the pad says, unit by unit; nothing while it says none. A unit that was never named is the base unit. */
export const padAmounts = (entry: PadEntry, baseUnit: string): PadAmount[] => {
  const value = padValue(entry)
  const last = value ? [{ quantity: value, unit: entry.unit || baseUnit }] : []
  return [...(entry.and ?? []), ...last]
}

/** A pad that says this; the last amount can still be changed. */
export const padOf = (amounts: readonly PadAmount[], baseUnit: string): PadEntry => {
  const last = amounts.at(-1)
  const and = amounts.slice(0, -1)
  return { ...padEntry(last?.quantity, last?.unit ?? baseUnit), ...(and.length > 0 ? { and } : {}) }
}

/** Keeps what was typed and goes on in another unit. */
export const padAnd = (entry: PadEntry, baseUnit: string, next: string): PadEntry => ({
  ...padEntry(undefined, next),
  and: padAmounts(entry, baseUnit),
})

/** Takes back one of the amounts that were kept. */
export const padWithout = (entry: PadEntry, at: number): PadEntry => {
  const { and = [], ...rest } = entry
  const left = and.filter((_, place) => place !== at)
  return left.length === 0 ? rest : { ...rest, and: left }
}

/** A figure as far as it is typed: half a case may be a whole number of pieces; nine digits are far beyond any shelf. */
const FIGURE = /^(\d{1,9}(\.\d{0,3})?)?$/

/** What a keyboard made of the figure. What is no figure leaves it as it was: 1.5 must never become 15. */
export const typed = (entry: PadEntry, text: string): PadEntry => {
  const figure = typedFigure(text).replace(/^0+(?=\d)/, '')
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
