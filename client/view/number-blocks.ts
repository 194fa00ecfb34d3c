/**
 * Blocks of numbers that the server gave to this device. In a database of their own and each time in one strict transaction, so that two tabs
 * never take the same, and a dead battery gives none of them twice: what is taken is durable before anybody sees it.
 */
import { Dexie, liveQuery, type Table } from 'dexie'

/** What one device may give out of a range: from `next` to below `end`. */
type Block<Range> = Range & { readonly next: number; readonly end: number }
/** The highest end of a block of a range that this device was ever given, and which range that is. */
type Known = { readonly to: number }

type BlocksDatabase<Range> = Dexie & {
  blocks: Table<Block<Range> & { key?: number }, number>
  known: Table<Known, string>
}

export type NumberBlocks<Range> = {
  all: () => Promise<Block<Range>[]>
  /** What there is now, and again whenever a tab has put or taken some; gives what ends it. */
  watch: (tell: (blocks: Block<Range>[]) => void, failed: (cause: unknown) => void) => () => void
  /** Takes out what `choose` says, and keeps what it leaves; undefined, and nothing changed, where it finds too little. */
  take: <Taken extends { readonly rest: Block<Range>[] }>(
    choose: (blocks: Block<Range>[]) => Taken | undefined,
  ) => Promise<Taken | undefined>
  knownTo: (range: Range) => Promise<number>
  put: (range: Range, given: { first: number; count: number }) => Promise<void>
  close: () => void
}

/** `knownBy`: how the database calls the name of a range. */
export const openNumberBlocks = <Range extends object>(
  name: string,
  { knownBy, nameOf }: { knownBy: string; nameOf: (range: Range) => string },
): NumberBlocks<Range> => {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as BlocksDatabase<Range>
  database.version(1).stores({ blocks: '++key', known: knownBy })
  const { blocks, known } = database
  const knownTo = async (range: Range) => (await known.get(nameOf(range)))?.to ?? 0
  return {
    all: () => blocks.toArray(),
    watch: (tell, failed) => {
      const watching = liveQuery(() => blocks.toArray()).subscribe(tell, failed)
      return () => watching.unsubscribe()
    },
    take: (choose) =>
      database.transaction('rw', blocks, async () => {
        const took = choose(await blocks.toArray())
        if (!took) return undefined
        await blocks.clear()
        await blocks.bulkPut(took.rest)
        return took
      }),
    knownTo,
    put: (range, { first, count }) =>
      database.transaction('rw', blocks, known, async () => {
        const end = first + count
        await blocks.add({ ...range, next: first, end })
        await known.put({ [knownBy]: nameOf(range), to: Math.max(await knownTo(range), end) })
      }),
    close: () => database.close(),
  }
}
