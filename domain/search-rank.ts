/** How well something fits what is typed: the lower the better. Whoever types a whole code means that and nothing else. */

const EXACT = 0
const BEGINS = 1
const WORD_BEGINS = 2
const INSIDE = 3

const PART_OF_WORD = /[\p{L}\p{N}]/u

const rankOfWord = (text: string, word: string): number | undefined => {
  let at = text.indexOf(word)
  if (at < 0) return undefined
  if (text === word) return EXACT
  if (at === 0) return BEGINS
  for (; at > 0; at = text.indexOf(word, at + 1)) {
    if (!PART_OF_WORD.test(text.charAt(at - 1))) return WORD_BEGINS
  }
  return INSIDE
}

/** The words of a search: lower case, without what stands between. */
export const searchWords = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')

/** Whether every word stands in one of these texts; of no words that is so of everything. */
export const isFound = (texts: readonly (string | null | undefined)[], words: readonly string[]): boolean => {
  const known = texts.flatMap((text) => (text ? [text.toLowerCase()] : []))
  return words.every((word) => known.some((text) => text.includes(word)))
}

/**
 * The rank of something that is known by these texts: every word stands somewhere in them, and the word that fits worst decides; a text that
 * is all that was typed, spaces and all, is exact. Undefined where a word stands nowhere.
 */
export const searchRank = (
  texts: readonly (string | null | undefined)[],
  words: readonly string[],
): number | undefined => {
  const known = texts.flatMap((text) => (text ? [text.toLowerCase()] : []))
  if (words.length === 0) return undefined
  if (known.includes(words.join(' '))) return EXACT
  let worst = EXACT
  for (const word of words) {
    let best: number | undefined
    for (const text of known) {
      const rank = rankOfWord(text, word)
      if (rank !== undefined && (best === undefined || rank < best)) best = rank
    }
    if (best === undefined) return undefined
    worst = Math.max(worst, best)
  }
  return worst
}
