/**
 * Promises of stock. Available is what is on hand, less what is promised, less what may not be used. Phones that promise
 * the same unit apart are both heard: the later promise is the one that somebody must find another way for.
 */
import { type Cell, cellKey } from './cell.ts'
import { compareKeys, type LedgerKey } from './clock.ts'

/** So much of a cell, promised to a line of an order. */
export type Promised = Cell & { readonly orderId: string; readonly lineId: string; readonly quantity: number }

/** What may still be promised of a cell; below 0 where more is promised than is there: never hidden. */
export const availableOf = (cell: {
  readonly onHand: number
  readonly allocated: number
  /** A lot that may not be used now. */
  readonly isHeld: boolean
}): number => cell.onHand - cell.allocated - (cell.isHeld ? Math.max(cell.onHand, 0) : 0)

/**
 * Which promises of one cell cannot be kept, and by how much: the first ones made are kept first. It depends on when they
 * were made, not on the order in which they arrived.
 */
export const overPromised = (
  onHand: number,
  promises: readonly { readonly id: string; readonly quantity: number; readonly key: LedgerKey }[],
): ReadonlyMap<string, number> => {
  const over = new Map<string, number>()
  let left = Math.max(0, onHand)
  for (const { id, quantity } of [...promises].sort((a, b) => compareKeys(a.key, b.key))) {
    if (quantity > left) over.set(id, quantity - left)
    left = Math.max(0, left - quantity)
  }
  return over
}

export type PromiseChange = Promised & { readonly release: boolean }

const promiseKey = (promised: Promised): string => `${promised.orderId}/${promised.lineId}/${cellKey(promised)}`

const summed = (promises: readonly Promised[]): Map<string, Promised> => {
  const sums = new Map<string, Promised>()
  for (const one of promises) {
    const key = promiseKey(one)
    sums.set(key, { ...one, quantity: one.quantity + (sums.get(key)?.quantity ?? 0) })
  }
  return sums
}

/** The releases and then the promises that make what one holds into what one wants. */
export const reconcilePromises = (held: readonly Promised[], wanted: readonly Promised[]): PromiseChange[] => {
  const [from, to] = [summed(held), summed(wanted)]
  const changes = [...new Set([...from.keys(), ...to.keys()])].flatMap((key): PromiseChange[] => {
    const [before, after] = [from.get(key), to.get(key)]
    const change = (after?.quantity ?? 0) - (before?.quantity ?? 0)
    const one = after ?? before
    return one === undefined || change === 0 ? [] : [{ ...one, quantity: Math.abs(change), release: change < 0 }]
  })
  return [...changes.filter((one) => one.release), ...changes.filter((one) => !one.release)]
}

/** A way out for a promise that is short: other stock in its turn, and how many are left that nothing covers. */
export const wayOut = <S extends { readonly free: number }>(
  short: number,
  others: readonly S[],
): { readonly instead: readonly { readonly shelf: S; readonly quantity: number }[]; readonly fewer: number } => {
  const instead: { shelf: S; quantity: number }[] = []
  let left = short
  for (const shelf of others) {
    const quantity = Math.min(left, shelf.free)
    if (quantity <= 0) continue
    instead.push({ shelf, quantity })
    left -= quantity
  }
  return { instead, fewer: left }
}
