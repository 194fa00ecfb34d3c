/** The fields of documents that people may set. */
import * as z from 'zod'
import { isOrderPrefix, MOST_DIGITS } from '../order-number.ts'
import { MAX_ATTRIBUTES, PHOTO_LIMITS, PRINTER_PORTS } from '../protocol-limits.ts'
import { ATTRIBUTE_KINDS, LOCATION_KINDS, MOVEMENT_KINDS } from './kinds.ts'
import { contentHash, currency, day, filled, id, money, quantity, seenQuantity, text, unitCode } from './parts.ts'

const scalar = z.union([text(4000), z.number().finite(), z.boolean(), z.null()])

/** How the numbers of a kind of order look: no prefix ends in a digit, or two ranges could give one number. */
const numberRange = z.object({
  prefix: text(20).refine(isOrderPrefix, 'must not end in a digit'),
  digits: z.number().int().min(1).max(MOST_DIGITS),
})

/** What a count goes over: whatever is named must fit. With `notCountedDays` the bins are those that it came to when it was planned. */
const countScope = z.object({
  locationIds: z.array(id).max(5000).optional(),
  itemIds: z.array(id).max(5000).optional(),
  abcClass: z.enum(['A', 'B', 'C']).optional(),
  notCountedDays: z.number().int().min(1).max(10_000).optional(),
})
const countTolerance = z.object({
  units: seenQuantity.optional(),
  percent: z.number().min(0).max(100).optional(),
  value: money.optional(),
})

