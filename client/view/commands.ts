/** What a person can do, as actions: the outbox's sequence, the corrected time and the author are added here. */
import { occurredAtOf } from '../../domain/clock.ts'
import { uuidV7 } from '../../domain/ids.ts'
import type { Action } from '../../domain/protocol/actions.ts'
import { PUSH_LIMITS } from '../../domain/protocol-limits.ts'
import { PROTOCOL_VERSION } from '../../domain/protocol-version.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { bytesOf } from '../outbox/batch.ts'
import type { Device } from '../outbox/device.ts'
import { ActionTooLarge } from '../outbox/errors.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { ClockReading } from './api.ts'
import { isPending } from './due.ts'
import type { Member } from './session.ts'
import { takenBack } from './taking-back.ts'
import { togetherWith, undoneWith } from './undone-with.ts'

/** What a screen hands in: an action without what the outbox knows better (ids, sequence, time, author). */
export type ActionDraft = Action extends infer A
  ? A extends Action
    ? Omit<A, 'id' | 'deviceId' | 'deviceSeq' | 'userId' | 'schemaVersion' | 'occurredAt' | 'clock'>
    : never
  : never

/** When something happened that is recorded only now, and how sure the clock was. */
export type Happened = Pick<Action, 'occurredAt' | 'clock'>
type Timed = ActionDraft & Partial<Happened>

export type Commands = {
  /** Resolves with the action once it is durable; rejects with a `StorageFull` when the device has no room. */
  record: (draft: ActionDraft) => Promise<Action>
  /** Several at once, in this order, durable together or not at all; each may say which rejected one it corrects. */
  recordAll: (drafts: readonly ActionDraft[]) => Promise<Action[]>
  /**
   * A reversal of what this device or another recorded: an action's id, or a movement document's. Of a kit all movements are
   * undone together, all or none. An order that was closed when all of it was done is open again.
   */
  undo: (actionId: string) => Promise<Action>
  /**
   * Several at once, the last done first; each stands for itself, so that one undone elsewhere holds up no other. What moved is reversed;
   * what was promised, given back or edited along with it becomes as it was.
   */
  undoAll: (actionIds: readonly string[]) => Promise<Action[]>
  /** What was recorded together with this movement and still stands, itself included: a shipment, a trolley that was moved. */
  togetherWith: (actionId: string) => readonly string[]
  /**
   * A corrected version of a rejected action; the rejected one counts as resolved. Goods that moved moved then, however late it is
   * said right: a count in between has seen it. Everything else is said now. `happened` is for what another device recorded.
   */
  correct: (rejectedActionId: string, draft: ActionDraft, happened?: Happened) => Promise<Action>
}

type Parts = {
  outbox: Outbox
  mirror: Mirror
  device: Device
  member: Member
  deviceId: string
  clock: () => ClockReading | null
  /** The edits that open orders again of which these movements were a part. */
  reopening: (movementIds: ReadonlySet<string>) => ActionDraft[]
  recorded: () => void
}

/** What is said right later happened when it was first said to, unless that is a time to come: a clock had jumped. */
const happenedAt = ({ occurredAt, clock }: Timed, now: Happened): Happened =>
  occurredAt === undefined || clock === undefined || occurredAt > now.occurredAt ? now : { occurredAt, clock }

