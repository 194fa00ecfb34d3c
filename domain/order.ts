/** Orders: how far each line has come. Nobody writes that down; it follows from the movements that name the line. */
import type { OrderDocument } from './protocol/documents.ts'
import type { MovementKind } from './protocol/kinds.ts'

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

/** Open beyond its day; `today` is the day at hand (YYYY-MM-DD). */
export const isLate = ({ state, dueOn }: Pick<OrderDocument, 'state' | 'dueOn'>, today: string): boolean =>
  state === 'open' && dueOn !== null && dueOn < today

/** What a line of such an order waits for first: goods to come in, or to be picked. */
export const doneOf = (kind: OrderDocument['kind'], progress: LineProgress): number =>
  kind === 'purchase' ? progress.received : progress.picked

/** What still has to be done on a line: to receive on a purchase, to pick on others. Never negative. */
export const outstanding = (
  kind: OrderDocument['kind'],
  line: { readonly quantity: number },
  progress: LineProgress,
): number => Math.max(0, line.quantity - doneOf(kind, progress))

/** What came in and stayed: goods that went back to the supplier may be delivered again without being too many. */
const kept = ({ received, returned }: LineProgress): number => received - returned

/** More came than was ordered: accepted, and an exception for somebody to look at, until it is undone or sent back. */
export const isOverReceipt = (line: { readonly quantity: number }, progress: LineProgress): boolean =>
  kept(progress) > line.quantity

/** What the receiving end waits for: on a purchase what was ordered, on a transfer what really left. */
export const expectedOf = (
  kind: OrderDocument['kind'],
  line: { readonly quantity: number },
  { shipped }: LineProgress,
): number => (kind === 'transfer' ? shipped : line.quantity)

/** What is still to be received on a line, in base units. Never negative. */
export const toReceive = (
  kind: OrderDocument['kind'],
  line: { readonly quantity: number },
  progress: LineProgress,
): number => Math.max(0, expectedOf(kind, line, progress) - progress.received)

/** What the source of a transfer has still to send. Never negative. */
export const toSend = (line: { readonly quantity: number }, { shipped }: LineProgress): number =>
  Math.max(0, line.quantity - shipped)

/** Will nothing more come or go on this order? Then it holds no promises either: the server gives back what it held, and what arrives late. */
export const isOver = (state: OrderDocument['state'] | undefined): boolean =>
  state === 'closed' || state === 'cancelled'

/**
 * Where the goods of a line are that left for another site: what left is what arrived, what is on the road, and the
 * difference. As long as the order is open what has not arrived is on the road, and only more than left is a difference;
 * once it is closed nothing is on the road any more. Negative: more arrived than left.
 */
export const transferOf = (
  { state }: { readonly state?: OrderDocument['state'] },
  { shipped, received }: LineProgress,
): { readonly inTransit: number; readonly difference: number } => {
  const missing = shipped - received
  const inTransit = isOver(state) ? 0 : Math.max(0, missing)
  return { inTransit, difference: missing - inTransit }
}

/** How many lines of an order have all that they wait for, by the rule of the end that asks. */
export const linesDone = <Line extends { readonly id: string }>(
  lines: readonly Line[],
  left: (line: Line) => number,
): number => lines.filter((line) => left(line) === 0).length

/** Where an order is worked on: of a transfer both ends. */
export const sitesOfOrder = ({ siteId, toSiteId }: Pick<OrderDocument, 'siteId' | 'toSiteId'>): readonly string[] =>
  toSiteId ? [siteId, toSiteId] : [siteId]

type Given = Pick<OrderDocument, 'assigneeIds'>

export const isGivenTo = ({ assigneeIds }: Given, userId: string): boolean => assigneeIds?.includes(userId) ?? false

/** What of these is this person's to do next: what was given to them, then what nobody was given; in their order otherwise. */
export const givenFirst = <O extends Given>(orders: readonly O[], userId: string): readonly O[] => [
  ...orders.filter((order) => isGivenTo(order, userId)),
  ...orders.filter(({ assigneeIds }) => (assigneeIds ?? []).length === 0),
]
