/** A live query: a name, what it depends on, how it is read. The workspace caches by `key` and tells listeners by `topics`. */
import type { Reader } from './reader.ts'

export type Query<T> = { key: string; topics: readonly string[]; read: (reader: Reader) => T }
