import { expect, it } from 'vitest'
import { editsOf, NO_INPUT, planned, type VariantInput } from '../../../client/features/items/variant-plan.ts'
import type { Attribute } from '../../../domain/attribute.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'

const attribute = (code: string, kind: Attribute['kind'], choices: string[] = []): Attribute => ({
  ...{ code, name: code, kind, unit: null, archived: false },
  choices: choices.map((one) => ({ code: one })),
})
const [SIZE, LENGTH] = [attribute('Size', 'choice', ['S', 'M', 'L']), attribute('Length', 'number')]
const shirt = {
  ...{ id: 'shirt', name: 'Shirt', sku: 'SHIRT', baseUnit: 'pcs', attributes: {}, units: [] },
} as unknown as ItemDocument
const made = { id: 'made', attributes: { Size: 'M', Length: 70.5 } } as unknown as ItemDocument

const input: VariantInput = {
  ...NO_INPUT,
  axes: ['Size', 'Length'],
  chosen: { Size: ['S', 'M'] },
  typed: { Length: '70.5, 80' },
}
const plan = (said: VariantInput, taken: string[] = []) =>
  planned(said, {
    ...{ of: shirt, attributes: [SIZE, LENGTH], variants: [made], say: String },
    isTaken: (sku) => taken.includes(sku),
  })

it('makes each combination, but for what is there, what has a SKU that is taken, and what was left out', () => {
  const key = JSON.stringify([
    { code: 'Size', value: 'M' },
    { code: 'Length', value: 80 },
  ])
  const all = plan({ ...input, left: [key] }, ['SHIRT-S-80'])
  expect(all.map(({ name, sku, not }) => [name, sku, not])).toEqual([
    ['Shirt · S · 70.5', 'SHIRT-S-70.5', undefined],
    ['Shirt · S · 80', 'SHIRT-S-80', 'taken'],
    ['Shirt · M · 70.5', 'SHIRT-M-70.5', 'there'],
    ['Shirt · M · 80', 'SHIRT-M-80', 'left'],
  ])
  const edits = editsOf(shirt, ['Size', 'Length'], all, undefined, () => 'new')
  expect(edits.map(({ op, documentId }) => [op, documentId])).toEqual([
    ['update', 'shirt'],
    ['create', 'new'],
  ])
  expect(edits[0]?.set).toEqual({ variesBy: [{ code: 'Size' }, { code: 'Length' }] })
  expect(edits[1]?.set).toMatchObject({ variantOf: 'shirt', attributes: { Size: 'S', Length: 70.5 } })
})

it('of one alone takes the name, the SKU and the barcode that were given, and does not say again what is known', () => {
  const one = {
    ...input,
    chosen: { Size: ['L'] },
    typed: { Length: '' },
    single: { name: 'Big shirt', barcode: '123' },
  }
  const all = plan(one)
  expect(all).toMatchObject([{ name: 'Big shirt', sku: 'SHIRT-L', not: undefined }])
  const known = { ...shirt, variesBy: [{ code: 'Size' }] }
  expect(editsOf(known, ['Size'], all, one.single.barcode, () => 'new')).toMatchObject([
    { op: 'create', set: { name: 'Big shirt', sku: 'SHIRT-L', barcodes: [{ code: '123' }] } },
  ])
})

it('makes nothing of more than one go can be', () => {
  const many = Array.from({ length: 201 }, (_, at) => String(at)).join(';')
  expect(plan({ ...input, typed: { Length: many } })).toEqual([])
})
