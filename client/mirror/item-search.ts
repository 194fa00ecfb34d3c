/**
 * Items in the order of their names, and found by any part of their name, SKU, barcodes or attributes: `indexOf` over one joined
 * lower-case string (0.6–5 ms for 100,000 items, where an index of words took 7–59 ms and knew no substrings).
 */

import { searchedAttributes } from '../../domain/attribute.ts'
import type { ItemDocument } from '../../domain/protocol/documents.ts'
import { searchWords } from '../../domain/search-rank.ts'
import { namesAbove, variantsBelow } from '../../domain/variant.ts'
import type { Memory } from './memory.ts'
import { mergeSorted, type Pacer, sortInSlices } from './slices.ts'

export type ItemSearch = {
  /** Ids in order, of the items in which every word of `text` occurs; archived ones only where they are asked for. */
  ids: (text: string, archivedToo?: boolean) => readonly string[]
  /** Items that came, changed or went; cheap, the work is done when someone asks. */
  changed: (ids: Iterable<string>) => void
  /** Joins the text again, once too many items have changed for looking at each by itself. */
  settle: (pace: Pacer) => Promise<void>
}

/** The name first, and behind it a sign that sorts before every letter: sorted by this text, items stand by their names. */
export const searchText = (item: ItemDocument, find: (id: string) => ItemDocument | undefined): string => {
  let text = `${item.name}\t${item.sku}`
  if (item.barcodes) for (const { code } of item.barcodes) text += `\t${code}`
  if (item.suppliers) for (const { code } of item.suppliers) if (code) text += `\t${code}`
  for (const said of searchedAttributes(item.attributes)) text += `\t${said}`
  // Whoever looks for the family finds its variants, whatever each is called.
  if (item.variantOf) for (const name of namesAbove(item, find)) text += `\t${name}`
  return text.toLowerCase()
}

/** The longest first: it leaves the fewest to look through for the others. */
export const wordsOf = (text: string): string[] => searchWords(text).sort((a, b) => b.length - a.length)

/** The texts are made for sorting and joining, and dropped: kept, they would be a second copy of every name. */
type Entry = { id: string; text: string }

const byText = (a: Entry, b: Entry) =>
  a.text < b.text ? -1 : a.text > b.text ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** The text of item number `n` begins at `starts[n]`. */
type Joined = { text: string; starts: Int32Array; ids: readonly string[] }

const STALE_LIMIT = 500
const AT_ONCE = 250

export const buildItemSearch = async (memory: Memory, pace: Pacer): Promise<ItemSearch> => {
  const find = (id: string) => memory.get('items', id)
  const textOf = (item: ItemDocument | undefined): string => (item ? searchText(item, find) : '')
  const entryOf = (id: string): Entry => ({ id, text: textOf(find(id)) })
  const variantsOf = (id: string): string[] => memory.variantsOf(id).map((variant) => variant.id)
  const entriesOf = async (ids: Iterable<string>, pace: Pacer): Promise<Entry[]> => {
    const entries: Entry[] = []
    for (const id of ids) {
      entries.push(entryOf(id))
      if (entries.length % AT_ONCE === 0) await pace()
    }
    return entries
  }

  const entries = await entriesOf(memory.all('items').keys(), pace)
  let joined = join(await sortInSlices(entries, byText, pace))
  await pace()
  let order = joined.ids
  const archived = new Set<string>()
  for (const item of memory.all('items').values()) if (item.archived) archived.add(item.id)
  const active = (ids: readonly string[]) => (archived.size === 0 ? ids : ids.filter((id) => !archived.has(id)))
  let activeOrder = active(order)
  /** Not yet in the order. */
  const unplaced = new Set<string>()
  /** Not, or not as they are, in the joined text; and those of them that are just being joined. */
  let stale = new Set<string>()
  let joining: ReadonlySet<string> = new Set()

  const place = () => {
    if (unplaced.size === 0) return
    const fresh = [...unplaced].filter((id) => memory.get('items', id)).map(entryOf)
    order = mergeSorted(
      order.filter((id) => !unplaced.has(id)),
      fresh.sort(byText).map((entry) => entry.id),
      // Texts are made again where two are compared: a few dozen times for a few changed items.
      (a, b) => byText(entryOf(a), entryOf(b)),
    )
    for (const id of unplaced) {
      if (memory.get('items', id)?.archived) archived.add(id)
      else archived.delete(id)
    }
    activeOrder = active(order)
    unplaced.clear()
  }

  const matching = (words: readonly string[], archivedToo: boolean): readonly string[] => {
    const apart = joining.size === 0 ? stale : new Set([...joining, ...stale])
    const isWanted = (id: string) => !apart.has(id) && (archivedToo || !archived.has(id))
    const all = occurrences(joined, words)
    const matches = apart.size === 0 && (archivedToo || archived.size === 0) ? all : all.filter(isWanted)
    const changed = [...apart].filter((id) => {
      const item = memory.get('items', id)
      if (!item || (item.archived && !archivedToo)) return false
      const text = textOf(item)
      return words.every((word) => text.includes(word))
    })
    if (changed.length === 0) return matches
    const found = new Set([...matches, ...changed])
    return order.filter((id) => found.has(id))
  }

  return {
    ids: (text, archivedToo = false) => {
      place()
      const words = wordsOf(text)
      if (words.length > 0) return matching(words, archivedToo)
      return archivedToo ? order : activeOrder
    },
    changed: (changedIds) => {
      for (const id of changedIds) {
        unplaced.add(id)
        stale.add(id)
        // They are found by its name too.
        for (const variant of variantsBelow(id, variantsOf)) stale.add(variant)
      }
    },
    settle: async (pace) => {
      if (stale.size < STALE_LIMIT) return
      place()
      // What changes while the text is being joined goes on being looked at by itself.
      joining = stale
      stale = new Set()
      joined = join(await entriesOf(order, pace))
      joining = new Set()
    },
  }
}

const join = (entries: readonly Entry[]): Joined => {
  const starts = new Int32Array(entries.length)
  const ids: string[] = []
  const texts: string[] = []
  let length = 0
  for (const { id, text } of entries) {
    starts[ids.length] = length
    length += text.length + 1
    ids.push(id)
    texts.push(text)
  }
  return { text: texts.join('\n'), starts, ids }
}

/** The longest word leads; where it occurs, the item's own piece of text is searched for the others. */
const occurrences = ({ text, starts, ids }: Joined, words: readonly string[]): string[] => {
  const [first = '', ...others] = words
  const found: string[] = []
  let at = text.indexOf(first)
  let piece = 0
  while (at >= 0) {
    while (piece + 1 < starts.length && (starts[piece + 1] as number) <= at) piece += 1
    const end = piece + 1 < starts.length ? (starts[piece + 1] as number) : text.length + 1
    const own = others.length === 0 ? '' : text.slice(starts[piece], end)
    if (others.every((word) => own.includes(word))) found.push(ids[piece] as string)
    if (end > text.length) break
    at = text.indexOf(first, end)
  }
  return found
}
