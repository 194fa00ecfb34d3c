import type { ItemDocument, LocationDocument } from '../../../domain/protocol.ts'
import { inUnits, toBase } from '../../../domain/units.ts'
import type { ChosenLot } from '../../parts/chosen-lot.ts'
import { lotSaid } from '../../parts/lot-said.ts'
import { baseOfPad } from '../../parts/pad-base.ts'
import { type PadEntry, padEntry, padOf, padValue } from '../../ui/pad-entry.ts'
import type { Found, LabelFacts } from '../../view/rows.ts'
import type { OrderLine } from './job.ts'

/** The line that is being entered. */
export type OpenLine = {
  lineId: string
  entry: PadEntry
  /** A person gave the number; before, it is what the order waits for. */
  touched: boolean
  /** How often its label was scanned before a number was given: the second scan begins to count. */
  scans: number
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
export const openLine = (line: OrderLine, item: ItemDocument | undefined, left: number, scans = 0): OpenLine => {
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
  return { ...{ lineId: line.id, touched: false, scans, damaged: false }, entry: padOf(amounts, baseUnit) }
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

/** One more of the open line, in the unit on the label; what was scanned before a number was given counts from its first scan. */
const oneMore = (open: OpenLine, item: ItemDocument, unit: string): OpenLine => {
  const counting = open.touched ? open : { ...open, entry: padEntry(open.scans, unit) }
  const next = { ...counting, touched: true, scans: open.scans + 1 }
  if (counting.entry.unit === unit) {
    return { ...next, entry: { ...counting.entry, ...padEntry((padValue(counting.entry) ?? 0) + 1, unit) } }
  }
  const before = baseOfPad(item, counting.entry)
  const more = toBase(item, { quantity: 1, unit })
  if (before?.ok === false || !more.ok) return open
  return { ...next, entry: padEntry((before?.value ?? 0) + more.value, item.baseUnit) }
}

/** What the lines are at the time of a scan: the one that waits first comes first. */
export type Lines = { line: OrderLine; left: number }[]

export type Heard = {
  work: Work
  good: boolean
  said?: 'unknown' | 'finish-first' | 'not-on-order' | 'wrong-place'
  name?: string
}

const lineFor = (lines: Lines, itemId: string) =>
  lines.find(({ line, left }) => line.itemId === itemId && left > 0) ?? lines.find(({ line }) => line.itemId === itemId)

const hearItem = (work: Work, item: ItemDocument, unit: string, lines: Lines): Heard => {
  const { open } = work
  const current = lines.find(({ line }) => line.id === open?.lineId)
  // The same piece once more is still one piece.
  if (open && current?.line.itemId === item.id && item.tracking === 'serial') return { work, good: true }
  if (open && current?.line.itemId === item.id)
    return { work: { ...work, open: oneMore(open, item, unit) }, good: true }
  const found = lineFor(lines, item.id)
  if (!found) return { work, good: false, said: 'not-on-order', name: item.name }
  if (open?.touched) return { work, good: false, said: 'finish-first' }
  return { work: openInstead(work, openLine(found.line, item, found.left, 1)), good: true }
}

const lotOf = (label: LabelFacts | undefined): ChosenLot | undefined =>
  label?.lotCode === undefined ? undefined : lotSaid(label.lotCode, label)

const named = (open: OpenLine, lot: ChosenLot | undefined): OpenLine => (lot ? { ...open, lot } : open)

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
  if ((found?.kind === 'item' || found?.kind === 'lot') && found.item) {
    const { item, label } = found
    const lot = found.kind === 'lot' ? { code: found.lot.code, lotId: found.lot.id } : lotOf(label)
    const isOpen = lines.some(({ line }) => line.id === work.open?.lineId && line.itemId === item.id)
    // A lot's own code tells which, and is not one more piece.
    if (work.open && isOpen && found.kind === 'lot' && !label)
      return { work: { ...work, open: named(work.open, lot) }, good: true }
    const heard = hearItem(work, item, found.unit ?? item.baseUnit, lines)
    if (!heard.good || !heard.work.open) return heard
    const open = named(heard.work.open, lot)
    // What a whole label says of how many is as good as given by a person.
    const said =
      label?.quantity === undefined || isOpen
        ? {}
        : { touched: true, entry: padEntry(label.quantity, found.unit ?? item.baseUnit) }
    return { ...heard, work: { ...heard.work, open: { ...open, ...said } } }
  }
  if (found?.kind === 'location') {
    if (!fits(found.location)) return { work, good: false, said: 'wrong-place', name: found.location.code }
    const placeId = found.location.id
    return { work: work.open ? { ...work, open: { ...work.open, placeId } } : { ...work, placeId }, good: true }
  }
  return { work, good: false, said: 'unknown' }
}
