/**
 * The numbers of orders that this device may give out. In a database of its own and each time in one strict transaction, so that two tabs never
 * take the same, and a dead battery gives none of them twice.
 */
import { Dexie, type Table } from 'dexie'
import { type NumberRange, type OrderBlock, orderNumbersLeft, takeOrderNumber } from '../../domain/order-number.ts'
import type { OrderNumbersAnswer } from '../../domain/protocol/order-numbers.ts'

type BlockRecord = OrderBlock & { key?: number }
/** The highest end of a block of that prefix that this device was ever given. */
type KnownRecord = { prefix: string; to: number }

type NumbersDatabase = Dexie & { blocks: Table<BlockRecord, number>; known: Table<KnownRecord, string> }
type IsTaken = (number: string) => boolean

export type OrderNumbers = {
  left: (range: NumberRange) => Promise<number>
  /** The number that would be next, and stays: for a form that is only looked at. */
  peek: (range: NumberRange, isTaken: IsTaken) => Promise<string | undefined>
  /** The next number, for good; undefined where this device has none. */
  take: (range: NumberRange, isTaken: IsTaken) => Promise<string | undefined>
  knownTo: (range: NumberRange) => Promise<number>
  put: (block: Omit<OrderNumbersAnswer, 'serverTime'>) => Promise<void>
  close: () => void
}

export const openOrderNumbers = (name: string): OrderNumbers => {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as NumbersDatabase
  database.version(1).stores({ blocks: '++key', known: 'prefix' })
  const { blocks, known } = database
  return {
    left: async (range) => orderNumbersLeft(await blocks.toArray(), range),
    peek: async (range, isTaken) => takeOrderNumber(await blocks.toArray(), range, isTaken)?.number,
    take: (range, isTaken) =>
      database.transaction('rw', blocks, async () => {
        const took = takeOrderNumber(await blocks.toArray(), range, isTaken)
        if (!took) return undefined
        await blocks.clear()
        await blocks.bulkPut(took.rest)
        return took.number
      }),
    knownTo: async ({ prefix }) => (await known.get(prefix))?.to ?? 0,
    put: ({ prefix, digits, first, count }) =>
      database.transaction('rw', blocks, known, async () => {
        const end = first + count
        await blocks.add({ prefix, digits, next: first, end })
        const before = (await known.get(prefix))?.to ?? 0
        await known.put({ prefix, to: Math.max(before, end) })
      }),
    close: () => database.close(),
  }
}
