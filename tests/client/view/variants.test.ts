import { describe, expect, it } from 'vitest'
import { wrongVariantSaid } from '../../../client/parts/variant-said.ts'
import { tableOf } from '../../../client/view/export-tables.ts'
import { itemIdsQuery } from '../../../client/view/items.ts'
import {
  anyVariantsQuery,
  distinctionQuery,
  familyQuery,
  familyTotalQuery,
  variantsOfQuery,
} from '../../../client/view/variants.ts'
import type { ActionDraft } from '../../../client/view/workspace.ts'
import { BIN_A, BOLTS, id, itemNamed, NUTS } from '../warehouse.ts'
import { openDesk, stock } from './desk.ts'

const [SHIRT, M_RED, L_RED, S_RED, SIZE] = [id(4, 10), id(4, 11), id(4, 12), id(4, 13), id(20, 1)]
const variant = (itemId: string, sku: string, name: string, attributes: object) => ({
  ...itemNamed(itemId, sku, name),
  ...{ variantOf: SHIRT, attributes },
})
const size = {
  ...{ collection: 'attributes', id: SIZE, code: 'size', name: 'Size', kind: 'choice', unit: null, archived: false },
  choices: ['S', 'M', 'L'].map((code) => ({ code })),
}
const laid = [
  size,
  { ...itemNamed(SHIRT, 'SHIRT', 'Shirt'), variesBy: [{ code: 'size' }, { code: 'Colour' }] },
  variant(L_RED, 'S-1', 'Garment one', { size: 'L', Colour: 'red' }),
  variant(M_RED, 'S-2', 'Garment two', { size: 'M', Colour: 'red' }),
  stock(M_RED, BIN_A, 5, { allocated: 2 }),
  stock(L_RED, BIN_A, 1),
]
const makeS: ActionDraft = {
  ...{ type: 'edit', op: 'create', collection: 'items', documentId: S_RED, base: {} },
  set: {
    sku: 'S-3',
    name: 'Garment three',
    baseUnit: 'pc',
    variantOf: SHIRT,
    attributes: { size: 'S', Colour: 'red' },
  },
} as const

