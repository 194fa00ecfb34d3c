/**
 * What the rules look at to decide a push, read before the organisation is locked. `referenceSeq` is read first: if
 * anything here has changed by the time of the lock, the push call says so and the decision is made again.
 */
import type { PoolClient } from 'pg'
import { type Fields, touchesUse } from '../../domain/edit.ts'
import { isId } from '../../domain/ids.ts'
import type { Member } from '../../domain/permissions.ts'
import type { Action } from '../../domain/protocol/actions.ts'
import type { EditableCollection, LocationKind, MovementKind } from '../../domain/protocol/kinds.ts'
import { formsOfCode } from '../../domain/report.ts'
import { MAX_AWAITED, pushContextSql } from '../db/sql/push-context.ts'

export type StoredDocument = { doc: Fields; writers: Record<string, string>; sites?: string[] | null }

/** A movement as far as a reversal must know it. */
export type LedgerMovement = {
  id: string
  kind: MovementKind | 'reversal'
  itemId: string
  lotId: string
  fromLocationId: string
  toLocationId: string
  quantity: number
  at: string
  deviceId: string
  deviceSeq: number
  reversedById: string | null
  /** Null for a virtual place. */
  fromSite: string | null
  toSite: string | null
}

export type KnownAction = {
  hash: string
  status: 'accepted' | 'rejected' | 'parked'
  /** What was turned down at the door may be anything. */
  type: Action['type'] | 'unknown'
  userId: string
}
export type ParkedAction = { action: Action; hash: string; waits: string[]; arrivedAt: string }

export type PushContext = {
  referenceSeq: number
  arrivedAt: string
  members: Map<string, Member & { active: boolean }>
  documents: Map<EditableCollection, Map<string, StoredDocument>>
  movements: Map<string, LedgerMovement>
  observations: Map<string, { userId: string; siteId: string }>
  actions: Map<string, KnownAction>
  parked: ParkedAction[]
  /** All that parked actions of the organisation wait for; null when they are too many to be looked at each time. */
  awaited: ReadonlySet<string> | null
  /** Documents whose creation was turned down. */
  notMade: Set<string>
  /** Groups of which a part was turned down: none of the others can come in any more. */
  brokenGroups: Set<string>
  /** Items by SKU and by barcode, locations by code, orders by number: who else carries what a push names. */
  carriers: {
    skus: Map<string, string[]>
    barcodes: Map<string, string[]>
    codes: Map<string, string[]>
    numbers: Map<string, string[]>
  }
  /** Documents that something refers to: they cannot be deleted, and some of their fields not be changed. */
  used: Set<string>
}

type Wanted = {
  ids: Set<string>
  users: Set<string>
  groups: Set<string>
  skus: Set<string>
  barcodes: Set<string>
  codes: Set<string>
  numbers: Set<string>
  used: Set<string>
  deleted: Set<string>
  /** Items that others are said to be made of: what those are made of in turn is looked at too. */
  components: Set<string>
  /** Items that others are said to be variants of: what those are variants of in turn is looked at too. */
  variantOf: Set<string>
}

const refersTo = (action: Action): (string | undefined)[] => {
  switch (action.type) {
    case 'movement':
      return [action.itemId, action.lotId, action.fromLocationId, action.toLocationId]
    case 'reversal':
      return [action.reversesId]
    case 'observation':
      return [action.countId, action.itemId, action.lotId, action.locationId]
    case 'decision':
      return [action.observationId]
    case 'allocation':
      return [action.orderId, action.itemId, action.lotId, action.locationId]
    case 'edit':
      return [action.documentId, ...editRefersTo(action.set)]
    case 'report':
      return [action.locationId]
  }
}

/** Fields of documents that name another document which must be here before; what is no id of anything is left to the rules. */
const editRefersTo = (set: Fields): string[] => [
  ...['siteId', 'parentId', 'itemId', 'toSiteId', 'partnerId', 'variantOf'].flatMap((field) =>
    isId(set[field]) ? [set[field]] : [],
  ),
  ...(Array.isArray(set.suppliers) ? (set.suppliers as { partnerId?: unknown }[]) : []).flatMap((one) =>
    isId(one?.partnerId) ? [one.partnerId] : [],
  ),
]

/** The items that an edit says one of it is made of; what is no id of anything is left to the rules. */
const componentsNamed = (set: Fields): string[] =>
  Array.isArray(set.components)
    ? (set.components as { itemId?: unknown }[]).flatMap((one) => (isId(one?.itemId) ? [one.itemId] : []))
    : []

/** What came through the door only to be turned down, as far as others may wait for it. */
export type TurnedDown = { id: string; type?: KnownAction['type']; group?: string; creates?: string }

