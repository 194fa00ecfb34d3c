import type { ChosenLot } from '../../parts/chosen-lot.ts'
import { lotSaid } from '../../parts/lot-said.ts'
import { padEntry } from '../../ui/pad-entry.ts'
import type { Found } from '../../view/rows.ts'
import type { Facts } from './build.ts'

/** The number that a scan gives a new piece of this item: a code that nothing has, or the serial on the item's own label. */
const numberIn = (found: Found | undefined, itemId: string): ChosenLot | undefined => {
  if (found?.kind === 'unknown') return { code: found.code.trim() }
  if (found?.kind !== 'item' || found.item.id !== itemId || found.label?.lotCode === undefined) return undefined
  return lotSaid(found.label.lotCode, found.label, found.item)
}

/**
 * The line that a scan makes while pieces of a serial-numbered item are received. Made at once out of what is on screen, so
 * that ten scans in a row are ten pieces, however fast they come.
 */
export const serialScanned = (
  facts: Facts,
  found: Found | undefined,
  lotIdOf: (itemId: string, code: string) => string,
): Facts | undefined => {
  const { flow, item, line } = facts
  if (flow.name !== 'receive' || item?.tracking !== 'serial') return undefined
  const lot = numberIn(found, item.id)
  if (!lot || lot.code === '') return undefined
  return {
    ...facts,
    line: { ...line, lot, entry: padEntry(1, item.baseUnit), touched: false },
    lotId: lotIdOf(item.id, lot.code),
    lot: undefined,
    newLot: true,
  }
}
