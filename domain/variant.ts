/**
 * Items that belong together: a shirt in its sizes and colours. Each variant is an item of its own, with its own stock; it says which item it is one of
 * (`variantOf`), and that one says by which attributes its variants differ (`variesBy`). Both may have been said by people apart, so that a chain
 * is followed however long it is, and one that leads back to where it began, as a device may hold it for a while, ends there.
 */
import type { AttributeValue } from './attribute.ts'
import { sameValue } from './merge.ts'
import type { ItemDocument } from './protocol/documents.ts'

export type FamilyItem = Pick<ItemDocument, 'id' | 'name' | 'variantOf' | 'variesBy' | 'attributes'>

type Find = (id: string) => Pick<ItemDocument, 'id' | 'variantOf'> | undefined

/** What it is a variant of, then what that is a variant of. An item that is not here ends it. */
const above = <T extends Pick<ItemDocument, 'id' | 'variantOf'>>(
  item: Pick<ItemDocument, 'id' | 'variantOf'>,
  find: (id: string) => T | undefined,
): T[] => {
  const line: T[] = []
  const seen = new Set([item.id])
  for (let next = item.variantOf; next && !seen.has(next); next = line.at(-1)?.variantOf) {
    seen.add(next)
    const one = find(next)
    if (!one) break
    line.push(one)
  }
  return line
}

/** Would it be a variant of itself, directly or by way of others? */
export const wouldBeOwnVariant = (id: string, variantOf: string, find: Find): boolean => {
  if (variantOf === id) return true
  const parent = find(variantOf)
  return parent !== undefined && [parent, ...above(parent, find)].some((one) => one.variantOf === id)
}

/** The item by which the family is known: its own where it is a variant of nothing that is here. */
export const headOf = (item: Pick<ItemDocument, 'id' | 'variantOf'>, find: Find): string =>
  above(item, find).at(-1)?.id ?? item.id

/** What the items are called that it is a variant of. */
export const namesAbove = (item: FamilyItem, find: (id: string) => FamilyItem | undefined): string[] =>
  above(item, find).map(({ name }) => name)

/** Everything that is a variant of it, however far down, without itself; each before its own variants. */
export const variantsBelow = (id: string, variantsOf: (id: string) => readonly string[]): string[] => {
  const found = new Set<string>()
  const next = [...variantsOf(id)].reverse()
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (one === id || found.has(one)) continue
    found.add(one)
    next.push(...[...variantsOf(one)].reverse())
  }
  return [...found]
}

/** The codes of the attributes that tell it from the others of its family, in the order in which they are said. */
export const axesOf = (item: FamilyItem, find: (id: string) => FamilyItem | undefined): string[] => [
  ...new Set(
    above(item, find)
      .reverse()
      .flatMap(({ variesBy }) => (variesBy ?? []).map(({ code }) => code)),
  ),
]

const saidOf = ({ attributes }: Pick<ItemDocument, 'attributes'>, code: string): AttributeValue =>
  Object.hasOwn(attributes ?? {}, code) ? (attributes[code] ?? null) : null

export type Said = { readonly code: string; readonly value: AttributeValue }

/** What tells it from the others: of each such attribute its value, where it has one. */
export const distinctionOf = (item: FamilyItem, find: (id: string) => FamilyItem | undefined): Said[] =>
  axesOf(item, find)
    .map((code) => ({ code, value: saidOf(item, code) }))
    .filter(({ value }) => value !== null)

export type Difference = { readonly code: string; readonly expected: AttributeValue; readonly got: AttributeValue }

/**
 * How an item differs from the one that was expected, where both are of one family: undefined where they are not. Empty where it is not known, as of
 * the head of the family, or where nothing but their names tells them apart.
 */
export const differenceOf = (
  expected: FamilyItem,
  got: FamilyItem,
  find: (id: string) => FamilyItem | undefined,
): Difference[] | undefined => {
  if (expected.id === got.id || headOf(expected, find) !== headOf(got, find)) return undefined
  const codes = new Set([...axesOf(expected, find), ...axesOf(got, find)])
  const differences = [...codes].map((code) => ({ code, expected: saidOf(expected, code), got: saidOf(got, code) }))
  // Where one of them does not say it, "expected M, this is" would be no answer.
  return differences.some(({ expected, got }) => (expected === null) !== (got === null))
    ? []
    : differences.filter(({ expected, got }) => expected !== null && !sameValue(expected, got))
}

/** Are all words of the value words of the name too? A name that was made of its values says them once. */
export const saysAlready = (name: string, value: string): boolean => {
  const words = (text: string): string[] =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter(Boolean)
  const said = new Set(words(name))
  const asked = words(value)
  return asked.length > 0 && asked.every((word) => said.has(word))
}

/** As many as are made in one go. */
export const MOST_VARIANTS = 200

export type Axis = { readonly code: string; readonly values: readonly AttributeValue[] }

/** Each value of the first with each of the second, and so on, in their order; an axis without values is none. */
export const combinationsOf = (axes: readonly Axis[]): Said[][] => {
  const said = axes.filter(({ values }) => values.length > 0)
  if (said.length === 0) return []
  return said.reduce<Said[][]>(
    (all, { code, values }) => all.flatMap((one) => values.map((value) => [...one, { code, value }])),
    [[]],
  )
}

/** The SKU of a variant by that of its family: SHIRT-M-RED. */
export const variantSku = (sku: string, values: readonly string[]): string =>
  [sku, ...values.map((value) => value.trim().replace(/\s+/g, '-').toUpperCase())].join('-')

export const variantName = (name: string, values: readonly string[]): string => [name, ...values].join(' · ')

/** Is there a variant that says the same of all of them? */
export const isMade = (combination: readonly Said[], variants: readonly Pick<ItemDocument, 'attributes'>[]): boolean =>
  variants.some((one) => combination.every(({ code, value }) => sameValue(saidOf(one, code), value)))

/**
 * What a new variant takes over: what is so of the whole family. Not what is of one article alone, its codes and photographs, nor what is
 * decided for each, such as when to order it again. Of a supplier not their code, which is that of one article too.
 */
export const takenOver = (of: ItemDocument): Readonly<Record<string, unknown>> => {
  const { description, baseUnit, units, tracking, category, shelfLifeDays, price, currency, negativePolicy } = of
  const suppliers = (of.suppliers ?? []).map(({ code: _theirs, ...supplier }) => supplier)
  return {
    ...{ description, baseUnit, units, tracking, category, negativePolicy },
    ...Object.fromEntries(
      Object.entries({ shelfLifeDays, price, currency }).filter(([, value]) => value !== null && value !== undefined),
    ),
    ...(suppliers.length > 0 ? { suppliers } : {}),
  }
}

/** The fields of a new variant of it. */
export const variantFields = (
  of: ItemDocument,
  said: { readonly name: string; readonly sku: string; readonly values: readonly Said[]; readonly barcode?: string },
): Readonly<Record<string, unknown>> => ({
  ...takenOver(of),
  name: said.name,
  sku: said.sku,
  ...(said.barcode ? { barcodes: [{ code: said.barcode }] } : {}),
  variantOf: of.id,
  attributes: { ...of.attributes, ...Object.fromEntries(said.values.map(({ code, value }) => [code, value])) },
})
