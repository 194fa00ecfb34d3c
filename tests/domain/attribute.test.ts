import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Attribute,
  attributeBook,
  attributeCode,
  readAttribute,
  searchedAttributes,
  withAttributes,
  writeAttribute,
} from '../../domain/attribute.ts'
import { mergeEdit, sameValue } from '../../domain/merge.ts'
import { editableFields } from '../../domain/protocol/editable-fields.ts'
import { MAX_ATTRIBUTES } from '../../domain/protocol-limits.ts'

const attribute = (code: string, more: Partial<Attribute> = {}): Attribute => ({
  ...{ code, name: code, kind: 'text', unit: null, choices: [], archived: false },
  ...more,
})
const read = (more: Partial<Attribute>, text: string) => readAttribute(attribute('a', more), text)

describe('a value', () => {
  it('is read by its kind, and refused where it is of another', () => {
    expect(read({ kind: 'number' }, ' -1.5 ')).toEqual({ ok: true, value: -1.5 })
    for (const text of ['1,5', 'ten', '0x10', '1e999']) expect(read({ kind: 'number' }, text).ok).toBe(false)
    expect(read({ kind: 'yes-no' }, 'No')).toEqual({ ok: true, value: false })
    expect(read({ kind: 'yes-no' }, 'perhaps').ok).toBe(false)
    expect(read({ kind: 'date' }, '2026-02-28')).toEqual({ ok: true, value: '2026-02-28' })
    for (const text of ['2026-02-30', '0000-01-01', '1.2.26']) expect(read({ kind: 'date' }, text).ok).toBe(false)
    const choices = [{ code: 'Red' }, { code: 'Blue' }]
    expect(read({ kind: 'choice', choices }, 'blue')).toEqual({ ok: true, value: 'Blue' })
    expect(read({ kind: 'choice', choices }, 'green').ok).toBe(false)
    for (const kind of ['text', 'number', 'yes-no', 'date', 'choice'] as const)
      expect(read({ kind }, '  ')).toEqual({ ok: true, value: null })
  })

  it('that can be written is read back as it is, whatever its kind', () => {
    const kinds = fc.constantFrom('text' as const, 'number' as const, 'yes-no' as const, 'date' as const)
    // As JSON brings them: minus nothing is nothing there.
    const numbers = fc.double({ noNaN: true }).map((value) => value + 0)
    const values = fc.oneof(fc.string(), numbers, fc.boolean(), fc.constant(null))
    fc.assert(
      fc.property(kinds, values, (kind, value) => {
        const text = writeAttribute(attribute('a', { kind }), value)
        if (text !== undefined) expect(read({ kind }, text)).toEqual({ ok: true, value })
      }),
    )
    expect(read({ kind: 'number' }, '-0')).toEqual({ ok: true, value: 0 })
    expect(writeAttribute(attribute('a', { kind: 'number' }), 'ten')).toBeUndefined()
    expect(writeAttribute(attribute('a'), ' padded ')).toBeUndefined()
  })

  it('is found by search where it is text', () => {
    expect(searchedAttributes({ a: 'red', b: 7, c: true, d: null })).toEqual(['red'])
    expect(searchedAttributes(undefined)).toEqual([])
  })
})

describe('attributes', () => {
  it('are meant by code, then by name in whatever letters; a column has the name where that means no other', () => {
    const weight = attribute('w', { name: 'Weight' })
    const other = attribute('Weight', { name: 'Heaviness' })
    const { meant, columnOf } = attributeBook([weight, other])
    expect([meant('heaviness'), meant('Weight'), meant('w')]).toEqual([other, other, weight])
    expect([columnOf(weight), columnOf(other)]).toEqual(['w', 'Heaviness'])
  })

  it('always have a column that means them', () => {
    const names = fc.constantFrom('a', 'A', 'b', ' b', 'c')
    const lists = fc.uniqueArray(fc.record({ code: names, name: names, archived: fc.boolean() }), {
      selector: ({ code }) => code.trim(),
    })
    fc.assert(
      fc.property(lists, (list) => {
        const { all, meant, columnOf } = attributeBook(
          list.map((one) => attribute(one.code.trim(), { ...one, code: one.code.trim() })),
        )
        for (const one of all) expect(meant(columnOf(one))).toBe(one)
      }),
    )
  })

  it('get a code that nobody has yet and that an object does not inherit', () => {
    expect(attributeCode('constructor', () => false)).toBe('constructor 2')
    expect(attributeCode('Size', (code) => code === 'Size')).toBe('Size 2')
    expect(attributeCode('x'.repeat(200), () => false).length).toBeLessThanOrEqual(100)
  })
})

const records = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.oneof(fc.nat(2), fc.constantFrom('x', 'y')))

describe('edits of an item’s attributes by two people', () => {
  it('of different attributes both survive, in either order', () => {
    fc.assert(
      fc.property(records, fc.nat(9), fc.string(), (base, mine, theirs) => {
        const first = withAttributes(base, { a: mine })
        const second = withAttributes(base, { b: theirs })
        for (const [one, other] of [
          [first, second],
          [second, first],
        ]) {
          const { next, conflicts } = mergeEdit({
            ...{ current: { attributes: one }, base: { attributes: base }, set: { attributes: other } },
          })
          expect(conflicts).toEqual([])
          expect(sameValue(next.attributes, withAttributes(base, { a: mine, b: theirs }))).toBe(true)
        }
      }),
    )
  })

  it('lose nothing: each attribute ends as somebody said, and a clash keeps both', () => {
    fc.assert(
      fc.property(records, records, records, (base, mine, theirs) => {
        const { next, conflicts } = mergeEdit({
          ...{ current: { attributes: theirs }, base: { attributes: base }, set: { attributes: mine } },
        })
        const after = next.attributes as Record<string, unknown>
        for (const code of ['a', 'b', 'c', 'd']) {
          const [b, m, t, n] = [base, mine, theirs, after].map((one) => one[code] ?? null)
          const clash = conflicts.find(({ element }) => element === code)
          if (clash) expect([clash.base, clash.mine, clash.theirs, n]).toEqual([b, m, t, t])
          else expect(n).toBe(b === m ? t : m)
        }
      }),
    )
  })
})

it('an item carries a bounded number of them', () => {
  const of = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, at]))
  expect(editableFields.items.attributes.safeParse(of(MAX_ATTRIBUTES)).success).toBe(true)
  expect(editableFields.items.attributes.safeParse(of(MAX_ATTRIBUTES + 1)).success).toBe(false)
})
