/** What is to be settled, by whose it is. */
import { canSettle, type Standing, standingOf } from '../../domain/exception.ts'
import type { ExceptionDocument } from '../../domain/protocol/documents.ts'
import { OUTCOMES } from '../mirror/topics.ts'
import { exceptionsQuery } from './actions.ts'
import { EDITS, OWN, type Query } from './live.ts'
import { stateOf } from './states.ts'

type Inbox = Readonly<Record<Standing, readonly ExceptionDocument[]>>

/**
 * Open exceptions, newest first. What was rejected on this device is not among them: it is in the list of what was done here, with the
 * whole action and a way to correct it, or was settled there. Parked ones too: each has an exception of its own once it has waited for too long.
 */
export const inboxQuery: Query<Inbox> = {
  key: 'inbox',
  topics: ['exceptions', 'members', EDITS, OWN, OUTCOMES],
  read: (reader) => {
    const { memory } = reader.mirror
    const { member } = reader
    const settles =
      (kind: ExceptionDocument['kind']) =>
      (ownerId: string): boolean => {
        const owner = memory.get('members', ownerId)
        return owner === undefined || canSettle(kind, owner)
      }
    const isHere = ({ kind, subject }: ExceptionDocument): boolean =>
      kind !== 'conflict' &&
      reader.log.get(subject.id) !== undefined &&
      ['rejected', 'parked'].includes(stateOf(reader, subject.id))
    const inbox: Record<Standing, ExceptionDocument[]> = { mine: [], untaken: [], others: [] }
    for (const exception of exceptionsQuery.read(reader)) {
      if (!isHere(exception)) inbox[standingOf(exception, member, settles(exception.kind))].push(exception)
    }
    return inbox
  },
}

/** How many are this member's besides what the badge counts: of what was done on this device it has the clashes. */
export const ownBesidesBadgeQuery: Query<number> = {
  key: 'own exceptions besides the badge',
  topics: inboxQuery.topics,
  read: (reader) =>
    inboxQuery
      .read(reader)
      .mine.filter(({ kind, subject }) => kind !== 'conflict' || reader.log.get(subject.id) === undefined).length,
}
