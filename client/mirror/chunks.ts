/** Base chunks: the mirror's documents as the text that the server sent, some hundreds a record. */
import type { Collection, Document } from '../../domain/protocol/documents.ts'
import type { Memory } from './memory.ts'
import type { ChunkRecord, MirrorDatabase } from './mirror-database.ts'

/** Parsed within a few milliseconds; smaller records are much slower to read, since the browser keeps them another way. */
export const CHUNK_CHARACTERS = 200_000
/** Those that compaction makes anew; about as large. */
export const CHUNK_DOCUMENTS = 500

/** Records read or written in one go: few enough that no slice is felt, many enough that transactions do not weigh. */
export const CHUNKS_AT_ONCE = 8

export const groupsOf = <T>(keys: readonly T[]): T[][] => {
  const groups: T[][] = []
  for (let at = 0; at < keys.length; at += CHUNKS_AT_ONCE) groups.push(keys.slice(at, at + CHUNKS_AT_ONCE))
  return groups
}

const idsOf = (documents: readonly { id: string }[]): string[] => documents.map((document) => document.id)

export const documentsIn = (text: string): Document[] => JSON.parse(text) as Document[]

const ofGeneration = (database: MirrorDatabase, generation: number) =>
  database.chunks.where('[generation+collection+number]').between([generation], [generation, []])

export const countChunks = (database: MirrorDatabase, generation: number): Promise<number> =>
  ofGeneration(database, generation).count()

/** The keys of all chunks of a generation, what screens need first in front. */
export const chunkKeys = async (database: MirrorDatabase, generation: number): Promise<[number, string, number][]> => {
  const keys = (await ofGeneration(database, generation).primaryKeys()) as [number, string, number][]
  return keys.sort((a, b) => urgency(a[1]) - urgency(b[1]))
}

const URGENT = ['locations', 'members', 'items', 'lots', 'stock']
const urgency = (collection: string): number => {
  const at = URGENT.indexOf(collection)
  return at < 0 ? URGENT.length : at
}

/** Which chunk holds which document, as far as the storage knows. Kept beside memory, for compaction. */
export type ChunkMap = Map<Collection, string[][]>

const noteChunk = (map: ChunkMap, collection: Collection, number: number, ids: string[]): void => {
  const numbers = map.get(collection) ?? []
  map.set(collection, numbers)
  numbers[number] = ids
}

export const readChunk = ({ text, number }: ChunkRecord, memory: Memory, map: ChunkMap): void => {
  const documents = documentsIn(text)
  memory.apply(documents)
  const collection = documents[0]?.collection
  if (collection) noteChunk(map, collection, number, idsOf(documents))
}

export const chunkOf = (
  generation: number,
  collection: Collection,
  number: number,
  documents: readonly Document[],
): ChunkRecord => ({
  generation,
  collection,
  number,
  text: `[${documents.map((each) => JSON.stringify(each)).join(',')}]`,
})
