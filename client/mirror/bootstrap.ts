/** Everything from nothing: parts as newline-delimited documents, kept as chunks under a new generation while the old one still serves. */
import type { Bootstrap, Collection, Document } from '../../domain/protocol.ts'
import type { Device } from '../outbox/device.ts'
import type { ApiResult, Wire } from '../outbox/wire.ts'
import { CHUNK_DOCUMENTS, CHUNKS_AT_ONCE, type ChunkMap, noteChunk } from './chunks.ts'
import { createMemory, type Memory } from './memory.ts'
import type { ChunkRecord, CodeRecord, MirrorDatabase } from './mirror-database.ts'
import { codeBook } from './quick-path.ts'
import { pacer } from './slices.ts'

export type Fetched = Bootstrap & { memory: Memory; chunks: ChunkMap; generation: number }

const API_PREFIX = '/api/v1'

/** `guard` runs inside each transaction and throws when this tab no longer leads. */
export const fetchBootstrap = async (
  wire: Wire,
  database: MirrorDatabase,
  device: Device,
  generation: number,
  guard: () => Promise<void>,
  onProgress: (done: number, total: number) => void,
): Promise<ApiResult<Fetched>> => {
  const answer = await wire.getText('/sync/bootstrap')
  if (!answer.ok) return answer
  const bootstrap = JSON.parse(answer.value) as Bootstrap
  const memory = createMemory()
  const chunks: ChunkMap = new Map()
  const book = codeBook()
  const pace = pacer(device.pause)
  const total = bootstrap.parts.reduce((sum, part) => sum + part.count, 0)
  let done = 0
  let waiting: ChunkRecord[] = []

  const keep = async () => {
    const records = waiting
    waiting = []
    await database.transaction('rw', [database.chunks, database.meta], async () => {
      await guard()
      await database.chunks.bulkPut(records)
    })
  }

  const take = async (collection: Collection, number: number, lines: readonly string[]) => {
    const text = `[${lines.join(',')}]`
    const documents = JSON.parse(text) as Document[]
    memory.apply(documents)
    for (const document of documents) book.note(document, number)
    noteChunk(
      chunks,
      collection,
      number,
      documents.map((each) => each.id),
    )
    waiting.push({ generation, collection, number, text })
    if (waiting.length >= CHUNKS_AT_ONCE) await keep()
    done += lines.length
    onProgress(done, total)
    await pace()
  }

  await discardGeneration(database, generation, guard)
  for (const part of bootstrap.parts) {
    const path = part.url.startsWith(API_PREFIX) ? part.url.slice(API_PREFIX.length) : part.url
    const stream = await wire.stream(path)
    if (!stream.ok) return stream
    // Two parts may be of one collection: the second goes on counting where the first ended.
    let number = chunks.get(part.collection)?.length ?? 0
    try {
      for await (const lines of linesIn(stream.value, CHUNK_DOCUMENTS)) await take(part.collection, number++, lines)
    } catch (error) {
      if (error instanceof TypeError) return { ok: false, error: { kind: 'offline', message: error.message } }
      throw error
    }
  }
  await keep()
  const codes: CodeRecord[] = []
  for (const record of book.records(generation)) {
    codes.push(record)
    await pace()
  }
  await database.transaction('rw', [database.codes, database.meta], async () => {
    await guard()
    await database.codes.bulkPut(codes)
  })
  return { ok: true, value: { ...bootstrap, memory, chunks, generation } }
}

/** What an interrupted bootstrap, or the generation before, left behind. */
export const discardGeneration = (
  database: MirrorDatabase,
  generation: number,
  guard: () => Promise<void>,
): Promise<void> =>
  database.transaction('rw', [database.chunks, database.codes, database.meta], async () => {
    await guard()
    await database.chunks.where('[generation+collection+number]').between([generation], [generation, []]).delete()
    await database.codes.where('[generation+group]').between([generation], [generation, []]).delete()
  })

/** Groups of whole lines; empty ones are skipped. */
async function* linesIn(stream: ReadableStream<Uint8Array>, size: number): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  const reader = stream.getReader()
  let rest = ''
  let lines: string[] = []
  for (;;) {
    const { done, value } = await reader.read()
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true })
    const pieces = rest.split('\n')
    rest = done ? '' : (pieces.pop() ?? '')
    for (const piece of pieces) {
      if (piece !== '') lines.push(piece)
      if (lines.length < size) continue
      yield lines
      lines = []
    }
    if (done) break
  }
  if (lines.length > 0) yield lines
}
