import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categoryBook, categoryCode } from '../../domain/category.ts'
import { categoryIdOf, isId } from '../../domain/ids.ts'

const category = (code: string, name = code, archived = false) => ({ code, name, archived })
const names = fc.constantFrom('Tools', 'tools', ' Tools ', 'Food', 'Dry food', 'Kits')
const lists = fc.uniqueArray(fc.record({ code: names, name: names, archived: fc.boolean() }), {
  selector: ({ code }) => code,
})

describe('categories', () => {
  it('are offered by name, and not once archived', () => {
    const { offered, all } = categoryBook([category('b', 'Tools'), category('a', 'food'), category('c', 'Art', true)])
    expect(offered.map(({ name }) => name)).toEqual(['food', 'Tools'])
    expect(all.map(({ name }) => name)).toEqual(['food', 'Tools', 'Art'])
  })

  it('are called what they are called by now; what an item said before there was a list is shown as it was said', () => {
    const { nameOf } = categoryBook([category('Tools', 'Hand tools', true)])
    expect(nameOf('Tools')).toBe('Hand tools')
    expect(nameOf('Old stuff')).toBe('Old stuff')
  })

  it('are meant by their name first, in whatever letters, then by their code, archived ones last', () => {
    const { meant } = categoryBook([
      category('Tools', 'Hand tools'),
      category('x', 'Tools', true),
      category('y', 'Food'),
    ])
    expect(meant('hand TOOLS ')?.code).toBe('Tools')
    expect(meant('Tools')?.code).toBe('x')
    expect(meant('y')?.code).toBe('y')
    expect(meant('Fish')).toBeUndefined()
  })

  it('written into a file by name and read back are the same, whatever they were renamed to', () => {
    fc.assert(
      fc.property(lists, fc.nat(), (list, at) => {
        const { nameOf, meant } = categoryBook(list)
        const one = list[at % list.length]
        if (one) expect(meant(nameOf(one.code), one.code)?.code).toBe(one.code)
      }),
    )
  })

  it('get a code that nobody has yet, as they are called, that fits into an item', () => {
    expect(categoryCode(' Hand tools ', () => false)).toBe('Hand tools')
    expect(categoryCode('Hand tools', (code) => code === 'Hand tools')).toBe('Hand tools 2')
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 600 }), fc.nat(20), (name, times) => {
        const taken = new Set<string>()
        for (let time = 0; time <= times; time++) taken.add(categoryCode(name, (code) => taken.has(code)))
        expect(taken.size).toBe(times + 1)
        for (const code of taken) expect(code.length).toBeLessThanOrEqual(500)
      }),
    )
  })

  it('made apart under one name are one', () => {
    const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()
    expect(categoryIdOf('Tools', sha256)).toBe(categoryIdOf('Tools', sha256))
    expect(categoryIdOf('Tools', sha256)).not.toBe(categoryIdOf('tools', sha256))
    expect(isId(categoryIdOf('Tools', sha256))).toBe(true)
  })
})
