/** Actions: what people did, as devices send it. */
import * as z from 'zod'
import { elementKeyOf, hasElements } from '../edit.ts'
import { EDITABLE_COLLECTIONS, MOVEMENT_KINDS } from './kinds.ts'
import { entered, filled, id, quantity, seenQuantity, text, time } from './parts.ts'

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
  /** The short pick of one's own that this takes back: then nobody has to look. */
  takesBackId: id.optional(),
})

/** What a field held when the person saw it. Where a field merges by element, so must this: what was never so cannot be merged. */
const base = z.record(filled(64), z.unknown()).superRefine((fields, context) => {
  for (const [field, value] of Object.entries(fields)) {
    const key = elementKeyOf(field)
    if (key === null || hasElements(value, key)) continue
    const message = key === 'key' ? 'must be a record' : `must be a list of things that each have a ${key}`
    context.addIssue({ code: 'custom', path: [field], message })
  }
})

export const editAction = z.object({
  ...common,
  type: z.literal('edit'),
  op: z.enum(['create', 'update', 'delete']),
  collection: z.enum(EDITABLE_COLLECTIONS),
  documentId: id,
  set: z.record(filled(64), z.unknown()),
  base,
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
