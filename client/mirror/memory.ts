/** The mirror in memory: every document by id, and the few ways in which screens look for them. */
import type { Collection, Document, DocumentOf, Tombstone } from '../../domain/protocol.ts'
import { codesOf } from './codes.ts'
import { type MultiIndex, multiIndex } from './multi-index.ts'
import { ofCollection, ofDocument, type Topic, topicsOf } from './topics.ts'

type Tables = { [C in Collection]: Map<string, DocumentOf<C>> }

const COLLECTIONS = [
  'items',
  'locations',
  'lots',
  'counts',
  'orders',
  'partners',
  'members',
  'stock',
  'movements',
  'observations',
  'variances',
  'exceptions',
] as const satisfies readonly Collection[]

export type Memory = {
  get: <C extends Collection>(collection: C, id: string) => DocumentOf<C> | undefined
  all: <C extends Collection>(collection: C) => ReadonlyMap<string, DocumentOf<C>>
  byItem: <C extends 'stock' | 'movements' | 'observations' | 'lots'>(c: C, itemId: string) => readonly DocumentOf<C>[]
  byLocation: <C extends 'stock' | 'movements' | 'observations'>(c: C, locationId: string) => readonly DocumentOf<C>[]
  byCode: (code: string) => readonly Document[]
  /** The latest ledger time among movements and observations. */
  readonly lastSeenAt: string | null
  /** Takes documents in feed order; gives the topics that changed and the documents before and after. */
  apply: (documents: readonly (Document | Tombstone)[], touched?: Set<Topic>) => void
  /** Forgets a document that fell out of the window, as if it had never come. */
  forget: (collection: Collection, id: string, touched?: Set<Topic>) => void
}

export const createMemory = (): Memory => {
  const tables = Object.fromEntries(COLLECTIONS.map((name) => [name, new Map()])) as unknown as Tables
  const byItem = new Map<string, MultiIndex<Document>>()
  const byLocation = new Map<string, MultiIndex<Document>>()
  for (const name of ['stock', 'movements', 'observations', 'lots']) byItem.set(name, multiIndex())
  for (const name of ['stock', 'movements', 'observations']) byLocation.set(name, multiIndex())
  const codes = multiIndex<Document>()
  let lastSeenAt: string | null = null

  const index = (document: Document, verb: 'add' | 'remove') => {
    if ('itemId' in document && document.itemId) byItem.get(document.collection)?.[verb](document.itemId, document)
    for (const place of placesOf(document)) byLocation.get(document.collection)?.[verb](place, document)
    for (const code of codesOf(document)) codes[verb](code, document)
  }

  const remove = (collection: Collection, id: string, touched?: Set<Topic>) => {
    const table = tables[collection] as Map<string, Document> | undefined
    const known = table?.get(id)
    if (!table || !known) return
    table.delete(id)
    index(known, 'remove')
    if (touched) for (const topic of topicsOf(known)) touched.add(topic)
  }

  const put = (document: Document, touched?: Set<Topic>) => {
    const table = tables[document.collection] as Map<string, Document> | undefined
    // A collection of a newer server: this version has no screen for it, and keeps it only in storage.
    if (!table) return
    const known = table.get(document.id)
    if (known && known.seq > document.seq) return
    if (known) index(known, 'remove')
    table.set(document.id, document)
    index(document, 'add')
    if (isLedgerEvent(document) && (lastSeenAt === null || document.key.at > lastSeenAt)) lastSeenAt = document.key.at
    if (!touched) return
    if (known) for (const topic of topicsOf(known)) touched.add(topic)
    for (const topic of topicsOf(document)) touched.add(topic)
  }

  return {
    // A collection of a newer server is no table here.
    get: (collection, id) => tables[collection]?.get(id),
    all: (collection) => tables[collection],
    byItem: (collection, itemId) => (byItem.get(collection)?.get(itemId) ?? []) as never,
    byLocation: (collection, locationId) => (byLocation.get(collection)?.get(locationId) ?? []) as never,
    byCode: (code) => codes.get(code),
    get lastSeenAt() {
      return lastSeenAt
    },
    apply: (documents, touched) => {
      for (const document of documents) {
        if (document._deleted) {
          touched?.add(ofCollection(document.collection)).add(ofDocument(document.collection, document.id))
          remove(document.collection, document.id, touched)
        } else put(document as Document, touched)
      }
    },
    forget: remove,
  }
}

const isLedgerEvent = (document: Document): document is DocumentOf<'movements'> | DocumentOf<'observations'> =>
  document.collection === 'movements' || document.collection === 'observations'

const placesOf = (document: Document): string[] => {
  if (document.collection === 'movements') return [...new Set([document.fromLocationId, document.toLocationId])]
  if (document.collection === 'stock' || document.collection === 'observations') return [document.locationId]
  return []
}
