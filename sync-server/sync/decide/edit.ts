import * as z from 'zod'
import { changedByUse, createdFields, type Fields, mayChange } from '../../../domain/edit.ts'
import { attributeIdOf, categoryIdOf, type ItemId, lotIdOf, supplierPriceIdOf } from '../../../domain/ids.ts'
import { type Component, isMadeOfItself } from '../../../domain/kit.ts'
import { siteOf, wouldLoop } from '../../../domain/location.ts'
import { type Conflict, type Merge, mergeEdit } from '../../../domain/merge.ts'
import { mayEdit } from '../../../domain/permissions.ts'
import type { EditAction } from '../../../domain/protocol/actions.ts'
import { editableFields } from '../../../domain/protocol/editable-fields.ts'
import { type EditableCollection, type LocationKind, ROLES } from '../../../domain/protocol/kinds.ts'
import { codesGiven, subjectOfCode } from '../../../domain/report.ts'
import type { Result } from '../../../domain/result.ts'
import { type FamilyItem, wouldBeOwnVariant } from '../../../domain/variant.ts'
import { sha256 } from '../../ledger/digest.ts'
import { documentOf, type PushContext, placeOf, putDocument } from '../push-context.ts'
import { accepted, type Closed, parked, type Raised, rejected, type Verdict } from './verdict.ts'

/** What may be set in each collection: every field on its own, unknown and server-only ones dropped. */
const settable = Object.fromEntries(
  Object.entries(editableFields).map(([collection, fields]) => [collection, z.object(fields).partial()]),
) as unknown as Record<EditableCollection, z.ZodType<Fields>>

/** Their ids follow from what they say, so that two devices make the same one. */
const NAMED_ALIKE: readonly EditableCollection[] = [
  'lots',
  'item-costs',
  'supplier-prices',
  'categories',
  'attributes',
  'label-settings',
  'order-settings',
]

/** Who gets to see a document, where that is not everyone at its sites. */
const MIN_RANK: Partial<Record<EditableCollection, number>> = {
  'item-costs': ROLES.indexOf('lead'),
  'supplier-prices': ROLES.indexOf('lead'),
}

/** The documents that must be here before this one: it waits for those that are not. */
const references: Partial<Record<EditableCollection, Record<string, EditableCollection>>> = {
  items: { variantOf: 'items' },
  locations: { siteId: 'locations', parentId: 'locations' },
  lots: { itemId: 'items' },
  counts: { siteId: 'locations' },
  'count-schedules': { siteId: 'locations' },
  'item-costs': { itemId: 'items' },
  'supplier-prices': { itemId: 'items', partnerId: 'partners' },
  orders: { siteId: 'locations', toSiteId: 'locations', partnerId: 'partners' },
}

const missingReferences = (collection: EditableCollection, set: Fields, context: PushContext): string[] =>
  Object.entries(references[collection] ?? {}).flatMap(([field, target]) => {
    const id = set[field]
    return typeof id === 'string' && !documentOf(context, target, id) ? [id] : []
  })

/** Where a document is seen: null is everywhere. */
const sitesOfDocument = (collection: EditableCollection, id: string, doc: Fields): string[] | null => {
  if (collection === 'counts' || collection === 'count-schedules') return [doc.siteId as string]
  if (collection === 'orders') return [doc.siteId, doc.toSiteId].filter((site) => typeof site === 'string')
  // A site is known by name everywhere: goods are sent there. What is in it is seen by those who work there.
  if (collection !== 'locations' || doc.kind === 'site') return null
  const site = siteOf({ id, kind: doc.kind as LocationKind, siteId: doc.siteId as string | null })
  return site === null ? null : [site]
}

/** The sites at which its author must work: those at which it is seen, and of a site itself that site. */
const sitesToEdit = (collection: EditableCollection, id: string, doc: Fields): string[] => {
  if (collection === 'locations' && doc.kind === 'site') return [id]
  return sitesOfDocument(collection, id, doc) ?? []
}

/** Two things with one code is a fact that a lead settles by merging: accepted, with an exception. */
const duplicates = (action: EditAction, doc: Fields, context: PushContext): Raised[] => {
  const { collection, documentId } = action
  const others = (carriers: Map<string, string[]>, value: unknown): string[] =>
    (carriers.get(String(value)) ?? []).filter((id) => id !== documentId)
  const raise = (field: string, value: unknown, ids: string[]): Raised[] =>
    ids.length === 0
      ? []
      : [
          {
            kind: 'duplicate',
            subject: { collection, id: documentId },
            detail: { field, value, others: ids },
            sites: sitesOfDocument(collection, documentId, doc),
          },
        ]
  if (collection === 'items') {
    const barcodes = 'barcodes' in action.set ? (doc.barcodes as { code: string }[]) : []
    return [
      ...('sku' in action.set ? raise('sku', doc.sku, others(context.carriers.skus, doc.sku)) : []),
      ...barcodes.flatMap(({ code }) => raise('barcodes', code, others(context.carriers.barcodes, code))),
    ].slice(0, 1) // one open exception per subject and kind
  }
  if (collection === 'locations' && 'code' in action.set) {
    const inSameSite = others(context.carriers.codes, doc.code).filter(
      (id) => placeOf(context, id)?.siteId === doc.siteId,
    )
    return raise('code', doc.code, inSameSite)
  }
  if (collection === 'orders' && 'number' in action.set) {
    return raise('number', doc.number, others(context.carriers.numbers, doc.number))
  }
  return []
}

