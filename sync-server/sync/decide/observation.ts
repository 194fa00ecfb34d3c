import { keyOf } from '../../../domain/clock.ts'
import { type Gate, gateOf } from '../../../domain/count.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { lotFits, type Tracking } from '../../../domain/item.ts'
import { siteOf } from '../../../domain/location.ts'
import { observationFits } from '../../../domain/observation.ts'
import { may, mayDecide, mayObserve } from '../../../domain/permissions.ts'
import type { DecisionAction, ObservationAction } from '../../../domain/protocol/actions.ts'
import type { CountDocument } from '../../../domain/protocol/documents.ts'
import { documentOf, type PushContext, placeOf } from '../push-context.ts'
import { uncertaintyOf } from './movement.ts'
import { accepted, parked, rejected, type Verdict } from './verdict.ts'

/** The gate as the push call takes it. */
const gateFields = (gate: Gate): Record<string, unknown> =>
  gate.kind === 'tolerance'
    ? { gate: gate.kind, units: gate.units, percent: gate.percent, value: gate.value }
    : { gate: gate.kind }

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
  const seen = observationFits(action, place)
  if (!seen.ok) return rejected(seen.error)
  if (!siteId) return rejected('not-a-bin')
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
        ...gateFields(
          gateOf({
            count: count as Pick<CountDocument, 'state' | 'tolerance'> | undefined,
            mayAdjust: may(member, 'adjust', siteId),
          }),
        ),
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
