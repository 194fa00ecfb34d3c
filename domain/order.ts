/** Orders: how far each line has come. Nobody writes that down; it follows from the movements that name the line. */
import type { MovementKind, OrderDocument } from './protocol.ts'

export type LineMovement = {
  readonly kind: MovementKind | 'reversal'
  readonly quantity: number
  readonly lineId?: string | undefined
  readonly reversedById?: string | undefined
}

/** Base units. `shipped` is what left for the customer or into transit, `received` what came from the supplier or out of transit. */
export type LineProgress = {
  readonly received: number
  readonly picked: number
  readonly packed: number
  readonly shipped: number
  readonly returned: number
}

export const NO_PROGRESS: LineProgress = { received: 0, picked: 0, packed: 0, shipped: 0, returned: 0 }

const STEP_OF: Partial<Record<LineMovement['kind'], keyof LineProgress>> = {
  receipt: 'received',
  'transfer-in': 'received',
  pick: 'picked',
  pack: 'packed',
  ship: 'shipped',
  'transfer-out': 'shipped',
  return: 'returned',
}

/** The lines of one order, by their ids, from the movements that name it. What was reversed never happened, and a reversal is no step. */
export const progressByLine = (movements: Iterable<LineMovement>): ReadonlyMap<string, LineProgress> => {
  const lines = new Map<string, LineProgress>()
  for (const { kind, quantity, lineId, reversedById } of movements) {
    const step = STEP_OF[kind]
    if (step === undefined || lineId === undefined || reversedById !== undefined) continue
    const progress = lines.get(lineId) ?? NO_PROGRESS
    lines.set(lineId, { ...progress, [step]: progress[step] + quantity })
  }
  return lines
}

/** What a line of such an order waits for first: goods to come in, or to be picked. */
export const doneOf = (kind: OrderDocument['kind'], progress: LineProgress): number =>
  kind === 'purchase' ? progress.received : progress.picked

/** What still has to be done on a line: to receive on a purchase, to pick on others. Never negative. */
export const outstanding = (
  kind: OrderDocument['kind'],
  line: { readonly quantity: number },
  progress: LineProgress,
): number => Math.max(0, line.quantity - doneOf(kind, progress))

/** More came than was ordered: accepted, and an exception for somebody to look at. */
export const isOverReceipt = (line: { readonly quantity: number }, progress: LineProgress): boolean =>
  progress.received > line.quantity
