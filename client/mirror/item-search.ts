/**
 * Items in order, and found by any part of their name, SKU or barcodes: `indexOf` over one joined lower-case string
 * (0.6–5 ms for 100,000 items, where an index of words took 7–59 ms and knew no substrings).
 */
import type { ItemDocument } from '../../domain/protocol.ts'
import type { Memory } from './memory.ts'
import { type Pacer, sortInSlices } from './slices.ts'

type ItemOrder = 'name' | 'sku'

export type ItemSearch = {
  /** Ids in order, of all items or of those in which every word of `text` occurs. */
  ids: (order: ItemOrder, text?: string) => readonly string[]
  /** Items that came, changed or went; cheap, the work is done when someone asks. */
  changed: (ids: Iterable<string>) => void
  /** Joins the text again, once too many items have changed for looking at each by itself. */
  settle: (pace: Pacer) => Promise<void>
}

export const searchText = (item: ItemDocument): string =>
  [item.name, item.sku, ...(item.barcodes ?? []).map((barcode) => barcode.code)].join(' ').toLowerCase()

export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)

type Entry = { id: string; name: string; sku: string }

const entryOf = (item: ItemDocument): Entry => ({
  id: item.id,
  name: item.name.toLowerCase(),
  sku: item.sku.toLowerCase(),
})

const by = (order: ItemOrder) => (a: Entry, b: Entry) =>
  a[order] < b[order] ? -1 : a[order] > b[order] ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

type Joined = { text: string; starts: Int32Array; ids: string[] }

const STALE_LIMIT = 500

export const buildItemSearch = async (memory: Memory, pace: Pacer): Promise<ItemSearch> => {
  const entries: Entry[] = []
  for (const item of memory.all('items').values()) entries.push(entryOf(item))
  const orders = {
    name: await sortInSlices(entries, by('name'), pace),
    sku: await sortInSlices(entries, by('sku'), pace),
  }
  let ids = idsOf(orders)
  let joined = await join(memory, orders.name, pace)
  /** Not yet in the orders; and not yet in the joined text. */
  const unplaced = new Set<string>()
  const stale = new Set<string>()

  const place = () => {
    if (unplaced.size === 0) return
    const fresh = [...unplaced].flatMap((id) => {
      const item = memory.get('items', id)
      return item ? [entryOf(item)] : []
    })
    for (const order of ['name', 'sku'] as const) {
      const kept = orders[order].filter((entry) => !unplaced.has(entry.id))
      orders[order] = mergeSorted(kept, fresh.sort(by(order)), by(order))
    }
    unplaced.clear()
    ids = idsOf(orders)
  }

  const find = (order: ItemOrder, words: readonly string[]): readonly string[] => {
    const matches = occurrences(joined, words).filter((id) => !stale.has(id))
    const changed = [...stale].filter((id) => {
      const item = memory.get('items', id)
      if (!item) return false
      const text = searchText(item)
      return words.every((word) => text.includes(word))
    })
    if (changed.length === 0 && order === 'name') return matches
    const found = new Set([...matches, ...changed])
    return ids[order].filter((id) => found.has(id))
  }

  return {
    ids: (order, text = '') => {
      place()
      const words = wordsOf(text)
      return words.length === 0 ? ids[order] : find(order, words)
    },
    changed: (changedIds) => {
      for (const id of changedIds) {
        unplaced.add(id)
        stale.add(id)
      }
    },
    settle: async (pace) => {
      if (stale.size < STALE_LIMIT) return
      place()
      const known = [...stale]
      const next = await join(memory, orders.name, pace)
      joined = next
      // What changed while the text was being joined is still looked at by itself.
      for (const id of known) if (!unplaced.has(id)) stale.delete(id)
    },
  }
}

const idsOf = (orders: Record<ItemOrder, Entry[]>): Record<ItemOrder, string[]> => ({
  name: orders.name.map((entry) => entry.id),
  sku: orders.sku.map((entry) => entry.id),
})

const mergeSorted = <T>(left: readonly T[], right: readonly T[], compare: (a: T, b: T) => number): T[] => {
  const out: T[] = []
  let at = 0
  for (const value of right) {
    while (at < left.length && compare(left[at] as T, value) < 0) out.push(left[at++] as T)
    out.push(value)
  }
  while (at < left.length) out.push(left[at++] as T)
  return out
}

const join = async (memory: Memory, order: readonly Entry[], pace: Pacer): Promise<Joined> => {
  const starts = new Int32Array(order.length)
  const ids: string[] = []
  const parts: string[] = []
  let length = 0
  for (const [at, { id }] of order.entries()) {
    const item = memory.get('items', id)
    const text = item ? searchText(item).replaceAll('\n', ' ') : ''
    starts[at] = length
    ids.push(id)
    parts.push(text)
    length += text.length + 1
    if (at % 500 === 499) await pace()
  }
  return { text: parts.join('\n'), starts, ids }
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
    at = text.indexOf(first, end)
    if (end > text.length) break
  }
  return found
}
