import type { ItemDocument } from '../../../domain/protocol.ts'
import { toBase } from '../../../domain/units.ts'
import type { ChosenLot } from '../../parts/chosen-lot.ts'
import { baseOfPad } from '../../parts/pad-base.ts'
import { type PadEntry, padEntry, padValue } from '../../ui/pad-entry.ts'
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
  /** Of what came back: false once somebody says that it may be used. */
  hold?: boolean
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

/** The line after this one: what stays the same from line to line stays. */
export const nextLine = (line: Line, flow: Flow): Line => {
  const kept = flow.sticky.reduce<Line>((next, end) => {
    const id = placeAt(line, end)
    return id ? withPlace(next, end, id) : next
  }, emptyLine)
  return { ...kept, change: line.change }
}

/** One more of what is on the line already; in the unit on the label, in base units once the two differ. */
const oneMore = (line: Line, item: ItemDocument, unit: string): Line => {
  const value = padValue(line.entry) ?? 0
  if (unit === line.entry.unit) {
    return { ...line, entry: { ...line.entry, ...padEntry(value + 1, unit) }, touched: true }
  }
  const before = baseOfPad(item, line.entry)
  const more = toBase(item, { quantity: 1, unit })
  if (before?.ok === false || !more.ok) return line
  return { ...line, entry: padEntry((before?.value ?? 0) + more.value, item.baseUnit), touched: true }
}

export type Heard = { line: Line; good: boolean; said?: 'unknown' | 'finish-first' | 'bad-route' }

/**
 * What a scan does to the line: an item starts it, the same item again is one more, a bin fills the next end. A second
 * item never silently throws away a number that someone gave.
 */
export const hear = (line: Line, found: Found | undefined, flow: Flow): Heard => {
  if (found?.kind === 'item') {
    const unit = found.unit ?? found.item.baseUnit
    if (line.itemId === found.item.id) return { line: oneMore(line, found.item, unit), good: true }
    if (line.itemId && line.touched) return { line, good: false, said: 'finish-first' }
    return { line: withItem(line, found.item, unit), good: true }
  }
  if (found?.kind === 'lot' && found.item) {
    const lot = { code: found.lot.code, lotId: found.lot.id }
    if (line.itemId === found.item.id) return { line: { ...line, lot }, good: true }
    if (line.itemId && line.touched) return { line, good: false, said: 'finish-first' }
    return { line: { ...withItem(line, found.item), lot }, good: true }
  }
  if (found?.kind === 'location') {
    const { location } = found
    const open = flow.ends.filter((end) => flow.fits(end, location))
    const end =
      open.find((one) => placeAt(line, one) === undefined) ?? open.find((one) => one === flow.movingEnd) ?? open[0]
    return end ? { line: withPlace(line, end, location.id), good: true } : { line, good: false, said: 'bad-route' }
  }
  return { line, good: false, said: 'unknown' }
}
