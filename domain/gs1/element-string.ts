/** Element strings: as a symbol carries them, separated by FNC1, and as they are printed below it, in brackets. */
import { err, ok, type Result } from '../result.ts'
import { identifierAt, identifierOf } from './application-identifiers.ts'
import { lengthOf, piecesOf } from './components.ts'
import { type Element, FNC1, type Gs1Fault } from './element.ts'

/** Is the length of every value right? What the values say is for `faultsOf`. */
const whole = (elements: readonly Element[]): Result<readonly Element[], Gs1Fault> => {
  for (const { ai, value } of elements) {
    const identifier = identifierOf(ai)
    const pieces = identifier ? piecesOf(identifier, value) : 'unknown-identifier'
    if (typeof pieces === 'string') return err({ kind: pieces, ai })
  }
  return elements.length === 0 ? err({ kind: 'empty' }) : ok(elements)
}

/**
 * Reads a GS1 message, which begins with FNC1. A value of predefined length is followed by the next identifier at once, any
 * other by FNC1 or by nothing; an FNC1 that was not needed is let pass, as GenSpecs §7.8.6 asks.
 */
export const readElementString = (text: string): Result<readonly Element[], Gs1Fault> => {
  if (!text.startsWith(FNC1)) return err({ kind: 'no-fnc1' })
  const elements: Element[] = []
  for (let at = 1; at < text.length; ) {
    const identifier = identifierAt(text, at)
    if (!identifier) return err({ kind: 'unknown-identifier', ai: text.slice(at, at + 4) })
    const { ai } = identifier
    at += ai.length
    const separator = text.indexOf(FNC1, at)
    const end = separator < 0 ? text.length : separator
    const until = identifier.predefinedLength ? Math.min(at + lengthOf(identifier), end) : end
    elements.push({ ai, value: text.slice(at, until) })
    at = text[until] === FNC1 ? until + 1 : until
  }
  return whole(elements)
}

/** The message of a symbol: FNC1 first, and after each value whose length is not predefined when another follows. */
export const elementString = (elements: readonly Element[]): string =>
  elements
    .map(({ ai, value }, at) => {
      const before = elements[at - 1]
      const open = before === undefined || identifierOf(before.ai)?.predefinedLength !== true
      return `${open ? FNC1 : ''}${ai}${value}`
    })
    .join('')

const BRACKETED = /\((\d{2,4})\)((?:[^\\(]|\\\(|\\)+)/y

/** Reads `(01)04006381333931(10)A-7`. A bracket inside a value stands behind a backslash. */
export const readBracketed = (text: string): Result<readonly Element[], Gs1Fault> => {
  const elements: Element[] = []
  for (let at = 0; at < text.length; at = BRACKETED.lastIndex) {
    BRACKETED.lastIndex = at
    const [, ai, value] = BRACKETED.exec(text) ?? []
    if (ai === undefined || value === undefined) return err({ kind: 'no-brackets' })
    elements.push({ ai, value: value.replaceAll('\\(', '(') })
  }
  return whole(elements)
}

/** The elements as a person reads them. */
export const bracketed = (elements: readonly Element[]): string =>
  elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('')
