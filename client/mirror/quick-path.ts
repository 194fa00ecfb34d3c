/** The first scan after a cold start: one small record tells the chunks that a code may be in, long before all is loaded. */

import { Dexie } from 'dexie'
import type { Document } from '../../domain/protocol/documents.ts'
import { type ChunkMap, documentsIn } from './chunks.ts'
import { CODED, codesOf, normalCode } from './codes.ts'
import { documentsOf } from './load.ts'
import type { Memory } from './memory.ts'
import { type CodeRecord, type MirrorDatabase, stateOf } from './mirror-database.ts'
import { pacer } from './slices.ts'

const GROUPS = 64

/**
 * A record's text: each code and where it may be, between NULs, which no code may hold. `\0CODE\0items 12\0CODE\0lots 3\0`:
 * a place has small letters and a space, a normal code has not, so that neither is taken for the other.
 */
const END = '\0'

/** FNV-1a, for an even spread and nothing more. */
const groupOf = (code: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < code.length; at++) hash = Math.imul(hash ^ code.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % GROUPS
}

export type CodeBook = {
  note: (document: Document, number: number) => void
  /** One record a group that has codes. */
  records: (generation: number) => Iterable<CodeRecord>
}

export const codeBook = (): CodeBook => {
  const groups = new Map<number, string[]>()
  return {
    note: (document, number) => {
      for (const code of codesOf(document)) {
        const group = groupOf(code)
        const lines = groups.get(group)
        const line = `${code}${END}${document.collection} ${number}`
        if (lines) lines.push(line)
        else groups.set(group, [line])
      }
    },
    *records(generation) {
      for (const [group, lines] of groups) yield { generation, group, text: `${END}${lines.join(END)}${END}` }
    },
  }
}

/** The chunks that a code is noted in, each once. */
const placesIn = (text: string, code: string): [string, number][] => {
  const wanted = `${END}${code}${END}`
  const places = new Map<string, [string, number]>()
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const start = at + wanted.length
    const place = text.slice(start, text.indexOf(END, start))
    const [collection = '', number] = place.split(' ')
    places.set(place, [collection, Number(number)])
  }
  return [...places.values()]
}

/** Adds what compaction moved. A code that a document no longer has does no harm: the chunk itself is looked at. */
export const extendCodes = async (database: MirrorDatabase, generation: number, book: CodeBook): Promise<void> => {
  for (const record of book.records(generation)) {
    const known = (await database.codes.get([generation, record.group]))?.text ?? END
    const fresh = entriesIn(record.text).filter((entry) => !known.includes(`${END}${entry}${END}`))
    if (fresh.length > 0) await database.codes.put({ ...record, text: `${known}${fresh.join(END)}${END}` })
  }
}

const entriesIn = (text: string): string[] => {
  const parts = text.slice(1, -1).split(END)
  return parts.flatMap((code, at) => (at % 2 === 0 ? [`${code}${END}${parts[at + 1]}`] : []))
}

const hasCodes = async (database: MirrorDatabase, generation: number): Promise<boolean> =>
  (await database.codes.where(':id').between([generation, Dexie.minKey], [generation, Dexie.maxKey]).count()) > 0

/**
 * Notes the codes of a generation that has none yet, from memory: a bootstrap keeps text and looks into none of it. What the
 * log has changed since is found in the log.
 */
export const ensureCodes = async (mirror: {
  database: MirrorDatabase
  memory: Memory
  chunks: ChunkMap
  generation: number
  pause: () => Promise<void>
  guard: () => Promise<void>
}): Promise<void> => {
  const { database, memory, chunks, generation, guard } = mirror
  if (await hasCodes(database, generation)) return
  const pace = pacer(mirror.pause)
  const book = codeBook()
  for (const collection of CODED) {
    for (const [number, ids] of (chunks.get(collection) ?? []).entries()) {
      for (const id of ids) {
        const document = memory.get(collection, id)
        if (document) book.note(document, number)
      }
      await pace()
    }
  }
  await database.transaction('rw', [database.codes, database.meta], async () => {
    await guard()
    // Another round may have been faster, and its codes been added to since; or another generation serves by now.
    const isWanted = (await stateOf(database))?.generation === generation && !(await hasCodes(database, generation))
    if (!isWanted) return
    await database.codes.bulkPut([...book.records(generation)])
  })
}

/**
 * The documents with this code, from storage alone: the chunks it is noted in, and the pages applied since. Undefined as
 * long as no codes are noted.
 */
export const findStored = async (database: MirrorDatabase, code: string): Promise<Document[] | undefined> => {
  const wanted = normalCode(code)
  const state = await stateOf(database)
  if (!state) return []
  const record = await database.codes.get([state.generation, groupOf(wanted)])
  if (!record && !(await hasCodes(database, state.generation))) return undefined
  const places = record ? placesIn(record.text, wanted) : []
  const found = new Map<string, Document>()
  for (const chunk of await database.chunks.bulkGet(places.map(([name, number]) => [state.generation, name, number]))) {
    if (chunk) for (const document of documentsIn(chunk.text)) found.set(document.id, document)
  }
  for (const page of await database.pages.orderBy('number').toArray()) {
    for (const document of documentsOf(page.texts)) {
      if (document._deleted) found.delete(document.id)
      else found.set(document.id, document as Document)
    }
  }
  return [...found.values()].filter((document) => codesOf(document).includes(wanted))
}
