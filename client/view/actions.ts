/** What people did: this device's own actions, and the history of an item or a place with the mirror's. */
import type { Action } from '../../domain/protocol/actions.ts'
import type { ExceptionDocument, MovementDocument, ObservationDocument } from '../../domain/protocol/documents.ts'
import { atItem, atLocation, OUTCOMES } from '../mirror/topics.ts'
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'
import type { ActionQuery, ActionRow, HistoryQuery, HistoryRow } from './rows.ts'
import { actionRow, needsPerson, replacements, stateOf } from './states.ts'

/** Does what this action says it saw wait for somebody who leads? In a blind count its counter is told so of all. */
export const waitsQuery = (actionId: string): Query<boolean> => ({
  key: `waits ${actionId}`,
  topics: ['observations', OUTCOMES],
  read: ({ mirror }) => mirror.memory.get('observations', actionId)?.status === 'awaiting-approval',
})

/** Newest first. */
export const actionsQuery = (query: ActionQuery): Query<readonly ActionRow[]> => ({
  key: `actions ${JSON.stringify(query)}`,
  topics: [OWN, OUTCOMES, 'exceptions'],
  read: (reader) => {
    const replaced = replacements(reader)
    const rows: ActionRow[] = []
    for (let at = reader.log.all.length - 1; at >= 0 && rows.length < (query.limit ?? 1_000); at--) {
      const action = reader.log.all[at]
      if (!action || (query.types && !query.types.includes(action.type))) continue
      const row = actionRow(reader, action, replaced)
      if (query.states && !query.states.includes(row.state)) continue
      if (query.unresolved && !needsPerson(row)) continue
      rows.push(row)
    }
    return rows
  },
})

export const exceptionsQuery: Query<readonly ExceptionDocument[]> = {
  key: 'open exceptions',
  topics: ['exceptions', EDITS],
  read: (reader) =>
    reader
      .documents('exceptions')
      .filter((exception) => exception.state === 'open')
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0)),
}

export const historyQuery = (query: HistoryQuery): Query<readonly HistoryRow[]> => ({
  key: `history ${JSON.stringify(query)}`,
  topics: [
    ...(query.itemId ? [atItem('movements', query.itemId), atItem('observations', query.itemId)] : []),
    ...(query.locationId
      ? [atLocation('movements', query.locationId), atLocation('observations', query.locationId)]
      : []),
    ...(query.itemId || query.locationId ? [] : ['movements', 'observations']),
    'exceptions',
    'counts',
    OWN,
  ],
  read: (reader) => {
    const { memory } = reader.mirror
    const rows = new Map<string, HistoryRow>()
    for (const movement of documentsFor(reader, 'movements', query)) {
      if (isShownTo(reader, movement)) rows.set(movement.id, historyRowOf(reader, movement))
    }
    for (const seen of documentsFor(reader, 'observations', query)) {
      if (isShownTo(reader, seen)) rows.set(seen.id, historyRowOf(reader, seen))
    }
    for (const action of reader.log.all) {
      if (rows.has(action.id) || memory.get('movements', action.id) || memory.get('observations', action.id)) continue
      const row = ofAction(reader, action)
      if (row && concerns(row, query)) rows.set(row.id, row)
    }
    for (const row of [...rows.values()]) {
      const reversed = row.type === 'reversal' && row.reversesId ? rows.get(row.reversesId) : undefined
      if (reversed && row.state !== 'rejected') reversed.reversedById = row.id
    }
    return [...rows.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, query.limit)
  },
})

type Entry = MovementDocument | ObservationDocument

/** One's own, or nothing that a running blind count keeps from the member. */
export const isShownTo = (reader: Reader, entry: Entry): boolean => {
  const places = 'locationId' in entry ? [entry.locationId] : [entry.fromLocationId, entry.toLocationId]
  return (
    reader.log.get(entry.id) !== undefined ||
    !places.some((locationId) => reader.blind.hides({ itemId: entry.itemId, locationId }))
  )
}

export const historyRowOf = (reader: Reader, entry: Entry): HistoryRow =>
  'locationId' in entry ? ofObservation(reader, entry) : ofMovement(reader, entry)

const documentsFor = <C extends 'movements' | 'observations'>(reader: Reader, collection: C, query: HistoryQuery) => {
  const { memory } = reader.mirror
  if (query.itemId === undefined && query.locationId === undefined) return [...memory.all(collection).values()]
  if (query.itemId === undefined) return memory.byLocation(collection, query.locationId ?? '')
  const ofItem = memory.byItem(collection, query.itemId)
  if (query.lotId !== undefined) return ofItem.filter((each) => each.lotId === query.lotId)
  if (query.locationId === undefined) return ofItem
  const there = new Set(memory.byLocation(collection, query.locationId))
  return ofItem.filter((each) => there.has(each))
}

