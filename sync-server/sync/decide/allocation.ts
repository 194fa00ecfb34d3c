import { keyOf } from '../../../domain/clock.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { isPhysical, siteOf } from '../../../domain/location.ts'
import { mayAllocate } from '../../../domain/permissions.ts'
import type { AllocationAction } from '../../../domain/protocol/actions.ts'
import { documentOf, type PushContext, placeOf } from '../push-context.ts'
import { accepted, parked, type Raised, rejected, type Verdict } from './verdict.ts'

/** Less was found than was promised: the picker says why, and a lead sees it. */
const shortPick = (action: AllocationAction, site: string): Raised[] => {
  const { id, itemId, locationId, lotId, orderId, lineId, quantity, reason, occurredAt, userId } = action
  if (!action.release || !reason) return []
  const detail = { itemId, locationId, lotId, orderId, lineId, quantity, reason, occurredAt, userId }
  return [{ kind: 'short-pick', subject: { collection: 'actions', id }, detail, sites: [site] }]
}

/** A promise of stock in a bin to a line of an order, or its release. */
export const decideAllocation = (action: AllocationAction, context: PushContext): Verdict => {
  const place = placeOf(context, action.locationId)
  const missing = [
    ...(place ? [] : [action.locationId]),
    ...(documentOf(context, 'items', action.itemId) ? [] : [action.itemId]),
    ...(documentOf(context, 'orders', action.orderId) ? [] : [action.orderId]),
    ...(action.lotId && !documentOf(context, 'lots', action.lotId) ? [action.lotId] : []),
  ]
  if (!place || missing.length > 0) return parked(missing)
  const site = siteOf(place)
  if (!isPhysical(place.kind) || !site) return rejected('not-a-bin')
  const member = context.members.get(action.userId)
  const allowed = member ? mayAllocate(member, site) : null
  if (!allowed?.ok) return rejected(allowed?.error ?? 'no-longer-member')
  const key = keyOf(action, context.arrivedAt)
  const item = {
    action: action.id,
    order: action.orderId,
    line: action.lineId,
    item: action.itemId,
    location: action.locationId,
    lot: action.lotId ?? NO_LOT,
    site,
    change: action.release ? -action.quantity : action.quantity,
    at: key.at,
    device: key.deviceId,
    deviceSeq: key.deviceSeq,
    user: action.userId,
  }
  return accepted([{ type: 'allocations', item }], shortPick(action, site))
}
