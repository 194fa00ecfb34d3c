import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isFound, searchRank, searchWords } from '../../domain/search-rank.ts'

const rank = (typed: string, ...texts: (string | null)[]) => searchRank(texts, searchWords(typed))

it('a whole code before what begins with it, that before a word within, that before letters within', () => {
  const ranks = ['A-04', 'A-04-1', 'N A-04', 'XA-04'].map((text) => rank('a-04', text))
  expect(ranks).toEqual([0, 1, 2, 3])
  expect(rank('hex bolt', 'Hex bolt')).toBe(0)
  expect(rank('bolt hex', 'Hex bolt', null)).toBe(2)
  expect(rank('hex nut', 'Hex bolt')).toBeUndefined()
  expect(rank('  ', 'Hex bolt')).toBeUndefined()
  expect(rank('m8 (', 'Bolt M8 (zinc)')).toBe(2)
})

it('finds whatever part of it is typed, in any case and any order, and nothing that is not there', () => {
  const text = fc.string({ minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), fc.nat(), fc.nat(8), (texts, which, from) => {
      const source = texts[which % texts.length] ?? ''
      const typed = source.slice(from % (source.length + 1))
      const words = searchWords(typed)
      const found = searchRank(texts, words)
      if (words.length === 0) expect(found).toBeUndefined()
      else expect(found).toBeLessThanOrEqual(3)
      expect(isFound(texts, words)).toBe(true)
      expect(isFound(texts, [...words, 'no text here is as long as this'])).toBe(false)
      expect(searchRank(texts, [...words, 'no text here is as long as this'])).toBeUndefined()
      expect(searchRank([...texts].reverse(), [...words].reverse()) === undefined).toBe(found === undefined)
    }),
  )
})
