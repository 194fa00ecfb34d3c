/**
 * One request for what is recorded, and the commit right behind it. RxDB's storage looks first whether the key is there, and
 * commits when the page has heard of both: two more turns of the main thread. After a tap, Chromium lets such turns wait until
 * the next frame is drawn (8 ms on average at 60 Hz, more on a busy phone), and so long the action was nowhere but in memory.
 */
import { type BulkWriteRow, categorizeBulkWriteRows, type RxCollection } from 'rxdb/plugins/core'
import { fromStorageToDexie, type RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie'
import type { ActionRecord } from './outbox-database.ts'

type Storage = RxStorageInstanceDexie<ActionRecord>
type Rows = BulkWriteRow<ActionRecord>[]

/** False when a key is taken, and nothing was written. Rejects with the error that ended the transaction. */
const add = async (storage: Storage, rows: Rows): Promise<boolean> => {
  const { dexieDb, dexieTable, booleanIndexes } = await storage.internals
  const transaction = dexieDb.backendDB().transaction(dexieTable.name, 'readwrite', { durability: 'strict' })
  const store = transaction.objectStore(dexieTable.name)
  for (const { document } of rows) store.add(fromStorageToDexie(booleanIndexes, document))
  transaction.commit()
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(true)
    transaction.onabort = () => {
      if (transaction.error?.name === 'ConstraintError') resolve(false)
      else reject(transaction.error)
    }
  })
}

/** Where a storage tells RxDB of its writes; private to it, since it tells of its own alone. */
const changesOf = (storage: Storage) => Reflect.get(storage, 'changes$') as Storage['changes$']

/** Lets the inserts of this collection take the short way; all other tabs hear of them as of any write of RxDB's. */
export const insertAtOnce = (collection: RxCollection<ActionRecord>): void => {
  const storage = collection.internalStorageInstance as unknown as Storage
  const write = storage.bulkWrite.bind(storage)
  storage.bulkWrite = async (rows, context) => {
    const areInserts = rows.every(({ previous, document }) => previous === undefined && !document._deleted)
    // What RxDB answers to a key that is taken, it finds out itself.
    if (!areInserts || !(await add(storage, rows))) return write(rows, context)
    const { eventBulk } = categorizeBulkWriteRows<ActionRecord>(storage, 'seq', new Map(), rows, context)
    const newest = rows.at(-1)?.document
    if (newest) eventBulk.checkpoint = { id: newest.seq, lwt: newest._meta.lwt }
    changesOf(storage).next(eventBulk)
    return { error: [] }
  }
}
