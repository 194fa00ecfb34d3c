import type { AttributeValue } from '../../../domain/attribute.ts'
import { elementKeyOf } from '../../../domain/edit.ts'
import { type NumberRange, orderNumber } from '../../../domain/order-number.ts'
import type { EditableCollection } from '../../../domain/protocol/kinds.ts'
import { attributeSaid } from '../../parts/attribute-said.ts'
import { fieldSaid } from '../../parts/field-said.ts'
import { placeSaid } from '../../parts/place-said.ts'
import { itemNameIn } from '../../parts/variant-said.ts'
import { asAmount } from '../../ui/amount.ts'
import { asFigure } from '../../ui/quantity.tsx'
import { asDay } from '../../ui/when.ts'
import { attributesQuery } from '../../view/attributes.ts'
import { categoriesQuery } from '../../view/categories.ts'
import { itemQuery } from '../../view/items.ts'
import { partnerQuery } from '../../view/partners.ts'
import { locationQuery } from '../../view/places.ts'
import { membersQuery } from '../../view/work.ts'
import type { Workspace } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'

export type Reads = Pick<Workspace, 'read'>

type Data = Readonly<Record<string, unknown>>

const place = (reads: Reads, id: string): string => {
  const found = reads.read(locationQuery(id))
  return found ? placeSaid(found) : words.unknownName
}

const partner = (reads: Reads, id: string): string => reads.read(partnerQuery(id))?.name ?? words.unknownName

const member = (reads: Reads, id: string): string =>
  reads.read(membersQuery).find((one) => one.id === id)?.name ?? words.unknownName

/** Fields that name a document by its id. */
const NAMES: Readonly<Record<string, (reads: Reads, id: string) => string>> = {
  itemId: itemNameIn,
  variantOf: itemNameIn,
  partnerId: partner,
  siteId: place,
  toSiteId: place,
  parentId: place,
  ownerId: member,
  assigneeIds: member,
  category: (reads, code) => reads.read(categoriesQuery).nameOf(code),
}

/** Fields with a closed list of values, by the words for each. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: { ...words.count.states, ...words.orders.states },
  status: words.items.lotStatus,
  tracking: words.items.tracking,
  kind: { ...words.locations.kinds, ...words.partners.kinds, ...words.attributes.kinds, ...words.orders.kinds },
  kinds: words.history.kinds,
  dotsPerMm: words.labels.dotsPerInch,
}

const inBase = (reads: Reads, itemId: string, quantity: number): string =>
  `${asFigure(quantity)} ${reads.read(itemQuery(itemId))?.baseUnit ?? ''}`.trim()

/** Elements of lists: "Hex bolt · 12 pcs". */
const ELEMENTS: Readonly<Record<string, (reads: Reads, element: Data) => unknown[]>> = {
  lines: (reads, { itemId, quantity, price }) => [
    itemNameIn(reads, String(itemId)),
    inBase(reads, String(itemId), Number(quantity)),
    typeof price === 'number' ? asAmount(price) : undefined,
  ],
  components: (reads, { itemId, quantity }) => [
    itemNameIn(reads, String(itemId)),
    inBase(reads, String(itemId), Number(quantity)),
  ],
  suppliers: (reads, { partnerId, code, unit, leadTimeDays }) => [
    partner(reads, String(partnerId)),
    code,
    unit === undefined ? undefined : words.suppliers.soldIn(String(unit)),
    typeof leadTimeDays === 'number' ? words.suppliers.takes(leadTimeDays) : undefined,
  ],
  units: (_, { code, num, den }) => [code, `× ${den === 1 ? asFigure(Number(num)) : `${num}/${den}`}`],
  barcodes: (_, { code, unit }) => [code, unit],
  variesBy: (reads, { code }) => [reads.read(attributesQuery).byCode(String(code))?.name ?? code],
}

