/** What a step of a pick records: promises given back and made, and the goods that moved. The deed is the last. */
import type { PromiseChange, Promised } from '../../../domain/allocation.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import type { Take } from '../../../domain/pick.ts'
import type { ActionDraft } from '../../view/workspace.ts'

/** Names for the inbox, which must read without the mirror. */
export type Names = {
  item: (itemId: string) => { name: string; sku: string; unit: string }
  place: (locationId: string) => string
  lot: (itemId: string, lotId: string) => string | undefined
  order: (orderId: string) => string
}

const labelsOf = (names: Names, cell: Pick<Take, 'itemId' | 'lotId' | 'orderId'>): Record<string, string> => {
  const { name, sku, unit } = names.item(cell.itemId)
  const lot = cell.lotId === NO_LOT ? undefined : names.lot(cell.itemId, cell.lotId)
  return { item: name, sku, unit, order: names.order(cell.orderId), ...(lot ? { lot } : {}) }
}

const lotOf = (lotId: string): { lotId?: string } => (lotId === NO_LOT ? {} : { lotId })

const allocation = (names: Names, promised: Promised, more: { release?: boolean; reason?: string }): ActionDraft => ({
  type: 'allocation',
  orderId: promised.orderId,
  lineId: promised.lineId,
  itemId: promised.itemId,
  ...lotOf(promised.lotId),
  locationId: promised.locationId,
  quantity: promised.quantity,
  ...more,
  labels: { ...labelsOf(names, promised), location: names.place(promised.locationId) },
})

export const promiseDrafts = (names: Names, changes: readonly PromiseChange[]): ActionDraft[] =>
  changes.map(({ release, ...promised }) => allocation(names, promised, release ? { release } : {}))

/** Less was there than asked for: what is missing is given back, with the reason. */
export const shortDraft = (names: Names, stop: Take, missing: number, reason: string): ActionDraft =>
  allocation(names, { ...stop, quantity: missing }, { release: true, reason })

export const pickDraft = (
  names: Names,
  stop: Take,
  { quantity, toLocationId, reason }: { quantity: number; toLocationId: string; reason?: string },
): ActionDraft => ({
  type: 'movement',
  kind: 'pick',
  itemId: stop.itemId,
  ...lotOf(stop.lotId),
  fromLocationId: stop.locationId,
  toLocationId,
  quantity,
  orderId: stop.orderId,
  lineId: stop.lineId,
  ...(reason ? { reason } : {}),
  labels: { ...labelsOf(names, stop), from: names.place(stop.locationId), to: names.place(toLocationId) },
})
