/**
 * The wire, as schemas: one place for both sides (docs/PROTOCOL.md says the same in words). Only doors parse with these;
 * everything behind a door, and the whole client, uses the types alone, so that zod stays out of the client's bundle.
 */
import * as z from 'zod'
import { isId } from './ids.ts'
import { AS_OF_LIMITS, FEED_LIMITS } from './protocol-limits.ts'
import { MAX_QUANTITY } from './quantity.ts'

// --- small parts -----------------------------------------------------------------------------------------------------

const id = z.string().refine(isId, 'must be a UUID in lower case')

/** Postgres stores no U+0000, and a lone surrogate has no UTF-8: both are refused rather than altered. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000') && value.isWellFormed(), 'must be well-formed Unicode without U+0000')
const filled = (max: number) => text(max).min(1)

/** A day of the calendar from the year 1 on: JavaScript reads 30 February and the year 0, Postgres neither. */
const isDay = (value: string): boolean => {
  const at = Date.parse(value)
  return !value.startsWith('0000') && !Number.isNaN(at) && new Date(at).toISOString().startsWith(value.slice(0, 10))
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const time = z
  .string()
  .refine((value) => TIME.test(value) && isDay(value), 'must be an ISO 8601 time in UTC with milliseconds')
const day = z.string().refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value), 'must be a day, YYYY-MM-DD')

const wholeNumber = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const quantity = z.number().int().min(1).max(MAX_QUANTITY)
const seenQuantity = z.number().int().min(0).max(MAX_QUANTITY)
const unitCode = filled(32)
const amount = z.object({ quantity: z.number().positive().max(MAX_QUANTITY), unit: unitCode })
/** As it was said: so many of a unit, `and` so many of others ("3 cases and 4"). */
const entered = amount.extend({ and: z.array(amount).max(10).optional() })

export const ROLES = ['viewer', 'operator', 'lead', 'manager', 'admin'] as const
export const MOVEMENT_KINDS = [
  'receipt',
  'put-away',
  'move',
  'pick',
  'pack',
  'ship',
  'transfer-out',
  'transfer-in',
  'return',
  'adjust',
  'opening',
  'scrap',
  'consume',
  'produce',
  'count-variance',
] as const
export const LOCATION_KINDS = [
  'site',
  'zone',
  'aisle',
  'bin',
  'dock',
  'supplier',
  'customer',
  'loss',
  'production',
  'transit',
] as const
export const EDITABLE_COLLECTIONS = [
  'items',
  'locations',
  'lots',
  'counts',
  'count-schedules',
  'item-costs',
  'orders',
  'partners',
  'reasons',
  'exceptions',
] as const

// --- actions: what people did ----------------------------------------------------------------------------------------

const common = {
  id,
  deviceId: id,
  deviceSeq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  userId: id,
  schemaVersion: z.number().int().min(1).max(1_000_000),
  occurredAt: time,
  clock: z.object({ offsetMs: z.number().finite(), uncertaintyMs: z.number().finite().min(0) }).nullable(),
  labels: z.record(filled(64), text(500)).optional(),
  groupId: id.optional(),
  groupSize: z.number().int().min(1).max(500).optional(),
  replacesId: id.optional(),
}

export const movementAction = z.object({
  ...common,
  type: z.literal('movement'),
  kind: z.enum(MOVEMENT_KINDS),
  itemId: id,
  lotId: id.optional(),
  fromLocationId: id,
  toLocationId: id,
  quantity,
  entered: entered.optional(),
  reason: text(500).optional(),
  orderId: id.optional(),
  lineId: id.optional(),
  note: text(4000).optional(),
})

export const reversalAction = z.object({
  ...common,
  type: z.literal('reversal'),
  reversesId: id,
  note: text(4000).optional(),
})

export const observationAction = z.object({
  ...common,
  type: z.literal('observation'),
  countId: id.optional(),
  visitId: id.optional(),
  itemId: id.optional(),
  lotId: id.optional(),
  locationId: id,
  quantity: seenQuantity.optional(),
  round: z.number().int().min(1).max(1000),
  note: text(4000).optional(),
})

export const decisionAction = z.object({
  ...common,
  type: z.literal('decision'),
  observationId: id,
  outcome: z.enum(['approve', 'recount']),
  note: text(4000).optional(),
})

