/**
 * Folds the page log into the chunks: dirty chunks are rewritten from memory one by one, then the pages up to the number
 * noted first are deleted, last. Killed anywhere in between, the log is replayed over chunks that are partly newer, which
 * does no harm. Gives the state's `compactions` for which `chunks` is right by now; undefined where there was nothing to fold.
 */
import type { Collection, Document } from '../../domain/protocol/documents.ts'
import { CHUNK_DOCUMENTS, type ChunkMap, chunkOf } from './chunks.ts'
import { documentsOf } from './load.ts'
import type { Memory } from './memory.ts'
import { type ChunkRecord, type MirrorDatabase, stateOf } from './mirror-database.ts'
import { codeBook, extendCodes } from './quick-path.ts'
import { pacer } from './slices.ts'

export const compact = async (mirror: {
  database: MirrorDatabase
  memory: Memory
  chunks: ChunkMap
  generation: number
  page: number
  pause: () => Promise<void>
  guard: () => Promise<void>
}): Promise<number | undefined> => {
  const { database, memory, chunks, generation, guard } = mirror
  const pages = await database.pages.where('number').belowOrEqual(mirror.page).toArray()
  if (pages.length === 0) return undefined
  await database.transaction('rw', database.meta, () => count(database, guard, 'begun'))
  const pace = pacer(mirror.pause)
  const dirty = new Map<Collection, Set<string>>()
  for (const page of pages) {
    for (const { collection, id } of documentsOf(page.texts)) {
      const ids = dirty.get(collection) ?? new Set()
      dirty.set(collection, ids.add(id))
    }
    await pace()
  }

  const book = codeBook()
  const write = async (collection: Collection, number: number, documents: readonly Document[]) => {
    for (const document of documents) book.note(document, number)
    const record: ChunkRecord = chunkOf(generation, collection, number, documents)
    await database.transaction('rw', [database.chunks, database.meta], async () => {
      await guard()
      await database.chunks.put(record)
    })
    const numbers = chunks.get(collection) ?? []
    chunks.set(collection, numbers)
    numbers[number] = documents.map((document) => document.id)
    await pace()
  }

  for (const [collection, ids] of dirty) {
    const numbers = chunks.get(collection) ?? []
    const placed = new Set<string>()
    for (const [number, held = []] of [...numbers.entries()]) {
      const touched = held.filter((id) => ids.has(id))
      for (const id of touched) placed.add(id)
      const present = presentOf(memory, collection, held)
      if (touched.length > 0 || present.length * 2 < held.length) await write(collection, number, present)
    }
    const fresh = [...ids].filter((id) => !placed.has(id))
    // The last chunk is filled up first: a new one for each compaction would make crumbs.
    const last = Math.max(numbers.length - 1, 0)
    const room = (numbers[last]?.length ?? 0) < CHUNK_DOCUMENTS
    const before = room ? (numbers[last] ?? []) : []
    const documents = presentOf(memory, collection, [...before, ...fresh])
    if (fresh.length === 0) continue
    await append(room ? last : last + 1, documents, (number, group) => write(collection, number, group))
  }

  return database.transaction('rw', [database.pages, database.codes, database.meta], async () => {
    const compactions = await count(database, guard, 'done')
    await extendCodes(database, generation, book)
    await database.pages.where('number').belowOrEqual(mirror.page).delete()
    return compactions
  })
}

/**
 * Odd from the first chunk on, even with the last: a tab that leads later must know that its picture of the chunks is out of date, or
 * was never whole.
 */
const count = async (database: MirrorDatabase, guard: () => Promise<void>, what: 'begun' | 'done') => {
  await guard()
  const state = await stateOf(database)
  if (!state) return undefined
  const even = what === 'done'
  const compactions = state.compactions + ((state.compactions % 2 === 0) === even ? 2 : 1)
  await database.meta.put({ ...state, compactions })
  return compactions
}

const presentOf = (memory: Memory, collection: Collection, ids: readonly string[]): Document[] =>
  ids.flatMap((id) => memory.get(collection, id) ?? [])

const append = async (
  next: number,
  documents: readonly Document[],
  write: (number: number, documents: readonly Document[]) => Promise<void>,
) => {
  for (let at = 0; at < documents.length; at += CHUNK_DOCUMENTS) {
    await write(next + at / CHUNK_DOCUMENTS, documents.slice(at, at + CHUNK_DOCUMENTS))
  }
}
