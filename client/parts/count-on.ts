import type { ItemDocument } from '../../domain/protocol/documents.ts'
import { toBase } from '../../domain/units.ts'
import { type PadAmount, type PadEntry, padEntry, padValue } from '../ui/pad-entry.ts'
import { baseOfPad } from './pad-base.ts'

/** So much more than the pad says: in its unit if that is meant, in base units once the two differ. Undefined where that is no quantity. */
export const padMore = (entry: PadEntry, item: ItemDocument, { quantity, unit }: PadAmount): PadEntry | undefined => {
  if (unit === (entry.unit || item.baseUnit)) {
    return { ...entry, ...padEntry((padValue(entry) ?? 0) + quantity, unit) }
  }
  const before = baseOfPad(item, entry)
  const more = toBase(item, { quantity, unit })
  if (before?.ok === false || !more.ok) return undefined
  return padEntry((before?.value ?? 0) + more.value, item.baseUnit)
}

/** A number being given: what the pad says, whether a person gave it, and what was scanned before anybody did. */
export type Counting = { entry: PadEntry; touched: boolean; scanned?: PadAmount }

/**
 * People count by scanning: each further scan adds what it stands for. To a number that was given it adds; one that was only
 * proposed gives way to what was scanned.
 */
export const countOn = <C extends Counting>(counting: C, item: ItemDocument, more: PadAmount): C => {
  const { entry, touched, scanned } = counting
  const from = touched ? entry : padEntry(scanned?.quantity, scanned?.unit ?? more.unit)
  const next = padMore(from, item, more)
  return next ? { ...counting, entry: next, touched: true } : counting
}
