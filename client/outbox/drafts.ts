/** Half-done work (a receipt in progress): local to the device, live in every tab, never sent. */
import { isQuotaError, StorageFull } from './errors.ts'
import type { OutboxDatabase } from './outbox-database.ts'

export type Drafts = {
  get: (key: string) => unknown
  /** `undefined` clears it. Rejects with `StorageFull` when the device has no room. */
  set: (key: string, value: unknown) => Promise<void>
  /** All of them, as they are kept. */
  texts: () => string[]
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

  /** What this tab has written of each draft and not heard of yet, oldest first. */
  const written = new Map<string, (string | undefined)[]>()

  /** The echo of an own write is older than what is held by then: it would put back what a person has typed over. */
  const isEcho = (key: string, body: string | undefined): boolean => {
    const bodies = written.get(key) ?? []
    const at = bodies.indexOf(body)
    // Writes in quick succession may be told of as one: those before it are done too.
    if (at >= 0) written.set(key, bodies.slice(at + 1))
    return at >= 0
  }

  const events = database.drafts.$.subscribe(({ operation, documentData }) => {
    const { key } = documentData
    const body = operation === 'DELETE' ? undefined : documentData.body
    if (!isEcho(key, body)) put(key, body === undefined ? undefined : JSON.parse(body))
  })
  database.onClose.push(() => events.unsubscribe())

  const write = async (key: string, value: unknown) => {
    const body = value === undefined ? undefined : JSON.stringify(value)
    const known = body === undefined ? await database.drafts.findOne(key).exec() : null
    if (body === undefined && !known) return
    written.set(key, [...(written.get(key) ?? []), body])
    try {
      if (body === undefined) await known?.incrementalRemove()
      // Not the incremental one: after one write that failed, for want of room, it refuses that draft every later one.
      else await database.drafts.upsert({ key, body })
    } catch (error) {
      written.delete(key)
      throw error
    }
  }

  /** The last write of each draft: the next one waits for it, so that what is cleared right after it was typed stays clear. */
  const turns = new Map<string, Promise<void>>()
  const inTurn = (key: string, work: () => Promise<void>): Promise<void> => {
    const mine = (turns.get(key) ?? Promise.resolve()).then(work, work)
    turns.set(key, mine)
    const done = () => {
      if (turns.get(key) === mine) turns.delete(key)
    }
    mine.then(done, done)
    return mine
  }

  return {
    get: (key) => values.get(key),
    texts: () => [...values.values()].map((value) => JSON.stringify(value)),
    set: async (key, value) => {
      // Shown at once: a person types faster than a disk writes.
      put(key, value)
      try {
        await inTurn(key, () => write(key, value))
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
