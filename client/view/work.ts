/** Work that is planned: counts with what was observed, orders, and who works here. */
import { compareTexts } from '../../domain/compare.ts'
import { isOvertaken } from '../../domain/observation.ts'
import type { ObservationAction } from '../../domain/protocol/actions.ts'
import type {
  CountDocument,
  MemberDocument,
  ObservationDocument,
  OrderDocument,
  ReasonDocument,
} from '../../domain/protocol/documents.ts'
import { atLocation, ofDocument } from '../mirror/topics.ts'
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'
import type { CountRow, ObservationRow } from './rows.ts'
import type { Member } from './session.ts'
import { stateOf } from './states.ts'

export const countQuery = (id: string | undefined): Query<CountDocument | undefined> => ({
  key: `count ${id}`,
  topics: id === undefined ? [] : [ofDocument('counts', id), EDITS],
  read: (reader) => (id === undefined ? undefined : reader.document('counts', id)),
})

export const countsQuery: Query<readonly CountRow[]> = {
  key: 'counts',
  topics: ['counts', 'observations', OWN],
  read: (reader) => {
    const observed = new Map<string, { observed: number; awaiting: number }>()
    for (const seen of observationsOf(reader)) {
      if (seen.countId === undefined) continue
      const sums = observed.get(seen.countId) ?? { observed: 0, awaiting: 0 }
      sums.observed += 1
      if (seen.status === 'awaiting-approval') sums.awaiting += 1
      observed.set(seen.countId, sums)
    }
    return reader
      .documents('counts')
      .map((count) => ({ count, ...(observed.get(count.id) ?? { observed: 0, awaiting: 0 }) }))
      .sort(
        (a, b) =>
          compareTexts(a.count.dueOn ?? '9999', b.count.dueOn ?? '9999') ||
          compareTexts(b.count.createdAt, a.count.createdAt),
      )
  },
}

const variancesIn = (reader: Reader) =>
  new Map([...reader.mirror.memory.all('variances').values()].map((each) => [each.observationId, each]))

const rowOf = (
  reader: Reader,
  observation: ObservationDocument,
  variances: ReturnType<typeof variancesIn>,
): ObservationRow => ({
  observation,
  state: reader.log.get(observation.id) ? stateOf(reader, observation.id) : ('accepted' as const),
  variance: variances.get(observation.id),
})

/**
 * What was counted outside any count and waits for somebody to say yes: of each thing the latest look, as the server has judged it.
 * Those that were asked for again are left out.
 */
export const waitingOutsideQuery: Query<readonly ObservationRow[]> = {
  key: 'waiting outside counts',
  topics: ['observations', 'variances', OWN],
  read: (reader) => {
    const { memory } = reader.mirror
    const free = [...memory.all('observations').values()].filter(
      ({ countId, status }) => countId === undefined && status === 'awaiting-approval',
    )
    if (free.length === 0) return []
    const variances = variancesIn(reader)
    return free
      .filter(({ recountRequestedBy }) => recountRequestedBy === undefined)
      .filter((seen) => !isOvertaken(seen, standing(memory.byLocation('observations', seen.locationId))))
      .map((observation) => rowOf(reader, observation, variances))
  },
}

/** Those that count or may come to count. */
export const standing = (observations: readonly ObservationDocument[]): ObservationDocument[] =>
  observations.filter(({ status }) => status === 'accepted' || status === 'awaiting-approval')

/** Newest first. */
export const observationsQuery = (query: {
  countId?: string
  locationId?: string
}): Query<readonly ObservationRow[]> => ({
  key: `observations ${JSON.stringify(query)}`,
  topics: [query.locationId ? atLocation('observations', query.locationId) : 'observations', 'variances', OWN],
  read: (reader) => {
    const variances = variancesIn(reader)
    return observationsOf(reader)
      .filter((seen) => query.countId === undefined || seen.countId === query.countId)
      .filter((seen) => query.locationId === undefined || seen.locationId === query.locationId)
      .map((observation) => rowOf(reader, observation, variances))
      .sort((a, b) => compareTexts(b.observation.key.at, a.observation.key.at))
  },
})

/** The mirror's, and those of this device that the mirror does not have. */
const observationsOf = (reader: Reader): ObservationDocument[] => {
  const known = reader.mirror.memory.all('observations')
  const own = reader.log.all.flatMap((action) =>
    action.type === 'observation' && !known.has(action.id) ? [asDocument(reader, action)] : [],
  )
  return [...known.values(), ...own]
}

/** Until the server has judged it, it waits. */
const asDocument = (reader: Reader, action: ObservationAction): ObservationDocument => {
  const { id, countId, visitId, itemId, lotId, locationId, quantity, round, note } = action
  const { occurredAt, deviceId, deviceSeq, userId } = action
  const rejected = stateOf(reader, id) === 'rejected'
  return {
    ...{
      id,
      countId,
      visitId,
      itemId,
      lotId,
      locationId,
      quantity,
      round,
      note,
      occurredAt,
      deviceId,
      deviceSeq,
      userId,
    },
    collection: 'observations',
    seq: 0,
    recordedAt: occurredAt,
    key: { at: occurredAt, deviceId, deviceSeq },
    status: rejected ? 'rejected' : 'awaiting-approval',
  }
}

export const ordersQuery: Query<readonly OrderDocument[]> = {
  key: 'orders',
  topics: ['orders', EDITS],
  read: (reader) =>
    reader
      .documents('orders')
      .sort((a, b) => compareTexts(a.dueOn ?? '9999', b.dueOn ?? '9999') || compareTexts(a.number, b.number)),
}

export const orderQuery = (id: string | undefined): Query<OrderDocument | undefined> => ({
  key: `order ${id}`,
  topics: id === undefined ? [] : [ofDocument('orders', id), EDITS],
  read: (reader) => (id === undefined ? undefined : reader.document('orders', id)),
})

export const reasonsQuery: Query<readonly ReasonDocument[]> = {
  key: 'reasons',
  topics: ['reasons', EDITS],
  read: (reader) => reader.documents('reasons').sort((a, b) => compareTexts(a.name, b.name)),
}

/** Who works here, with the rights they have by now. */
export const memberQuery: Query<Member> = { key: 'member', topics: ['members'], read: (reader) => reader.member }

export const membersQuery: Query<readonly MemberDocument[]> = {
  key: 'members',
  topics: ['members'],
  read: (reader) => reader.documents('members').sort((a, b) => compareTexts(a.name, b.name)),
}
