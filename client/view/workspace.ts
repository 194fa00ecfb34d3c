/** One member's place of work on this device: their outbox, their mirror, the loop that keeps both in touch with the server. */
import type { Action } from '../../domain/protocol.ts'
import type { Api } from './api.ts'
import type { Query } from './live.ts'
import type { Found } from './rows.ts'
import type { Member } from './session.ts'

/** What a screen hands in: an action without what the outbox knows better (ids, sequence, time, author). */
export type ActionDraft = Action extends infer A
  ? A extends Action
    ? Omit<A, 'id' | 'deviceId' | 'deviceSeq' | 'userId' | 'schemaVersion' | 'occurredAt' | 'clock'>
    : never
  : never

export type StorageHealth = { persisted: boolean; usageBytes: number; quotaBytes: number }

export type Workspace = {
  readonly member: Member
  readonly deviceId: string

  /** Resolves with the action once it is durable; rejects with a `StorageFull` when the device has no room. */
  record: (draft: ActionDraft) => Promise<Action>
  /** Several at once, in this order, durable together or not at all. */
  recordAll: (drafts: readonly ActionDraft[]) => Promise<Action[]>
  /** A reversal of what this device or another recorded: an action's id, or a movement document's. */
  undo: (actionId: string) => Promise<Action>
  /** A corrected version of a rejected action; the rejected one counts as resolved. */
  correct: (rejectedActionId: string, draft: ActionDraft) => Promise<Action>
  /** The person has seen the rejection and lets it go; the action itself is kept. */
  dismiss: (rejectedActionId: string) => Promise<void>

  /** What a code may mean, best first; never empty. Synchronous: from memory. */
  lookup: (code: string) => Found[]
  /** The same before the mirror is in memory: one chunk is read for one barcode. */
  lookupEarly: (code: string) => Promise<Found[]>

  /** True once the mirror is in memory (or known to be empty and never filled). */
  readonly ready: boolean
  /** A value now, the same object as long as nothing it is made of has changed. */
  read: <T>(query: Query<T>) => T
  subscribe: <T>(query: Query<T>, listener: () => void) => () => void

  draft: <T>(key: string) => T | undefined
  setDraft: <T>(key: string, value: T | undefined) => Promise<void>

  /** A new UUIDv7 for a document that is about to be created. */
  newId: () => string
  lotId: (itemId: string, code: string) => string

  /** Push what waits and pull what is new, now. */
  syncNow: () => void
  /** Every action without a final outcome, as JSON text for a file. */
  exportQueue: () => string
  storage: () => Promise<StorageHealth>
  close: () => Promise<void>
  /** Removes this member's databases from the device. With unsent work it does nothing but say how much, unless forced. */
  wipe: (options?: { force?: boolean }) => Promise<{ wiped: boolean; unsent: number }>
}

export type WorkspaceOptions = { session: Member; deviceId: string; api: Api }

export const openWorkspace = async (_options: WorkspaceOptions): Promise<Workspace> => {
  throw new Error('the bodies follow the signatures')
}
