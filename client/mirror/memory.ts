/** The mirror in memory: every document by id, and the few ways in which screens look for them. */
import type { Collection, Document, DocumentOf, Tombstone } from '../../domain/protocol/documents.ts'
import { codesOf } from './codes.ts'
import { holding } from './held.ts'
import { type MultiIndex, multiIndex } from './multi-index.ts'
import { ofCollection, ofDocument, type Topic, topicsOf } from './topics.ts'

type Table = {
  documents: Map<string, Document>
  byItem?: MultiIndex<Document>
  byLocation?: MultiIndex<Document>
  byOrder?: MultiIndex<Document>
}

export const COLLECTIONS = [
  'items',
  'locations',
  'lots',
  'counts',
  'count-schedules',
  'item-costs',
  'supplier-prices',
  'recounts',
  'orders',
  'partners',
  'reasons',
  'categories',
  'attributes',
  'label-settings',
  'order-settings',
  'printers',
  'members',
  'stock',
  'allocations',
  'movements',
  'observations',
  'variances',
  'exceptions',
] as const satisfies readonly Collection[]

const BY_ITEM: readonly Collection[] = ['stock', 'allocations', 'movements', 'observations', 'lots']
const BY_LOCATION: readonly Collection[] = ['stock', 'movements', 'observations']
const BY_ORDER: readonly Collection[] = ['movements', 'allocations']

export type Memory = {
  get: <C extends Collection>(collection: C, id: string) => DocumentOf<C> | undefined
  all: <C extends Collection>(collection: C) => ReadonlyMap<string, DocumentOf<C>>
  byItem: <C extends 'stock' | 'allocations' | 'movements' | 'observations' | 'lots'>(
    collection: C,
    itemId: string,
  ) => readonly DocumentOf<C>[]
  byLocation: <C extends 'stock' | 'movements' | 'observations'>(c: C, locationId: string) => readonly DocumentOf<C>[]
  byOrder: <C extends 'movements' | 'allocations'>(collection: C, orderId: string) => readonly DocumentOf<C>[]
  byCode: (code: string) => readonly Document[]
  /** Is any item a variant of another? */
  readonly hasVariants: boolean
  /** What is a variant of this item itself. */
  variantsOf: (itemId: string) => readonly DocumentOf<'items'>[]
  /** The latest ledger time among movements and observations. */
  readonly lastSeenAt: string | null
  /** Takes documents in feed order, and keeps them as its own; adds the topics that changed, before and after. */
  apply: (documents: readonly (Document | Tombstone)[], touched?: Set<Topic>) => void
  /** Forgets a document that fell out of the window, as if it had never come. */
  forget: (collection: Collection, id: string, touched?: Set<Topic>) => void
}

export const createMemory = (): Memory => {
  // A collection of a newer server has no screen here, and is kept all the same: what is not in memory would be lost when the log is
  // folded into the chunks, and the app that knows it would never be told again.
  const tables = Object.fromEntries(COLLECTIONS.map((name) => [name, tableOf(name)])) as Record<Collection, Table>
  const codes = multiIndex<Document>()
  const variants = multiIndex<DocumentOf<'items'>>()
  let variantCount = 0
  let lastSeenAt: string | null = null

  const get = (collection: Collection, id: string) => tables[collection]?.documents.get(id)
  const hold = holding(get)

  const index = ({ byItem, byLocation, byOrder }: Table, document: Document, verb: 'add' | 'remove') => {
    if (byItem && 'itemId' in document && document.itemId) byItem[verb](document.itemId, document)
    if (byLocation) for (const place of placesOf(document)) byLocation[verb](place, document)
    if (byOrder && 'orderId' in document && document.orderId) byOrder[verb](document.orderId, document)
    if (document.collection === 'items' && document.variantOf) {
      variants[verb](document.variantOf, document)
      variantCount += verb === 'add' ? 1 : -1
    }
    for (const code of codesOf(document)) codes[verb](code, document)
  }

  const remove = (collection: Collection, id: string, touched?: Set<Topic>) => {
    const known = get(collection, id)
    if (!known) return
    tables[collection].documents.delete(id)
    index(tables[collection], known, 'remove')
    if (touched) for (const topic of topicsOf(known)) touched.add(topic)
  }

  const put = (document: Document, touched?: Set<Topic>) => {
    tables[document.collection] ??= tableOf(document.collection)
    const table = tables[document.collection]
    const known = table.documents.get(document.id)
    if (known && known.seq > document.seq) return
    if (known) index(table, known, 'remove')
    hold(document)
    table.documents.set(document.id, document)
    index(table, document, 'add')
    if (isLedgerEvent(document) && (lastSeenAt === null || document.key.at > lastSeenAt)) lastSeenAt = document.key.at
    if (!touched) return
    if (known) for (const topic of topicsOf(known)) touched.add(topic)
    for (const topic of topicsOf(document)) touched.add(topic)
  }

  return {
    get: get as Memory['get'],
    all: ((collection: Collection) => tables[collection].documents) as unknown as Memory['all'],
    byItem: (collection, itemId) => (tables[collection].byItem?.get(itemId) ?? []) as never,
    byLocation: (collection, locationId) => (tables[collection].byLocation?.get(locationId) ?? []) as never,
    byOrder: (collection, orderId) => (tables[collection].byOrder?.get(orderId) ?? []) as never,
    byCode: (code) => codes.get(code),
    get hasVariants() {
      return variantCount > 0
    },
    variantsOf: (itemId) => variants.get(itemId),
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

const tableOf = (collection: Collection): Table => ({
  documents: new Map(),
  ...(BY_ITEM.includes(collection) ? { byItem: multiIndex<Document>() } : {}),
  ...(BY_LOCATION.includes(collection) ? { byLocation: multiIndex<Document>() } : {}),
  ...(BY_ORDER.includes(collection) ? { byOrder: multiIndex<Document>() } : {}),
})

const isLedgerEvent = (document: Document): document is DocumentOf<'movements'> | DocumentOf<'observations'> =>
  document.collection === 'movements' || document.collection === 'observations'

const placesOf = (document: Document): readonly string[] => {
  if (document.collection === 'movements') {
    const { fromLocationId, toLocationId } = document
    return fromLocationId === toLocationId ? [fromLocationId] : [fromLocationId, toLocationId]
  }
  if (document.collection === 'stock' || document.collection === 'observations') return [document.locationId]
  return []
}
