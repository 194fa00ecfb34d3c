import {
  type Attribute,
  type AttributeBook,
  type AttributeValue,
  readAttribute,
  withAttributes,
} from '../../../domain/attribute.ts'
import { barcodeOf } from '../../../domain/gs1/label.ts'
import { GOOD_FOR_DAYS } from '../../../domain/item.ts'
import { sameValue } from '../../../domain/merge.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { isOrderingRead, type Ordering, orderingOf, orderingSet } from './ordering.ts'

/** What the form holds: the fields a manager changes by hand, as text where a person types text. */
export type ItemFields = {
  name: string
  sku: string
  description: string
  barcodes: string
  baseUnit: string
  category: string
  /** By code, as it is typed; empty: nothing is said. */
  attributes: Readonly<Record<string, string>>
  tracking: ItemDocument['tracking']
  ordering: Ordering
  /** The item that it is a variant of. */
  variantOf: string | null
  archived: boolean
}

const textsOf = (values: ItemDocument['attributes']): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, value === null ? '' : String(value)]))

export const fieldsOf = (item: ItemDocument | undefined): ItemFields => ({
  name: item?.name ?? '',
  sku: item?.sku ?? '',
  description: item?.description ?? '',
  barcodes: item?.barcodes.map((barcode) => barcode.code).join('\n') ?? '',
  baseUnit: item?.baseUnit ?? 'pcs',
  category: item?.category ?? '',
  attributes: textsOf(item?.attributes ?? {}),
  tracking: item?.tracking ?? 'none',
  ordering: orderingOf(item),
  variantOf: item?.variantOf ?? null,
  archived: item?.archived ?? false,
})

/** The form with one code more, unless it has it already. */
export const withBarcode = (fields: ItemFields, code: string | undefined): ItemFields => {
  const codes = fields.barcodes.split('\n').filter((each) => each.trim() !== '')
  return code === undefined || codes.includes(code) ? fields : { ...fields, barcodes: [...codes, code].join('\n') }
}

/**
 * The codes as a card keeps them, one a line: of a whole label its GTIN. `dropped`: the codes of labels that said more. The line
 * that somebody is still typing is left as it is.
 */
export const withoutLabels = (text: string, isTyping: boolean): { text: string; dropped: string[] } => {
  const lines = text.split('\n')
  const read = lines.map((line, at) =>
    line.trim() === '' || (isTyping && at === lines.length - 1) ? { code: line, rest: false } : barcodeOf(line.trim()),
  )
  return {
    text: read.map(({ code }) => code).join('\n'),
    dropped: read.filter(({ rest }) => rest).map(({ code }) => code),
  }
}

type Setting = Record<string, unknown>

/** The form as a rejected edit would have left it, so that only what was wrong is entered again. */
export const fieldsAfter = (item: ItemDocument | undefined, set: Setting): ItemFields => {
  const known = fieldsOf(item)
  const apart = ['barcodes', 'attributes']
  const said = Object.fromEntries(Object.entries(set).filter(([field]) => field in known && !apart.includes(field)))
  const attributes = set.attributes as ItemDocument['attributes'] | undefined
  const barcodes = set.barcodes as ItemDocument['barcodes'] | undefined
  return {
    ...known,
    ...said,
    ordering: orderingOf({ ...item, ...set }),
    ...(attributes ? { attributes: textsOf(attributes) } : {}),
    ...(barcodes ? { barcodes: barcodes.map((barcode) => barcode.code).join('\n') } : {}),
  }
}

/** A barcode that stays keeps its unit; also one that stood there as a whole label. */
const barcodesOf = (text: string, item: ItemDocument | undefined) => {
  const codes = [
    ...new Set(
      text
        .split('\n')
        .map((code) => code.trim())
        .filter((code) => code !== ''),
    ),
  ]
  const known = item?.barcodes ?? []
  return codes.map((code) => {
    const stays = known.find((barcode) => barcode.code === code)
    const whole = known.find((barcode) => barcodeOf(barcode.code).code === code)
    return stays ?? (whole ? { ...whole, code } : { code })
  })
}

type Attributes = Pick<AttributeBook<Attribute>, 'byCode'>

/** The one that a rule looks at is a number of days, whether or not the organisation has an attribute of this code. */
const DAYS: Attribute = {
  ...{ code: GOOD_FOR_DAYS, name: GOOD_FOR_DAYS, kind: 'number', unit: null, choices: [], archived: false },
}
const attributeOf = (code: string, { byCode }: Attributes): Attribute | undefined =>
  code === GOOD_FOR_DAYS ? DAYS : byCode(code)

/** What is not touched stays as it is, whatever program said it; what is no value of its kind is left out, and `isComplete` says so. */
const valuesOf = (texts: ItemFields['attributes'], seen: ItemDocument | undefined, known: Attributes) => {
  const before = seen?.attributes ?? {}
  const shown = textsOf(before)
  const said = Object.entries(texts).flatMap(([code, text]): [string, AttributeValue][] => {
    const attribute = attributeOf(code, known)
    if (!attribute || text === (shown[code] ?? '')) return []
    const read = readAttribute(attribute, text)
    return read.ok ? [[code, read.value]] : []
  })
  return withAttributes(before, Object.fromEntries(said))
}

/**
 * What an edit sets, and what the person saw there before. Compared with the item as it was when the form opened (`seen`),
 * so that what others changed meanwhile is neither overwritten nor hidden.
 */
export const editOf = (
  fields: ItemFields,
  seen: ItemDocument | undefined,
  attributes: Attributes,
): { set: Setting; base: Setting } => {
  const { ordering, ...own } = fields
  const wanted: Setting = {
    ...own,
    ...orderingSet(ordering, seen),
    barcodes: barcodesOf(fields.barcodes, seen),
    attributes: valuesOf(fields.attributes, seen, attributes),
  }
  const before: Setting = seen ? { ...seen } : {}
  const set: Setting = {}
  const base: Setting = {}
  for (const [field, value] of Object.entries(wanted)) {
    if (seen && sameValue(value, before[field])) continue
    set[field] = value
    if (seen) base[field] = before[field] ?? null
  }
  return { set, base }
}

const isRead = (fields: ItemFields, seen: ItemDocument | undefined, known: Attributes): boolean => {
  const shown = textsOf(seen?.attributes ?? {})
  return Object.entries(fields.attributes).every(([code, text]) => {
    const attribute = attributeOf(code, known)
    return !attribute || text === (shown[code] ?? '') || readAttribute(attribute, text).ok
  })
}

export const isComplete = (fields: ItemFields, seen: ItemDocument | undefined, attributes: Attributes): boolean =>
  isRead(fields, seen, attributes) &&
  isOrderingRead(fields.ordering) &&
  fields.name.trim() !== '' &&
  fields.sku.trim() !== '' &&
  fields.baseUnit.trim() !== ''
