/** What the form of new variants comes to: each with its name and SKU, and which of them can be made. */
import { type Attribute, type AttributeValue, readAttribute } from '../../../domain/attribute.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import {
  type Axis,
  combinationsOf,
  isMade,
  MOST_VARIANTS,
  type Said,
  variantFields,
  variantName,
  variantSku,
} from '../../../domain/variant.ts'

/** What is typed or tapped: the attributes in the order in which they were chosen, and of each its values. */
export type VariantInput = {
  axes: readonly string[]
  /** Chosen of those that may be, by attribute. */
  chosen: Readonly<Record<string, readonly string[]>>
  /** Typed, several parted by commas. */
  typed: Readonly<Record<string, string>>
  /** Where one alone is made: what it is called instead, and its barcode. */
  single: { name?: string; sku?: string; barcode?: string }
  left: readonly string[]
}

export const NO_INPUT: VariantInput = { axes: [], chosen: {}, typed: {}, single: {}, left: [] }

export type Planned = {
  key: string
  name: string
  sku: string
  values: readonly Said[]
  /** Why it is not made. */
  not: 'there' | 'taken' | 'left' | undefined
}

/** Arabic writes its comma so; a list of numbers that use one for decimals is parted by semicolons. */
const parts = (text: string): string[] =>
  text
    .split(/[,;،؛\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

export const valuesOf = (
  attribute: Attribute,
  input: VariantInput,
): { values: AttributeValue[]; wrong: string | undefined } => {
  const { code, kind } = attribute
  const said = kind === 'choice' || kind === 'yes-no' ? (input.chosen[code] ?? []) : parts(input.typed[code] ?? '')
  const read = said.map((one) => ({ one, result: readAttribute(attribute, one) }))
  const values = read.flatMap(({ result }) => (result.ok && result.value !== null ? [result.value] : []))
  return { values: [...new Set(values)], wrong: read.find(({ result }) => !result.ok)?.one }
}

type Facts = {
  of: ItemDocument
  attributes: readonly Attribute[]
  variants: readonly ItemDocument[]
  isTaken: (sku: string) => boolean
  say: (value: AttributeValue, attribute: Attribute) => string
}

/** In the order of the attributes; with more than can be made in one go none. */
export const planned = (input: VariantInput, { of, attributes, variants, isTaken, say }: Facts): Planned[] => {
  const axes = attributes.map(
    (attribute): Axis => ({ code: attribute.code, values: valuesOf(attribute, input).values }),
  )
  const byCode = new Map(attributes.map((attribute) => [attribute.code, attribute]))
  if (axes.reduce((count, { values }) => count * Math.max(1, values.length), 1) > MOST_VARIANTS) return []
  const all = combinationsOf(axes)
  const [only] = all.length === 1 ? [input.single] : []
  const skus = new Set<string>()
  return all.map((values): Planned => {
    const said = values.map(({ code, value }) => {
      const attribute = byCode.get(code)
      return attribute ? say(value, attribute) : String(value)
    })
    const key = JSON.stringify(values)
    const name = only?.name ?? variantName(of.name, said)
    const sku = only?.sku ?? variantSku(of.sku, said)
    const not = isMade(values, variants)
      ? 'there'
      : isTaken(sku) || skus.has(sku)
        ? 'taken'
        : input.left.includes(key)
          ? 'left'
          : undefined
    if (not === undefined) skus.add(sku)
    return { key, name, sku, values, not }
  })
}

type Edit = { op: 'create' | 'update'; documentId: string; name: string; set: object; base: object }

/** What the family varies by, where that was not said yet, and then each variant. */
export const editsOf = (
  of: ItemDocument,
  axes: readonly string[],
  plan: readonly Planned[],
  barcode: string | undefined,
  newId: () => string,
): Edit[] => {
  const before = of.variesBy ?? []
  const more = axes.filter((code) => before.every((one) => one.code !== code)).map((code) => ({ code }))
  const said: Edit[] =
    more.length === 0
      ? []
      : [
          {
            ...{ op: 'update', documentId: of.id, name: of.name },
            ...{ set: { variesBy: [...before, ...more] }, base: { variesBy: before } },
          },
        ]
  const makes = plan.filter(({ not }) => not === undefined)
  return [
    ...said,
    ...makes.map(({ name, sku, values }): Edit => {
      const one = makes.length === 1 && barcode ? { barcode } : {}
      return {
        op: 'create',
        documentId: newId(),
        name,
        set: variantFields(of, { name, sku, values, ...one }),
        base: {},
      }
    }),
  ]
}
