/** The characters that values are made of (GenSpecs §7.11), and their places for the check pair. */
import type { CharacterSet } from './application-identifiers.ts'

/** In the order of their values 0 to 81. */
export const SET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

/** Pairs of check characters are made of these. */
export const SET_32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

const only = (pattern: RegExp, kind: string) => (text: string) => (pattern.test(text) ? null : kind)

export const digitsOnly = only(/^[0-9]*$/, 'non-digit-character')

/** base64url with its padding: whole groups of four, or none at all. */
const base64url = (text: string): string | null => {
  const [, body = '', padding = '', after = ''] = /^([A-Za-z0-9_-]*)(=*)(.*)$/s.exec(text) ?? []
  if (after !== '') return 'invalid-cset64-character'
  const wrong = padding.length > 2 || (padding !== '' && (body.length + padding.length) % 3 !== 0)
  return wrong ? 'invalid-cset64-padding' : null
}

/** What is wrong with a text for its character set; null when nothing is. */
export const characterFault: Record<CharacterSet, (text: string) => string | null> = {
  N: digitsOnly,
  X: (text) => ([...text].every((each) => SET_82.includes(each)) ? null : 'invalid-cset82-character'),
  Y: only(/^[#\-/0-9A-Z]*$/, 'invalid-cset39-character'),
  Z: base64url,
}
