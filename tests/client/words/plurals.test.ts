/** A number with its noun, as each language's grammar has it. */
import { describe, expect, it } from 'vitest'
import { many as arabic, ofMany } from '../../../client/words/ar/many.ts'
import { bin, item } from '../../../client/words/ar/nouns.ts'
import { many as spanish } from '../../../client/words/es/many.ts'

describe('Spanish', () => {
  it.each([
    [0, '0 huecos'],
    [1, '1 hueco'],
    [2, '2 huecos'],
    [10_004, '10.004 huecos'],
    [1_000_000, '1.000.000 de huecos'],
    [1_000_001, '1.000.001 huecos'],
  ])('says %i', (count, said) => {
    expect(spanish(count, 'hueco', 'huecos')).toBe(said)
  })
})

describe('Arabic', () => {
  it.each([
    [0, '0 صنف'],
    [1, 'صنف واحد'],
    [2, 'صنفان'],
    [3, '3 أصناف'],
    [10, '10 أصناف'],
    [11, '11 صنفًا'],
    [99, '99 صنفًا'],
    [100, '100 صنف'],
    [103, '103 أصناف'],
    [1_011, '1,011 صنفًا'],
  ])('says %i', (count, said) => {
    expect(arabic(count, item)).toBe(said)
  })

  it('has another ending for two after a verb or preposition, and another one for what is feminine', () => {
    expect(ofMany(2, item)).toBe('صنفين')
    expect([1, 2, 3, 11].map((count) => ofMany(count, bin))).toEqual(['خانة واحدة', 'خانتين', '3 خانات', '11 خانة'])
  })
})