/** The fields of each collection that people may set, and how each must look. Server-only fields are not among them. */
export const editableFields = {
  items: {
    sku: filled(500),
    name: filled(1000),
    description: text(8000),
    barcodes: z.array(z.object({ code: filled(500), unit: unitCode.optional() })).max(100),
    baseUnit: unitCode,
    units: z
      .array(z.object({ code: unitCode, num: z.number().int().min(1).max(1e9), den: z.number().int().min(1).max(1e9) }))
      .max(100),
    tracking: z.enum(['none', 'lot', 'serial']),
    /** What one of it is made of, in base units; absent where it is not made here. */
    components: z
      .array(z.object({ itemId: id, quantity }))
      .max(200)
      .optional(),
    /** Who it is bought from; what it costs there is a document of its own. Absent on items of before this field. */
    suppliers: z
      .array(
        z.object({
          partnerId: id,
          /** What they call it. */
          code: filled(200).optional(),
          /** What they sell it in. */
          unit: unitCode.optional(),
          leadTimeDays: z.number().int().min(0).max(10_000).optional(),
        }),
      )
      .max(50)
      .optional(),
    /** Its photographs, whose bytes are uploaded apart; absent where it never had any. */
    photos: z
      .array(z.object({ id: contentHash, thumb: contentHash, rank: z.number().finite() }))
      .max(PHOTO_LIMITS.stored)
      .optional(),
    /** The item that it is a variant of; absent on items of before this field. */
    variantOf: id.nullable().optional(),
    /** The attributes by which its variants differ; absent on items of before this field. */
    variesBy: z
      .array(z.object({ code: filled(100) }))
      .max(10)
      .optional(),
    /** The code of a category; of before there were categories, any text. */
    category: text(500),
    shelfLifeDays: z.number().int().min(0).max(100_000).nullable(),
    price: money.nullable(),
    currency: currency.nullable(),
    reorder: z
      .object({
        point: seenQuantity,
        quantity: seenQuantity,
        safetyStock: seenQuantity,
        leadTimeDays: z.number().int().min(0).max(10_000),
      })
      .nullable(),
    negativePolicy: z.enum(['block', 'warn', 'allow']),
    abcClass: z.enum(['A', 'B', 'C']).nullable(),
    /** By the codes of attributes; others are kept too, as files and other programs say them. */
    attributes: z
      .record(filled(200), scalar)
      .refine((values) => Object.keys(values).length <= MAX_ATTRIBUTES, `at most ${MAX_ATTRIBUTES}`),
    archived: z.boolean(),
  },
  locations: {
    siteId: id.nullable(),
    parentId: id.nullable(),
    code: filled(500),
    name: filled(1000),
    kind: z.enum(LOCATION_KINDS),
    barcode: text(500).nullable(),
    pickSequence: z.number().int().min(0).max(1e9).nullable(),
    timeZone: text(100).nullable(),
    /** What stands here may not be used: on hand, never available. Absent on places of before this field. */
    hold: z.boolean().optional(),
    /** How much fits in, in words; a note for people. */
    capacity: text(500).nullable().optional(),
    archived: z.boolean(),
  },
  lots: {
    itemId: id,
    code: filled(500),
    expiresOn: day.nullable(),
    manufacturedOn: day.nullable(),
    status: z.enum(['available', 'hold', 'quarantine', 'expired']),
  },
  counts: {
    name: filled(1000),
    siteId: id,
    scope: countScope,
    blind: z.boolean(),
    tolerance: countTolerance,
    assigneeIds: z.array(id).max(500),
    state: z.enum(['planned', 'counting', 'review', 'posted', 'cancelled']),
    dueOn: day.nullable(),
  },
  'count-schedules': {
    name: filled(1000),
    siteId: id,
    scope: countScope,
    everyDays: z.number().int().min(1).max(3660),
    blind: z.boolean(),
    tolerance: countTolerance,
    assigneeIds: z.array(id).max(500),
    nextOn: day,
    active: z.boolean(),
  },
  /** Its id is that of its item. */
  'item-costs': {
    itemId: id,
    cost: money,
    currency: currency.nullable(),
  },
  /** Its id is made of its item and its partner. */
  'supplier-prices': {
    itemId: id,
    partnerId: id,
    /** Of one base unit. */
    price: money,
    currency: currency.nullable(),
  },
  orders: {
    kind: z.enum(['purchase', 'sales', 'transfer']),
    number: filled(200),
    partnerId: id.nullable(),
    siteId: id,
    toSiteId: id.nullable(),
    state: z.enum(['draft', 'open', 'closed', 'cancelled']),
    dueOn: day.nullable(),
    lines: z.array(z.object({ id, itemId: id, quantity, unit: unitCode.optional(), price: money.optional() })).max(500),
    /** Who is to see to it; absent on orders of before this field. */
    assigneeIds: z.array(id).max(500).optional(),
  },
  partners: {
    kind: z.enum(['supplier', 'customer']),
    name: filled(1000),
    code: text(500).nullable(),
    archived: z.boolean(),
  },
  reasons: {
    code: filled(100),
    name: filled(500),
    kinds: z.array(z.enum(MOVEMENT_KINDS)).max(MOVEMENT_KINDS.length),
    archived: z.boolean(),
  },
  /** Items name them by their code. */
  categories: {
    code: filled(500),
    name: filled(500),
    archived: z.boolean(),
  },
  /** What an organisation says of its items besides; items carry the values by code. */
  attributes: {
    code: filled(100),
    name: filled(200),
    kind: z.enum(ATTRIBUTE_KINDS),
    /** Of numbers, in words. */
    unit: text(32).nullable(),
    /** What may be chosen; two people add to them apart. */
    choices: z.array(z.object({ code: filled(200) })).max(100),
    archived: z.boolean(),
  },
  /** One of an organisation; its id is the organisation's. */
  'label-settings': {
    /** Given to the organisation by GS1; without it no pallet can be numbered. */
    companyPrefix: z
      .string()
      .regex(/^\d{4,12}$/)
      .nullable(),
    /** The first digit of an SSCC: with another one there are as many numbers again. */
    extension: z.number().int().min(0).max(9),
    /** Where Digital Links lead; null: GS1's own resolver. */
    linkDomain: z
      .string()
      .max(200)
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(\/[A-Za-z0-9._~-]+)*$/)
      .nullable(),
  },
  /** One of an organisation; its id is the organisation's. Null: as it is unless somebody says otherwise. */
  'order-settings': {
    purchase: numberRange.nullable(),
    sales: numberRange.nullable(),
    transfer: numberRange.nullable(),
  },
  /** Printers of labels that speak ZPL. The server alone connects to them, and to nothing but what stands here. */
  printers: {
    name: filled(200),
    host: z
      .string()
      .max(253)
      .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/),
    port: z.number().int().min(PRINTER_PORTS.first).max(PRINTER_PORTS.last),
    /** 203, 300 or 600 dots an inch. */
    dotsPerMm: z.union([z.literal(8), z.literal(12), z.literal(24)]),
    archived: z.boolean(),
  },
  exceptions: {
    ownerId: id.nullable(),
    state: z.enum(['open', 'resolved']),
    resolution: text(4000).nullable(),
  },
} as const
