/** What people did on this device: immutable actions, durable before anyone says "saved", the same in every tab. */
import type { RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie'
import type { Action } from '../../domain/protocol.ts'
import { type ActionLog, actionLog } from './action-log.ts'
import type { Device } from './device.ts'
import { isQuotaError, OutboxClosed, StorageFull } from './errors.ts'
import { type ActionRecord, type OutboxDatabase, seqKey } from './outbox-database.ts'

/** Makes the actions that follow `last`, the newest of this outbox in any tab. Called while no other tab records. */
type Compose = (last: Action | undefined) => readonly Action[]

export type Outbox = {
  readonly log: Pick<ActionLog, 'all' | 'get' | 'last'>
  /** Resolves once all are durable, together; rejects with `StorageFull` and keeps none. */
  append: (compose: Compose) => Promise<Action[]>
  /** Reads what another tab recorded and this one was not told of. */
  refresh: () => Promise<void>
  /** Removes settled actions for good; the newest stays, since it carries the sequence on. */
  prune: (ids: ReadonlySet<string>) => Promise<void>
  onChange: (listener: () => void) => () => void
}

type Stored = ActionRecord & { _deleted: boolean | '0' | '1' }

/** A tab that holds the lock for so long is frozen; the key of a record still lets no sequence number be used twice. */
const LOCK_PATIENCE_MS = 5_000

export const openOutbox = async (name: string, database: OutboxDatabase, device: Device): Promise<Outbox> => {
  const collection = database.actions
  const log = actionLog()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of [...listeners]) listener()
  }

  /** Below RxDB's query cache, which trusts that no event between tabs is ever lost. */
  const readAfter = async (deviceSeq: number): Promise<Action[]> => {
    const storage = collection.internalStorageInstance as unknown as RxStorageInstanceDexie<ActionRecord>
    const { dexieTable } = await storage.internals
    const stored: Stored[] = await dexieTable.where(':id').above(seqKey(deviceSeq)).toArray()
    return stored.filter((row) => row._deleted !== true && row._deleted !== '1').map((row) => JSON.parse(row.body))
  }

  const refresh = async () => {
    if (log.add(await readAfter(log.last()?.deviceSeq ?? 0)).length > 0) changed()
  }

  /** `known`: what other tabs had recorded when the lock was asked for. One that came since took the number. */
  const insert = async (compose: Compose, known: Promise<void>): Promise<Action[]> => {
    await known
    if (compose(log.last()).length > 1) await refresh()
    for (;;) {
      const actions = compose(log.last())
      const records = actions.map((action) => ({ seq: seqKey(action.deviceSeq), body: JSON.stringify(action) }))
      const { error } = await collection.bulkInsert(records)
      if (error.length === 0) {
        if (log.add(actions).length > 0) changed()
        return [...actions]
      }
      // Another tab took the number, meanwhile or although it had lost the lock: compose anew behind it.
      if (error.some((each) => each.status !== 409))
        throw new Error(`The outbox refused an action: ${error[0]?.status}`)
      if (error.length < records.length) throw new Error('The outbox was written by two tabs at once')
      await refresh()
    }
  }

  const append = async (compose: Compose): Promise<Action[]> => {
    try {
      // Read while the lock is waited for: one after the other, they were a third of the time until an action is durable.
      const known = refresh()
      known.catch(() => undefined)
      return await inTurn(device, `${name}:append`, () => insert(compose, known))
    } catch (error) {
      if (isQuotaError(error)) throw new StorageFull('This device has no room left', { cause: error })
      if (database.closed) throw new OutboxClosed('The outbox is closed', { cause: error })
      throw error
    }
  }

  const prune = async (ids: ReadonlySet<string>) => {
    const newest = log.last()?.id
    const gone = log.all.filter((action) => ids.has(action.id) && action.id !== newest)
    if (gone.length === 0) return
    await collection.bulkRemove(gone.map((action) => seqKey(action.deviceSeq)))
    await collection.internalStorageInstance.cleanup(0)
    log.remove(new Set(gone.map((action) => action.id)))
    changed()
  }

  const fromOtherTabs = collection.$.subscribe((event) => {
    if (event.operation === 'DELETE') {
      const { id } = JSON.parse(event.documentData.body) as Action
      log.remove(new Set([id]))
      changed()
    } else if (log.add([JSON.parse(event.documentData.body) as Action]).length > 0) changed()
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

/** One tab after the other, so that sequence numbers are durable in their order; a frozen tab does not hold up the others. */
const inTurn = async <T>(device: Device, name: string, run: () => Promise<T>): Promise<T> => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), LOCK_PATIENCE_MS)
  let started = false
  const start = () => {
    started = true
    clearTimeout(timer)
    return run()
  }
  try {
    return await device.locks.request(name, { signal: patience.signal }, start)
  } catch (error) {
    if (started || !patience.signal.aborted) throw error
    return await device.locks.request(name, { steal: true }, run)
  } finally {
    clearTimeout(timer)
  }
}
