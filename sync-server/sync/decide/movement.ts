import { dayIn } from '../../../domain/calendar.ts'
import { keyOf, msOf } from '../../../domain/clock.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { lotFits } from '../../../domain/item.ts'
import { siteOf } from '../../../domain/location.ts'
import { troubleOfUse } from '../../../domain/lot.ts'
import { routeOf, sitesOf } from '../../../domain/movement.ts'
import { mayMove } from '../../../domain/permissions.ts'
import type { MovementAction } from '../../../domain/protocol/actions.ts'
import type { MovementContext } from '../movement-facts.ts'
import type { LedgerMovement } from '../push-context.ts'
import { accepted, parked, type Raised, rejected, type Verdict } from './verdict.ts'

/** Using stock that may not be used is a fact too: it is accepted, and somebody looks. */
const raisedByUse = (
  action: MovementAction,
  goods: Parameters<typeof troubleOfUse>[1],
  day: string,
  sites: string[],
): Raised[] => {
  const kind = troubleOfUse(action.kind, goods, day)
  if (kind === null) return []
  return [
    {
      kind,
      subject: { collection: 'actions', id: action.id },
      detail: {
        ...{ itemId: action.itemId, locationId: action.fromLocationId },
        ...(goods.lot ? { lotId: action.lotId, status: goods.lot.status, expiresOn: goods.lot.expiresOn } : {}),
      },
      sites,
    },
  ]
}

/** The day it was in the calendar of the site that the goods left, as the device had it before it warned. */
const dayOf = ({ at, fromSite }: LedgerMovement, { factsOf }: MovementContext): string => {
  const site = fromSite === null ? undefined : factsOf('locations', fromSite)
  return dayIn(site?.timeZone, msOf(at))
}

/** The entry of the ledger that the push call appends. */
export const entryOf = (
  movement: Omit<LedgerMovement, 'reversedById'>,
  more: {
    userId: string
    orderId?: string
    reversesId?: string
    uncertaintyMs: number | null
    details: Record<string, unknown>
  },
) => ({
  id: movement.id,
  kind: movement.kind,
  item: movement.itemId,
  lot: movement.lotId,
  from: movement.fromLocationId,
  to: movement.toLocationId,
  fromSite: movement.fromSite,
  toSite: movement.toSite,
  quantity: movement.quantity,
  at: movement.at,
  device: movement.deviceId,
  deviceSeq: movement.deviceSeq,
  user: more.userId,
  order: more.orderId,
  reverses: more.reversesId,
  uncertainty: more.uncertaintyMs,
  details: more.details,
})

export const uncertaintyOf = (clock: { uncertaintyMs: number } | null): number | null =>
  clock === null ? null : Math.min(Math.round(clock.uncertaintyMs), 2_000_000_000)

const placeOf = ({ factsOf }: MovementContext, id: string) => {
  const place = factsOf('locations', id)
  return place && { ...place, id, siteId: place.siteId ?? null, parentId: place.parentId ?? null }
}

/** Accepted by its shape, its references and its author's rights; never by stock, lot status or order lines. */
export const decideMovement = (action: MovementAction, context: MovementContext): Verdict => {
  const from = placeOf(context, action.fromLocationId)
  const to = placeOf(context, action.toLocationId)
  const item = context.factsOf('items', action.itemId)
  const lot = action.lotId ? context.factsOf('lots', action.lotId) : undefined
  if (!from || !to || !item || (action.lotId && !lot)) {
    return parked([
      ...(from ? [] : [action.fromLocationId]),
      ...(to ? [] : [action.toLocationId]),
      ...(item ? [] : [action.itemId]),
      ...(action.lotId && !lot ? [action.lotId] : []),
    ])
  }
  const route = routeOf(action.kind, from, to)
  if (!route.ok) return rejected(route.error)
  const fits = lotFits({ id: action.itemId, tracking: item.tracking }, action, lot)
  if (!fits.ok) return rejected(fits.error)
  const member = context.members.get(action.userId)
  const sites = sitesOf(from, to)
  const may = member ? mayMove(member, action, sites) : null
  if (!may?.ok) return rejected(may?.error ?? 'no-longer-member')

  const movement: LedgerMovement = {
    id: action.id,
    kind: action.kind,
    itemId: action.itemId,
    lotId: action.lotId ?? NO_LOT,
    fromLocationId: from.id,
    toLocationId: to.id,
    fromSite: siteOf(from),
    toSite: siteOf(to),
    quantity: action.quantity,
    ...keyOf(action, context.arrivedAt),
    reversedById: null,
  }
  context.movements.set(action.id, movement)
  const { occurredAt, deviceId, deviceSeq, entered, reason, note, lineId, groupId } = action
  const entry = entryOf(movement, {
    userId: action.userId,
    orderId: action.orderId,
    uncertaintyMs: uncertaintyOf(action.clock),
    details: { occurredAt, deviceId, deviceSeq, entered, reason, note, lineId, groupId },
  })
  return accepted(
    [{ type: 'movements', item: { action: action.id, ...entry } }],
    raisedByUse(action, { lot, place: from }, dayOf(movement, context), sites),
  )
}
