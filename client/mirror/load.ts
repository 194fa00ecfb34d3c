/** From storage into memory, in slices, right even while the leading tab writes on. */
import type { FeedPage } from '../../domain/protocol/feed.ts'
import type { Device } from '../outbox/device.ts'
import { type ChunkMap, chunkKeys, groupsOf, readChunk } from './chunks.ts'
import { createMemory, type Memory } from './memory.ts'
import { type MirrorDatabase, type MirrorState, stateOf } from './mirror-database.ts'
import { ahead, pacer } from './slices.ts'

export type Loaded = {
  memory: Memory
  chunks: ChunkMap
  /** The state's `compactions` when `chunks` was read; only as long as they are the same does it tell what lies where. */
  compactions: number
  /** Undefined: nothing was ever fetched here. */
  state: MirrorState | undefined
}

export const documentsOf = (texts: readonly string[]): FeedPage['documents'] =>
  texts.flatMap((text) => (JSON.parse(text) as FeedPage).documents)

/**
 * The log is read before the chunks: a page that compaction deletes meanwhile is then in hand already, and one applied
 * twice does no harm. A swap of generations, or a gap in the log, starts the reading over.
 */
export const loadMirror = async (database: MirrorDatabase, device: Device): Promise<Loaded> => {
  for (;;) {
    const loaded = await tryLoad(database, device)
    if (loaded) return loaded
  }
}

const tryLoad = async (database: MirrorDatabase, device: Device): Promise<Loaded | undefined> => {
  const before = await database.transaction('r', [database.meta, database.pages], async () => ({
    state: await stateOf(database),
    pages: await database.pages.orderBy('number').toArray(),
  }))
  const memory = createMemory()
  const chunks: ChunkMap = new Map()
  if (before.state) await loadChunks(database, device, before.state.generation, memory, chunks)

  const last = before.pages.at(-1)?.number ?? before.state?.page ?? 0
  const after = await database.transaction('r', [database.meta, database.pages], async () => ({
    state: await stateOf(database),
    pages: await database.pages.where('number').above(last).toArray(),
  }))
  if (after.state?.generation !== before.state?.generation) return undefined
  if (after.state && after.state.page !== last + after.pages.length) return undefined

  const pace = pacer(device.spare)
  for (const page of [...before.pages, ...after.pages]) {
    memory.apply(documentsOf(page.texts))
    await pace()
  }
  return { memory, chunks, compactions: before.state?.compactions ?? 0, state: after.state }
}

/** Behind all that the page has to do: at a start the first frame and the first scan do not wait for what only lists need. */
const loadChunks = async (
  database: MirrorDatabase,
  device: Device,
  generation: number,
  memory: Memory,
  chunks: ChunkMap,
): Promise<void> => {
  const pace = pacer(device.spare)
  const keys = await chunkKeys(database, generation)
  for await (const records of ahead(groupsOf(keys), (group) => database.chunks.bulkGet(group))) {
    for (const record of records) {
      if (!record) continue
      readChunk(record, memory, chunks)
      await pace()
    }
  }
}
