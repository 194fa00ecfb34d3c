/** The badge. It says "up to date" only when the server was reached, nothing is announced and nothing waits here. */
import { isoOf } from '../../domain/clock.ts'
import { OUTCOMES } from '../mirror/topics.ts'
import { OWN, type Query, SYNC } from './live.ts'
import { PHOTOS, photosWaiting, refusedPhotos } from './photos.ts'
import type { Reader } from './reader.ts'
import type { SyncKind, SyncState } from './rows.ts'
import { actionRow, needsPerson, replacements } from './states.ts'

/**
 * The cards are here: a device that has not had any yet shows no empty warehouse, whose screens would jump when they come. To whom
 * is no member any more none will come.
 */
export const readyQuery: Query<boolean> = {
  key: 'ready',
  topics: [OUTCOMES, SYNC],
  read: ({ ready, mirror, facts }) => ready && (mirror.state !== undefined || facts.pullTrouble === 'no-longer-member'),
}

export const syncStateQuery: Query<SyncState> = {
  key: 'sync',
  topics: [SYNC, OWN, OUTCOMES, 'exceptions', PHOTOS],
  read: (reader) => {
    const { facts } = reader
    const { unsettled } = reader.own
    const pending = unsentCount(reader)
    const inbox = inboxCount(reader) + refusedPhotos(reader).length
    const trouble = facts.pushTrouble ?? facts.pullTrouble ?? undefined
    return {
      kind: kindOf(reader, pending, inbox, trouble),
      pending,
      inbox,
      lastContact: facts.lastContactMs === null ? null : isoOf(facts.lastContactMs),
      oldestPending: unsettled[0]?.occurredAt ?? null,
      ...(facts.progress ? { progress: facts.progress } : {}),
      ...(trouble ? { trouble } : {}),
      leading: facts.leading,
    }
  },
}

/** What is on this device alone: actions, and photographs whose bytes have not arrived. */
export const unsentCount = (reader: Reader): number => reader.own.unsettled.length + photosWaiting(reader)

const kindOf = (reader: Reader, pending: number, inbox: number, trouble: SyncState['trouble']): SyncKind => {
  const { facts } = reader
  if (facts.reached === false) return 'offline'
  if (trouble && trouble !== 'server-error') return 'needs-you'
  if (pending > 0) return 'sending'
  if (inbox > 0) return 'needs-you'
  const known =
    facts.reached === true && !facts.stale && !facts.pulling && !trouble && reader.mirror.state !== undefined
  return known ? 'up-to-date' : 'syncing'
}

/** Rejections nobody has settled, actions parked for too long, and conflicts about what was edited here. */
const inboxCount = (reader: Reader): number => {
  const replaced = replacements(reader)
  let count = 0
  for (const action of reader.log.all) {
    const outcome = reader.mirror.outcomes.get(action.id)
    if (!outcome || outcome.status === 'accepted') {
      if (action.type !== 'edit' || !outcome?.exceptionId) continue
      const exception = reader.mirror.memory.get('exceptions', outcome.exceptionId)
      if (exception?.kind === 'conflict' && exception.state === 'open') count += 1
    } else if (needsPerson(actionRow(reader, action, replaced))) count += 1
  }
  return count
}
