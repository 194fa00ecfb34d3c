import { lotSaid } from '../../parts/lot-said.ts'
import type { Found } from '../../view/rows.ts'
import type { Cell } from './use-visit.ts'

/** The item, and its lot where the label names one, that a scan asks to be counted; undefined for what is no item. */
export const cellOfScan = (
  found: Found | undefined,
  lotId: (itemId: string, code: string) => string,
): Cell | undefined => {
  if ((found?.kind !== 'item' && found?.kind !== 'lot') || !found.item) return undefined
  const { item, label } = found
  if (found.kind === 'lot') return { item, lotId: found.lot.id, lotCode: found.lot.code }
  if (label?.lotCode === undefined) return { item }
  const { code, ...dates } = lotSaid(label.lotCode, label, item)
  return { item, lotId: lotId(item.id, code), lotCode: code, newLot: true, dates }
}
