/** Check digits of GTIN, SSCC, GLN and their kind, and the check pair of a GMN (GenSpecs §7.9). */
import { SET_32, SET_82 } from './character-sets.ts'

/** The digit that belongs behind these: weights 3 and 1 by turns, 3 at the last. */
export const checkDigitOf = (digits: string): string => {
  let sum = 0
  for (let at = 0; at < digits.length; at++) sum += Number(digits.at(-1 - at)) * (at % 2 === 0 ? 3 : 1)
  return String((10 - (sum % 10)) % 10)
}

export const hasCheckDigit = (text: string): boolean =>
  /^\d{2,}$/.test(text) && checkDigitOf(text.slice(0, -1)) === text.at(-1)

const GTIN_LENGTHS = [8, 12, 13, 14]

/** A GTIN of whatever length as the fourteen digits that make it comparable; undefined for what is none. */
export const gtin14 = (code: string): string | undefined =>
  GTIN_LENGTHS.includes(code.length) && hasCheckDigit(code) ? code.padStart(14, '0') : undefined

/** What the eight digits of a UPC-E stand for: zeros were left out of a GTIN-12 (GenSpecs §5.2.2.4.2). */
export const expandUpcE = (code: string): string | undefined => {
  const [, system, a = '', b = '', last = '', check] = /^([01])(\d{2})(\d{3})(\d)(\d)$/.exec(code) ?? []
  if (system === undefined) return undefined
  const body =
    last <= '2'
      ? `${a}${last}0000${b}`
      : last === '3'
        ? `${a}${b[0]}00000${b.slice(1)}`
        : last === '4'
          ? `${a}${b.slice(0, 2)}00000${b[2]}`
          : `${a}${b}0000${last}`
  const code12 = `${system}${body}${check}`
  return hasCheckDigit(code12) ? code12 : undefined
}

/** As many as the longest value that any pair was defined for. */
const MOST_PAIRED = 97

const firstPrimes: number[] = []
/** Looked for when a pair is first asked for, and not at every start of the app. */
const primes = (): readonly number[] => {
  for (let n = 2; firstPrimes.length < MOST_PAIRED; n++) {
    if (firstPrimes.every((prime) => n % prime !== 0)) firstPrimes.push(n)
  }
  return firstPrimes
}

/** The two characters behind a text: its characters' values by primes, 2 at the last, modulo 1021. */
const checkPairOf = (text: string): string => {
  let sum = 0
  for (let at = 0; at < text.length; at++) sum += SET_82.indexOf(text.at(-1 - at) ?? '') * (primes()[at] ?? 0)
  const rest = sum % 1021
  return `${SET_32[rest >> 5]}${SET_32[rest & 31]}`
}

export const checkPairFault = (text: string): string | null => {
  if (text.length < 2) return 'too-short-for-check-pair'
  if (text.length - 2 > MOST_PAIRED) return 'too-long-for-check-pair-implementation'
  return text.slice(-2) === checkPairOf(text.slice(0, -2)) ? null : 'incorrect-check-pair'
}
