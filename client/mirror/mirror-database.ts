/** What the mirror keeps in IndexedDB, one database per organisation and member. It can be dropped at any time: no migrations. */
import { Dexie, type Table } from 'dexie'
import type { Outcome } from '../../domain/protocol/push.ts'

/** `[generation, collection, number]` → some hundred documents as the text of a JSON array. */
export type ChunkRecord = { generation: number; collection: string; number: number; text: string }

/** One applied catch-up: the feed's pages as they came. `number` rises without gaps until compaction cuts off the front. */
type PageRecord = { number: number; from: string; to: string; texts: string[] }

/** What a scanned code may be found in, before anything is in memory: one record per group of codes. */
export type CodeRecord = { generation: number; group: number; text: string }

/** What the server last said of an action of this outbox. `epoch`: the history in which it said so. */
export type OutcomeRecord = Outcome & { id: string; epoch: string | null; at: number; dismissed?: boolean }

/** The mirror's place: everything the server had up to `through` is in generation `generation` and the pages up to `page`. */
export type MirrorState = {
  key: 'state'
  epoch: string
  position: string
  through: number
  generation: number
  page: number
  /**
   * Odd while chunks are being rewritten, raised again when they are: a tab that read them at another number, or at an odd one, does not
   * know what lies where. Only compaction counts it; a tab remembers the number of its own picture, never one that it is told.
   */
  compactions: number
  /** The layout and the collections this was written for; of another version, everything is fetched anew. */
  version: number
  /** The latest ledger time seen: what a person does now is later than what they could know. */
  lastSeenAt: string | null
  /** By the server's clock, when it was as it is here; absent where an older version wrote the rest. */
  serverAt?: string
}

export const MIRROR_VERSION = 2

/** Who may write: a leader that was robbed while it slept finds another name here, and its transaction fails. */
type LeaderRecord = { key: 'leader'; token: string }

type MetaRecord = MirrorState | LeaderRecord

export type MirrorDatabase = Dexie & {
  chunks: Table<ChunkRecord, [number, string, number]>
  pages: Table<PageRecord, number>
  codes: Table<CodeRecord, [number, number]>
  outcomes: Table<OutcomeRecord, string>
  meta: Table<MetaRecord, string>
}

/** Relaxed, unlike the outbox: what a power cut takes back here is asked for again, and a sync to disk is slow. */
export const openMirrorDatabase = async (name: string): Promise<MirrorDatabase> => {
  const database = new Dexie(name, { chromeTransactionDurability: 'relaxed' }) as MirrorDatabase
  database.version(1).stores({
    chunks: '[generation+collection+number]',
    pages: 'number',
    codes: '[generation+group]',
    outcomes: 'id',
    meta: 'key',
  })
  await database.open()
  return database
}

/** Thrown inside a leader's transaction when another tab leads by now; nothing of it is kept. */
export class NoLongerLeading extends Error {
  override readonly name = 'NoLongerLeading'
}

export const stateOf = async (database: MirrorDatabase): Promise<MirrorState | undefined> => {
  const state = (await database.meta.get('state')) as MirrorState | undefined
  return state?.version === MIRROR_VERSION ? state : undefined
}

/** The first line of every transaction a leader makes. */
export const assertLeading = async (database: MirrorDatabase, token: string): Promise<void> => {
  const leader = (await database.meta.get('leader')) as LeaderRecord | undefined
  if (leader?.token !== token) throw new NoLongerLeading('Another tab leads now')
}
