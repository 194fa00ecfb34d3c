/** Items that belong together: the variants of an item, what tells them apart, and how many there are of all of them. */
import type { AttributeValue } from '../../domain/attribute.ts'
import { compareTexts } from '../../domain/compare.ts'
import type { AttributeDocument, ItemDocument } from '../../domain/protocol/documents.ts'
import { axesOf, differenceOf, distinctionOf, headOf, variantsBelow } from '../../domain/variant.ts'
import { attributesQuery } from './attributes.ts'
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'
import type { StockTotal } from './rows.ts'
import { itemTotalQuery } from './stock.ts'

/** A value with the attribute that it is of; undefined where the organisation has none of that code. */
export type ValueSaid = { code: string; value: AttributeValue; attribute: AttributeDocument | undefined }

const NONE: readonly ValueSaid[] = []

const finder = (reader: Reader) => (id: string) => reader.document('items', id)

/** Of one item; what was made or changed here included. */
const variantsOf =
  (reader: Reader) =>
  (id: string): string[] => {
    const ids = new Set(reader.mirror.memory.variantsOf(id).map((one) => one.id))
    for (const [edit] of reader.own.edits.values()) if (edit?.collection === 'items') ids.add(edit.documentId)
    return [...ids].filter((one) => reader.document('items', one)?.variantOf === id)
  }

/** The head of a family and all below it, by id. */
export const familyIds = (reader: Reader, headId: string): string[] => [
  headId,
  ...variantsBelow(headId, variantsOf(reader)),
]

/** By the id of an item, that of the head of its family. An archived one stands for nobody. */
export const headIn =
  (reader: Reader) =>
  (id: string): string => {
    const item = reader.document('items', id)
    if (!item?.variantOf) return id
    const head = headOf(item, finder(reader))
    return reader.document('items', head)?.archived ? id : head
  }

/** What tells the item from the others of its family; nothing for one that is no variant. */
export const distinctionQuery = (id: string | undefined): Query<readonly ValueSaid[]> => ({
  key: `distinction of item ${id}`,
  topics: ['items', 'attributes', EDITS],
  read: (reader) => {
    const item = id === undefined ? undefined : reader.document('items', id)
    if (!item?.variantOf) return NONE
    const { byCode } = attributesQuery.read(reader)
    return distinctionOf(item, finder(reader)).map((said) => ({ ...said, attribute: byCode(said.code) }))
  },
})

export type Differing = {
  attribute: AttributeDocument | undefined
  code: string
  expected: AttributeValue
  got: AttributeValue
}

/** How the one differs from the other that was expected; undefined where they are of no family. */
export const differenceQuery = (expectedId: string, gotId: string): Query<readonly Differing[] | undefined> => ({
  key: `difference of items ${expectedId} ${gotId}`,
  topics: ['items', 'attributes', EDITS],
  read: (reader) => {
    const [expected, got] = [expectedId, gotId].map(finder(reader))
    if (!expected || !got) return undefined
    const { byCode } = attributesQuery.read(reader)
    return differenceOf(expected, got, finder(reader))?.map((one) => ({ ...one, attribute: byCode(one.code) }))
  },
})

/** Sizes in the order in which they may be chosen, numbers by what they are worth, all else as text. */
const compareValues = (a: AttributeValue, b: AttributeValue, attribute: AttributeDocument | undefined): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const place = (value: AttributeValue): number => attribute?.choices.findIndex(({ code }) => code === value) ?? -1
  const [first, second] = [place(a), place(b)]
  if (first >= 0 && second >= 0) return first - second
  return compareTexts(String(a), String(b))
}

export type Family = {
  head: ItemDocument
  /** In the order of what tells them apart; archived ones only where it is the one that was asked for. */
  variants: readonly ItemDocument[]
  /** The attributes by which the variants of the head differ. */
  axes: readonly string[]
}

/** The family of an item, itself included; undefined where it has none. */
export const familyQuery = (id: string | undefined): Query<Family | undefined> => ({
  key: `family of item ${id}`,
  topics: ['items', 'attributes', EDITS],
  read: (reader) => {
    const find = finder(reader)
    const item = id === undefined ? undefined : find(id)
    if (!item) return undefined
    const head = find(headOf(item, find)) ?? item
    const { byCode } = attributesQuery.read(reader)
    const variants = variantsBelow(head.id, variantsOf(reader))
      .flatMap((one) => find(one) ?? [])
      .filter((one) => !one.archived || one.id === id)
    if (variants.length === 0) return undefined
    const axes = [...new Set(variants.flatMap((one) => axesOf(one, find)))]
    const order = (a: ItemDocument, b: ItemDocument): number => {
      for (const code of axes) {
        const by = compareValues(a.attributes[code] ?? null, b.attributes[code] ?? null, byCode(code))
        if (by !== 0) return by
      }
      return compareTexts(a.name, b.name) || compareTexts(a.sku, b.sku)
    }
    return { head, variants: variants.sort(order), axes }
  },
})

/** Those of one item itself, archived ones too: what is there is not made again. */
export const variantsOfQuery = (id: string): Query<readonly ItemDocument[]> => ({
  key: `variants of item ${id}`,
  topics: ['items', EDITS],
  read: (reader) => variantsOf(reader)(id).flatMap((one) => reader.document('items', one) ?? []),
})

/** Is there a variant of anything on this device? */
export const anyVariantsQuery: Query<boolean> = {
  key: 'any variants',
  topics: ['items', EDITS],
  read: (reader) =>
    reader.mirror.memory.hasVariants ||
    [...reader.own.edits.values()].some(
      ([edit]) => edit?.collection === 'items' && !!reader.document('items', edit.documentId)?.variantOf,
    ),
}

export type FamilyTotal = StockTotal & { variants: number }

/** Of the item and all that is a variant of it, together. */
export const familyTotalQuery = (id: string): Query<FamilyTotal> => ({
  key: `total of family ${id}`,
  topics: ['items', 'stock', 'locations', 'lots', 'counts', 'members', OWN],
  read: (reader) => {
    const ids = familyIds(reader, id)
    const sum = { onHand: 0, allocated: 0, available: 0, pending: 0 }
    for (const one of ids) {
      const total = itemTotalQuery(one).read(reader)
      for (const key of ['onHand', 'allocated', 'available', 'pending'] as const) sum[key] += total[key]
    }
    const variants = ids.slice(1).filter((one) => reader.document('items', one)?.archived === false).length
    return { ...sum, variants }
  },
})
