/** Half-done work (a receipt in progress): local to the device, live in every tab, never sent. */
import { isQuotaError, StorageFull } from './errors.ts'
import type { OutboxDatabase } from './outbox-database.ts'

export type Drafts = {
  get: (key: string) => unknown
  /** `undefined` clears it. Rejects with `StorageFull` when the device has no room. */
  set: (key: string, value: unknown) => Promise<void>
  onChange: (listener: (key: string) => void) => () => void
}

export const openDrafts = async (database: OutboxDatabase): Promise<Drafts> => {
  const values = new Map<string, unknown>()
  const listeners = new Set<(key: string) => void>()
  for (const { key, body } of await database.drafts.find().exec()) values.set(key, JSON.parse(body))

  const put = (key: string, value: unknown) => {
    if (value === undefined) values.delete(key)
    else values.set(key, value)
    for (const listener of [...listeners]) listener(key)
  }

  const events = database.drafts.$.subscribe(({ operation, documentData, isLocal }) => {
    if (!isLocal) put(documentData.key, operation === 'DELETE' ? undefined : JSON.parse(documentData.body))
  })
  database.onClose.push(() => events.unsubscribe())

  const write = async (key: string, value: unknown) => {
    if (value === undefined) await (await database.drafts.findOne(key).exec())?.remove()
    else await database.drafts.incrementalUpsert({ key, body: JSON.stringify(value) })
  }

  return {
    get: (key) => values.get(key),
    set: async (key, value) => {
      // Shown at once: a person types faster than a disk writes.
      put(key, value)
      try {
        await write(key, value)
      } catch (error) {
        if (isQuotaError(error)) throw new StorageFull('This device has no room left', { cause: error })
        throw error
      }
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
