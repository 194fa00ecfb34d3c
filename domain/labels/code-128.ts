/**
 * Code 128 as codewords (ISO/IEC 15417). Planned here and not in the library that draws: a label printer that is told the same
 * shifts draws the same bars, so that what fits on the screen fits on its paper.
 */
import { FNC1 } from '../gs1/element.ts'

export type Code128Step =
  | { readonly kind: 'start' | 'shift'; readonly set: 'B' | 'C' }
  | { readonly kind: 'fnc1' }
  /** One character of set B, or two digits of set C. */
  | { readonly kind: 'data'; readonly text: string }

/** Set B: what a keyboard of ASCII types. */
export const isCode128 = (text: string): boolean => /^[ -~]+$/.test(text.replaceAll(FNC1, ' '))

const digitsAt = (text: string, at: number): number => /^\d*/.exec(text.slice(at))?.[0].length ?? 0

/** From how many digits in a row pairs are worth their shift: both ways in the middle, one way at the end. */
const worthIt = (text: string, at: number, digits: number): boolean => digits >= (at + digits === text.length ? 4 : 6)

/** The shortest way is not sought: pairs where there are many digits, characters elsewhere. */
export const code128Steps = (text: string): Code128Step[] => {
  if (!isCode128(text)) throw new Error('Code 128 has no such character')
  const lead = text.startsWith(FNC1) ? 1 : 0
  let set: 'B' | 'C' = digitsAt(text, lead) >= 4 ? 'C' : 'B'
  const steps: Code128Step[] = [{ kind: 'start', set }]
  const shift = (to: 'B' | 'C') => {
    set = to
    steps.push({ kind: 'shift', set })
  }
  for (let at = 0; at < text.length; ) {
    const digits = digitsAt(text, at)
    if (text[at] === FNC1) {
      steps.push({ kind: 'fnc1' })
      at++
    } else if (set === 'C' && digits >= 2) {
      steps.push({ kind: 'data', text: text.slice(at, at + 2) })
      at += 2
    } else if (set === 'C') {
      shift('B')
    } else if (digits % 2 === 0 && worthIt(text, at, digits)) {
      shift('C')
    } else {
      steps.push({ kind: 'data', text: text.slice(at, at + 1) })
      at++
    }
  }
  return steps
}

const VALUES = { start: { B: 104, C: 105 }, shift: { B: 100, C: 99 } } as const
const FNC1_VALUE = 102

const codewordOf = (step: Code128Step): number => {
  if (step.kind === 'fnc1') return FNC1_VALUE
  if (step.kind === 'data') return step.text.length === 2 ? Number(step.text) : step.text.charCodeAt(0) - 32
  return VALUES[step.kind][step.set]
}

/** The codewords, without the check and the stop. */
export const code128Values = (text: string): number[] => code128Steps(text).map(codewordOf)
