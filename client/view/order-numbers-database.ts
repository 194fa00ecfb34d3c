/** The numbers of orders that this device may give out. */
import { type NumberRange, orderNumbersLeft, takeOrderNumber } from '../../domain/order-number.ts'
import type { OrderNumbersAnswer } from '../../domain/protocol/order-numbers.ts'
import { openNumberBlocks } from './number-blocks.ts'

type IsTaken = (number: string) => boolean

export type OrderNumbers = {
  left: (range: NumberRange) => Promise<number>
  /**
   * Tells the number that would be next, undefined where there is none, and again when that changes: for a form that is only looked at,
   * and may be there before the numbers are. Gives what ends it.
   */
  watchNext: (range: NumberRange, isTaken: IsTaken, tell: (next: string | undefined) => void) => () => void
  /** The next number, for good; undefined where this device has none. */
  take: (range: NumberRange, isTaken: IsTaken) => Promise<string | undefined>
  knownTo: (range: NumberRange) => Promise<number>
  put: (block: Omit<OrderNumbersAnswer, 'serverTime'>) => Promise<void>
  close: () => void
}

export const openOrderNumbers = (name: string): OrderNumbers => {
  const blocks = openNumberBlocks<NumberRange>(name, { knownBy: 'prefix', nameOf: ({ prefix }) => prefix })
  return {
    left: async (range) => orderNumbersLeft(await blocks.all(), range),
    watchNext: (range, isTaken, tell) =>
      blocks.watch(
        (all) => tell(takeOrderNumber(all, range, isTaken)?.number),
        (cause) => console.error('numbers of orders', cause),
      ),
    take: async (range, isTaken) => (await blocks.take((all) => takeOrderNumber(all, range, isTaken)))?.number,
    knownTo: blocks.knownTo,
    put: ({ prefix, digits, ...given }) => blocks.put({ prefix, digits }, given),
    close: blocks.close,
  }
}
