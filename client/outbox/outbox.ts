/** What people did on this device: immutable actions, durable before anyone says "saved", the same in every tab. */
import type { RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie'
import type { Action } from '../../domain/protocol/actions.ts'
import { type ActionLog, actionLog } from './action-log.ts'
import { isQuotaError, OutboxClosed, StorageFull } from './errors.ts'
import { type ActionRecord, type OutboxDatabase, seqKey } from './outbox-database.ts'

/** Makes the actions that follow `last`, the newest that this tab knows; called again when another tab was quicker. */
type Compose = (last: Action | undefined) => readonly Action[]

export type Outbox = {
  readonly log: Pick<ActionLog, 'all' | 'get' | 'last' | 'latestAt' | 'recordOf'>
  /** Resolves once all are durable, together; rejects with `StorageFull` and keeps none. */
  append: (compose: Compose) => Promise<Action[]>
  /** Reads what another tab recorded and this one was not told of. */
  refresh: () => Promise<void>
  /** Removes settled actions for good; the newest stays, since it carries the sequence on. */
  prune: (ids: ReadonlySet<string>) => Promise<void>
  onChange: (listener: () => void) => () => void
}

type Stored = ActionRecord & { _deleted: boolean | '0' | '1' }

/** A record holds what was recorded together: one action, or several in a list. */
const actionsIn = (record: Pick<ActionRecord, 'body'>): Action[] => {
  const kept = JSON.parse(record.body) as Action | Action[]
  return Array.isArray(kept) ? kept : [kept]
}

/**
 * One write for all that is recorded together, under the number of the first. Whoever records takes the number after the last
 * one they know of: when another tab has taken it, the key is there, nothing is written, and it is composed anew behind
 * that. So a record is whole, numbers rise in the order in which they became durable, and no tab waits for another; a lock
 * between tabs did the same, and was half of the time from the tap to the disk.
 */
const recordOf = (actions: readonly [Action, ...Action[]]): ActionRecord => ({
  seq: seqKey(actions[0].deviceSeq),
  body: JSON.stringify(actions.length === 1 ? actions[0] : actions),
})

const CONFLICT = 409

export const openOutbox = async (database: OutboxDatabase): Promise<Outbox> => {
  const collection = database.actions
  const log = actionLog()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of [...listeners]) listener()
  }

  /** Below RxDB's query cache, which trusts that no event between tabs is ever lost. */
  const recordsAfter = async (deviceSeq: number): Promise<ActionRecord[]> => {
    const storage = collection.internalStorageInstance as unknown as RxStorageInstanceDexie<ActionRecord>
    const { dexieTable } = await storage.internals
    const stored: Stored[] = await dexieTable.where(':id').above(seqKey(deviceSeq)).toArray()
    return stored.filter((row) => row._deleted !== true && row._deleted !== '1')
  }

  const refresh = async () => {
    const records = await recordsAfter(log.last()?.deviceSeq ?? 0)
    if (log.add(records.map(actionsIn)).length > 0) changed()
  }

  const insert = async (compose: Compose): Promise<Action[]> => {
    for (;;) {
      const [first, ...more] = compose(log.last())
      if (!first) return []
      const { error } = await collection.bulkInsert([recordOf([first, ...more])])
      if (error.length === 0) {
        if (log.add([[first, ...more]]).length > 0) changed()
        return [first, ...more]
      }
      if (error[0]?.status !== CONFLICT) throw new Error(`The outbox refused an action: ${error[0]?.status}`)
      await refresh()
    }
  }

  /** Within a tab one after the other: two at once would compose the same number. */
  let turn: Promise<unknown> = Promise.resolve()
  const append = (compose: Compose): Promise<Action[]> => {
    const mine = turn
      .then(() => insert(compose))
      .catch((error: unknown) => {
        if (isQuotaError(error)) throw new StorageFull('This device has no room left', { cause: error })
        if (database.closed) throw new OutboxClosed('The outbox is closed', { cause: error })
        throw error
      })
    turn = mine.catch(() => undefined)
    return mine
  }

  const prune = async (ids: ReadonlySet<string>) => {
    const newest = log.last()
    const gone = (await recordsAfter(0)).filter((record) =>
      actionsIn(record).every(({ id }) => ids.has(id) && id !== newest?.id),
    )
    if (gone.length === 0) return
    await collection.bulkRemove(gone.map((record) => record.seq))
    await collection.internalStorageInstance.cleanup(0)
    log.remove(new Set(gone.flatMap(actionsIn).map(({ id }) => id)))
    changed()
  }

  const fromOtherTabs = collection.$.subscribe((event) => {
    if (event.operation === 'DELETE') {
      log.remove(new Set(actionsIn(event.documentData).map(({ id }) => id)))
      changed()
    } else if (log.add([actionsIn(event.documentData)]).length > 0) changed()
  })
  database.onClose.push(() => fromOtherTabs.unsubscribe())

  await refresh()
  return {
    log,
    append,
    refresh,
    prune,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