describe('a family', () => {
  it('is told from each of its members, in the order of the sizes, with what was made here a moment ago', async () => {
    const { workspace, device } = await openDesk(laid)
    device.online = false
    const members = (of: string) => workspace.read(familyQuery(of))?.variants.map(({ sku }) => sku)
    expect(members(SHIRT)).toEqual(['S-2', 'S-1'])
    await workspace.record(makeS)
    for (const one of [SHIRT, M_RED, S_RED]) expect(members(one)).toEqual(['S-3', 'S-2', 'S-1'])
    expect(workspace.read(familyQuery(NUTS))).toBeUndefined()
    expect(workspace.read(distinctionQuery(S_RED))).toMatchObject([
      { value: 'S', attribute: { name: 'Size' } },
      { value: 'red', attribute: undefined },
    ])
    // Taken out here, it is gone from the family at once.
    await workspace.record({
      ...{ type: 'edit', op: 'update', collection: 'items', documentId: L_RED },
      ...{ set: { variantOf: null }, base: { variantOf: SHIRT } },
    })
    expect(members(SHIRT)).toEqual(['S-3', 'S-2'])
  })

  it('has as much as all of its members', async () => {
    const { workspace } = await openDesk(laid)
    expect(workspace.read(familyTotalQuery(SHIRT))).toMatchObject({ onHand: 6, available: 4, variants: 2 })
  })

  it('is found by its name, in the list and narrowed, whatever its members are called', async () => {
    const { workspace, device, server } = await openDesk(laid)
    const found = (search: string, more: object = {}) => workspace.read(itemIdsQuery({ search, ...more }))
    expect(found('shirt')).toEqual([L_RED, M_RED, SHIRT])
    expect(found('', { filter: { family: SHIRT } })).toEqual([L_RED, M_RED, SHIRT])
    expect(found('two', { filter: { family: SHIRT } })).toEqual([M_RED])
    expect(workspace.readOnce((reader) => tableOf(reader, 'items', { family: SHIRT })).rows).toMatchObject([
      { sku: 'S-1', variantOf: 'SHIRT' },
      { sku: 'S-2', variantOf: 'SHIRT' },
      { sku: 'SHIRT', variantOf: '', variesBy: 'Size; Colour' },
    ])
    // Called otherwise, it is found so: its members too, though nothing of them changed.
    server.put({ ...itemNamed(SHIRT, 'SHIRT', 'Blouse'), variesBy: [{ code: 'size' }] })
    server.poke()
    await expect.poll(() => found('blouse')).toEqual([SHIRT, L_RED, M_RED])
    expect(found('shirt')).toEqual([SHIRT])
    device.online = false
    await workspace.record(makeS)
    expect(found('blouse')).toEqual([SHIRT, L_RED, S_RED, M_RED])
  })

  it('stands in the order of what tells its members apart: numbers by their worth, choices as they are listed, then text, nothing last', async () => {
    const SCREW = id(4, 30)
    const screw = (number: number, sku: string, attributes: object, more: object = {}) => ({
      ...itemNamed(id(4, 30 + number), sku, 'Screw'),
      ...{ variantOf: SCREW, attributes, ...more },
    })
    const { workspace } = await openDesk([
      size,
      { ...itemNamed(SCREW, 'SCREW', 'Screw'), variesBy: [{ code: 'length' }, { code: 'size' }, { code: 'Colour' }] },
      screw(1, 'V-1', { length: 10 }),
      screw(2, 'V-2', { length: 9, size: 'M' }),
      screw(3, 'V-3', { length: 9, size: 'S', Colour: 'zinc' }),
      screw(4, 'V-4', { length: 9, size: 'S', Colour: 'black' }),
      // No such size any more: as text.
      screw(5, 'V-5', { length: 9, size: 'XS' }),
      screw(6, 'V-6', { size: 'S' }),
      screw(8, 'V-8', { length: 10 }, { name: 'A screw' }),
      screw(7, 'V-7', { length: 10 }),
      screw(9, 'V-9', { length: 1 }, { archived: true }),
    ])
    const skus = (of: string) => workspace.read(familyQuery(of))?.variants.map(({ sku }) => sku)
    expect(skus(SCREW)).toEqual(['V-4', 'V-3', 'V-2', 'V-5', 'V-8', 'V-1', 'V-7', 'V-6'])
    expect(skus(id(4, 39))?.[0]).toBe('V-9')
    expect(workspace.read(variantsOfQuery(SCREW)).map(({ sku }) => sku)).toContain('V-9')
    expect(workspace.read(familyTotalQuery(SCREW)).variants).toBe(8)
  })

  it('begins with the first variant that is made here; what is not here has none', async () => {
    const { workspace, device } = await openDesk([itemNamed(SHIRT, 'SHIRT', 'Shirt')])
    device.online = false
    expect(workspace.read(anyVariantsQuery)).toBe(false)
    await workspace.record({
      ...{ type: 'edit', op: 'update', collection: 'locations', documentId: BIN_A },
      ...{ set: { name: 'First' }, base: { name: 'A-01' } },
    })
    expect(workspace.read(anyVariantsQuery)).toBe(false)
    await workspace.record(makeS)
    expect(workspace.read(anyVariantsQuery)).toBe(true)
    expect(workspace.read(variantsOfQuery(SHIRT)).map(({ sku }) => sku)).toEqual(['S-3'])
    for (const nothing of [undefined, id(4, 99)]) {
      expect(workspace.read(familyQuery(nothing))).toBeUndefined()
      expect(workspace.read(distinctionQuery(nothing))).toEqual([])
    }
  })

  it('is one row where that is asked for, also for what is found of it; an archived head stands for nobody', async () => {
    const { workspace, server } = await openDesk(laid)
    const rows = (search: string) => workspace.read(itemIdsQuery({ search, folded: true }))
    expect(workspace.read(anyVariantsQuery)).toBe(true)
    expect(rows('')).toEqual([BOLTS, NUTS, SHIRT])
    expect(rows('two')).toEqual([SHIRT])
    server.put({ ...itemNamed(SHIRT, 'SHIRT', 'Shirt'), archived: true })
    server.poke()
    await expect.poll(() => rows('two')).toEqual([M_RED])
  })
})

describe('a wrong variant that is scanned', () => {
  it('is said to be the right item in another size; another item is not', async () => {
    const { workspace } = await openDesk(laid)
    expect(wrongVariantSaid(workspace, M_RED, L_RED)).toBe('Right item, wrong Size: expected M, this is L')
    expect(wrongVariantSaid(workspace, M_RED, NUTS)).toBeUndefined()
    expect(wrongVariantSaid(workspace, M_RED, M_RED)).toBeUndefined()
    expect(wrongVariantSaid(workspace, M_RED, id(4, 99))).toBeUndefined()
    expect(wrongVariantSaid(workspace, id(4, 99), M_RED)).toBeUndefined()
    // The code of the family itself does not say which.
    expect(wrongVariantSaid(workspace, M_RED, SHIRT)).toBe(
      'Right item, wrong variant: expected Garment two · M · red, this is Shirt',
    )
  })
})
