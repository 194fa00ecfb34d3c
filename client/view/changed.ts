/**
 * What others changed since this member last looked: in the bins that they work in, of the orders and counts of their sites, and of
 * what was theirs to settle. What they did themselves is no news, nor what a running blind count keeps from them.
 */
import { isPhysical } from '../../domain/location.ts'
import { sitesOfOrder } from '../../domain/order.ts'
import { worksAt } from '../../domain/permissions.ts'
import type { CountDocument, ExceptionDocument, OrderDocument } from '../../domain/protocol/documents.ts'
import { historyRowOf, isShownTo } from './actions.ts'
import { OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'
import type { HistoryRow } from './rows.ts'

/** How far somebody has looked: a place in the feed of one epoch, and when that was, by the server's clock. Kept beside their work. */
export type Looked = { epoch: string; through: number; at: string }
export const LOOKED = 'looked'

export type ChangedWork = { at: string; isNew: boolean } & (
  | { kind: 'order'; order: OrderDocument }
  | { kind: 'count'; count: CountDocument }
)

export type Changes = {
  since: string
  /** Newest first, no more than `MOST_MOVED`. */
  moved: readonly HistoryRow[]
  work: readonly ChangedWork[]
  /** Exceptions of theirs that somebody else has settled. */
  settled: readonly ExceptionDocument[]
}

/** Whoever was away for longer looks at the bin's card. */
const MOST_MOVED = 200

/** Up to here everything is on this device; undefined as long as nothing is. */
export const lookedNow = ({ mirror, now }: Reader): Looked | undefined =>
  mirror.state && { epoch: mirror.state.epoch, through: mirror.state.through, at: new Date(now()).toISOString() }

/** What was looked at before the server went back to an earlier day says nothing of what came since. */
const lookedIn = (reader: Reader): Looked | undefined => {
  const looked = reader.draft(LOOKED) as Looked | undefined
  return looked?.epoch === reader.mirror.state?.epoch ? looked : undefined
}

const newestFirst = (a: { at: string }, b: { at: string }): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)

const binsOf = (reader: Reader): ReadonlySet<string> => {
  const places = reader.log.all.flatMap((action) => {
    if (action.type === 'movement') return [action.fromLocationId, action.toLocationId]
    return action.type === 'observation' ? [action.locationId] : []
  })
  const isBin = (id: string): boolean => isPhysical(reader.document('locations', id)?.kind ?? 'site')
  return new Set([...new Set(places)].filter(isBin))
}

const movedIn = (reader: Reader, through: number): HistoryRow[] => {
  const { memory } = reader.mirror
  const rows = new Map<string, HistoryRow>()
  for (const bin of binsOf(reader)) {
    const entries = [...memory.byLocation('movements', bin), ...memory.byLocation('observations', bin)]
    for (const entry of entries) {
      if (entry.seq <= through || entry.userId === reader.member.userId || rows.has(entry.id)) continue
      // What was taken back since is told by what took it back.
      if ('reversedById' in entry && entry.reversedById) continue
      if (isShownTo(reader, entry)) rows.set(entry.id, historyRowOf(reader, entry))
    }
  }
  return [...rows.values()].sort(newestFirst).slice(0, MOST_MOVED)
}

/** Was the last change of a document an edit of this device? */
const isOwnChange = (reader: Reader): ((document: { id: string; seq: number }) => boolean) => {
  const seqs = new Map<string, number>()
  for (const action of reader.log.all) {
    if (action.type !== 'edit') continue
    const seq = reader.mirror.outcomes.get(action.id)?.seq ?? 0
    seqs.set(action.documentId, Math.max(seq, seqs.get(action.documentId) ?? 0))
  }
  return ({ id, seq }) => (seqs.get(id) ?? -1) >= seq
}

export const changesQuery: Query<Changes | undefined> = {
  key: 'changes since the last look',
  topics: ['movements', 'observations', 'orders', 'counts', 'exceptions', `draft/${LOOKED}`, OWN],
  read: (reader) => {
    const looked = lookedIn(reader)
    if (!looked) return undefined
    const { memory } = reader.mirror
    const isOwn = isOwnChange(reader)
    const isNews = (document: { id: string; seq: number }) => document.seq > looked.through && !isOwn(document)
    const works = (siteId: string): boolean => worksAt(reader.member, siteId)
    const seen = ({ createdAt, updatedAt }: { createdAt: string; updatedAt: string }) => ({
      at: updatedAt,
      isNew: createdAt > looked.at,
    })
    const orders = [...memory.all('orders').values()]
      .filter((order) => isNews(order) && order.state !== 'draft' && sitesOfOrder(order).some(works))
      .map((order): ChangedWork => ({ kind: 'order', order, ...seen(order) }))
    const counts = [...memory.all('counts').values()]
      .filter((count) => isNews(count) && works(count.siteId))
      .map((count): ChangedWork => ({ kind: 'count', count, ...seen(count) }))
    return {
      since: looked.at,
      moved: movedIn(reader, looked.through),
      work: [...orders, ...counts].sort(newestFirst),
      settled: [...memory.all('exceptions').values()].filter(
        (one) => isNews(one) && one.state === 'resolved' && one.ownerId === reader.member.userId,
      ),
    }
  },
}
