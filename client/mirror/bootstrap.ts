/** Everything from nothing: parts as newline-delimited documents, kept as chunks under a new generation while the old one still serves. */
import { Dexie } from 'dexie'
import type { Bootstrap, Collection } from '../../domain/protocol.ts'
import type { Device } from '../outbox/device.ts'
import type { ApiResult, Wire } from '../outbox/wire.ts'
import { CHUNK_CHARACTERS, CHUNKS_AT_ONCE, type ChunkMap, documentsIn, idsOf, noteChunk } from './chunks.ts'
import { createMemory, type Memory } from './memory.ts'
import type { ChunkRecord, MirrorDatabase } from './mirror-database.ts'
import { linesIn } from './ndjson.ts'
import { codeBook } from './quick-path.ts'
import { ahead, pacer } from './slices.ts'

export type Fetched = Bootstrap & { memory: Memory; chunks: ChunkMap; generation: number }

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
  const memory = createMemory()
  const chunks: ChunkMap = new Map()
  const book = codeBook()
  const pace = pacer(device.pause)
  const store = chunkStore(database, guard)
  const total = bootstrap.parts.reduce((sum, part) => sum + part.count, 0)
  let done = 0
  let toldAt = Number.NEGATIVE_INFINITY

  const take = async (collection: Collection, number: number, lines: string) => {
    const text = `[${lines}]`
    const documents = documentsIn(text)
    memory.apply(documents)
    for (const document of documents) book.note(document, number)
    noteChunk(chunks, collection, number, idsOf(documents))
    await store.put({ generation, collection, number, text })
    done += documents.length
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
    // Two parts may be of one collection: the second goes on counting where the first ended.
    let number = chunks.get(part.collection)?.length ?? 0
    try {
      for await (const lines of linesIn(stream.value, CHUNK_CHARACTERS)) await take(part.collection, number++, lines)
    } catch (error) {
      if (error instanceof TypeError) return { ok: false, error: { kind: 'offline', message: error.message } }
      throw error
    }
  }
  await store.finish()
  await database.transaction('rw', [database.codes, database.meta], async () => {
    await guard()
    await database.codes.bulkPut([...book.records(generation)])
  })
  return { ok: true, value: { ...bootstrap, memory, chunks, generation } }
}

const pathOf = (url: string): string => (url.startsWith(API_PREFIX) ? url.slice(API_PREFIX.length) : url)

/** Writes some chunks at a time, while the next are being fetched and parsed; never more than two lots are in memory. */
const chunkStore = (database: MirrorDatabase, guard: () => Promise<void>) => {
  let waiting: ChunkRecord[] = []
  let writing: Promise<unknown> = Promise.resolve()
  const write = async () => {
    const records = waiting
    waiting = []
    await writing
    writing = database.transaction('rw', [database.chunks, database.meta], async () => {
      await guard()
      await database.chunks.bulkPut(records)
    })
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
