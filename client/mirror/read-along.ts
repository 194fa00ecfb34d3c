/**
 * Reads chunks into memory while others still come, in moments when nothing else is to do: what comes is kept first, and
 * half of the time that takes is spent waiting for the network.
 */
import type { Device } from '../outbox/device.ts'
import { type ChunkMap, readChunk } from './chunks.ts'
import { createMemory, type Memory } from './memory.ts'
import type { ChunkRecord, MirrorDatabase } from './mirror-database.ts'
import { pacer } from './slices.ts'

export type ReadAlong = {
  /** Records that are kept by now. */
  add: (records: readonly ChunkRecord[]) => void
  /** No more are added: from now on this is what is waited for. Resolves when all are read. */
  finish: () => Promise<{ memory: Memory; chunks: ChunkMap }>
}

/** Lots that wait as text; those behind them are read from storage when it is their turn. */
const HELD_LOTS = 16

type Lot = { keys: [number, string, number][]; records?: readonly ChunkRecord[] }

export const readAlong = (database: MirrorDatabase, device: Device): ReadAlong => {
  const memory = createMemory()
  const chunks: ChunkMap = new Map()
  const waiting: Lot[] = []
  const pace = pacer(device.pause)
  let complete = false
  let wake = () => {}

  const next = async (): Promise<readonly (ChunkRecord | undefined)[] | undefined> => {
    while (waiting.length === 0 && !complete) await new Promise<void>((resolve) => (wake = resolve))
    const lot = waiting.shift()
    return lot && (lot.records ?? database.chunks.bulkGet(lot.keys))
  }
  const readAll = async () => {
    let coming = next()
    for (;;) {
      const records = await coming
      if (!records) return
      coming = next()
      // Thrown where it is waited for.
      coming.catch(() => undefined)
      for (const record of records) {
        await (complete ? pace() : device.spare())
        if (record) readChunk(record, memory, chunks)
      }
    }
  }
  const reading = readAll()
  reading.catch(() => undefined)

  return {
    add: (records) => {
      const keys = records.map((record): Lot['keys'][number] => [record.generation, record.collection, record.number])
      waiting.push(waiting.length < HELD_LOTS ? { keys, records } : { keys })
      wake()
    },
    finish: async () => {
      complete = true
      wake()
      await reading
      return { memory, chunks }
    },
  }
}
