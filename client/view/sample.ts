/** The sample that an empty organisation was filled with, and what of it nobody has worked with since. */
import { SAMPLE_ITEMS } from '../../domain/sample.ts'
import type { ActionDraft } from './commands.ts'
import { lookup } from './find-code.ts'
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'

type Moved = { id: string; kind: string; toLocationId: string; isReversed: boolean }

/** What was recorded of an item, here or elsewhere, and whether it stands. */
const movedOf = (reader: Reader, itemId: string): Moved[] => {
  const own = reader.log.all
  const reversed = new Set(own.flatMap((one) => (one.type === 'reversal' ? [one.reversesId] : [])))
  const all = new Map<string, Moved>()
  for (const { id, kind, toLocationId, reversedById } of reader.mirror.memory.byItem('movements', itemId))
    all.set(id, { id, kind, toLocationId, isReversed: reversedById !== undefined || reversed.has(id) })
  for (const one of own)
    if (one.type === 'movement' && one.itemId === itemId && !all.has(one.id))
      all.set(one.id, {
        id: one.id,
        kind: one.kind,
        toLocationId: one.toLocationId,
        isReversed: reversed.has(one.id),
      })
  return [...all.values()]
}

type Untouched = { itemId: string; name: string; moved: Moved }

/** Its goods lie where they were put at first, and nothing else names it. */
const untouchedItems = (reader: Reader): Untouched[] =>
  SAMPLE_ITEMS.flatMap(({ sku, code }) => {
    const found = lookup(reader, code).find((one) => one.kind === 'item')
    if (found?.kind !== 'item' || found.item.sku !== sku || found.item.archived) return []
    const { id, name } = found.item
    const [moved, ...more] = movedOf(reader, id).filter(({ isReversed, kind }) => !isReversed && kind !== 'reversal')
    const isOrdered = reader.documents('orders').some(({ lines }) => lines.some(({ itemId }) => itemId === id))
    return moved?.kind === 'opening' && more.length === 0 && !isOrdered ? [{ itemId: id, name, moved }] : []
  })

const archive = (collection: 'items' | 'locations', documentId: string, name: string): ActionDraft => ({
  ...{ type: 'edit', op: 'update', collection, documentId, set: { archived: true }, base: { archived: false } },
  labels: { name },
})

/** What takes it back: what was put somewhere never was, and the cards are put away, each as far as nobody has worked with it. */
export const sampleBackQuery: Query<readonly ActionDraft[]> = {
  key: 'sample, taken back',
  topics: ['items', 'locations', 'movements', 'orders', 'counts', EDITS, OWN],
  read: (reader) => {
    const items = untouchedItems(reader)
    if (items.length === 0) return []
    const ids = new Set(items.map(({ itemId }) => itemId))
    const binIds = new Set(items.map(({ moved }) => moved.toLocationId))
    const places = reader.documents('locations').filter(({ archived }) => !archived)
    const bins = places.filter(
      ({ id }) => binIds.has(id) && reader.cellsAtLocation(id).every(({ itemId }) => ids.has(itemId)),
    )
    const sites = places.filter(
      (site) =>
        bins.some(({ siteId }) => siteId === site.id) &&
        places.every(({ id, siteId }) => siteId !== site.id || id === site.id || bins.some((bin) => bin.id === id)) &&
        [...reader.documents('orders'), ...reader.documents('counts')].every(({ siteId }) => siteId !== site.id),
    )
    return [
      ...items.map(
        ({ name, moved }): ActionDraft => ({ type: 'reversal', reversesId: moved.id, labels: { item: name } }),
      ),
      ...items.map(({ itemId, name }) => archive('items', itemId, name)),
      ...[...bins, ...sites].map(({ id, name }) => archive('locations', id, name)),
    ]
  },
}
