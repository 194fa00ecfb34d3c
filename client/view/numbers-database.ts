/**
 * The numbers of pallets that this device may give out. In a database of its own and each time in one transaction, so that two tabs never
 * take the same; durable before a number is shown, so that a dead battery gives none of them twice.
 */
import { Dexie, type Table } from 'dexie'
import { type NumberBlock, numbersLeft, type SsccRange, takeNumbers } from '../../domain/labels/sscc.ts'
import type { NumbersAnswer } from '../../domain/protocol/labels.ts'

type BlockRecord = NumberBlock & { key?: number }
/** The highest end of a block that this device was ever given. */
type KnownRecord = { range: string; to: number }

type NumbersDatabase = Dexie & { blocks: Table<BlockRecord, number>; known: Table<KnownRecord, string> }

export type PalletNumbers = {
  left: (range: SsccRange) => Promise<number>
  /** The numbers that would be next, and stay: for a label that is only looked at. */
  peek: (range: SsccRange, count: number) => Promise<string[]>
  /** The next numbers, for good; undefined where this device has not so many. */
  take: (range: SsccRange, count: number) => Promise<string[] | undefined>
  knownTo: (range: SsccRange) => Promise<number>
  put: (block: Pick<NumbersAnswer, 'prefix' | 'extension' | 'first' | 'count'>) => Promise<void>
  close: () => void
}

const nameOf = ({ prefix, extension }: SsccRange): string => `${extension}/${prefix}`

export const openPalletNumbers = (name: string): PalletNumbers => {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as NumbersDatabase
  database.version(1).stores({ blocks: '++key', known: 'range' })
  const { blocks, known } = database
  return {
    left: async (range) => numbersLeft(await blocks.toArray(), range),
    peek: async (range, count) => {
      const all = await blocks.toArray()
      return takeNumbers(all, range, Math.min(count, numbersLeft(all, range)))?.taken ?? []
    },
    take: (range, count) =>
      database.transaction('rw', blocks, async () => {
        const took = takeNumbers(await blocks.toArray(), range, count)
        if (!took) return undefined
        await blocks.clear()
        await blocks.bulkPut(took.rest)
        return took.taken
      }),
    knownTo: async (range) => (await known.get(nameOf(range)))?.to ?? 0,
    put: ({ prefix, extension, first, count }) =>
      database.transaction('rw', blocks, known, async () => {
        const [range, end] = [{ prefix, extension }, first + count]
        await blocks.add({ ...range, next: first, end })
        const before = (await known.get(nameOf(range)))?.to ?? 0
        await known.put({ range: nameOf(range), to: Math.max(before, end) })
      }),
    close: () => database.close(),
  }
}
