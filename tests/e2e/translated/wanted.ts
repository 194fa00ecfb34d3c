/** What a test looks for in English, as a regular expression that finds it in another language. */
import { ANYTHING, PIECE, pieceSign, type Translator } from './translator.ts'

const FIRST = pieceSign(0).charCodeAt(0)
/** What keeps a code in its own order stands unseen where it likes. */
const MARK = '[\\u2066-\\u2069\\u200e\\u200f\\u061c]'
/** Not the signs between Arabic words: a word may stand before its comma. */
const isLetter = /[A-Za-z\u00c0-\u024f\u0620-\u065f\u0670-\u06d3]/
/** How far what was left out may reach. */
const GAP = '[\\s\\S]*?'

const SPECIAL = /[.*+?^${}()|[\]\\/]/g

/** One text as part of an expression; its own pieces are put back. */
const source = (text: string, pieces: readonly string[]): string => {
  const said = [...text]
    .map((sign) => {
      if (sign === ANYTHING) return GAP
      if (PIECE.test(sign)) return pieces[sign.charCodeAt(0) - FIRST] ?? ''
      if (/[\u2066-\u2069\u200e\u200f\u061c]/.test(sign)) return `${MARK}*`
      if (/\s/.test(sign)) return `${MARK}*\\s+${MARK}*`
      return /[\d−:،,-]/.test(sign) ? `${MARK}*${sign}` : sign.replace(SPECIAL, '\\$&')
    })
    .join('')
  return said
}

/** A word is not found within another, as "من" would be in every other one. */
const asWord = (text: string, said: string): string => {
  const before = isLetter.test(text[0] ?? '') ? `(?<!${isLetter.source})` : ''
  const after = isLetter.test(text.at(-1) ?? '') ? `(?!${isLetter.source})` : ''
  return `${before}${said}${after}`
}

const anyOf = (texts: readonly string[], pieces: readonly string[], asWords: boolean): string => {
  const sources = texts.map((text) => (asWords ? asWord(text, source(text, pieces)) : source(text, pieces)))
  return `(?:${[...new Set(sources)].join('|')})`
}

/** How a text is looked for: by all of it, by a part of it, or within all the texts of an element, which follow each other without a gap. */
export type Manner = 'whole' | 'part' | 'within'

export const wantedText = (translator: Translator, text: string, how: Manner): RegExp => {
  const said = how === 'whole' ? translator.whole(text) : translator.part(text)
  const found = anyOf(said, [], how === 'part')
  return how === 'whole' ? new RegExp(`^\\s*${MARK}*${found}${MARK}*\\s*$`) : new RegExp(found, 'i')
}

/** Text with one sign for each piece; undefined for what is more than texts in a row. */
const cutUp = (expression: string): { texts: string[]; pieces: string[] } | undefined => {
  if (/\((?!\?:)|\|/.test(expression.replace(/\\./g, ''))) return undefined
  const pieces: string[] = []
  let texts = ['']
  const tokens = expression.match(/(?:\\[dwsS]|\[[^\]]*\]|\.)(?:[+*?]\??)?|\\.|[\s\S]\?|[\s\S]/g) ?? []
  for (const token of tokens) {
    if (/^(?:\\[dwsS]|\[|\.)/.test(token)) {
      const sign = pieceSign(pieces.length)
      pieces.push(token)
      texts = texts.map((text) => text + sign)
    } else if (/^[^\\]\?$/.test(token)) {
      texts = texts.flatMap((text) => [text, text + token[0]])
    } else {
      texts = texts.map((text) => text + token.replace(/^\\/, ''))
    }
  }
  return { texts, pieces }
}

/** Each of its alternatives by itself, those within brackets too. */
const alternatives = (expression: string): string[] => {
  const [group, inside = ''] = /(?<!\\)\(((?:[^()?]|\\.)[^()]*)\)(?![?*+{])/.exec(expression) ?? []
  if (group === undefined) return /[()]/.test(expression) ? [expression] : expression.split('|')
  return inside.split('|').flatMap((one) => alternatives(expression.replace(group, one)))
}

export const wantedMatch = (translator: Translator, { source: expression, flags }: RegExp, how: Manner): RegExp => {
  const all = alternatives(expression).map((one) => {
    const [begins, ends] = [one.startsWith('^'), /(?<!\\)\$$/.test(one)]
    const cut = cutUp(one.slice(begins ? 1 : 0, ends ? -1 : undefined))
    if (!cut) throw new Error(`too much of an expression to be translated: ${expression}`)
    const said = cut.texts.flatMap((text) => (begins && ends ? translator.whole(text) : translator.part(text)))
    return `${begins ? `^${MARK}*` : ''}${anyOf(said, cut.pieces, how === 'part')}${ends ? `${MARK}*$` : ''}`
  })
  return new RegExp(all.join('|'), flags)
}

/** What is read from the page, line by line in English. */
export const readBack = (translator: Translator, text: string): string =>
  text
    .replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, '')
    .split('\n')
    .map((line) => (/[\p{L}]/u.test(line) ? (translator.whole(line.trim())[0] ?? line) : line))
    .join('\n')
