/** Documents: what is so, as the server tells it. */
import * as z from 'zod'
import { editableFields } from './editable-fields.ts'
import { MOVEMENT_KINDS, ROLES } from './kinds.ts'
import { currency, id, quantity, seenQuantity, text, time, unitCode, wholeNumber } from './parts.ts'

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
export const documents = {
  items: doc('items', editableFields.items),
  locations: doc('locations', editableFields.locations),
  lots: doc('lots', editableFields.lots),
  counts: doc('counts', { ...editableFields.counts, scheduleId: id.optional() }),
  'count-schedules': doc('count-schedules', editableFields['count-schedules']),
  'item-costs': doc('item-costs', editableFields['item-costs']),
  'supplier-prices': doc('supplier-prices', editableFields['supplier-prices']),
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
  categories: doc('categories', editableFields.categories),
  attributes: doc('attributes', editableFields.attributes),
  'label-settings': doc('label-settings', editableFields['label-settings']),
  'order-settings': doc('order-settings', editableFields['order-settings']),
  printers: doc('printers', editableFields.printers),
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
export type SupplierPriceDocument = DocumentOf<'supplier-prices'>
export type RecountDocument = DocumentOf<'recounts'>
export type OrderDocument = DocumentOf<'orders'>
export type PartnerDocument = DocumentOf<'partners'>
export type CategoryDocument = DocumentOf<'categories'>
export type AttributeDocument = DocumentOf<'attributes'>
export type ReasonDocument = DocumentOf<'reasons'>
export type LabelSettingsDocument = DocumentOf<'label-settings'>
export type OrderSettingsDocument = DocumentOf<'order-settings'>
export type PrinterDocument = DocumentOf<'printers'>
export type MemberDocument = DocumentOf<'members'>
export type ExceptionDocument = DocumentOf<'exceptions'>

/** A document the caller may no longer see, or that is gone: no fields beyond these. */
export type Tombstone = { collection: Collection; id: string; seq: number; _deleted: true }
