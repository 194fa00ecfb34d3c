/** What the inbox shows, in one list: what was done here, and what somebody is to settle. */
import type { ExceptionDocument } from '../../../domain/protocol/documents.ts'
import type { ActionRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'

/** `lead`: the first of its sort, above which the sort is called. */
export type Entry = { key: string; lead?: { title: string; hint?: string } | undefined } & (
  | { sort: 'action'; row: ActionRow }
  | { sort: 'photos' }
  | { sort: 'exception'; exception: ExceptionDocument }
)

/** What was done here, as a kind beside those of exceptions. */
export const DONE_HERE = 'actions'

const kindOf = (entry: Entry): string =>
  entry.sort === 'action' ? DONE_HERE : entry.sort === 'photos' ? 'photos' : entry.exception.kind

const timeOf = (entry: Entry): string => {
  if (entry.sort === 'photos') return '9999'
  return entry.sort === 'action' ? entry.row.action.occurredAt : entry.exception.createdAt
}

const ofAction = (row: ActionRow): Entry => ({ key: row.action.id, sort: 'action', row })
const ofException = (exception: ExceptionDocument): Entry => ({ key: exception.id, sort: 'exception', exception })

const led = (entries: readonly Entry[], lead: Entry['lead']): Entry[] =>
  entries.map((entry, at) => (at === 0 ? { ...entry, lead } : entry))

type Given = { rows: readonly ActionRow[]; exceptions: readonly ExceptionDocument[]; photos: boolean }

/** What needs this member, by its sort: what was not accepted, what clashed, what is odd. */
export const bySort = ({ rows, exceptions, photos }: Given): Entry[] => {
  const conflicts = exceptions.filter(({ kind }) => kind === 'conflict')
  const others = exceptions.filter(({ kind }) => kind !== 'conflict')
  return [
    ...rows.map(ofAction),
    ...(photos ? [{ key: 'photos', sort: 'photos' } as const] : []),
    ...led(conflicts.map(ofException), { title: words.inbox.conflict, hint: words.inbox.conflictHint }),
    ...led(others.map(ofException), { title: words.inbox.exceptions }),
  ]
}

/** All of it, newest first. */
export const byTime = ({ rows, exceptions }: Omit<Given, 'photos'>): Entry[] =>
  [...rows.map(ofAction), ...exceptions.map(ofException)].sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1))

/** Each kind that is among them, with how many of it. */
export const kindsIn = (entries: readonly Entry[]): [kind: string, count: number][] => {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    if (entry.sort !== 'photos') counts.set(kindOf(entry), (counts.get(kindOf(entry)) ?? 0) + 1)
  }
  return [...counts]
}

export const ofKind = (entries: readonly Entry[], kind: string): Entry[] =>
  entries.filter((entry) => kindOf(entry) === kind)
