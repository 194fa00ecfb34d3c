/**
 * From what one language says to what another says instead: whole texts, sentences with something in them, parts of either, and
 * several of them in a row, as the name of a row has them. What is nobody's words (a code, a name) stays as it is.
 */
import type { Part, Pattern, Texts } from './texts.ts'

/** In what is said: anything at all, where a test gave only a part of the sentence. */
export const ANYTHING = '\ue0f0'
/** From a regular expression: stands for a piece of it, whatever it matches. */
export const PIECE = /[\ue100-\ue1ff]/
const FIRST_PIECE = '\ue100'

/** More alternatives than this help nobody. */
const MOST = 160
/** Less of a sentence than this is no sign of it. */
const LEAST_LETTERS = 3
/** A sentence with fewer of its own is not sure to be the one that is meant: "Lot 7" is a lot, and the label of one. */
const SURE_LETTERS = 4

const MARKS = /[\u2066-\u2069\u200e\u200f\u061c]/g
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const letters = (text: string): number => text.replace(/[^\p{L}]/gu, '').length
const unmarked = (text: string): string => text.replace(MARKS, '')

type Known = Pattern & { whole: RegExp; begun: RegExp; weight: number }

/** A sign or none, figures, or a piece of an expression that finds some. */
const FIGURE = `((?:[\\d.,]*\\d|${PIECE.source}))`
const hole = (part: Part, open: boolean): string => {
  if (typeof part === 'string') return escaped(unmarked(part))
  return part.isNumber ? FIGURE : open ? '([\\s\\S]*)' : '([\\s\\S]+?)'
}

/** Matches a sentence that breaks off anywhere. */
const begun = (parts: readonly Part[]): string => {
  const steps = parts.flatMap((part) =>
    typeof part === 'string' ? [...unmarked(part)].map(escaped) : [hole(part, false)],
  )
  return steps.reduceRight((rest, step) => `${step}(?:${rest})?`, '')
}

const known = (pattern: Pattern): Known => {
  const { parts } = pattern
  return {
    ...pattern,
    whole: new RegExp(`^${parts.map((part) => hole(part, false)).join('')}$`, 'i'),
    begun: new RegExp(`^${begun(parts)}$`, 'i'),
    weight: letters(parts.filter((part) => typeof part === 'string').join('')),
  }
}

/** Spares most of the sentences the search. */
const beginsAlike = ({ parts: [first] }: Pattern, low: string): boolean => {
  if (typeof first !== 'string') return true
  const begin = unmarked(first).toLowerCase()
  return low.startsWith(begin) || begin.startsWith(low)
}

/** What is given to a sentence does not begin with what parts two of them. */
const isBroken = (found: RegExpExecArray): boolean => found.slice(1).some((held) => /^[\s·:,›]/.test(held ?? ''))

const unique = (all: readonly string[]): string[] => [...new Set(all)].slice(0, MOST)

/** All ways to say one after the other. */
const inARow = (parts: readonly (readonly string[])[]): string[] =>
  unique(
    parts.reduce<string[]>((said, part) => said.flatMap((one) => part.map((each) => one + each)).slice(0, MOST), ['']),
  )

/** The same is asked for again and again. */
const kept = (known: Map<string, string[]>, text: string, find: () => string[]): string[] => {
  const said = known.get(text) ?? find()
  known.set(text, said)
  return said
}

export class Translator {
  readonly #plain = new Map<string, string[]>()
  readonly #patterns: readonly Known[]
  readonly #wholes = new Map<string, string[]>()
  readonly #parts = new Map<string, string[]>()
  /** No text has more words. */
  readonly #most: number

  /** `data`: what the tests call something by that is a word of the app, too; it is looked for as both. */
  constructor({ plain, patterns }: Texts, data: readonly string[] = []) {
    for (const [text, said] of plain) {
      const key = unmarked(text).toLowerCase()
      this.#plain.set(key, unique([...(this.#plain.get(key) ?? []), ...said]))
    }
    for (const text of data) {
      const key = text.toLowerCase()
      this.#plain.set(key, unique([...(this.#plain.get(key) ?? []), text]))
    }
    // What adds nothing but a space to what it is given says nothing by itself.
    const says = ({ parts }: Pattern) => parts.some((part) => typeof part === 'string' && unmarked(part).trim() !== '')
    this.#patterns = patterns
      .filter(says)
      .map(known)
      .sort((one, other) => other.weight - one.weight)
    this.#most = 6
  }

  /** A text as it stands on screen by itself, with all that may stand there instead. */
  whole(text: string): string[] {
    return kept(this.#wholes, text, () => this.#whole(text))
  }

  #whole(text: string): string[] {
    return this.#exactly(text) ?? unique([...(this.#weakly(text) ?? []), ...(this.#inPieces(text) ?? []), text])
  }

