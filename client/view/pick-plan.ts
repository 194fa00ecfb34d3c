/** The pick list of one or several orders as things stand on this device, and how it goes on after each step. */
import { type PromiseChange, type Promised, reconcilePromises } from '../../domain/allocation.ts'
import { cellKey } from '../../domain/cell.ts'
import { isForUse, mayOverrule } from '../../domain/lot.ts'
import { outboundByLine } from '../../domain/outbound.ts'
import { type Demand, planPicks, type Shortage, type Take } from '../../domain/pick.ts'
import { pickList, stopKey } from '../../domain/pick-list.ts'
import { EDITS, OWN, type Query } from './live.ts'
import { ordersMovements } from './order-movements.ts'
import { isCustomerIn } from './orders-out.ts'
import { heldHere, type PromiseRow, promisesOfOrder } from './promises.ts'
import type { Reader } from './reader.ts'
import { heldKey, type SeenShelf, setDown, shelvesOf } from './shelves.ts'
import { todayAt } from './stock.ts'

/** What a picker has decided on the way, kept as a draft; everything else follows from what was recorded. */
export type PickChoices = {
  /** The orders being picked, each with where its goods go. */
  readonly orders: readonly { readonly orderId: string; readonly placeId: string }[]
  /** Stops put off until the rest is done. */
  readonly putOff: readonly string[]
  /** Cells where less lay than the card says, and since when: not offered again before a count. */
  readonly avoid: readonly { readonly cell: string; readonly locationId: string; readonly at: string }[]
  /** Another cell, maybe of another item, that the picker takes for a line. */
  readonly instead: Readonly<Record<string, { readonly itemId: string; readonly cell: string }>>
}

export type PickPlan = {
  readonly stops: readonly Take[]
  readonly short: readonly (Shortage & { readonly itemId: string })[]
  /** Lines of which somebody else has set aside what is left. */
  readonly elsewhere: readonly Promised[]
  readonly done: number
  readonly held: readonly PromiseRow[]
  readonly demands: readonly Demand[]
  readonly shelves: readonly SeenShelf[]
  readonly today: string
}

const EMPTY: PickPlan = {
  ...{ stops: [], short: [], elsewhere: [], done: 0, held: [], demands: [], shelves: [], today: '' },
}

export const pickPlanQuery = (choices: PickChoices | undefined): Query<PickPlan> => ({
  key: `pick plan ${JSON.stringify(choices)}`,
  topics: ['orders', 'movements', 'allocations', 'stock', 'lots', 'locations', 'items', 'counts', OWN, EDITS],
  read: (reader) => (choices ? planOf(reader, choices) : EMPTY),
})

const planOf = (reader: Reader, choices: PickChoices): PickPlan => {
  const orderIds = choices.orders.map((one) => one.orderId)
  const orders = orderIds.flatMap((id) => reader.document('orders', id) ?? []).filter(({ state }) => state === 'open')
  const held = heldHere(reader, orderIds)
  const heldBy = new Map(held.map((one) => [heldKey(one), one.quantity]))
  const movementsOf = ordersMovements(reader)
  const isCustomer = isCustomerIn(reader)
  const sum = (all: readonly Promised[], lineId: string): number =>
    all.reduce((total, one) => total + (one.lineId === lineId ? one.quantity : 0), 0)

  let done = 0
  const demands: Demand[] = []
  const elsewhere: Promised[] = []
  for (const order of orders) {
    const movements = movementsOf(order.id)
    const progress = outboundByLine(movements, isCustomer)
    const promises = promisesOfOrder(reader, order.id)
    const own = held.filter((one) => one.orderId === order.id)
    done += movements.filter((one) => one.kind === 'pick' && one.reversedById === undefined).length
    for (const line of order.lines) {
      const left = Math.max(0, line.quantity - (progress.get(line.id)?.picked ?? 0))
      const others = sum(promises, line.id) - sum(own, line.id)
      // What somebody else is on the way to is theirs; what this device holds it keeps.
      const quantity = Math.min(left, Math.max(sum(own, line.id), left - others))
      const choice = choices.instead[line.id]
      const { itemId, cell: prefer } = choice ?? { itemId: line.itemId, cell: undefined }
      if (quantity > 0) demands.push({ orderId: order.id, lineId: line.id, itemId, quantity, prefer })
      if (quantity < left) {
        elsewhere.push(...promises.filter((one) => one.lineId === line.id && !heldBy.has(heldKey(one))))
      }
    }
  }

  const sites = [...new Set(orders.map((order) => order.siteId))]
  const today = todayAt(reader, sites[0] === undefined ? undefined : reader.document('locations', sites[0]))
  const isLead = mayOverrule(reader.member, sites[0] ?? null)
  const down = setDown(reader)
  const chosen = new Set(Object.values(choices.instead).map((one) => one.cell))
  const asDecided = (shelf: SeenShelf): SeenShelf => {
    const key = cellKey(shelf)
    if (chosen.has(key)) {
      const mayUse = isForUse({ lot: shelf.lot, place: { hold: shelf.holds } }, today) || isLead
      // Who stands there has seen it: others' promises do not keep a picker from a bin that they chose. A hold does.
      return { ...shelf, free: mayUse ? Math.max(shelf.free, shelf.there) : 0 }
    }
    const isEmpty = choices.avoid.some((one) => one.cell === key && (shelf.lastCountedAt ?? '') <= one.at)
    return isEmpty ? { ...shelf, free: 0 } : shelf
  }
  const targets = new Set(choices.orders.map((one) => one.placeId))
  const shelves = sites
    .flatMap((site) =>
      [...new Set(demands.map((one) => one.itemId))].flatMap((item) => shelvesOf(reader, item, site, heldBy, down)),
    )
    .filter((shelf) => !targets.has(shelf.locationId))
    .map(asDecided)
  const inputs = { demands, shelves, today, held, elsewhere, done }
  return { ...inputs, ...listed(inputs, choices.putOff) }
}

const listed = (
  { demands, shelves, today }: Pick<PickPlan, 'demands' | 'shelves' | 'today'>,
  putOff: readonly string[],
): Pick<PickPlan, 'stops' | 'short'> => {
  const { takes, short } = planPicks(demands, shelves, today)
  const places = new Map(shelves.map((shelf) => [shelf.locationId, shelf]))
  const itemOf = new Map(demands.map((one) => [one.lineId, one.itemId]))
  return {
    stops: pickList(
      takes,
      (id) => places.get(id) ?? { pickSequence: null, code: '' },
      (take) => putOff.includes(stopKey(take)),
    ),
    short: short.map((one) => ({ ...one, itemId: itemOf.get(one.lineId) ?? '' })),
  }
}

/** What is to be promised and given back so that this device holds what its list takes. */
export const promisesFor = (plan: PickPlan, held: readonly Promised[] = plan.held): PromiseChange[] =>
  reconcilePromises(held, plan.stops)

/** The plan once so many were taken at a stop; `empty`: and nothing more was there. */
export const afterStop = (plan: PickPlan, stop: Take, quantity: number, empty: boolean): PickPlan => {
  const demands = plan.demands.flatMap((one) => {
    const left = one.lineId === stop.lineId && one.orderId === stop.orderId ? one.quantity - quantity : one.quantity
    return left > 0 ? [{ ...one, quantity: left }] : []
  })
  const shelves = plan.shelves.map((shelf) =>
    cellKey(shelf) === cellKey(stop) ? { ...shelf, free: empty ? 0 : shelf.free - quantity } : shelf,
  )
  return { ...plan, demands, shelves, ...listed({ demands, shelves, today: plan.today }, []) }
}
