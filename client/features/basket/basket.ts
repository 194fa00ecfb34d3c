import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { type GoodsSaid, goodsSaid } from '../../parts/goods-said.ts'
import { type PadEntry, padEntry, padValue } from '../../ui/pad-entry.ts'
import type { Found, StockRow } from '../../view/rows.ts'

/** What is done with all of the basket: moved to another bin, or sent off to another site. */
export type BasketKind = 'move' | 'transfer'

/** One item of the basket; where it is taken from is settled when it is scanned, and can be changed. */
export type BasketLine = {
  key: string
  itemId: string
  lot?: { code: string; lotId: string }
  fromId?: string
  entry: PadEntry
}

/** Kept as a draft: what lies in the trolley is not forgotten by a reload. */
export type Basket = {
  lines: readonly BasketLine[]
  /** The bin that was scanned before the items. */
  fromId?: string
  /** A bin, or for a transfer the other site. */
  toId?: string
  /** The line that is open. */
  openKey?: string | undefined
  /** What was not accepted and is put right with this: the actions, first to last. */
  replaces?: readonly string[]
}

export const EMPTY_BASKET: Basket = { lines: [] }

/** Where an item lies, to propose where it is taken from; usable stock first expired first, then as one walks. */
export type Sources = (itemId: string) => readonly StockRow[]

const sourceOf = (rows: readonly StockRow[], fromId: string | undefined, lotId: string | undefined) =>
  rows.find(
    (row) =>
      row.onHand > 0 &&
      (fromId === undefined || row.locationId === fromId) &&
      (lotId === undefined || row.lotId === lotId),
  )

type Asked = Omit<GoodsSaid, 'onlyLot'>

const add = (basket: Basket, { item, unit, quantity, lot: said }: Asked, sources: Sources): Basket => {
  // Of a lot that nothing here has there is none to take.
  const lot = said?.lotId === undefined ? undefined : { code: said.code, lotId: said.lotId }
  const source = sourceOf(sources(item.id), basket.fromId, lot?.lotId)
  const fromId = basket.fromId ?? source?.locationId
  const named = lot ?? (source?.lot ? { code: source.lot.code, lotId: source.lot.id } : undefined)
  const key = [item.id, named?.lotId ?? '', fromId ?? ''].join('/')
  const known = basket.lines.find((line) => line.key === key && line.entry.unit === unit)
  // The same piece once more is still one piece.
  if (known && item.tracking === 'serial') return basket
  if (known) {
    const more = { ...known, entry: { ...known.entry, ...padEntry((padValue(known.entry) ?? 0) + quantity, unit) } }
    return { ...basket, lines: basket.lines.map((line) => (line === known ? more : line)) }
  }
  const taken = new Set(basket.lines.map((line) => line.key))
  const line: BasketLine = {
    key: taken.has(key) ? `${key}/${unit}` : key,
    itemId: item.id,
    ...(named ? { lot: named } : {}),
    ...(fromId ? { fromId } : {}),
    entry: padEntry(quantity, unit),
  }
  return { ...basket, lines: [line, ...basket.lines] }
}

/** What a link says before anything is scanned: the bin, and what of it. What lies in the trolley already stays. */
export const begun = (
  basket: Basket,
  said: { fromId?: string | undefined; goods?: Asked | undefined },
  sources: Sources,
): Basket => {
  const at = said.fromId && basket.lines.length === 0 ? { ...basket, fromId: said.fromId } : basket
  return said.goods ? add(at, said.goods, sources) : at
}

export type Heard = { basket: Basket; good: boolean; said?: 'unknown' | 'wrong-place' | 'no-goods' }

/**
 * What a scan does: an item goes into the basket, the same again is one more. A bin is where the items are taken from as long
 * as the basket is empty, and where they go once something is in it.
 */
export const hear = (
  basket: Basket,
  found: Found | undefined,
  { sources, fits }: { sources: Sources; fits: (end: 'from' | 'to', place: LocationDocument) => boolean },
): Heard => {
  const goods = goodsSaid(found)
  if (goods) return { basket: add(basket, goods, sources), good: true }
  if (found === undefined || found.kind === 'unknown') return { basket, good: false, said: 'unknown' }
  if (found.kind !== 'location') return { basket, good: false, said: 'no-goods' }
  const end = basket.lines.length === 0 ? 'from' : 'to'
  if (!fits(end, found.location)) return { basket, good: false, said: 'wrong-place' }
  return { basket: { ...basket, [end === 'from' ? 'fromId' : 'toId']: found.location.id }, good: true }
}
