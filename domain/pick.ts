/** Which stock a picker is sent to: first expired first out where lots expire, else first in first out. */
import { type Cell, cellKey } from './cell.ts'
import { compareTexts } from './compare.ts'
import { isFitToPick, removalDate } from './lot.ts'
import type { LotDocument } from './protocol/documents.ts'

/** Stock of an item in a bin, as a picker may be sent to it. */
export type Shelf = Cell & {
  /** What nobody else has promised or set down there for an order. */
  readonly free: number
  readonly lot: Pick<LotDocument, 'expiresOn' | 'status' | 'code'> | undefined
  /** The bin holds what may not be used. */
  readonly holds: boolean
  readonly goodForDays: number
  /** When the oldest of it came, ISO 8601; null where it lay there before anyone remembers. */
  readonly cameAt: string | null
  readonly pickSequence: number | null
  readonly code: string
}

/** What a line of an order still needs. */
export type Demand = {
  readonly orderId: string
  readonly lineId: string
  readonly itemId: string
  readonly quantity: number
  /** A cell that the picker chose; it comes first, whatever its turn. */
  readonly prefer?: string | undefined
}

export type Take = Cell & { readonly orderId: string; readonly lineId: string; readonly quantity: number }
export type Shortage = { readonly orderId: string; readonly lineId: string; readonly missing: number }

const LAST = '9999-12-31'

/**
 * Whose turn it is: what must leave first, then what came first (what nobody remembers coming, before that), then what is
 * walked past first. The rest makes every phone propose the same.
 */
export const byTurn = (a: Shelf, b: Shelf): number =>
  compareTexts(removalOf(a), removalOf(b)) ||
  compareTexts(a.cameAt ?? '', b.cameAt ?? '') ||
  (a.pickSequence ?? Number.MAX_SAFE_INTEGER) - (b.pickSequence ?? Number.MAX_SAFE_INTEGER) ||
  compareTexts(a.code, b.code) ||
  compareTexts(cellKey(a), cellKey(b))

const removalOf = ({ lot, goodForDays }: Shelf): string => (lot && removalDate(lot, goodForDays)) ?? LAST

/** Is there something there that may be proposed that day? */
export const isOffered = (shelf: Shelf, today: string): boolean =>
  shelf.free > 0 && !shelf.holds && (shelf.lot === undefined || isFitToPick(shelf.lot, shelf.goodForDays, today))

/** When the oldest of what lies in a cell came there: what came last lies there longest, as first in goes first out. */
export const cameAtOf = (
  onHand: number,
  arrivals: readonly { readonly at: string; readonly quantity: number }[],
): string | null => {
  let seen = 0
  for (const { at, quantity } of [...arrivals].sort((a, b) => compareTexts(b.at, a.at))) {
    seen += quantity
    if (seen >= onHand) return at
  }
  return null
}

/**
 * What to take where for these lines, which are served in the order given: never more than is free, and every line covered
 * or named short. A cell that a picker chose may be of a lot that is not proposed: who stands there has seen it.
 */
export const planPicks = (
  demands: readonly Demand[],
  shelves: readonly Shelf[],
  today: string,
): { readonly takes: readonly Take[]; readonly short: readonly Shortage[] } => {
  const left = new Map(shelves.map((shelf) => [cellKey(shelf), Math.max(0, shelf.free)]))
  const inTurn = [...shelves].sort(byTurn)
  const takes: Take[] = []
  const short: Shortage[] = []
  for (const { orderId, lineId, itemId, quantity, prefer } of demands) {
    const chosen = inTurn.filter((shelf) => cellKey(shelf) === prefer)
    const others = inTurn.filter((shelf) => cellKey(shelf) !== prefer && isOffered(shelf, today))
    let missing = quantity
    for (const shelf of [...chosen, ...others]) {
      if (shelf.itemId !== itemId) continue
      const key = cellKey(shelf)
      const taken = Math.min(missing, left.get(key) ?? 0)
      if (taken <= 0) continue
      left.set(key, (left.get(key) ?? 0) - taken)
      missing -= taken
      takes.push({ orderId, lineId, itemId, locationId: shelf.locationId, lotId: shelf.lotId, quantity: taken })
    }
    if (missing > 0) short.push({ orderId, lineId, missing })
  }
  return { takes, short }
}
