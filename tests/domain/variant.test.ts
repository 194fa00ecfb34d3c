import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeEdit } from '../../domain/merge.ts'
import type { ItemDocument } from '../../domain/protocol/documents.ts'
import {
  axesOf,
  combinationsOf,
  differenceOf,
  distinctionOf,
  type FamilyItem,
  headOf,
  isMade,
  saysAlready,
  variantFields,
  variantName,
  variantSku,
  variantsBelow,
  wouldBeOwnVariant,
} from '../../domain/variant.ts'

const item = (id: string, said: Partial<ItemDocument> = {}): FamilyItem => ({ id, name: id, attributes: {}, ...said })
const finder = (items: readonly FamilyItem[]) => (id: string) => items.find((one) => one.id === id)

const shirt = item('shirt', { name: 'Shirt', variesBy: [{ code: 'Size' }, { code: 'Colour' }] })
const of = (id: string, attributes: ItemDocument['attributes'], variantOf = 'shirt') =>
  item(id, { variantOf, attributes })
const mRed = of('m-red', { Size: 'M', Colour: 'red', Weight: 120 })
const lRed = of('l-red', { Size: 'L', Colour: 'red', Weight: 130 })
const lBlue = of('l-blue', { Size: 'L', Colour: 'blue' })
const find = finder([shirt, mRed, lRed, lBlue])

describe('a chain of variants', () => {
  const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
  const edits = fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS)), { maxLength: 30 })

  it('that grows only by what the rule allows never comes back to where it began, and has one head for all its members', () => {
    fc.assert(
      fc.property(edits, (edits) => {
        const items = new Map(IDS.map((id) => [id, item(id)]))
        const find = (id: string) => items.get(id)
        for (const [id, variantOf] of edits) {
          if (!wouldBeOwnVariant(id, variantOf, find)) items.set(id, item(id, { variantOf }))
        }
        for (const start of items.values()) {
          let at: FamilyItem | undefined = start
          for (let steps = 0; at?.variantOf; steps++) {
            expect(steps).toBeLessThan(IDS.length)
            at = find(at.variantOf)
          }
          expect(headOf(start, find)).toBe(at?.id)
        }
      }),
    )
  })

  it('is refused exactly where following it would come back', () => {
    fc.assert(
      fc.property(edits, fc.constantFrom(...IDS), fc.constantFrom(...IDS), (edits, id, variantOf) => {
        const items = new Map(IDS.map((one) => [one, item(one)]))
        const find = (one: string) => items.get(one)
        for (const [one, of] of edits)
          if (!wouldBeOwnVariant(one, of, find)) items.set(one, item(one, { variantOf: of }))
        const reached = new Set<string>()
        for (let at: string | null | undefined = variantOf; at && !reached.has(at); at = find(at)?.variantOf)
          reached.add(at)
        expect(wouldBeOwnVariant(id, variantOf, find)).toBe(reached.has(id))
      }),
    )
  })

  it('that a device holds with a loop, before the server has refused it, ends', () => {
    const loop = finder([item('a', { variantOf: 'b' }), item('b', { variantOf: 'a' })])
    expect(headOf(item('a', { variantOf: 'b' }), loop)).toBe('b')
    const variantsOf = (id: string) => (id === 'a' ? ['b'] : ['a'])
    expect(variantsBelow('a', variantsOf)).toEqual(['b'])
  })

  it('goes as far as what is here', () => {
    expect(headOf(item('x', { variantOf: 'not-here' }), find)).toBe('x')
    expect(headOf(mRed, find)).toBe('shirt')
    expect(variantsBelow('top', (id) => ({ top: ['a', 'b'], a: ['a1', 'a2'] })[id] ?? [])).toEqual([
      'a',
      'a1',
      'a2',
      'b',
    ])
  })
})