export const createCommands = (parts: Parts): Commands => {
  const { outbox, mirror, device, member, deviceId } = parts

  /** What the person could know, even before the mirror is in memory; a device's own time never falls behind it. */
  const lastSeenAt = (): string | null =>
    [mirror.state?.lastSeenAt ?? '', mirror.memory.lastSeenAt ?? ''].sort().at(-1) || null

  /** The latest time that any action says which is not in the mirror yet. Looked for only where it could matter: it goes through all. */
  const lastOpenAt = (lastOwnAt: string | null, serverAt: string | null): string | null => {
    if (lastOwnAt === null || (serverAt !== null && lastOwnAt <= serverAt)) return lastOwnAt
    let latest: string | null = null
    for (const { id, occurredAt } of outbox.log.all) {
      if (latest !== null && occurredAt <= latest) continue
      if (isPending(mirror.outcomes.get(id), mirror.state)) latest = occurredAt
    }
    return latest
  }

  const compose = (drafts: readonly Timed[], last: Action | undefined): Action[] => {
    const clock = parts.clock()
    const deviceMs = device.now()
    const lastOwnAt = outbox.log.latestAt()
    const serverAt = mirror.state?.serverAt ?? null
    const now: Happened = {
      clock,
      occurredAt: occurredAtOf({
        ...{ deviceMs, clock, lastOwnAt, lastOpenAt: lastOpenAt(lastOwnAt, serverAt), serverAt },
        lastSeenAt: lastSeenAt(),
      }),
    }
    return drafts.map(
      (draft, place) =>
        ({
          ...draft,
          ...happenedAt(draft, now),
          id: uuidV7(Math.max(0, Math.round(deviceMs)), device.random(10)),
          deviceId,
          deviceSeq: (last?.deviceSeq ?? 0) + 1 + place,
          userId: member.userId,
          schemaVersion: PROTOCOL_VERSION,
        }) as Action,
    )
  }

  const recordAll = async (drafts: readonly Timed[]): Promise<Action[]> => {
    if (drafts.length === 0) return []
    // Measured with every field in place, since what is sent is what is measured.
    for (const action of compose(drafts, undefined)) {
      if (bytesOf(JSON.stringify(action)) > PUSH_LIMITS.actionBytes)
        throw new ActionTooLarge('This is larger than can be sent')
    }
    const actions = await outbox.append((last) => compose(drafts, last))
    parts.recorded()
    return actions
  }

  /** Goods that moved moved then, however late it is said right: a count in between has seen it. */
  const asThen = (
    draft: ActionDraft,
    happened: Happened | undefined = outbox.log.get(draft.replacesId ?? ''),
  ): Timed =>
    draft.type !== 'movement' || !happened
      ? draft
      : { ...draft, occurredAt: happened.occurredAt, clock: happened.clock }

  const record = async (draft: Timed): Promise<Action> => {
    const [action] = await recordAll([draft])
    if (!action) throw new Error('Nothing was recorded')
    return action
  }

  /** The reversals of a movement and of what is undone with it, as one group. */
  const undoing = (actionId: string) => {
    const ids = undoneWith(outbox, mirror, actionId)
    const group = ids.length > 1 ? { groupId: uuidV7(device.now(), device.random(10)), groupSize: ids.length } : {}
    return ids.map((reversesId) => {
      const labels = outbox.log.get(reversesId)?.labels
      return { type: 'reversal' as const, reversesId, ...group, ...(labels ? { labels } : {}) }
    })
  }

  /** With the orders that are open again; one whose closing is taken back by itself once. */
  const recordUndoing = (drafts: readonly ActionDraft[]): Promise<Action[]> => {
    const reversed = drafts.flatMap((draft) => (draft.type === 'reversal' ? [draft.reversesId] : []))
    const edited = new Set(drafts.flatMap((draft) => (draft.type === 'edit' ? [draft.documentId] : [])))
    const more = parts.reopening(new Set(reversed)).filter((one) => one.type !== 'edit' || !edited.has(one.documentId))
    return recordAll([...more, ...drafts])
  }

  return {
    record,
    recordAll: (drafts) => recordAll(drafts.map((draft) => asThen(draft))),
    undo: async (actionId) => {
      const last = (await recordUndoing(undoing(actionId))).at(-1)
      if (!last) throw new Error('Nothing was recorded')
      return last
    },
    undoAll: (actionIds) => {
      const drafts = new Map<string, ActionDraft>()
      for (const id of [...actionIds].reverse()) {
        const action = outbox.log.get(id)
        if (action !== undefined && action.type !== 'movement') {
          const back = takenBack(action, mirror)
          if (back) drafts.set(id, back)
        } else if (!drafts.has(id)) for (const draft of undoing(id)) drafts.set(draft.reversesId, draft)
      }
      return recordUndoing([...drafts.values()])
    },
    togetherWith: (actionId) => togetherWith(outbox, mirror, actionId),
    correct: (replacesId, draft, happened) => record(asThen({ ...draft, replacesId }, happened)),
  }
}
