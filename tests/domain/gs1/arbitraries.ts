import * as fc from 'fast-check'
import { type Component, type Identifier, identifiers } from '../../../domain/gs1/application-identifiers.ts'
import { SET_82 } from '../../../domain/gs1/character-sets.ts'
import type { Element } from '../../../domain/gs1/element.ts'

const CHARACTERS = { N: '0123456789', X: SET_82, Y: '#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', Z: 'Ab0-_' }

const pieceFor = ({ set, least, most }: Component): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...CHARACTERS[set]), minLength: least, maxLength: most })

/** Components of a value, the optional ones at its end left out as the number says. */
const valueFor = (identifier: Identifier): fc.Arbitrary<string> => {
  const needed = identifier.components.filter(({ optional }) => !optional).length
  return fc
    .integer({ min: needed, max: identifier.components.length })
    .chain((count) => fc.tuple(...identifier.components.slice(0, count).map(pieceFor)))
    .map((pieces) => pieces.join(''))
}

/** An element of any identifier, its value of the right length and characters; what it says may be nonsense. */
export const anElement: fc.Arbitrary<Element> = fc
  .constantFrom(...identifiers().values())
  .chain((identifier) => valueFor(identifier).map((value) => ({ ai: identifier.ai, value })))

export const someElements = fc.array(anElement, { minLength: 1, maxLength: 6 })

/** Anything at all, and texts that look like labels. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\u001d', '(', ')', '0', '1', '7', '3', 'A', ']', 'C', 'd', '2', '%', '/', '?') }),
  fc.string().map((text) => `https://example.com/01/${text}`),
  fc.string({ unit: fc.constantFrom('\u001d', '0', '1', '3', '7') }).map((text) => `]C1${text}`),
)
