import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import type { ChosenLot } from '../../parts/chosen-lot.ts'
import { padMore } from '../../parts/count-on.ts'
import { type GoodsSaid, goodsSaid } from '../../parts/goods-said.ts'
import { type PadEntry, padEntry } from '../../ui/pad-entry.ts'
import type { Found } from '../../view/rows.ts'
import type { Change, End, Flow } from './flows.ts'

/** One line being entered: kept as a draft, so that a reload in the middle of a truck loses nothing. */
export type Line = {
  itemId?: string
  lot?: ChosenLot
  fromId?: string
  toId?: string
  entry: PadEntry
  /** A number that a person gave; one that is merely proposed may be replaced by the next scan. */
  touched: boolean
  change: Change
  reason: string
  /** What was said of the other changes, should a wrong tap have gone there. */
  reasons?: Partial<Record<Change, string>>
  /** Whether it may not be used, once somebody says so or says the opposite. */
  hold?: boolean
  /** Where it would go in the other condition: kept while somebody changes their mind. */
  otherToId?: string
  replaces?: string
  orderId?: string
  lineId?: string
}

export const emptyLine: Line = { entry: padEntry(undefined, ''), touched: false, change: 'less', reason: '' }

export const placeAt = (line: Line, end: End): string | undefined => (end === 'from' ? line.fromId : line.toId)

export const withPlace = (line: Line, end: End, id: string): Line =>
  end === 'from' ? { ...line, fromId: id } : { ...line, toId: id }

export const withItem = (line: Line, item: ItemDocument, unit = item.baseUnit): Line => {
  const { lot: _lot, ...rest } = line
  return { ...rest, itemId: item.id, entry: padEntry(1, unit), touched: false }
}

/** Whether the goods may not be used: what came back until somebody has looked at it, what a supplier sent once somebody says so. */
export const isSetAside = (line: Line, flow: Flow): boolean =>
  flow.name === 'return' ? line.hold !== false : flow.name === 'receive' && line.hold === true

/** In another condition, and at the place that was given for that one. */
export const inCondition = ({ toId, otherToId, ...line }: Line, hold: boolean): Line => ({
  ...line,
  hold,
  ...(otherToId ? { toId: otherToId } : {}),
  ...(toId ? { otherToId: toId } : {}),
})

/**
 * The line after this one: what stays the same from line to line stays; that one box was damaged does not, nor where it went. Pieces
 * with serial numbers come several of one item: the next number is all that is asked for.
 */
export const nextLine = (line: Line, flow: Flow, item?: ItemDocument): Line => {
  const apart = flow.name === 'receive' && isSetAside(line, flow)
  const kept = flow.sticky.reduce<Line>((next, end) => {
    const id = apart && end === 'to' ? line.otherToId : placeAt(line, end)
    return id ? withPlace(next, end, id) : next
  }, emptyLine)
  const next = { ...kept, change: line.change }
  return flow.name === 'receive' && item?.tracking === 'serial' ? withItem(next, item) : next
}

/** So many more of what is on the line already. */
const more = (line: Line, goods: GoodsSaid): Line => {
  const entry = padMore(line.entry, goods.item, goods)
  return entry ? { ...line, entry, touched: true } : line
}

/** A line begun by these goods. What a whole label said is as good as given by a person: the next scan may not replace it. */
const begun = (line: Line, goods: GoodsSaid): Line => {
  const next = { ...withItem(line, goods.item, goods.unit), ...(goods.lot ? { lot: goods.lot } : {}) }
  if (goods.onlyLot) return next
  const touched = goods.lot !== undefined || goods.quantity > 1
  return { ...next, entry: padEntry(goods.quantity, goods.unit), touched }
}

export type Heard = {
  line: Line
  good: boolean
  said?: 'unknown' | 'finish-first' | 'wrong-item' | 'wrong-place' | 'no-goods'
}

const hearGoods = (line: Line, goods: GoodsSaid): Heard => {
  const { item, lot } = goods
  if (line.itemId !== undefined && line.itemId !== item.id) {
    if (line.lineId !== undefined) return { line, good: false, said: 'wrong-item' }
    if (line.touched) return { line, good: false, said: 'finish-first' }
    return { line: begun(line, goods), good: true }
  }
  if (line.itemId === undefined) return { line: begun(line, goods), good: true }
  if (lot && goods.onlyLot) return { line: { ...line, lot }, good: true }
  const otherLot = lot !== undefined && line.lot !== undefined && line.lot.code !== lot.code
  if (otherLot && line.touched) return { line, good: false, said: 'finish-first' }
  if (otherLot) return { line: begun(line, goods), good: true }
  // The same piece once more is still one piece, and a second piece is another line.
  if (item.tracking === 'serial') return { line: lot && !line.lot ? { ...line, lot } : line, good: true }
  const counted = more(line, goods)
  return { line: lot ? { ...counted, lot: line.lot ?? lot } : counted, good: true }
}

/**
 * What a scan does to the line: an item starts it, the same item again is one more, a bin fills the next end. A second
 * item never silently throws away a number that someone gave, nor the item that an order's line asks for.
 */
export const hear = (line: Line, found: Found | undefined, flow: Flow): Heard => {
  const goods = goodsSaid(found)
  if (goods) return hearGoods(line, goods)
  if (found?.kind === 'location') {
    const { location } = found
    const open = flow.ends.filter((end) => flow.fits(end, location))
    const end =
      open.find((one) => placeAt(line, one) === undefined) ?? open.find((one) => one === flow.movingEnd) ?? open[0]
    return end ? { line: withPlace(line, end, location.id), good: true } : { line, good: false, said: 'wrong-place' }
  }
  return { line, good: false, said: found === undefined || found.kind === 'unknown' ? 'unknown' : 'no-goods' }
}