export const allocationAction = z.object({
  ...common,
  type: z.literal('allocation'),
  orderId: id,
  lineId: id,
  itemId: id,
  lotId: id.optional(),
  locationId: id,
  quantity,
  release: z.boolean().optional(),
  /** Why less was found than promised; a release with a reason is a short pick, and somebody looks. */
  reason: text(500).optional(),
})

export const editAction = z.object({
  ...common,
  type: z.literal('edit'),
  op: z.enum(['create', 'update', 'delete']),
  collection: z.enum(EDITABLE_COLLECTIONS),
  documentId: id,
  set: z.record(filled(64), z.unknown()),
  base: z.record(filled(64), z.unknown()),
})

/** A photograph small enough to travel with its action, which has 64 kB in all. */
const photo = z
  .string()
  .max(56_000)
  .regex(/^data:image\/jpeg;base64,[A-Za-z0-9+/]+={0,2}$/, 'must be a JPEG as a data URL')

export const reportAction = z.object({
  ...common,
  type: z.literal('report'),
  kind: z.enum(['unknown-barcode']),
  code: filled(500),
  locationId: id.optional(),
  note: text(4000).optional(),
  photo: photo.optional(),
})

export const action = z.discriminatedUnion('type', [
  movementAction,
  reversalAction,
  observationAction,
  decisionAction,
  allocationAction,
  editAction,
  reportAction,
])

export type MovementAction = z.infer<typeof movementAction>
export type ReversalAction = z.infer<typeof reversalAction>
export type ObservationAction = z.infer<typeof observationAction>
export type DecisionAction = z.infer<typeof decisionAction>
export type AllocationAction = z.infer<typeof allocationAction>
export type EditAction = z.infer<typeof editAction>
export type ReportAction = z.infer<typeof reportAction>
export type Action = z.infer<typeof action>
export type ActionType = Action['type']
export type Role = (typeof ROLES)[number]
export type MovementKind = (typeof MOVEMENT_KINDS)[number]
export type LocationKind = (typeof LOCATION_KINDS)[number]
export type EditableCollection = (typeof EDITABLE_COLLECTIONS)[number]

// --- push ------------------------------------------------------------------------------------------------------------

/** The body is checked no further here: one bad action never fails the others. */
export const pushBody = z.object({ actions: z.array(z.unknown()) })

export const outcome = z.object({
  id: z.string().nullable(),
  status: z.enum(['accepted', 'rejected', 'parked']),
  seq: wholeNumber,
  code: z.string().optional(),
  message: z.string().optional(),
  exceptionId: id.optional(),
})
export const pushAnswer = z.object({ settled: z.array(outcome), head: wholeNumber, serverTime: time })

export type Outcome = z.infer<typeof outcome>
export type PushAnswer = z.infer<typeof pushAnswer>

// --- documents: what is so -------------------------------------------------------------------------------------------

const doc = <Collection extends string, Shape extends z.ZodRawShape>(collection: Collection, shape: Shape) =>
  z.object({
    collection: z.literal(collection),
    id,
    seq: wholeNumber,
    _deleted: z.boolean().optional(),
    createdAt: time,
    updatedAt: time,
    ...shape,
  })

const ledgerKey = z.object({ at: time, deviceId: id, deviceSeq: wholeNumber })
const money = z.number().finite().min(0).max(1e12)
const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
const scalar = z.union([text(4000), z.number().finite(), z.boolean(), z.null()])

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
    attributes: z.record(filled(200), scalar),
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
  orders: {
    kind: z.enum(['purchase', 'sales', 'transfer']),
    number: filled(200),
    partnerId: id.nullable(),
    siteId: id,
    toSiteId: id.nullable(),
    state: z.enum(['draft', 'open', 'closed', 'cancelled']),
    dueOn: day.nullable(),
    lines: z.array(z.object({ id, itemId: id, quantity, unit: unitCode.optional(), price: money.optional() })).max(500),
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
  exceptions: {
    ownerId: id.nullable(),
    state: z.enum(['open', 'resolved']),
    resolution: text(4000).nullable(),
  },
} as const

