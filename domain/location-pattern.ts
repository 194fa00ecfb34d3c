/** Many places at once by a pattern: from `A-01-01` to `C-12-04` is every code whose parts lie between those of the two. */
import { err, ok, type Result } from './result.ts'

/** As many as one goes round and labels in a day or two; more is a file to import. */
export const MOST_PLACES = 2000

export type PatternError = 'empty' | 'shape' | 'backwards' | 'too-many'

const PARTS = /\d+|[A-Za-z]+|[^A-Za-z\d]+/g

const isDigits = (part: string): boolean => /^\d+$/.test(part)
const isLetters = (part: string): boolean => /^[A-Z]+$/.test(part) || /^[a-z]+$/.test(part)

/** Letters as a number, all of one length and case: A is 0, Z 25, AA 0, AB 1. */
const worthOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 65, 0)

const lettersOf = (value: number, like: string): string => {
  let rest = value
  let text = ''
  for (let at = 0; at < like.length; at++) {
    text = String.fromCharCode(65 + (rest % 26)) + text
    rest = Math.floor(rest / 26)
  }
  return like === like.toLowerCase() ? text.toLowerCase() : text
}

type Span = { readonly from: number; readonly to: number; readonly say: (value: number) => string }

/** From which to which a part goes; of what stands on both sides alike there is one. */
const spanOf = (first: string, last: string): Span | undefined => {
  if (first === last) return { from: 0, to: 0, say: () => first }
  if (isDigits(first) && isDigits(last)) {
    // 01 … 12 keeps its zeros, 1 … 12 has none; 001 … 12 could be meant either way.
    if (first.length !== last.length && (first.startsWith('0') || last.startsWith('0'))) return undefined
    const width = first.length
    return { from: Number(first), to: Number(last), say: (value) => String(value).padStart(width, '0') }
  }
  const alike = isLetters(first) && isLetters(last) && first.length === last.length
  if (!alike || (first === first.toLowerCase()) !== (last === last.toLowerCase())) return undefined
  return { from: worthOf(first), to: worthOf(last), say: (value) => lettersOf(value, first) }
}

/** Every code from the first to the last, in the order of their parts: the last part goes round first. */
export const codesBetween = (first: string, last: string, most = MOST_PLACES): Result<string[], PatternError> => {
  const [from, to] = [first.trim(), last.trim() || first.trim()]
  if (from === '') return err('empty')
  const [starts, ends] = [from.match(PARTS) ?? [], to.match(PARTS) ?? []]
  if (starts.length !== ends.length) return err('shape')
  const spans = starts.map((part, at) => spanOf(part, ends[at] ?? ''))
  if (!spans.every((span) => span !== undefined)) return err('shape')
  if (spans.some((span) => span.to < span.from)) return err('backwards')
  const count = spans.reduce((product, span) => product * (span.to - span.from + 1), 1)
  if (count > most) return err('too-many')
  return ok(
    spans.reduce<string[]>(
      (codes, { from, to, say }) =>
        codes.flatMap((code) => Array.from({ length: to - from + 1 }, (_, at) => code + say(from + at))),
      [''],
    ),
  )
}

/** Which of them are to be made; what is there already, of any kind and archived too, stays as it is. */
export const placesToMake = (
  codes: readonly string[],
  isThere: (code: string) => boolean,
): { readonly make: readonly string[]; readonly skip: readonly string[] } => ({
  make: codes.filter((code) => !isThere(code)),
  skip: codes.filter(isThere),
})
