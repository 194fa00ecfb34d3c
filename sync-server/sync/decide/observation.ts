import { keyOf } from '../../../domain/clock.ts'
import type { Fields } from '../../../domain/edit.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { lotFits, type Tracking } from '../../../domain/item.ts'
import { isPhysical, siteOf } from '../../../domain/location.ts'
import { type Member, may, mayDecide, mayObserve } from '../../../domain/permissions.ts'
import type { DecisionAction, ObservationAction } from '../../../domain/protocol.ts'
import { documentOf, type PushContext, placeOf } from '../push-context.ts'
import { uncertaintyOf } from './movement.ts'
import { accepted, parked, rejected, type Verdict } from './verdict.ts'

type Gate = { gate: 'open' | 'tolerance' | 'approval'; units?: number; percent?: number }

/**
 * How an observation takes effect. Outside a count: at once by who may adjust; by others when it finds what the book says.
 * Inside one: within the count's tolerance; for a posted or cancelled count only by a decision.
 */
const gateOf = (count: Fields | undefined, member: Member, siteId: string): Gate => {
  if (!count) return may(member, 'adjust', siteId) ? { gate: 'open' } : { gate: 'tolerance', units: 0 }
  if (count.state === 'posted' || count.state === 'cancelled') return { gate: 'approval' }
  const { units, percent } = count.tolerance as { units?: number; percent?: number }
  return { gate: 'tolerance', units, percent }
}

export const decideObservation = (action: ObservationAction, context: PushContext): Verdict => {
  const place = placeOf(context, action.locationId)
  const item = action.itemId ? documentOf(context, 'items', action.itemId)?.doc : undefined
  const lot = action.lotId ? documentOf(context, 'lots', action.lotId)?.doc : undefined
  const count = action.countId ? documentOf(context, 'counts', action.countId)?.doc : undefined
  const missing = [
    ...(place ? [] : [action.locationId]),
    ...(action.itemId && !item ? [action.itemId] : []),
    ...(action.lotId && !lot ? [action.lotId] : []),
    ...(action.countId && !count ? [action.countId] : []),
  ]
  if (!place || missing.length > 0) return parked(missing)
  const siteId = siteOf(place)
  if (!isPhysical(place.kind) || !siteId) return rejected('not-a-bin')
  if (item && action.quantity === undefined) return rejected('quantity-required')
  if (!item && !action.visitId) return rejected('bad-shape', 'visitId: what closes a visit names it')
  if (item) {
    const said = { lotId: action.lotId, quantity: action.quantity }
    const fits = lotFits(
      { id: action.itemId ?? '', tracking: item.tracking as Tracking },
      said,
      lot as { itemId: string } | undefined,
    )
    if (!fits.ok) return rejected(fits.error)
  }
  const member = context.members.get(action.userId)
  if (!member) return rejected('no-longer-member')
  const allowed = mayObserve(member, siteId)
  if (!allowed.ok) return rejected(allowed.error)

  context.observations.set(action.id, { userId: action.userId, siteId })
  const key = keyOf(action, context.arrivedAt)
  return accepted([
    {
      type: 'observations',
      item: {
        action: action.id,
        id: action.id,
        count: action.countId,
        visit: action.visitId,
        item: action.itemId,
        lot: action.itemId ? (action.lotId ?? NO_LOT) : undefined,
        location: action.locationId,
        quantity: action.itemId ? action.quantity : undefined,
        round: action.round,
        note: action.note,
        at: key.at,
        device: key.deviceId,
        deviceSeq: key.deviceSeq,
        user: action.userId,
        occurredAt: action.occurredAt,
        uncertainty: uncertaintyOf(action.clock),
        ...gateOf(count, member, siteId),
      },
    },
  ])
}

/** A variance is decided by someone other than its counter; an approval is final, whatever else was decided. */
export const decideDecision = (action: DecisionAction, context: PushContext): Verdict => {
  const observation = context.observations.get(action.observationId)
  if (!observation) {
    const known = context.actions.get(action.observationId)
    return known && known.status !== 'parked' ? rejected('unknown-reference') : parked([action.observationId])
  }
  const member = context.members.get(action.userId)
  const allowed = member ? mayDecide({ ...member, userId: action.userId }, observation, observation.siteId) : null
  if (!allowed?.ok) return rejected(allowed?.error ?? 'no-longer-member')
  const { observationId, outcome, userId } = action
  return accepted([
    { type: 'decisions', item: { action: action.id, observation: observationId, outcome, user: userId } },
  ])
}
