/** Live queries: a name, what they depend on, how they are read. A value stays the same object until it really differs. */
import { sameValue } from '../../domain/merge.ts'
import { EVERYTHING, type Topic } from '../mirror/topics.ts'
import type { Reader } from './reader.ts'

export type Query<T> = { key: string; topics: readonly Topic[]; read: (reader: Reader) => T }

/** What this device did and has not yet seen come back: touches nearly every value on screen. */
export const OWN: Topic = 'own'
/** Those of them that change documents: most of what a person does moves goods, and leaves 2,000 locations in their order. */
export const EDITS: Topic = 'edits'
export const SYNC: Topic = 'sync'

export type LiveQueries = {
  read: <T>(query: Query<T>) => T
  subscribe: <T>(query: Query<T>, listener: () => void) => () => void
  notify: (topics: ReadonlySet<Topic>) => void
}

type Entry = { value: unknown; fresh: boolean; topics: readonly Topic[]; listeners: Set<() => void> }

/** Values read without a subscription (a first render that was thrown away) are kept up to this many. */
const IDLE_ENTRIES = 1_000

export const liveQueries = (reader: Reader): LiveQueries => {
  const entries = new Map<string, Entry>()
  const byTopic = new Map<Topic, Set<Entry>>()

  const forget = (key: string, entry: Entry) => {
    entries.delete(key)
    for (const topic of entry.topics) {
      const set = byTopic.get(topic)
      set?.delete(entry)
      if (set?.size === 0) byTopic.delete(topic)
    }
  }

  const entryOf = <T>(query: Query<T>): Entry => {
    const known = entries.get(query.key)
    if (known) return known
    if (entries.size > IDLE_ENTRIES) {
      for (const [key, idle] of entries) if (idle.listeners.size === 0) forget(key, idle)
    }
    const entry: Entry = { value: undefined, fresh: false, topics: query.topics, listeners: new Set() }
    entries.set(query.key, entry)
    for (const topic of entry.topics) {
      const set = byTopic.get(topic) ?? new Set()
      byTopic.set(topic, set.add(entry))
    }
    return entry
  }

  return {
    read: <T>(query: Query<T>): T => {
      const entry = entryOf(query)
      if (!entry.fresh) {
        const value = query.read(reader)
        entry.fresh = true
        if (value !== entry.value && !sameValue(value, entry.value)) entry.value = value
        // Absent and null are the same there, and not the same to a screen.
        else if (value === undefined || value === null) entry.value = value
      }
      return entry.value as T
    },
    subscribe: (query, listener) => {
      const entry = entryOf(query)
      entry.listeners.add(listener)
      // Not forgotten here: React may subscribe anew at once, and must find the same object.
      return () => entry.listeners.delete(listener)
    },
    notify: (topics) => {
      const touched = new Set<Entry>()
      if (topics.has(EVERYTHING)) for (const entry of entries.values()) touched.add(entry)
      else for (const topic of topics) for (const entry of byTopic.get(topic) ?? []) touched.add(entry)
      for (const entry of touched) entry.fresh = false
      for (const entry of touched) for (const listener of [...entry.listeners]) listener()
    },
  }
}