describe('what tells a variant from the others', () => {
  it('is what its family varies by, and nothing else that is said of it', () => {
    expect(distinctionOf(mRed, find)).toEqual([
      { code: 'Size', value: 'M' },
      { code: 'Colour', value: 'red' },
    ])
    expect(distinctionOf(shirt, find)).toEqual([])
  })

  it('is of all that it is a variant of, the head of the family first', () => {
    const red = item('red', { variantOf: 'shirt', variesBy: [{ code: 'Batch' }, { code: 'Size' }] })
    const one = of('one', { Size: 'S', Batch: 7 }, 'red')
    expect(axesOf(one, finder([shirt, red, one]))).toEqual(['Size', 'Colour', 'Batch'])
  })

  it('is said of one that was scanned instead: only what is not the same', () => {
    expect(differenceOf(mRed, lRed, find)).toEqual([{ code: 'Size', expected: 'M', got: 'L' }])
    expect(differenceOf(mRed, lBlue, find)?.map(({ code }) => code)).toEqual(['Size', 'Colour'])
  })

  it('is nothing that can be named where one of them does not say it, and no variant at all of another family', () => {
    expect(differenceOf(mRed, shirt, find)).toEqual([])
    expect(differenceOf(mRed, item('hat'), find)).toBeUndefined()
    expect(differenceOf(mRed, mRed, find)).toBeUndefined()
  })

  it('is not said twice where the name says it', () => {
    expect(saysAlready('Shirt · M · red', 'M')).toBe(true)
    expect(saysAlready('Red Chair', 'red')).toBe(true)
    expect(saysAlready('Bolt M6', 'M')).toBe(false)
    expect(saysAlready('Bolt', '½')).toBe(false)
    expect(saysAlready('قميص أحمر', 'أحمر')).toBe(true)
  })
})

describe('many variants at once', () => {
  const axes = fc.array(
    fc.record({ code: fc.constantFrom('a', 'b', 'c'), values: fc.uniqueArray(fc.integer(), { maxLength: 4 }) }),
    {
      maxLength: 3,
    },
  )

  it('are each combination, once', () => {
    fc.assert(
      fc.property(axes, (axes) => {
        const all = combinationsOf(axes)
        const said = axes.filter(({ values }) => values.length > 0)
        expect(all.length).toBe(said.length === 0 ? 0 : said.reduce((count, { values }) => count * values.length, 1))
        expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(all.length)
      }),
    )
  })

  it('are called after the family and what they are', () => {
    expect(variantName('Shirt', ['M', 'light blue'])).toBe('Shirt · M · light blue')
    expect(variantSku('SHIRT', ['M', 'light blue'])).toBe('SHIRT-M-LIGHT-BLUE')
  })

  it('leave out what is there already', () => {
    const said = [
      { code: 'Size', value: 'L' },
      { code: 'Colour', value: 'red' },
    ]
    expect(isMade(said, [mRed, lBlue])).toBe(false)
    expect(isMade(said, [mRed, lRed])).toBe(true)
  })

  it('take over what is so of the whole family, and nothing that is one article alone', () => {
    const whole = {
      ...shirt,
      ...{
        sku: 'SHIRT',
        description: 'Cotton',
        baseUnit: 'pcs',
        units: [{ code: 'box', num: 10, den: 1 }],
        tracking: 'none',
      },
      ...{
        category: 'Clothes',
        shelfLifeDays: null,
        price: 9,
        currency: 'EUR',
        negativePolicy: 'warn',
        archived: false,
      },
      ...{ barcodes: [{ code: '4006381333931' }], photos: [{ id: 'p', thumb: 't', rank: 1 }], reorder: { point: 3 } },
      ...{
        suppliers: [{ partnerId: 'acme', code: 'A-1', unit: 'box' }],
        attributes: { Fabric: 'cotton', Size: 'one' },
      },
    } as unknown as ItemDocument
    const made = variantFields(whole, { name: 'Shirt · M', sku: 'SHIRT-M', values: [{ code: 'Size', value: 'M' }] })
    expect(made).toEqual({
      ...{ name: 'Shirt · M', sku: 'SHIRT-M', variantOf: 'shirt', attributes: { Fabric: 'cotton', Size: 'M' } },
      ...{ description: 'Cotton', baseUnit: 'pcs', units: [{ code: 'box', num: 10, den: 1 }], tracking: 'none' },
      ...{ category: 'Clothes', price: 9, currency: 'EUR', negativePolicy: 'warn' },
      suppliers: [{ partnerId: 'acme', unit: 'box' }],
    })
  })
})

it('what a family varies by, said by two people apart, is both', () => {
  const merged = mergeEdit({
    current: { variesBy: [{ code: 'Size' }] },
    base: { variesBy: null },
    set: { variesBy: [{ code: 'Colour' }] },
  })
  expect(merged.conflicts).toEqual([])
  expect(merged.next.variesBy).toEqual([{ code: 'Size' }, { code: 'Colour' }])
})
