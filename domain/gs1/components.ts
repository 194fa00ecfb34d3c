/** The parts that a value is made of: how long each is, and which piece of the value it is. */
import type { Component, Identifier } from './application-identifiers.ts'

/** A component and the characters that fall to it. */
type Piece = { readonly component: Component; readonly text: string }

/**
 * Cuts a value into its components; only the last may vary in length. Words for what is wrong when it is too short or
 * too long.
 */
export const piecesOf = (identifier: Identifier, value: string): Piece[] | 'too-short' | 'too-long' => {
  const pieces: Piece[] = []
  let at = 0
  for (const component of identifier.components) {
    const text = value.slice(at, at + component.most)
    if (text === '' && component.optional) break
    if (text.length < component.least) return 'too-short'
    pieces.push({ component, text })
    at += text.length
  }
  return at < value.length ? 'too-long' : pieces
}

/** How many characters a value of predefined length has. */
export const lengthOf = (identifier: Identifier): number =>
  identifier.components.reduce((sum, component) => sum + component.most, 0)