  /** A text, or the beginning or the middle of one. */
  part(text: string): string[] {
    return kept(this.#parts, text, () => this.#part(text))
  }

  #part(text: string): string[] {
    const said = unique([...(this.#exactly(text) ?? this.#upToAWord(text)), ...(this.#cut(text) ?? [])])
    return said.length > 0
      ? said
      : unique([...(this.#inPieces(text, (piece) => this.part(piece)) ?? []), ...this.whole(text)])
  }

  /** "Lot ", before whatever it is called. */
  #upToAWord(text: string): string[] {
    const before = text.trimEnd()
    return before === text ? [] : (this.#plain.get(before.toLowerCase()) ?? []).map((one) => `${one} `)
  }

  #exactly(text: string): string[] | undefined {
    const plain = this.#plain.get(text.toLowerCase())
    if (plain) return plain
    return this.#sentences(text, (pattern) => pattern.weight >= SURE_LETTERS)
  }

  /** Hardly a word of it is said by itself, as in "0 / 2". */
  #weakly(text: string): string[] | undefined {
    return this.#sentences(text, ({ weight }) => weight < SURE_LETTERS)
  }

  #sentences(text: string, fits: (pattern: Known) => boolean): string[] | undefined {
    let weight: number | undefined
    const said: string[] = []
    for (const pattern of this.#patterns) {
      if (!fits(pattern) || (weight !== undefined && pattern.weight < weight)) continue
      const found = pattern.whole.exec(text)
      if (!found || isBroken(found)) continue
      weight = pattern.weight
      said.push(...this.#say(pattern, found))
    }
    return weight === undefined ? undefined : unique(said)
  }

  /** The sentence with what was found in its holes; what was not found may be anything. */
  #say(pattern: Known, found: RegExpExecArray, isOpen = false): string[] {
    const holes = pattern.parts.filter((part) => typeof part !== 'string')
    const last = holes.findLastIndex((_, at) => found[at + 1] !== undefined)
    const choices = holes.map(({ given, isNumber, sign }, at): [number, unknown][] => {
      const held = found[at + 1]
      if (isNumber) {
        if (held === undefined || PIECE.test(held)) return []
        return [[given, sign * Number(held.replace(/,/g, ''))]]
      }
      if (held === undefined) return [[given, ANYTHING]]
      const said = [...(isOpen && at === last ? this.part(held).map((one) => one + ANYTHING) : this.whole(held)), held]
      return unique(said).map((one) => [given, one])
    })
    const unknown = holes.some(({ isNumber }, at) => isNumber && !/^[\d.,]+$/.test(found[at + 1] ?? ''))
    let all: Map<number, unknown>[] = [new Map()]
    for (const some of choices) {
      if (some.length > 0) all = all.flatMap((one) => some.map((each) => new Map([...one, each]))).slice(0, MOST)
    }
    const said = all.map((one) => pattern.say(one))
    // A figure that is not known yet is any: the probe that stands for it is taken out again.
    return unknown ? said.map((one) => one.replace(/7[.,]?(003|011|100)/g, ANYTHING)) : said
  }

  #cut(text: string): string[] | undefined {
    if (letters(text) < LEAST_LETTERS) return undefined
    const low = text.toLowerCase()
    const said: string[] = []
    // The beginning of a sentence: what was said of it, and all that may follow.
    for (const pattern of this.#patterns) {
      if (!beginsAlike(pattern, low)) continue
      const found = pattern.begun.exec(text)
      if (!found || isBroken(found)) continue
      const isSure = this.#coveredBy(pattern, found, text) >= SURE_LETTERS
      if (isSure) said.push(...this.#say(pattern, found, true))
      if (said.length >= MOST) break
    }
    for (const [plain, theirs] of this.#plain) {
      const at = plain.indexOf(low)
      if (at < 0) continue
      const isAtWord = !/\p{L}/u.test(plain[at - 1] ?? ' ')
      // In the middle of it, a word or two are no sign that it is meant.
      if (at === 0 || (isAtWord && low.split(' ').length > 2)) said.push(...theirs)
    }
    for (const { parts, say } of this.#patterns) {
      if (!parts.some((part) => typeof part === 'string' && unmarked(part).toLowerCase().includes(low.trim()))) continue
      const open = new Map(parts.flatMap((part) => (typeof part === 'string' ? [] : [[part.given, ANYTHING] as const])))
      if (letters(text) > 2 * LEAST_LETTERS) said.push(say(open))
    }
    return said.length > 0 ? unique(said) : undefined
  }

  /** How many letters of the text are the sentence's own. */
  #coveredBy(pattern: Known, found: RegExpExecArray, text: string): number {
    const held = pattern.parts
      .filter((part) => typeof part !== 'string')
      .map((_, at) => letters(found[at + 1] ?? ''))
      .reduce((sum, one) => sum + one, 0)
    return letters(text) - held
  }

  /** Several texts in a row: first by what parts them, then the longest that are known, word by word. */
  #inPieces(text: string, say = (piece: string) => this.whole(piece)): string[] | undefined {
    const split = text.split(/( · |: |\n|, |(?<=\.) |[\ue100-\ue1ff])/)
    if (split.length > 1) return inARow(split.map((piece, at) => (at % 2 === 1 || piece === '' ? [piece] : say(piece))))
    const words = text.split(' ')
    if (words.length === 1) return undefined
    const said: (readonly string[])[] = []
    let known = false
    for (let at = 0; at < words.length; ) {
      if (at > 0) said.push([' '])
      let count = Math.min(this.#most, words.length - at)
      for (; count > 0; count--) {
        const plain = this.#plain.get(
          words
            .slice(at, at + count)
            .join(' ')
            .toLowerCase(),
        )
        if (!plain) continue
        said.push(plain)
        known = true
        break
      }
      if (count === 0) said.push([words[at] ?? ''])
      at += Math.max(count, 1)
    }
    return known ? inARow(said) : undefined
  }
}

/** The pieces of a regular expression that are no letters of their own, each as one sign that stands for it. */
export const pieceSign = (at: number): string => String.fromCharCode(FIRST_PIECE.charCodeAt(0) + at)
