/**
 * Everything from nothing: parts as newline-delimited documents, kept as chunks under a new generation while the old one
 * still serves. What must be kept is text, and is not taken apart before it is.
 */
import { Dexie } from 'dexie'
import type { Bootstrap } from '../../domain/protocol/feed.ts'
import type { Device } from '../outbox/device.ts'
import type { ApiResult, Wire } from '../outbox/wire.ts'
import { CHUNK_CHARACTERS, CHUNKS_AT_ONCE } from './chunks.ts'
import { latestOf } from './last-seen.ts'
import type { ChunkRecord, MirrorDatabase } from './mirror-database.ts'
import { linesIn } from './ndjson.ts'
import { type ReadAlong, readAlong } from './read-along.ts'
import { ahead, pacer } from './slices.ts'

/** Kept, but not yet in force: so many chunks of this generation, and what of them is in memory so far. */
export type Fetched = Bootstrap & { generation: number; chunks: number; lastSeenAt: string | null; reading: ReadAlong }

const API_PREFIX = '/api/v1'
/** All tabs are told and redraw a number: not more often than a person could read it. */
const TELL_EVERY_MS = 200

/** `serving` is the generation that is on screen meanwhile. `guard` runs inside each transaction and throws when this tab no longer leads. */
export const fetchBootstrap = async (
  wire: Wire,
  database: MirrorDatabase,
  device: Device,
  serving: number | undefined,
  guard: () => Promise<void>,
  onProgress: (done: number, total: number) => void,
): Promise<ApiResult<Fetched>> => {
  const answer = await wire.getText('/sync/bootstrap')
  if (!answer.ok) return answer
  const bootstrap = JSON.parse(answer.value) as Bootstrap
  const generation = (serving ?? 0) + 1
  // Two parts may be of one collection: the second goes on counting where the first ended.
  const numbers = new Map<string, number>()
  const pace = pacer(device.pause)
  const reading = readAlong(database, device)
  const store = chunkStore(database, guard, reading.add)
  const total = bootstrap.parts.reduce((sum, part) => sum + part.count, 0)
  let lastSeenAt: string | null = null
  let chunks = 0
  let done = 0
  let toldAt = Number.NEGATIVE_INFINITY

  const take = async (collection: string, { lines, count }: { lines: string; count: number }) => {
    const number = numbers.get(collection) ?? 0
    numbers.set(collection, number + 1)
    lastSeenAt = latestOf(collection, lines, lastSeenAt)
    await store.put({ generation, collection, number, text: `[${lines}]` })
    chunks += 1
    done += count
    if (performance.now() - toldAt >= TELL_EVERY_MS) {
      toldAt = performance.now()
      onProgress(done, total)
    }
    await pace()
  }

  await keepOnly(database, serving, guard)
  const fetchPart = async (part: Bootstrap['parts'][number]) => ({ part, stream: await wire.stream(pathOf(part.url)) })
  for await (const { part, stream } of ahead(bootstrap.parts, fetchPart)) {
    if (!stream.ok) return stream
    const before = done
    try {
      for await (const group of linesIn(stream.value, CHUNK_CHARACTERS)) await take(part.collection, group)
    } catch (error) {
      if (error instanceof TypeError) return brokenOff(error.message)
      throw error
    }
    if (done - before !== part.count) return brokenOff(`${part.url}: ${done - before} of ${part.count} documents`)
  }
  await store.finish()
  return { ok: true, value: { ...bootstrap, generation, chunks, lastSeenAt, reading } }
}

const brokenOff = (message: string): ApiResult<never> => ({ ok: false, error: { kind: 'offline', message } })

const pathOf = (url: string): string => (url.startsWith(API_PREFIX) ? url.slice(API_PREFIX.length) : url)

/** Writes some chunks at a time, while the next are being fetched; never more than two lots are in memory. */
const chunkStore = (
  database: MirrorDatabase,
  guard: () => Promise<void>,
  written: (records: ChunkRecord[]) => void,
) => {
  let waiting: ChunkRecord[] = []
  let writing: Promise<unknown> = Promise.resolve()
  const write = async () => {
    const records = waiting
    waiting = []
    await writing
    writing = database
      .transaction('rw', [database.chunks, database.meta], async () => {
        await guard()
        await database.chunks.bulkPut(records)
      })
      .then(() => written(records))
    // Thrown where it is waited for: at the next lot, or at the end.
    writing.catch(() => undefined)
  }
  return {
    put: async (record: ChunkRecord) => {
      waiting.push(record)
      if (waiting.length >= CHUNKS_AT_ONCE) await write()
    },
    finish: async () => {
      await write()
      await writing
    },
  }
}

/** Removes what an interrupted bootstrap, an older version or the generation before left behind. */
export const keepOnly = (
  database: MirrorDatabase,
  generation: number | undefined,
  guard: () => Promise<void>,
): Promise<void> =>
  database.transaction('rw', [database.chunks, database.codes, database.meta], async () => {
    await guard()
    for (const table of [database.chunks, database.codes]) {
      if (generation === undefined) await table.clear()
      else {
        await table.where(':id').between([Dexie.minKey], [generation]).delete()
        await table.where(':id').between([generation, Dexie.maxKey], [Dexie.maxKey]).delete()
      }
    }
  })