/** Later actions of this push must see what this one took. */
const carry = (action: EditAction, doc: Fields, context: PushContext): void => {
  const add = (map: Map<string, string[]>, value: unknown): void => {
    map.set(String(value), [...(map.get(String(value)) ?? []), action.documentId])
  }
  if (action.collection === 'items') {
    add(context.carriers.skus, doc.sku)
    for (const { code } of doc.barcodes as { code: string }[]) add(context.carriers.barcodes, code)
  }
  if (action.collection === 'locations') add(context.carriers.codes, doc.code)
  if (action.collection === 'orders') add(context.carriers.numbers, doc.number)
}

const conflictOf = (action: EditAction, conflicts: Conflict[], sites: string[] | null): Raised[] =>
  conflicts.length === 0
    ? []
    : [
        {
          // The subject is the action, not the document: each clash keeps its own two values until somebody has chosen.
          kind: 'conflict',
          subject: { collection: 'actions', id: action.id },
          detail: { collection: action.collection, documentId: action.documentId, conflicts },
          ownerId: action.userId,
          sites,
        },
      ]

/** Whoever reported a code that this gives to something need not wait for an answer any more. */
const codesBecomeKnown = ({ collection, set }: EditAction): Closed[] => {
  const subjects = codesGiven(collection, set).map(subjectOfCode)
  return subjects.length === 0 ? [] : [{ kind: 'unknown-barcode', subjects, resolution: 'the code is known now' }]
}

/** Who set what, after the merge: where all of a list was said anew, who set an element of it before is over. */
const writersAfter = (before: Record<string, string>, merge: Merge, deviceId: string): Record<string, string> => {
  const anew = merge.changedFields.filter((field) => merge.changedPaths.includes(field))
  const kept = Object.entries(before).filter(([path]) => !anew.some((field) => path.startsWith(`${field}/`)))
  return { ...Object.fromEntries(kept), ...Object.fromEntries(merge.changedPaths.map((path) => [path, deviceId])) }
}

type Written = { doc: Fields; writers: Record<string, string>; conflicts: Conflict[] }

const write = (
  action: EditAction,
  set: Fields,
  current: { doc: Fields; writers: Record<string, string> } | undefined,
): Result<Written, Verdict> => {
  const base = current?.doc
  if (!base) {
    const made = createdFields(action.collection, set)
    if (!made.ok) return { ok: false, error: rejected(made.error.code, detailOf(made.error)) }
    const writers = Object.fromEntries(Object.keys(set).map((field) => [field, action.deviceId]))
    return { ok: true, value: { doc: made.value, writers, conflicts: [] } }
  }
  const change = mayChange(action.collection, base, set)
  if (!change.ok) return { ok: false, error: rejected(change.error.code, detailOf(change.error)) }
  const setBy = (isOwn: boolean): Set<string> =>
    new Set(
      Object.entries(current.writers).flatMap(([path, device]) =>
        (device === action.deviceId) === isOwn ? [path] : [],
      ),
    )
  const merge = mergeEdit({
    ...{ current: base, base: action.base, set },
    ...{ sameDeviceFields: setBy(true), otherDeviceFields: setBy(false) },
  })
  const writers = writersAfter(current.writers, merge, action.deviceId)
  return { ok: true, value: { doc: merge.next, writers, conflicts: merge.conflicts } }
}

const detailOf = (error: { fields: string[] }): string | undefined =>
  error.fields.length > 0 ? error.fields.join(', ') : undefined

