import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MovementKind } from '../../domain/protocol/kinds.ts'
import { asFirst, reasonCode, reasonOf, reasonsFor } from '../../domain/reason.ts'

const reason = (code: string, kinds: MovementKind[], more: { name?: string; archived?: boolean } = {}) => ({
  code,
  name: more.name ?? code,
  kinds,
  archived: more.archived ?? false,
})

describe('reasons', () => {
  it('are offered for their kinds of movement, by name, and not once archived', () => {
    const all = [
      reason('torn', ['scrap', 'return'], { name: 'Torn' }),
      reason('found', ['adjust'], { name: 'Found' }),
      reason('broken', ['scrap'], { name: 'Broken' }),
      reason('old', ['scrap'], { archived: true }),
    ]
    expect(reasonsFor(all, 'scrap').map(({ code }) => code)).toEqual(['broken', 'torn'])
    expect(reasonsFor(all, 'return').map(({ code }) => code)).toEqual(['torn'])
    expect(reasonsFor(all, 'pick')).toEqual([])
  })

  it('made twice under one code are offered once', () => {
    expect(reasonsFor([reason('torn', ['scrap']), reason('torn', ['scrap'])], 'scrap')).toHaveLength(1)
  })

  it('show the name that their code has by now, archived or not; free text shows as it was written', () => {
    const all = [reason('torn', ['scrap'], { name: 'Torn bag', archived: true })]
    expect(reasonOf(all, 'torn')?.name).toBe('Torn bag')
    expect(reasonOf(all, 'a cat slept on it')).toBeUndefined()
    expect(reasonOf([...all, reason('torn', ['scrap'], { name: 'Torn' })], 'torn')?.name).toBe('Torn')
  })

  it('are one of the first until somebody calls them otherwise', () => {
    expect(asFirst({ code: 'damaged', name: 'Damaged' })).toBe('damaged')
    expect(asFirst({ code: 'damaged', name: 'Squashed' })).toBeUndefined()
    expect(asFirst({ code: 'torn', name: 'Torn' })).toBeUndefined()
    expect(asFirst({ code: 'constructor', name: 'Object' })).toBeUndefined()
  })

  it('get a code that nobody has yet, whatever they are called', () => {
    expect(reasonCode('  Broken in transit! ', new Set())).toBe('broken-in-transit')
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (name, times) => {
        const taken = new Set<string>()
        for (let time = 0; time <= times; time++) taken.add(reasonCode(name, taken))
        expect(taken.size).toBe(times + 1)
        expect(taken.has('')).toBe(false)
      }),
    )
  })
})