/** What an amount of each field of a count is. */
const TOLERANCES: Readonly<Record<string, string>> = {
  units: words.count.plan.toleranceUnits,
  percent: words.count.plan.tolerancePercent,
  value: words.count.plan.toleranceValue,
}

const SCOPES: Readonly<Record<string, string>> = {
  locationIds: words.count.bins,
  itemIds: words.items.title,
  abcClass: words.count.plan.abc,
  notCountedDays: words.count.plan.notCountedDays,
}

const REORDER: Readonly<Record<string, string>> = {
  point: words.import.fields.reorderPoint ?? '',
  quantity: words.import.fields.reorderQuantity ?? '',
}

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null

const joined = (parts: readonly unknown[], between: string): string =>
  parts.filter((part) => part !== undefined && part !== null && part !== '').join(between)

type Field = { readonly collection: EditableCollection; readonly field: string }

/** One thing: not a list, not a record of fields. */
const single = (reads: Reads, { collection, field }: Field, value: string | number | boolean): string => {
  if (NAMES[field]) return NAMES[field](reads, String(value))
  if (field === 'negativePolicy') return words.bulk.says(field, String(value))
  if (typeof value === 'boolean') return words.attributes.value('yes-no', String(value))
  const choice = collection === 'orders' && field === 'state' ? words.orders.states : CHOICES[field]
  const said = (choice as Readonly<Record<string, string>> | undefined)?.[String(value)]
  if (said !== undefined) return said
  if (field === 'price' || field === 'cost') return asAmount(Number(value))
  if (typeof value === 'number') return asFigure(value)
  return isDay(value) ? asDay(value) : value
}

const elementSaid = (reads: Reads, { collection, field }: Field, value: unknown): string => {
  const parts = isData(value) && ELEMENTS[field]?.(reads, value)
  if (parts) return joined(parts, ' · ')
  return valueSaid(reads, { collection, field }, isData(value) && 'code' in value ? value.code : value)
}

/** The parts of a record by what each is called. */
const recordSaid = (reads: Reads, collection: EditableCollection, field: string, value: Data): string => {
  if ('prefix' in value && 'digits' in value) return orderNumber(value as unknown as NumberRange, 1)
  const called = { tolerance: TOLERANCES, scope: SCOPES, reorder: REORDER }[field] ?? {}
  return joined(
    Object.entries(value).map(([key, part]) => {
      if (field === 'scope' && Array.isArray(part)) return `${called[key] ?? key}: ${asFigure(part.length)}`
      return `${called[key] ?? fieldSaid(collection, key)}: ${valueSaid(reads, { collection, field: key }, part)}`
    }),
    ' · ',
  )
}

/** A value of any field as people read it; of a list that merges by element also one `element` alone. */
export const valueSaid = (
  reads: Reads,
  at: Field & { readonly element?: string | undefined },
  value: unknown,
): string => {
  const { collection, field, element } = at
  if (value === null || value === undefined || value === '') return words.inbox.empty
  if (field === 'attributes' && element !== undefined) {
    return attributeSaid(value as AttributeValue, reads.read(attributesQuery).byCode(element))
  }
  if (Array.isArray(value)) {
    return value.length === 0
      ? words.inbox.empty
      : joined(
          value.map((one) => elementSaid(reads, at, one)),
          ', ',
        )
  }
  if (isData(value)) {
    return elementKeyOf(field) === null ? recordSaid(reads, collection, field, value) : elementSaid(reads, at, value)
  }
  return single(reads, at, value as string | number | boolean)
}

/** What an element is called: its item, its partner, its attribute, or the code that it is. */
export const elementName = (reads: Reads, field: string, element: string, values: readonly unknown[]): string => {
  if (field === 'attributes' || field === 'variesBy') {
    return reads.read(attributesQuery).byCode(element)?.name ?? element
  }
  const [named] = values.filter(isData)
  if (typeof named?.itemId === 'string') return itemNameIn(reads, named.itemId)
  return typeof named?.partnerId === 'string' ? partner(reads, named.partnerId) : element
}
