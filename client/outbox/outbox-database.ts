/** The RxDB database of one member's outbox. Its two collections are all of RxDB that this app uses. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { Dexie } from 'dexie'
import { createRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from 'rxdb/plugins/core'
import { getRxStorageDexie, type RxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { insertAtOnce } from './insert-at-once.ts'

/**
 * An action as it is kept: the very JSON text that is sent, so that a second sending is the same to the last byte (the
 * server compares content), and so that no field name or value means anything to the storage.
 */
export type ActionRecord = { seq: string; body: string }

/** The key is the `deviceSeq` itself, padded: two tabs can never both take one, and the storage keeps the order. */
export const seqKey = (deviceSeq: number): string => String(deviceSeq).padStart(16, '0')

type DraftRecord = { key: string; body: string }

export type OutboxDatabase = RxDatabase<{ actions: RxCollection<ActionRecord>; drafts: RxCollection<DraftRecord> }>

const actions: RxJsonSchema<ActionRecord> = {
  version: 0,
  type: 'object',
  primaryKey: 'seq',
  properties: { seq: { type: 'string', maxLength: 16 }, body: { type: 'string' } },
  required: ['seq', 'body'],
}

const drafts: RxJsonSchema<DraftRecord> = {
  version: 0,
  type: 'object',
  primaryKey: 'key',
  properties: { key: { type: 'string', maxLength: 200 }, body: { type: 'string' } },
  required: ['key', 'body'],
}

/**
 * A page that is put away for a moment and may be shown again (the way back, another app) has its connections closed by Dexie, and
 * RxDB tells Dexie never to open one by itself: from then on nothing could be saved until a reload. So they stay open; a browser that
 * does not keep such a page starts it anew.
 */
Dexie.disableBfCache = true

/** Chrome's IndexedDB is relaxed by default: "saved" on screen must survive the battery (3 ms here). */
const strictStorage = (): RxStorageDexie => getRxStorageDexie({ chromeTransactionDurability: 'strict' })

/** `crypto.subtle` is missing on plain http; the hash only names schemas. */
const hashFunction = async (input: string | Blob | ArrayBuffer): Promise<string> =>
  bytesToHex(sha256(new Uint8Array(await new Response(input).arrayBuffer())))

export const openOutboxDatabase = async (
  name: string,
  storage: RxStorageDexie = strictStorage(),
): Promise<OutboxDatabase> => {
  const database: OutboxDatabase = await createRxDatabase({ name, storage, hashFunction, multiInstance: true })
  await database.addCollections({ actions: { schema: actions }, drafts: { schema: drafts } })
  insertAtOnce(database.actions)
  return database
}
