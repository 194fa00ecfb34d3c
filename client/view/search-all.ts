/** Everything that is known here, by what is typed: items, bins, lots and serials, orders, partners, counts. */
import { searchedAttributes } from '../../domain/attribute.ts'
import { isVirtual } from '../../domain/location.ts'
import type { DocumentOf } from '../../domain/protocol/documents.ts'
import { searchRank, searchWords } from '../../domain/search-rank.ts'
import { itemIdsQuery } from './items.ts'
import { EDITS, type Query } from './live.ts'
import type { Reader } from './reader.ts'

export const SEARCHED = ['items', 'locations', 'lots', 'orders', 'partners', 'counts'] as const
export type Searched = (typeof SEARCHED)[number]

/** What a row of the answer says, without its words: those are the screen's. */
export type Hit = { id: string; title: string; detail: string; href: string; archived: boolean; rank: number }
export type HitGroup = { of: Searched; hits: readonly Hit[]; total: number }

/** As many of a kind as are shown; who seeks more types on. So many of the best are put in order for it. */
const SHOWN = 6
const SORTED = 500

type Texts = readonly (string | null | undefined)[]
type Of<C extends Searched> = DocumentOf<C>

/** What a document is known by, and how it is shown: the second is asked for of what fits alone, since lots are many. */
type Way<C extends Searched> = {
  texts: (document: Of<C>) => Texts
  isOver: (document: Of<C>) => boolean
  show: (document: Of<C>) => Omit<Hit, 'rank' | 'id' | 'archived'>
}

const never = (): boolean => false

const waysIn = (reader: Reader): { [C in Searched]: Way<C> } => {
  const partnerOf = (id: string | null): string => (id ? (reader.document('partners', id)?.name ?? '') : '')
  return {
    items: {
      texts: ({ sku, name, barcodes, suppliers, attributes }) => [
        ...[sku, name, ...barcodes.map(({ code }) => code)],
        ...(suppliers ?? []).map(({ code }) => code),
        ...searchedAttributes(attributes),
      ],
      isOver: ({ archived }) => archived,
      show: ({ id, name, sku }) => ({ title: name, detail: sku, href: `/items/${id}` }),
    },
    locations: {
      texts: ({ kind, code, name, barcode }) => (isVirtual(kind) ? [] : [code, name, barcode]),
      isOver: ({ archived }) => archived,
      show: ({ id, code, name }) => ({ title: code, detail: name === code ? '' : name, href: `/locations/${id}` }),
    },
    lots: {
      texts: ({ code }) => [code],
      isOver: never,
      show: ({ id, itemId, code }) => ({
        ...{ title: code, detail: reader.document('items', itemId)?.name ?? '' },
        href: `/items/${itemId}/lots/${id}`,
      }),
    },
    orders: {
      texts: ({ number, partnerId }) => [number, partnerOf(partnerId)],
      isOver: ({ state }) => state === 'closed' || state === 'cancelled',
      show: ({ id, number, partnerId }) => ({ title: number, detail: partnerOf(partnerId), href: `/orders/${id}` }),
    },
    partners: {
      texts: ({ name, code }) => [name, code],
      isOver: ({ archived }) => archived,
      show: ({ id, name, code }) => ({ title: name, detail: code ?? '', href: `/partners/${id}` }),
    },
    counts: {
      texts: ({ name }) => [name],
      isOver: ({ state }) => state === 'posted' || state === 'cancelled',
      show: ({ id, name }) => ({ title: name, detail: '', href: `/count/${id}` }),
    },
  }
}

/** Of many items the text of all is searched at once; ranked are the first that it gives. */
const RANKED_ITEMS = 200

const groupOf = <C extends Searched>(reader: Reader, of: C, way: Way<C>, typed: string): HitGroup => {
  const words = searchWords(typed)
  const itemIds = of === 'items' ? itemIdsQuery({ search: typed }).read(reader) : undefined
  const documents: readonly Of<C>[] = itemIds
    ? itemIds.slice(0, RANKED_ITEMS).flatMap((id) => reader.document(of, id) ?? [])
    : reader.documents(of)
  const fits: { document: Of<C>; rank: number; archived: boolean }[] = []
  for (const document of documents) {
    const rank = searchRank(way.texts(document), words)
    if (rank !== undefined) fits.push({ document, rank, archived: way.isOver(document) })
  }
  const titled = fits
    .sort((a, b) => Number(a.archived) - Number(b.archived) || a.rank - b.rank)
    .slice(0, SORTED)
    .map(({ document, rank, archived }): Hit => ({ id: document.id, rank, archived, ...way.show(document) }))
    .sort((a, b) => Number(a.archived) - Number(b.archived) || a.rank - b.rank || (a.title < b.title ? -1 : 1))
  return { of, hits: titled.slice(0, SHOWN), total: itemIds?.length ?? fits.length }
}

/** The kinds in which something was found, that with the best fit first. */
export const searchAllQuery = (typed: string): Query<readonly HitGroup[]> => ({
  key: `search all ${typed}`,
  topics: [...SEARCHED, EDITS],
  read: (reader) => {
    if (searchWords(typed).length === 0) return []
    const ways = waysIn(reader)
    const group = <C extends Searched>(of: C): HitGroup => groupOf(reader, of, ways[of], typed)
    const groups = SEARCHED.map(group)
    const best = ({ hits }: HitGroup): number =>
      Math.min(...hits.map(({ rank, archived }) => rank + (archived ? 4 : 0)))
    return groups.filter(({ hits }) => hits.length > 0).sort((a, b) => best(a) - best(b))
  },
})
