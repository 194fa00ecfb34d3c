/** What is done of an order that goes out, and where its goods lie meanwhile: both follow from the movements that name it. */
import { cellKey, cellOf } from './cell.ts'
import { type LineMovement, type LineProgress, NO_PROGRESS, progressByLine } from './order.ts'

export type OrderMovement = LineMovement & {
  readonly itemId: string
  readonly lotId?: string | null | undefined
  readonly fromLocationId: string
  readonly toLocationId: string
}

/** Goods of one line of an order, where they were set down. */
export type Goods = {
  readonly lineId: string
  readonly itemId: string
  readonly lotId: string
  readonly locationId: string
  readonly quantity: number
}

const OUTBOUND = new Set<string>(['pick', 'pack', 'ship'])

/** What was picked for an order and has not gone on, by where it lies; with the customer too. What was reversed is left out. */
export const goodsOf = (movements: Iterable<OrderMovement>): Goods[] => {
  const goods = new Map<string, Goods>()
  const add = (movement: OrderMovement, lineId: string, locationId: string, change: number): void => {
    const cell = cellOf({ itemId: movement.itemId, locationId, lotId: movement.lotId ?? null })
    const key = `${lineId}/${cellKey(cell)}`
    goods.set(key, { lineId, ...cell, quantity: (goods.get(key)?.quantity ?? 0) + change })
  }
  for (const movement of movements) {
    const { kind, lineId, quantity, reversedById } = movement
    if (!OUTBOUND.has(kind) || lineId === undefined || reversedById !== undefined) continue
    // A pick takes from the shelf, which was nobody's; what is packed or shipped was the order's before.
    if (kind !== 'pick') add(movement, lineId, movement.fromLocationId, -quantity)
    add(movement, lineId, movement.toLocationId, quantity)
  }
  return [...goods.values()].filter((one) => one.quantity > 0)
}

/** As `progressByLine`; what was picked straight to the customer has shipped. */
export const outboundByLine = (
  movements: Iterable<OrderMovement>,
  isCustomer: (locationId: string) => boolean,
): ReadonlyMap<string, LineProgress> => {
  const all = [...movements]
  const lines = new Map(progressByLine(all))
  for (const { kind, lineId, quantity, reversedById, toLocationId } of all) {
    if (kind !== 'pick' || lineId === undefined || reversedById !== undefined || !isCustomer(toLocationId)) continue
    const progress = lines.get(lineId) ?? NO_PROGRESS
    lines.set(lineId, { ...progress, shipped: progress.shipped + quantity })
  }
  return lines
}

type Ordered = { readonly id: string; readonly quantity: number }
type Progress = { readonly get: (lineId: string) => LineProgress | undefined }

export type Stage = 'pick' | 'picking' | 'ship' | 'shipped'

/** How far an order has come as a whole: to pick, partly picked, to ship (all is picked), or shipped (all has left). */
export const stageOf = (lines: readonly Ordered[], progress: Progress): Stage => {
  const done = ({ id }: Ordered): LineProgress => progress.get(id) ?? NO_PROGRESS
  const isAll = (step: 'picked' | 'shipped'): boolean => lines.every((line) => done(line)[step] >= line.quantity)
  if (isAll('shipped')) return 'shipped'
  if (isAll('picked')) return 'ship'
  return lines.some((line) => done(line).picked > 0) ? 'picking' : 'pick'
}

/** Is there something left to pick? */
export const isToPick = (stage: Stage | undefined): boolean => stage === 'pick' || stage === 'picking'

/** Lines of which more was picked, or has shipped, than was ordered: accepted, and for somebody to look at. */
export const beyondOrder = (
  lines: readonly Ordered[],
  progress: Progress,
): { readonly lineId: string; readonly kind: 'over-pick' | 'over-ship' }[] =>
  lines.flatMap(({ id, quantity }) => {
    const { picked, shipped } = progress.get(id) ?? NO_PROGRESS
    return [
      ...(picked > quantity ? [{ lineId: id, kind: 'over-pick' as const }] : []),
      ...(shipped > quantity ? [{ lineId: id, kind: 'over-ship' as const }] : []),
    ]
  })
