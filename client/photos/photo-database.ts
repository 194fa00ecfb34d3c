/** Pictures on this device: those that wait to be uploaded, and those that were seen. A database of one member's own. */
import { Dexie, type Table } from 'dexie'

/** `waiting` for the server; `refused` by it; `kept` for the next look, and the first to go when room is short. */
export type PictureState = 'waiting' | 'refused' | 'kept'

/** What is known of a picture; its bytes lie apart, so that looking through all of them reads none. */
export type PictureFacts = {
  id: string
  size: number
  /** Milliseconds, by this device's clock. */
  usedAt: number
  state: PictureState
  /** Of what was taken here: the item, and the photograph that it is, or is the small picture of. */
  itemId?: string
  photoId?: string
  /** Why the server did not take it: the name of the problem. */
  fault?: string
}

type Bytes = { id: string; bytes: ArrayBuffer }

export type PhotoDatabase = Dexie & { facts: Table<PictureFacts, string>; bytes: Table<Bytes, string> }

export const openPhotoDatabase = (name: string): PhotoDatabase => {
  // Strict: a photograph is said to be saved only when a dead battery can't take it any more.
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as PhotoDatabase
  database.version(1).stores({ facts: 'id, state, usedAt', bytes: 'id' })
  return database
}
