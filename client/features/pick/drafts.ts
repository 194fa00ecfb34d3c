/** What a step of a pick records: promises given back and made, and the goods that moved. The deed is the last. */
import { type PromiseChange, type Promised, reconcilePromises } from '../../../domain/allocation.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import type { Take } from '../../../domain/pick.ts'
import { stopKey } from '../../../domain/pick-list.ts'
import { afterStop, type PickPlan } from '../../view/pick-plan.ts'
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
const shortDraft = (names: Names, stop: Take, missing: number, reason: string): ActionDraft =>
  allocation(names, { ...stop, quantity: missing }, { release: true, reason })

const pickDraft = (
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

export type Taken = { quantity: number; lotId?: string; reason?: string }

/** How many were asked for and not found; 0 where the picker says nothing of the kind. */
export const missingOf = (stop: Take, { quantity, reason }: Taken): number =>
  reason === undefined ? 0 : Math.max(0, stop.quantity - quantity)

/** What is held once some of it was given back at one stop. */
const without = (held: readonly Promised[], stop: Take, quantity: number): Promised[] =>
  held.flatMap((one) => {
    const left = stopKey(one) === stopKey(stop) ? one.quantity - quantity : one.quantity
    return left > 0 ? [{ ...one, quantity: left }] : []
  })

/** So many taken at a stop, into a place; with a reason, and nothing more was there. What is held follows the list as it goes on. */
export const takeDrafts = (
  names: Names,
  plan: PickPlan,
  stop: Take,
  taken: Taken,
  toLocationId: string,
): ActionDraft[] => {
  const { quantity, lotId = stop.lotId, reason } = taken
  const actual = { ...stop, lotId }
  const missing = missingOf(stop, taken)
  const after = afterStop(plan, actual, quantity, reason !== undefined)
  return [
    ...promiseDrafts(names, reconcilePromises(without(plan.held, stop, missing), after.stops)),
    ...(missing > 0 && reason ? [shortDraft(names, stop, missing, reason)] : []),
    ...(quantity > 0 ? [pickDraft(names, actual, { quantity, toLocationId, ...(reason ? { reason } : {}) })] : []),
  ]
}