export const decideEdit = (action: EditAction, context: PushContext): Verdict => {
  const { collection, documentId, op } = action
  const stored = documentOf(context, collection, documentId)
  const shape = settable[collection].safeParse(action.set)
  if (!shape.success) {
    return rejected(
      'bad-shape',
      shape.error.issues.map((issue) => `set.${issue.path.join('.')}: ${issue.message}`).join('; '),
    )
  }
  if (!stored && op !== 'create') return parked([documentId])
  // A lot that two receivers made alike is one lot, and a cost that two managers gave is one cost: the second create is an edit.
  if (stored && op === 'create' && !NAMED_ALIKE.includes(collection)) return rejected('already-exists')

  const set = shape.data
  // It would wait for itself.
  if (collection === 'items' && set.variantOf === documentId) return rejected('variant-loop')
  const missing = missingReferences(collection, set, context)
  if (missing.length > 0) return parked(missing)
  if (collection === 'lots' && op === 'create') {
    if (lotIdOf(String(set.itemId) as ItemId, String(set.code), sha256) !== documentId) {
      return rejected('bad-shape', 'documentId: the id of a lot is made of its item and its code')
    }
  }
  if (collection === 'categories' && op === 'create' && categoryIdOf(String(set.code), sha256) !== documentId) {
    return rejected('bad-shape', 'documentId: the id of a category is made of its code')
  }
  if (collection === 'attributes' && op === 'create' && attributeIdOf(String(set.code), sha256) !== documentId) {
    return rejected('bad-shape', 'documentId: the id of an attribute is made of its code')
  }
  if (collection === 'supplier-prices' && op === 'create') {
    if (supplierPriceIdOf(String(set.itemId), String(set.partnerId), sha256) !== documentId) {
      return rejected('bad-shape', 'documentId: the id of a supplier price is made of its item and its partner')
    }
  }
  if (collection === 'item-costs' && (set.itemId ?? documentId) !== documentId) {
    return rejected('bad-shape', 'documentId: the id of a cost is that of its item')
  }
  if (collection === 'locations' && typeof set.parentId === 'string') {
    const above = placeOf(context, set.parentId)
    if (above && siteOf(above) !== (stored?.doc.siteId ?? set.siteId)) return rejected('other-site')
    if (wouldLoop(documentId, set.parentId, (id) => placeOf(context, id))) return rejected('would-loop')
  }

  if (collection === 'items' && set.components) {
    const components = set.components as readonly Component[]
    const unknown = components.filter(({ itemId }) => itemId !== documentId && !documentOf(context, 'items', itemId))
    if (unknown.length > 0) return parked(unknown.map(({ itemId }) => itemId))
  }

  if (collection === 'items' && set.suppliers) {
    const suppliers = set.suppliers as readonly { partnerId: string }[]
    const unknown = suppliers.filter(({ partnerId }) => !documentOf(context, 'partners', partnerId))
    if (unknown.length > 0) return parked(unknown.map(({ partnerId }) => partnerId))
  }

  const member = context.members.get(action.userId)
  if (!member) return rejected('no-longer-member')
  const before = stored ? (stored.sites ?? sitesToEdit(collection, documentId, stored.doc)) : []
  const writtenBy = Object.values(stored?.writers ?? {})
  const isOwn = writtenBy.length > 0 && writtenBy.every((device) => device === action.deviceId)
  // Asked before anything is made of it, and once more when it is known where the document then lies.
  const allowed = mayEdit(member, action, before, stored?.doc, isOwn)
  if (!allowed.ok) return rejected(allowed.error)
  if (op === 'delete') {
    if (context.used.has(documentId)) return rejected('in-use')
    putDocument(context, collection, documentId, null)
    return accepted([
      {
        type: 'documents',
        item: {
          ...{ action: action.id, collection, id: documentId, doc: null },
          sites: stored ? (stored.sites ?? sitesOfDocument(collection, documentId, stored.doc)) : null,
          minRank: MIN_RANK[collection],
        },
      },
    ])
  }

  const fixed = stored && context.used.has(documentId) ? changedByUse(collection, stored.doc, set) : []
  if (fixed.length > 0) return rejected('fixed-by-use')
  const written = write(action, set, stored)
  if (!written.ok) return written.error
  const { doc, writers, conflicts } = written.value
  // As it is after the merge: of two edits apart, each may be harmless and both together not.
  const madeOf = (id: string) => documentOf(context, 'items', id)?.doc.components as readonly Component[] | undefined
  if (
    collection === 'items' &&
    'components' in set &&
    isMadeOfItself(documentId, doc.components as readonly Component[] | undefined, madeOf)
  ) {
    return rejected('kit-loop')
  }
  const familyItem = (id: string) => documentOf(context, 'items', id)?.doc as FamilyItem | undefined
  if (collection === 'items' && typeof set.variantOf === 'string' && typeof doc.variantOf === 'string') {
    if (wouldBeOwnVariant(documentId, doc.variantOf, familyItem)) return rejected('variant-loop')
  }
  const sites = collection === 'exceptions' ? (stored?.sites ?? null) : sitesOfDocument(collection, documentId, doc)
  const after = collection === 'exceptions' ? (sites ?? []) : sitesToEdit(collection, documentId, doc)
  const allowedThere = mayEdit(member, action, [...new Set([...before, ...after])], stored?.doc, isOwn)
  if (!allowedThere.ok) return rejected(allowedThere.error)

  const raised = [...duplicates(action, doc, context), ...conflictOf(action, conflicts, sites)]
  putDocument(context, collection, documentId, { doc, writers, sites })
  carry(action, doc, context)
  return accepted(
    [
      {
        type: 'documents',
        item: { action: action.id, collection, id: documentId, doc, writers, sites, minRank: MIN_RANK[collection] },
      },
    ],
    raised,
    codesBecomeKnown(action),
  )
}
