/** The units and barcodes of an item as a person writes them, and what is wrong about them. */
import type { ItemDocument } from './protocol/documents.ts'
import type { Unit } from './units.ts'

/**
 * Well-known codes: UN/ECE Recommendation 20, and 21 for what things are packed in. An item may have any other word; these are what other
 * systems read.
 */
export const UNIT_CODES = [
  ...['PCE', 'C62', 'PR', 'SET', 'DZN', 'HUR'],
  ...['KGM', 'GRM', 'TNE', 'LBR', 'ONZ'],
  ...['LTR', 'MLT', 'CLT', 'MTQ'],
  ...['MTR', 'CMT', 'MMT', 'FOT', 'INH', 'MTK'],
  ...['CS', 'CT', 'BX', 'PK', 'BG', 'BO', 'CA', 'RO', 'DR', 'PX'],
] as const
export type UnitCode = (typeof UNIT_CODES)[number]

const MOST = 1_000_000_000

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

const fraction = (num: number, den: number): { num: number; den: number } | undefined => {
  if (!Number.isInteger(num) || !Number.isInteger(den) || num < 1 || den < 1) return undefined
  const common = gcd(num, den)
  const reduced = { num: num / common, den: den / common }
  return reduced.num > MOST || reduced.den > MOST ? undefined : reduced
}

/** How many base units one is, exactly: `12`, `0.5` and `1/3` are 12/1, 1/2 and 1/3. Undefined where that is no such number. */
export const factorOf = (text: string): { num: number; den: number } | undefined => {
  const parts = /^\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*$/.exec(text)
  if (parts) return fraction(Number(parts[1]), Number(parts[2]))
  const decimal = /^\s*(\d{1,9})(?:\.(\d{1,6}))?\s*$/.exec(text)
  if (!decimal) return undefined
  const digits = decimal[2] ?? ''
  return fraction(Number((decimal[1] ?? '') + digits), 10 ** digits.length)
}

/** The same as a person would write it: a decimal where that is exact, else a fraction. */
export const factorText = ({ num, den }: Pick<Unit, 'num' | 'den'>): string => {
  for (let places = 0; places <= 6; places++) {
    const scaled = (num * 10 ** places) / den
    if (Number.isInteger(scaled)) {
      const digits = String(scaled).padStart(places + 1, '0')
      return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
    }
  }
  return `${num}/${den}`
}

/** Of a form: the factor as it was typed. */
export type UnitEntry = { readonly code: string; readonly factor: string }
export type BarcodeEntry = { readonly code: string; readonly unit: string }

export type UnitFault = 'empty' | 'twice' | 'is-base' | 'factor'
export type BarcodeFault = 'twice' | 'unit'

export const unitFault = (units: readonly UnitEntry[], at: number, baseUnit: string): UnitFault | undefined => {
  const unit = units[at]
  const code = unit?.code.trim() ?? ''
  if (code === '') return 'empty'
  if (code === baseUnit) return 'is-base'
  if (units.some((other, place) => place < at && other.code.trim() === code)) return 'twice'
  return factorOf(unit?.factor ?? '') === undefined ? 'factor' : undefined
}

/** A barcode is of a unit that the item has; an empty line is none, and no fault. */
export const barcodeFault = (
  barcodes: readonly BarcodeEntry[],
  at: number,
  { baseUnit, units }: { baseUnit: string; units: readonly UnitEntry[] },
): BarcodeFault | undefined => {
  const barcode = barcodes[at]
  const code = barcode?.code.trim() ?? ''
  if (code === '') return undefined
  if (barcodes.some((other, place) => place < at && other.code.trim() === code)) return 'twice'
  const known = [baseUnit, ...units.map((unit) => unit.code.trim())]
  return known.includes(barcode?.unit ?? baseUnit) ? undefined : 'unit'
}

/** What the item keeps of it; nothing while something is wrong. A barcode of the base unit does not name it. */
export const unitsSaid = (
  units: readonly UnitEntry[],
  barcodes: readonly BarcodeEntry[],
  baseUnit: string,
): Pick<ItemDocument, 'units' | 'barcodes'> | undefined => {
  const isWrong =
    units.some((_, at) => unitFault(units, at, baseUnit) !== undefined) ||
    barcodes.some((_, at) => barcodeFault(barcodes, at, { baseUnit, units }) !== undefined)
  if (isWrong) return undefined
  return {
    units: units.map(({ code, factor }) => ({ code: code.trim(), ...(factorOf(factor) ?? { num: 1, den: 1 }) })),
    barcodes: barcodes
      .filter(({ code }) => code.trim() !== '')
      .map(({ code, unit }) => ({ code: code.trim(), ...(unit === baseUnit ? {} : { unit }) })),
  }
}
