/**
 * Units of measure, exactly. Stock is kept in whole base units; a unit is worth `num / den` of them (a case of 12 is
 * 12/1; an "each" of an item kept in pairs is 1/2). What a person enters may be a decimal; it is never rounded.
 */
import { MAX_QUANTITY } from './quantity.ts'
import { err, ok, type Result } from './result.ts'

export type Unit = { readonly code: string; readonly num: number; readonly den: number }
export type ItemUnits = { readonly baseUnit: string; readonly units: readonly Unit[] }

/** So many of a unit, as a person says it. */
export type Amount = { readonly quantity: number; readonly unit: string }

/** What a movement keeps of how its quantity was said. */
export type Entered = Amount & { readonly and?: Amount[] | undefined }

export type UnitError =
  | { readonly kind: 'unknown-unit'; readonly unit: string }
  | { readonly kind: 'not-whole'; readonly unit: string }
  | { readonly kind: 'out-of-range' }

type Fraction = { num: bigint; den: bigint }

/** A decimal as the fraction that its shortest text says: 0.1 is one tenth here, not the double next to it. */
const fractionOf = (value: number): Fraction => {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', digits = ''] = mantissa.split('.')
  const shift = Number(exponent) - digits.length
  const scaled = BigInt(whole + digits)
  return shift >= 0 ? { num: scaled * 10n ** BigInt(shift), den: 1n } : { num: scaled, den: 10n ** BigInt(-shift) }
}

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b)

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** The item's unit of that code; the base unit is 1/1. Undefined when the item has no such unit. */
export const unitOf = (item: ItemUnits, code: string): Unit | undefined =>
  code === item.baseUnit ? { code, num: 1, den: 1 } : item.units.find((unit) => unit.code === code)

/** Exactly how many base units an amount is; an error when that is not whole, or beyond what a quantity may be. */
export const toBase = (item: ItemUnits, amount: Amount): Result<number, UnitError> => {
  const unit = unitOf(item, amount.unit)
  if (unit === undefined) return err({ kind: 'unknown-unit', unit: amount.unit })
  if (!Number.isFinite(amount.quantity) || amount.quantity < 0) return err({ kind: 'out-of-range' })
  const entered = fractionOf(amount.quantity)
  const num = entered.num * BigInt(unit.num)
  const den = entered.den * BigInt(unit.den)
  if (num % den !== 0n) return err({ kind: 'not-whole', unit: amount.unit })
  const base = num / den
  return base > BigInt(MAX_QUANTITY) ? err({ kind: 'out-of-range' }) : ok(Number(base))
}

/** The base units of several amounts together: "3 cases of 12 and 4" is 40. */
export const sumToBase = (item: ItemUnits, amounts: readonly Amount[]): Result<number, UnitError> => {
  let total = 0
  for (const amount of amounts) {
    const base = toBase(item, amount)
    if (!base.ok) return base
    total += base.value
  }
  return total > MAX_QUANTITY ? err({ kind: 'out-of-range' }) : ok(total)
}

/** The amounts as a movement keeps them; nothing where they say no more than the quantity in base units does. */
export const enteredOf = (item: ItemUnits, amounts: readonly Amount[]): Entered | undefined => {
  const [first, ...and] = amounts.filter((amount) => amount.quantity > 0)
  if (first === undefined || (and.length === 0 && first.unit === item.baseUnit)) return undefined
  return and.length === 0 ? { ...first } : { ...first, and }
}

/** The same back again. */
export const amountsOf = ({ quantity, unit, and = [] }: Entered): Amount[] => [{ quantity, unit }, ...and]

/**
 * A quantity of base units as whole units and what is left over: 40 in cases of 12 is 3 and 4. Only as many units are
 * taken as make whole base units, and as an amount may have, so that `whole × unit + rest` is the quantity again, exactly.
 */
export const splitBase = (quantity: number, unit: Unit): { whole: number; rest: number } => {
  const common = gcd(unit.num, unit.den)
  const step = BigInt(unit.den / common)
  const baseOfStep = BigInt(unit.num / common)
  const steps = lesser(BigInt(quantity) / baseOfStep, BigInt(MAX_QUANTITY) / step)
  return { whole: Number(steps * step), rest: Number(BigInt(quantity) - steps * baseOfStep) }
}

/** A quantity in the largest units first, down to the base unit; parts of 0 are left out. Adds up to the quantity. */
export const inUnits = (item: ItemUnits, quantity: number): Amount[] => {
  const largestFirst = item.units.filter((unit) => unit.num > unit.den).sort((a, b) => b.num / b.den - a.num / a.den)
  const parts: Amount[] = []
  let left = quantity
  for (const unit of largestFirst) {
    const { whole, rest } = splitBase(left, unit)
    if (whole > 0) parts.push({ quantity: whole, unit: unit.code })
    left = rest
  }
  if (left > 0 || parts.length === 0) parts.push({ quantity: left, unit: item.baseUnit })
  return parts
}
