/**
 * Numbers of pallets: an SSCC is an extension digit, the company prefix that GS1 gave the organisation, a number of its own and a check digit,
 * eighteen digits in all (GenSpecs §3.2). The server gives numbers out in blocks, so that devices number apart and never twice (docs/adr/0013).
 */
import { checkDigitOf } from '../gs1/check-digits.ts'

/** Out of which numbers are given: each prefix with each extension digit is a range of its own. */
export type SsccRange = { readonly prefix: string; readonly extension: number }

/** What one device may give out: from `next` to below `end`. */
export type NumberBlock = SsccRange & { readonly next: number; readonly end: number }

/** Digits of an SSCC without its extension digit and its check digit. */
const PREFIX_AND_SERIAL = 16

export const isCompanyPrefix = (text: string): boolean => /^\d{4,12}$/.test(text)

/** How many numbers a range holds. */
export const numbersIn = ({ prefix }: SsccRange): number => 10 ** (PREFIX_AND_SERIAL - prefix.length)

/** How many go out at once: a thousandth of the range, so that a short range serves many devices too. */
export const blockSizeOf = (range: SsccRange): number =>
  Math.min(100, Math.max(10, Math.floor(numbersIn(range) / 1000)))

export const ssccOf = (range: SsccRange, serial: number): string => {
  if (!Number.isInteger(serial) || serial < 0 || serial >= numbersIn(range))
    throw new Error(`no number of the range: ${serial}`)
  const digits = `${range.extension}${range.prefix}${String(serial).padStart(PREFIX_AND_SERIAL - range.prefix.length, '0')}`
  return `${digits}${checkDigitOf(digits)}`
}

const isOf = (range: SsccRange) => (block: NumberBlock) =>
  block.prefix === range.prefix && block.extension === range.extension && block.next < block.end

/** How many numbers these blocks still hold. */
export const numbersLeft = (blocks: readonly NumberBlock[], range: SsccRange): number =>
  blocks.filter(isOf(range)).reduce((sum, { next, end }) => sum + end - next, 0)

/** The next so many numbers, and the blocks without them; undefined where there are not enough. */
export const takeNumbers = (
  blocks: readonly NumberBlock[],
  range: SsccRange,
  count: number,
): { taken: string[]; rest: NumberBlock[] } | undefined => {
  if (numbersLeft(blocks, range) < count) return undefined
  const taken: string[] = []
  const rest = blocks.map((block) => {
    if (!isOf(range)(block)) return block
    const until = Math.min(block.end, block.next + count - taken.length)
    for (let serial = block.next; serial < until; serial++) taken.push(ssccOf(range, serial))
    return { ...block, next: until }
  })
  return { taken, rest: rest.filter(({ next, end }) => next < end) }
}