const wanted = (actions: readonly Action[], turnedDown: readonly TurnedDown[]): Wanted => {
  const want: Wanted = {
    ids: new Set(),
    users: new Set(),
    groups: new Set(),
    skus: new Set(),
    barcodes: new Set(),
    codes: new Set(),
    numbers: new Set(),
    used: new Set(),
    deleted: new Set(),
    components: new Set(),
    variantOf: new Set(),
  }
  for (const { id, group, creates } of turnedDown) {
    want.ids.add(id)
    if (creates) want.ids.add(creates)
    if (group) want.groups.add(group)
  }
  for (const action of actions) {
    want.ids.add(action.id)
    want.users.add(action.userId)
    if (action.groupId) want.groups.add(action.groupId)
    if (action.replacesId) want.ids.add(action.replacesId)
    if (action.type === 'allocation' && action.takesBackId) want.ids.add(action.takesBackId)
    for (const id of refersTo(action)) if (id) want.ids.add(id)
    if (action.type === 'report') {
      for (const form of formsOfCode(action.code)) for (const of of [want.skus, want.barcodes, want.codes]) of.add(form)
    }
    if (action.type !== 'edit') continue
    if (action.op === 'delete') want.deleted.add(action.documentId)
    if (action.op === 'delete' || touchesUse(action.collection, action.set)) want.used.add(action.documentId)
    if (typeof action.set.sku === 'string') want.skus.add(action.set.sku)
    if (typeof action.set.code === 'string') want.codes.add(action.set.code)
    if (action.collection === 'orders' && typeof action.set.number === 'string') want.numbers.add(action.set.number)
    for (const id of componentsNamed(action.set)) want.components.add(id)
    if (isId(action.set.variantOf)) want.variantOf.add(action.set.variantOf)
    if (!Array.isArray(action.set.barcodes)) continue
    for (const barcode of action.set.barcodes as { code?: unknown }[]) {
      if (typeof barcode?.code === 'string') want.barcodes.add(barcode.code)
    }
  }
  return want
}

type DocumentRow = [
  collection: EditableCollection,
  id: string,
  doc: Fields,
  writers: Record<string, string>,
  sites: string[] | null,
]

type ContextRow = {
  referenceSeq: number
  now: string
  members: { id: string; doc: Member & { active: boolean } }[]
  documents: DocumentRow[]
  movements: LedgerMovement[]
  observations: { id: string; userId: string; siteId: string }[]
  actions: (KnownAction & { id: string })[]
  parked: (Omit<ParkedAction, 'action'> & { content: Action })[]
  awaited: string[]
  notMade: string[]
  brokenGroups: string[]
  carriers: {
    skus: [string, string][]
    barcodes: [string, string][]
    codes: [string, string][]
    numbers: [string, string][]
  }
  used: string[]
}

const grouped = (pairs: readonly [string, string][]): Map<string, string[]> => {
  const map = new Map<string, string[]>()
  for (const [key, id] of pairs) map.set(key, [...(map.get(key) ?? []), id])
  return map
}

const read = async (
  client: PoolClient,
  orgId: string,
  actions: readonly Action[],
  turnedDown: readonly TurnedDown[],
): Promise<ContextRow> => {
  const want = wanted(actions, turnedDown)
  const { rows } = await client.query<{ context: ContextRow }>(
    pushContextSql(orgId, {
      ids: [...want.ids],
      users: [...want.users],
      groups: [...want.groups],
      skus: [...want.skus],
      barcodes: [...want.barcodes],
      codes: [...want.codes],
      numbers: [...want.numbers],
      used: [...want.used],
      deleted: [...want.deleted],
      components: [...want.components],
      variantOf: [...want.variantOf],
    }),
  )
  const context = rows[0]?.context
  if (!context) throw new Error('the context query answers one row')
  return context
}

/** Reads the context of these actions and of the parked ones that wait for something they bring, or that will not come. */
export const readPushContext = async (
  client: PoolClient,
  orgId: string,
  actions: readonly Action[],
  turnedDown: readonly TurnedDown[],
): Promise<PushContext> => {
  const first = await read(client, orgId, actions, turnedDown)
  const parked = first.parked.map((p) => p.content)
  const row = parked.length === 0 ? first : await read(client, orgId, [...actions, ...parked], turnedDown)

  const documents = new Map<EditableCollection, Map<string, StoredDocument>>()
  for (const [collection, id, doc, writers, sites] of row.documents) {
    if (!documents.has(collection)) documents.set(collection, new Map())
    documents.get(collection)?.set(id, { doc, writers, sites })
  }
  return {
    referenceSeq: first.referenceSeq,
    arrivedAt: first.now,
    members: new Map(row.members.map((member) => [member.id, member.doc])),
    documents,
    movements: new Map(row.movements.map((movement) => [movement.id, movement])),
    observations: new Map(row.observations.map((observation) => [observation.id, observation])),
    actions: new Map(row.actions.map((action) => [action.id, action])),
    parked: row.parked.map(({ content, ...kept }) => ({ action: content, ...kept })),
    awaited: row.awaited.length > MAX_AWAITED ? null : new Set(row.awaited),
    notMade: new Set(row.notMade),
    brokenGroups: new Set(row.brokenGroups),
    carriers: {
      skus: grouped(row.carriers.skus),
      barcodes: grouped(row.carriers.barcodes),
      codes: grouped(row.carriers.codes),
      numbers: grouped(row.carriers.numbers),
    },
    used: new Set(row.used),
  }
}

/** A document of the context, as it will be once the actions decided so far are in. */
export const documentOf = (
  context: PushContext,
  collection: EditableCollection,
  id: string,
): StoredDocument | undefined => context.documents.get(collection)?.get(id)

export const putDocument = (
  context: PushContext,
  collection: EditableCollection,
  id: string,
  stored: StoredDocument | null,
): void => {
  const documents = context.documents.get(collection) ?? new Map<string, StoredDocument>()
  context.documents.set(collection, documents)
  if (stored) documents.set(id, stored)
  else documents.delete(id)
}

/** A place, as the rules of movements need it. */
export const placeOf = (
  context: PushContext,
  id: string,
): { id: string; kind: LocationKind; siteId: string | null; parentId: string | null } | undefined => {
  const doc = documentOf(context, 'locations', id)?.doc
  return (
    doc && {
      id,
      kind: doc.kind as LocationKind,
      siteId: (doc.siteId ?? null) as string | null,
      parentId: (doc.parentId ?? null) as string | null,
    }
  )
}