export const documents = {
  items: doc('items', editableFields.items),
  locations: doc('locations', editableFields.locations),
  lots: doc('lots', editableFields.lots),
  counts: doc('counts', { ...editableFields.counts, scheduleId: id.optional() }),
  'count-schedules': doc('count-schedules', editableFields['count-schedules']),
  'item-costs': doc('item-costs', editableFields['item-costs']),
  /** Here as long as somebody should count again: who counted before, and nothing of what they saw. Its id is the observation's. */
  recounts: doc('recounts', {
    countId: id.optional(),
    observationId: id,
    locationId: id,
    itemId: id.optional(),
    lotId: id.optional(),
    round: z.number().int(),
    counterId: id,
    askedBy: id,
  }),
  orders: doc('orders', editableFields.orders),
  partners: doc('partners', editableFields.partners),
  reasons: doc('reasons', editableFields.reasons),
  members: doc('members', {
    name: text(500),
    role: z.enum(ROLES),
    siteIds: z.array(id).nullable(),
    active: z.boolean(),
  }),
  stock: doc('stock', {
    itemId: id,
    locationId: id,
    lotId: id.nullable(),
    onHand: z.number().int(),
    allocated: wholeNumber,
    lastCounted: ledgerKey.nullable(),
  }),
  allocations: doc('allocations', {
    orderId: id,
    lineId: id,
    itemId: id,
    locationId: id,
    lotId: id.optional(),
    quantity,
    key: ledgerKey,
    userId: id.optional(),
  }),
  movements: doc('movements', {
    type: z.enum(['movement', 'reversal']),
    kind: z.enum([...MOVEMENT_KINDS, 'reversal']),
    itemId: id,
    lotId: id.nullable(),
    fromLocationId: id,
    toLocationId: id,
    quantity,
    key: ledgerKey,
    occurredAt: time,
    recordedAt: time,
    deviceId: id,
    deviceSeq: wholeNumber,
    userId: id.nullable(),
    entered: z
      .object({
        quantity: z.number(),
        unit: unitCode,
        and: z.array(z.object({ quantity: z.number(), unit: unitCode })).optional(),
      })
      .optional(),
    reason: z.string().optional(),
    note: z.string().optional(),
    orderId: id.optional(),
    lineId: id.optional(),
    groupId: id.optional(),
    reversesId: id.optional(),
    reversedById: id.optional(),
    observationId: id.optional(),
  }),
  observations: doc('observations', {
    countId: id.optional(),
    visitId: id.optional(),
    itemId: id.optional(),
    lotId: id.optional(),
    locationId: id,
    quantity: seenQuantity.optional(),
    round: z.number().int(),
    note: z.string().optional(),
    key: ledgerKey,
    occurredAt: time,
    recordedAt: time,
    deviceId: id,
    deviceSeq: wholeNumber,
    userId: id,
    status: z.enum(['accepted', 'awaiting-approval', 'superseded', 'rejected']),
    recountRequestedBy: id.optional(),
    approvedBy: id.optional(),
  }),
  variances: doc('variances', {
    observationId: id,
    expected: z.number().int(),
    variance: z.number().int(),
    /** What it is worth, in one currency; where several were found off, `values` instead: amounts in different ones are not added up. */
    value: z.number().optional(),
    currency: currency.optional(),
    values: z.array(z.object({ value: z.number(), currency: currency.optional() })).optional(),
  }),
  exceptions: doc('exceptions', {
    kind: z.string(),
    subject: z.object({ collection: z.string(), id: z.string() }),
    detail: z.record(z.string(), z.unknown()),
    ownerId: id.nullable(),
    state: z.enum(['open', 'resolved']),
    resolution: z.string().nullable(),
  }),
} as const

export type Collection = keyof typeof documents
/** Of these there are very many; no rule and no screen asks when one was written, and devices do not remember it. */
export type Timeless = 'items' | 'locations' | 'lots' | 'stock' | 'movements' | 'observations'
type Known<C extends Collection> = C extends Timeless
  ? Omit<z.infer<(typeof documents)[C]>, 'createdAt' | 'updatedAt'>
  : z.infer<(typeof documents)[C]>
