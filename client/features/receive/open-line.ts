import type { ItemDocument, LocationDocument } from '../../../domain/protocol/documents.ts'
import { inUnits } from '../../../domain/units.ts'
import type { ChosenLot } from '../../parts/chosen-lot.ts'
import { countOn } from '../../parts/count-on.ts'
import { type GoodsSaid, goodsSaid } from '../../parts/goods-said.ts'
import { type PadAmount, type PadEntry, padEntry, padOf } from '../../ui/pad-entry.ts'
import type { Found } from '../../view/rows.ts'
import type { OrderLine } from './job.ts'

/** The line that is being entered. */
export type OpenLine = {
  lineId: string
  entry: PadEntry
  /** A person gave the number; before, it is what the order waits for. */
  touched: boolean
  /** What the scan that opened it stands for: the second begins to count. */
  scanned?: PadAmount
  lot?: ChosenLot
  damaged: boolean
  /** Only for this line; else the place of the whole job. */
  placeId?: string
}

/** Work on one order, kept as a draft: a reload or an empty battery loses nothing of it. */
export type Work = {
  placeId?: string
  open?: OpenLine
  /** Lines that were left with a number given: a tap on another line, or on "Skip", throws nothing away. */
  aside?: Readonly<Record<string, OpenLine>>
}

export const NOTHING_BEGUN: Work = {}

/**
 * A line as it opens: with what is left of it, in the unit it was ordered in or the largest that goes into it evenly. Pieces with
 * serial numbers come one by one.
 */
export const openLine = (line: OrderLine, item: ItemDocument | undefined, left: number): OpenLine => {
  const baseUnit = item?.baseUnit ?? ''
  const units = item?.units.filter(({ code }) => line.unit === undefined || code === line.unit) ?? []
  const even = inUnits({ baseUnit, units }, left)
  const isSerial = item?.tracking === 'serial'
  const amounts = isSerial
    ? [{ quantity: 1, unit: baseUnit }]
    : left === 0
      ? []
      : even.length === 1
        ? even
        : [{ quantity: left, unit: baseUnit }]
  return { lineId: line.id, touched: false, damaged: false, entry: padOf(amounts, baseUnit) }
}

/** What is open goes aside as it stands, if a person gave something of it; what nobody has touched is simply closed. */
export const putAside = ({ open, ...work }: Work): Work =>
  open && (open.touched || open.lot || open.damaged) ? { ...work, aside: { ...work.aside, [open.lineId]: open } } : work

/** Opens a line: as it was left, or else `fresh`. */
export const openInstead = (work: Work, fresh: OpenLine): Work => {
  const { aside, ...rest } = putAside(work)
  const { [fresh.lineId]: left, ...others } = aside ?? {}
  return { ...rest, aside: others, open: left ?? fresh }
}

/** It is recorded. */
export const withoutOpen = ({ open: _recorded, ...work }: Work): Work => work

/** What the lines are at the time of a scan: the one that waits first comes first. */
export type Lines = { line: OrderLine; left: number }[]

export type Heard = {
  work: Work
  good: boolean
  said?: 'unknown' | 'finish-first' | 'not-on-order' | 'wrong-place' | 'no-goods'
}

const lineFor = (lines: Lines, itemId: string) =>
  lines.find(({ line, left }) => line.itemId === itemId && left > 0) ?? lines.find(({ line }) => line.itemId === itemId)

const named = (open: OpenLine, { lot }: GoodsSaid): OpenLine => (lot ? { ...open, lot } : open)

/** What a whole label says of how many is as good as given by a person. */
const begun = (open: OpenLine, { quantity, unit, onlyLot }: GoodsSaid): OpenLine => {
  if (quantity > 1) return { ...open, touched: true, entry: padEntry(quantity, unit) }
  return onlyLot ? open : { ...open, scanned: { quantity, unit } }
}

const hearGoods = (work: Work, goods: GoodsSaid, lines: Lines): Heard => {
  const { open } = work
  const { item } = goods
  const isOpen = lines.some(({ line }) => line.id === open?.lineId && line.itemId === item.id)
  const otherLot = goods.lot !== undefined && open?.lot !== undefined && goods.lot.code !== open.lot.code
  // The same piece once more is still one piece.
  if (open && isOpen && item.tracking === 'serial') return { work: { ...work, open: named(open, goods) }, good: true }
  // A lot's own code tells which, and is not one more piece; of another lot's label the pieces stand on a line of their own.
  if (open && isOpen && otherLot && !goods.onlyLot && open.touched) return { work, good: false, said: 'finish-first' }
  if (open && isOpen && (goods.onlyLot || !otherLot)) {
    return { work: { ...work, open: named(goods.onlyLot ? open : countOn(open, item, goods), goods) }, good: true }
  }
  const found = lineFor(lines, item.id)
  if (!found) return { work, good: false, said: 'not-on-order' }
  if (open?.touched) return { work, good: false, said: 'finish-first' }
  const fresh = openLine(found.line, item, found.left)
  const begin = item.tracking === 'serial' ? fresh : begun(fresh, goods)
  return { work: openInstead(work, named(begin, goods)), good: true }
}

type Asked = {
  lines: Lines
  fits: (place: LocationDocument) => boolean
  /** The open line is of pieces with serial numbers, which come in here. */
  serialOpen?: boolean
}

/**
 * What a scan does: an item of the order opens its line with what is left of it, the same again is one more, a lot names
 * itself, a bin or dock of the site is where the goods go. A number that someone gave is never thrown away for another line.
 */
export const hear = (work: Work, found: Found | undefined, { lines, fits, serialOpen = false }: Asked): Heard => {
  // Of a piece with a number of its own a code that nothing has is that number.
  if (found?.kind === 'unknown' && work.open && serialOpen && found.code.trim() !== '') {
    return { work: { ...work, open: { ...work.open, lot: { code: found.code.trim() } } }, good: true }
  }
  const goods = goodsSaid(found)
  if (goods) return hearGoods(work, goods, lines)
  if (found?.kind === 'location') {
    if (!fits(found.location)) return { work, good: false, said: 'wrong-place' }
    const placeId = found.location.id
    return { work: work.open ? { ...work, open: { ...work.open, placeId } } : { ...work, placeId }, good: true }
  }
  return { work, good: false, said: found === undefined || found.kind === 'unknown' ? 'unknown' : 'no-goods' }
}
