/** Items in order and by search, with what was changed here over it. */
import { attributeTest } from '../../domain/attribute-filter.ts'
import { isPhysical } from '../../domain/location.ts'
import type { ItemDocument } from '../../domain/protocol/documents.ts'
import { searchText, wordsOf } from '../mirror/item-search.ts'
import { ofDocument, type Topic } from '../mirror/topics.ts'
import { attributesQuery } from './attributes.ts'
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'
import type { ItemQuery } from './rows.ts'
import { itemTotalQuery } from './stock.ts'
import { anyVariantsQuery, familyIds, headIn } from './variants.ts'

export const itemQuery = (id: string | undefined): Query<ItemDocument | undefined> => ({
  key: `item ${id}`,
  topics: id === undefined ? [] : [ofDocument('items', id), EDITS],
  read: (reader) => (id === undefined ? undefined : reader.document('items', id)),
})

const ITEMS: readonly Topic[] = ['items', EDITS]
const IN_STOCK: readonly Topic[] = ['items', 'stock', 'locations', 'counts', 'members', OWN]

/** Archived items only when asked for. */
export const itemIdsQuery = (query: ItemQuery): Query<readonly string[]> => ({
  key: `items ${JSON.stringify(query)}`,
  topics: [
    ...(query.filter?.inStock === undefined ? ITEMS : IN_STOCK),
    ...(query.filter?.attributes === undefined ? [] : (['attributes'] as const)),
  ],
  read: (reader) => {
    const found = narrowed(reader, query)
    return query.folded && anyVariantsQuery.read(reader) ? folded(reader, found, query) : found
  },
})

/** In the order of the names of those that stand for the others. */
const folded = (reader: Reader, found: readonly string[], { filter }: ItemQuery): readonly string[] => {
  const heads = new Set(found.map(headIn(reader)))
  const archived = filter?.archived ?? false
  const inOrder = withOwn(reader, reader.mirror.search.ids('', archived), {}).filter((id) => heads.has(id))
  // The head of a family of archived ones may be none itself.
  for (const id of inOrder) heads.delete(id)
  return [...inOrder, ...heads]
}

const narrowed = (reader: Reader, query: ItemQuery): readonly string[] => {
  const { archived = false, ...others } = query.filter ?? {}
  const ids = withOwn(reader, reader.mirror.search.ids(query.search ?? '', archived), query)
  // The common case, before every key that is typed: no item is looked at.
  if (Object.values(others).every((each) => each === undefined) && !archived && reader.own.edits.size === 0) return ids
  const wanted = wantedBy(reader, query)
  // Of 100,000 items each is looked at: those that nobody has touched here as the mirror has them.
  const touched = touchedItems(reader)
  return ids.filter((id) => {
    const item = touched.has(id) ? reader.document('items', id) : reader.mirror.memory.get('items', id)
    return item !== undefined && wanted(item)
  })
}

/** Edited or created here, and not yet in the mirror. */
const touchedItems = (reader: Reader): ReadonlySet<string> =>
  new Set([...reader.own.edits.values()].flatMap(([edit]) => (edit?.collection === 'items' ? [edit.documentId] : [])))

/** Items edited or created here and not yet in the mirror: they are found by what they are called here. */
const withOwn = (reader: Reader, ids: readonly string[], query: ItemQuery): readonly string[] => {
  const own = touchedItems(reader)
  if (own.size === 0) return ids
  const words = wordsOf(query.search ?? '')
  const keyOf = (item: ItemDocument) => item.name.toLowerCase()
  const fresh = [...own]
    .flatMap((id) => reader.document('items', id) ?? [])
    .filter((item) => words.every((word) => searchText(item, (id) => reader.document('items', id)).includes(word)))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const out: string[] = []
  let at = 0
  for (const id of ids) {
    if (own.has(id)) continue
    const item = reader.mirror.memory.get('items', id)
    for (; item && at < fresh.length && keyOf(fresh[at] as ItemDocument) <= keyOf(item); at++)
      out.push(fresh[at]?.id ?? '')
    out.push(id)
  }
  return [...out, ...fresh.slice(at).map((item) => item.id)]
}

const wantedBy = (reader: Reader, { filter = {} }: ItemQuery): ((item: ItemDocument) => boolean) => {
  const inStock = filter.inStock === undefined ? undefined : itemsInStock(reader)
  const family = filter.family === undefined ? undefined : new Set(familyIds(reader, filter.family))
  const said =
    filter.attributes === undefined ? undefined : attributeTest(filter.attributes, attributesQuery.read(reader).byCode)
  return (item) =>
    item.archived === (filter.archived ?? false) &&
    (filter.category === undefined || item.category === filter.category) &&
    (family === undefined || family.has(item.id)) &&
    (said === undefined || said(item.attributes)) &&
    (filter.tracking === undefined || item.tracking === filter.tracking) &&
    (inStock === undefined || inStock.has(item.id) === filter.inStock)
}

/**
 * One pass over the mirror's stock; only items that were touched here are added up by the rule of the overlay. What a blind
 * count keeps from the member does not make an item show here: that it does would say what lies there.
 */
const itemsInStock = (reader: Reader): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const row of reader.mirror.memory.all('stock').values()) {
    if (row.onHand <= 0 || found.has(row.itemId)) continue
    const place = reader.mirror.memory.get('locations', row.locationId)
    if (place && !isPhysical(place.kind)) continue
    if (!reader.blind.any || !reader.blind.hides(row)) found.add(row.itemId)
  }
  for (const itemId of reader.own.cellsOfItem.keys()) {
    if (itemTotalQuery(itemId).read(reader).onHand > 0) found.add(itemId)
    else found.delete(itemId)
  }
  return found
}

/** Several at once, by id; those that are not here are left out. */
export const itemsByIdQuery = (ids: readonly string[]): Query<Readonly<Record<string, ItemDocument>>> => ({
  key: `items ${ids.join()}`,
  topics: [...ids.map((id) => ofDocument('items', id)), EDITS],
  read: (reader) =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const item = reader.document('items', id)
        return item ? [[id, item]] : []
      }),
    ),
})