export type DocumentOf<C extends Collection> = { [Each in Collection]: Known<Each> }[C]
export type Document = { [C in Collection]: DocumentOf<C> }[Collection]
export type ItemDocument = DocumentOf<'items'>
export type LocationDocument = DocumentOf<'locations'>
export type LotDocument = DocumentOf<'lots'>
export type StockDocument = DocumentOf<'stock'>
export type AllocationDocument = DocumentOf<'allocations'>
export type MovementDocument = DocumentOf<'movements'>
export type ObservationDocument = DocumentOf<'observations'>
export type VarianceDocument = DocumentOf<'variances'>
export type CountDocument = DocumentOf<'counts'>
export type CountScope = CountDocument['scope']
export type CountScheduleDocument = DocumentOf<'count-schedules'>
export type ItemCostDocument = DocumentOf<'item-costs'>
export type RecountDocument = DocumentOf<'recounts'>
export type OrderDocument = DocumentOf<'orders'>
export type PartnerDocument = DocumentOf<'partners'>
export type ReasonDocument = DocumentOf<'reasons'>
export type MemberDocument = DocumentOf<'members'>
export type ExceptionDocument = DocumentOf<'exceptions'>

/** A document the caller may no longer see, or that is gone: no fields beyond these. */
export type Tombstone = { collection: Collection; id: string; seq: number; _deleted: true }

// --- feed and bootstrap ----------------------------------------------------------------------------------------------

export const feedQuery = z.object({
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(FEED_LIMITS.max).default(FEED_LIMITS.default),
})

/** One page of the feed. `position` is opaque; complete up to `through`; shown only once `more` is false. */
export type FeedPage = {
  epoch: string
  position: string
  through: number
  head: number
  more: boolean
  documents: (Document | Tombstone)[]
  settled: Outcome[]
  serverTime: string
}

export type ResyncReason = 'epoch' | 'scope' | 'expired'

export type BootstrapPart = { collection: Collection; url: string; count: number; bytes: number }
export type Bootstrap = { epoch: string; position: string; through: number; parts: BootstrapPart[]; serverTime: string }

// --- stock as of a moment ----------------------------------------------------------------------------------------------

/** Of one item, one bin or dock, or one site. `after` is the `next` of the page before. */
export const asOfQuery = z
  .object({
    at: time,
    known: z.enum(['now', 'then']).default('now'),
    itemId: id.optional(),
    locationId: id.optional(),
    siteId: id.optional(),
    after: id.optional(),
    limit: z.coerce.number().int().min(1).max(AS_OF_LIMITS.max).default(AS_OF_LIMITS.default),
  })
  .refine((query) => [query.itemId, query.locationId, query.siteId].filter((one) => one !== undefined).length === 1, {
    message: 'names exactly one of itemId, locationId and siteId',
    path: ['itemId'],
  })

/** Cells that held something; a page looks at so many cells, and may have fewer rows. */
export type AsOfAnswer = {
  rows: { itemId: string; locationId: string; lotId: string | null; onHand: number }[]
  next: string | null
  serverTime: string
}

// --- live ------------------------------------------------------------------------------------------------------------

export type Poke = { epoch: string; head: number }

/** Where somebody is: in a bin of a count, at the count itself (no bin), or at none any more (no count). */
export const presence = z.object({ countId: id.nullable(), locationId: id.nullable() })
export type Presence = z.infer<typeof presence>
/** One device of somebody in a count. Nothing else of the count is in it. */
export type Present = { userId: string; name: string; locationId: string | null }
export type PresenceNews = { countId: string; members: Present[] }

// --- sign in ---------------------------------------------------------------------------------------------------------

export const loginBody = z.object({
  email: z.string().min(3).max(320),
  password: z.string().min(1).max(1000),
  device: z.object({ id, name: text(200) }),
})
export type LoginBody = z.infer<typeof loginBody>

export type Session = {
  accessToken: string
  expiresIn: number
  user: { id: string; name: string; email: string; role: Role; siteIds: string[] | null }
  org: { id: string; name: string }
  serverTime: string
}

// --- errors ----------------------------------------------------------------------------------------------------------

/** RFC 9457, as `application/problem+json`. `type` is stable, `title` is for people. */
export type Problem = {
  type: string
  title: string
  status: number
  detail?: string
  requestId: string
  errors?: { path: string; message: string }[]
  [extension: string]: unknown
}
