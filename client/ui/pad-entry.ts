/** What the quantity pad holds: the digits as typed, the unit, and whether the next digit starts the number anew. */
export type PadEntry = { text: string; unit: string; fresh: boolean }

/** Nine digits and the ledger's bound are far beyond any shelf, and short enough to read. */
const MAX_DIGITS = 9

export const padEntry = (quantity: number | undefined, unit: string): PadEntry => ({
  text: quantity === undefined ? '' : String(quantity),
  unit,
  fresh: true,
})

/** The number on the pad; undefined while there is none. */
export const padValue = (entry: PadEntry): number | undefined => (entry.text === '' ? undefined : Number(entry.text))

/** One key of the pad: a digit (or several, typed), − and +, the last digit away, or all there is. Never below zero. */
export const press = (entry: PadEntry, key: string | { all: number }): PadEntry => {
  if (typeof key === 'object') return { ...entry, text: String(Math.max(0, key.all)), fresh: true }
  const value = padValue(entry) ?? 0
  if (key === '+') return { ...entry, text: String(value + 1), fresh: true }
  if (key === '-') return { ...entry, text: String(Math.max(0, value - 1)), fresh: true }
  if (key === 'back') return { ...entry, text: entry.text.slice(0, -1), fresh: false }
  const digits = key.replace(/\D/g, '')
  const text = `${entry.fresh ? '' : entry.text}${digits}`.slice(0, MAX_DIGITS).replace(/^0+(?=\d)/, '')
  return { ...entry, text, fresh: false }
}
