import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifierOf, identifiers } from '../../../domain/gs1/application-identifiers.ts'
import { readDigitalLink } from '../../../domain/gs1/digital-link.ts'
import type { Element } from '../../../domain/gs1/element.ts'
import { ok } from '../../../domain/result.ts'
import { anElement, anyText } from './arbitraries.ts'

const linkOf = (path: readonly Element[], query: readonly Element[]): string => {
  const pair = (mark: string) => (element: Element) => `${element.ai}${mark}${encodeURIComponent(element.value)}`
  const attributes = query.map(pair('=')).join('&')
  return `https://example.com/shop/${path.map(pair('/')).join('/')}${attributes === '' ? '' : `?${attributes}`}`
}

const keys = [...identifiers().values()].filter(({ qualifiers }) => qualifiers !== undefined).map(({ ai }) => ai)
const aKey = anElement.filter(({ ai }) => keys.includes(ai))

/** Attributes that never belong in a path: no key, and no qualifier of one. */
const qualifying = new Set([...identifiers().values()].flatMap(({ qualifiers }) => (qualifiers ?? []).flat()))
const anAttribute = anElement.filter(
  ({ ai }) => identifierOf(ai)?.linkAttribute === true && !keys.includes(ai) && !qualifying.has(ai),
)
const attributes = fc.uniqueArray(anAttribute, { maxLength: 4, selector: ({ ai }) => ai })

describe('a Digital Link', () => {
  it('is read again as it was written', () => {
    fc.assert(
      fc.property(aKey, attributes, (key, query) => {
        expect(readDigitalLink(linkOf([key], query), { legacy: false })).toEqual(ok([key, ...query]))
      }),
    )
  })

  it('has its qualifiers in order', () => {
    const path = (order: string) => readDigitalLink(`https://example.com/01/04006381333931/${order}`, { legacy: false })
    expect(path('22/A/10/B/21/C').ok).toBe(true)
    expect(path('10/B/22/A')).toMatchObject({ error: { kind: 'wrong-qualifiers' } })
    expect(path('235/B/10/A')).toMatchObject({ error: { kind: 'wrong-qualifiers' } })
  })

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, legacy) => {
        readDigitalLink(text, { legacy })
      }),
      { numRuns: 2000 },
    )
  })
})