const concerns = (row: HistoryRow, { itemId, lotId, locationId }: HistoryQuery): boolean =>
  (itemId === undefined || row.itemId === itemId) &&
  (lotId === undefined || row.lotId === lotId) &&
  (locationId === undefined || [row.fromLocationId, row.toLocationId, row.locationId].includes(locationId))

const ofMovement = (reader: Reader, movement: MovementDocument): HistoryRow => ({
  id: movement.id,
  type: movement.type,
  kind: movement.kind,
  at: movement.type === 'reversal' ? movement.occurredAt : movement.key.at,
  itemId: movement.itemId,
  lotId: movement.lotId,
  fromLocationId: movement.fromLocationId,
  toLocationId: movement.toLocationId,
  locationId: undefined,
  quantity: movement.quantity,
  userId: movement.userId,
  deviceId: movement.deviceId,
  happenedAt: movement.occurredAt,
  arrivedAt: movement.recordedAt,
  reason: movement.reason,
  note: movement.note,
  orderId: movement.orderId,
  reversesId: movement.reversesId,
  reversedById: movement.reversedById,
  ...became(reader, movement.id),
})

const ofObservation = (reader: Reader, seen: ObservationDocument): HistoryRow => ({
  ...nothing,
  id: seen.id,
  type: 'observation',
  kind: 'observation',
  at: seen.key.at,
  itemId: seen.itemId,
  lotId: seen.lotId ?? null,
  locationId: seen.locationId,
  quantity: seen.quantity,
  userId: seen.userId,
  deviceId: seen.deviceId,
  happenedAt: seen.occurredAt,
  arrivedAt: seen.recordedAt,
  note: seen.note,
  waits: seen.status === 'awaiting-approval',
  ...became(reader, seen.id),
})

const nothing = {
  itemId: undefined,
  lotId: null,
  fromLocationId: undefined,
  toLocationId: undefined,
  locationId: undefined,
  quantity: undefined,
  reason: undefined,
  note: undefined,
  orderId: undefined,
  reversesId: undefined,
  reversedById: undefined,
} as const

/** What is in the mirror is accepted, whoever did it; of one's own, the outcome may say more. */
const became = (reader: Reader, id: string): Pick<HistoryRow, 'state' | 'outcome'> => {
  const outcome = reader.mirror.outcomes.get(id)
  return { state: outcome && reader.log.get(id) ? stateOf(reader, id) : 'accepted', outcome }
}

const ofAction = (reader: Reader, action: Action): HistoryRow | undefined => {
  const common = {
    ...nothing,
    id: action.id,
    at: action.occurredAt,
    userId: action.userId,
    deviceId: action.deviceId,
    happenedAt: action.occurredAt,
    arrivedAt: undefined,
    state: stateOf(reader, action.id),
    outcome: reader.mirror.outcomes.get(action.id),
  }
  if (action.type === 'movement') return { ...common, ...pickMovement(action), type: 'movement' }
  if (action.type === 'observation') {
    const { itemId, lotId = null, locationId, quantity, note } = action
    return { ...common, type: 'observation', kind: 'observation', itemId, lotId, locationId, quantity, note }
  }
  if (action.type !== 'reversal') return undefined
  const own = reader.log.get(action.reversesId)
  const reversed = own?.type === 'movement' ? own : reader.mirror.memory.get('movements', action.reversesId)
  const what = reversed ? pickMovement(reversed) : {}
  const [fromLocationId, toLocationId] = [reversed?.toLocationId, reversed?.fromLocationId]
  return {
    ...common,
    ...what,
    fromLocationId,
    toLocationId,
    type: 'reversal',
    kind: 'reversal',
    reversesId: action.reversesId,
    note: action.note,
  }
}

type Moved = {
  kind: HistoryRow['kind']
  itemId: string
  lotId?: string | null | undefined
  fromLocationId: string
  toLocationId: string
  quantity: number
  reason?: string | undefined
  note?: string | undefined
  orderId?: string | undefined
}
const pickMovement = (moved: Moved) => {
  const { kind, itemId, lotId = null, fromLocationId, toLocationId, quantity, reason, note, orderId } = moved
  return { kind, itemId, lotId, fromLocationId, toLocationId, quantity, reason, note, orderId }
}
