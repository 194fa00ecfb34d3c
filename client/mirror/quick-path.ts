/** The first scan after a cold start: one small record tells the chunks that a code may be in, long before all is loaded. */
import type { Document } from '../../domain/protocol.ts'
import { documentsIn } from './chunks.ts'
import { codesOf, normalCode } from './codes.ts'
import { documentsOf } from './load.ts'
import { type CodeRecord, type MirrorDatabase, stateOf } from './mirror-database.ts'

const GROUPS = 64

type Places = Record<string, [string, number][]>

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
  const groups = new Map<number, Places>()
  return {
    note: (document, number) => {
      for (const code of codesOf(document)) {
        const group: Places = groups.get(groupOf(code)) ?? Object.create(null)
        groups.set(groupOf(code), group)
        const places = group[code] ?? []
        group[code] = places
        places.push([document.collection, number])
      }
    },
    *records(generation) {
      for (const [group, places] of groups) yield { generation, group, text: JSON.stringify(places) }
    },
  }
}

/** Adds what compaction moved. A code that a document no longer has does no harm: the chunk itself is looked at. */
export const extendCodes = async (database: MirrorDatabase, generation: number, book: CodeBook): Promise<void> => {
  for (const record of book.records(generation)) {
    const known = await database.codes.get([generation, record.group])
    const places: Places = known ? JSON.parse(known.text) : {}
    for (const [code, fresh] of Object.entries(JSON.parse(record.text) as Places)) {
      const old = Object.hasOwn(places, code) ? (places[code] ?? []) : []
      const added = fresh.filter(([name, number]) => !old.some((each) => each[0] === name && each[1] === number))
      Object.defineProperty(places, code, { value: [...old, ...added], enumerable: true, configurable: true })
    }
    await database.codes.put({ ...record, text: JSON.stringify(places) })
  }
}

/** The documents with this code, from storage alone: the chunks it is noted in, and the pages applied since. */
export const findStored = async (database: MirrorDatabase, code: string): Promise<Document[]> => {
  const wanted = normalCode(code)
  const state = await stateOf(database)
  if (!state) return []
  const record = await database.codes.get([state.generation, groupOf(wanted)])
  const places: Places = record ? JSON.parse(record.text) : {}
  const keys = Object.hasOwn(places, wanted) ? (places[wanted] ?? []) : []
  const found = new Map<string, Document>()
  for (const chunk of await database.chunks.bulkGet(keys.map(([name, number]) => [state.generation, name, number]))) {
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
