/** What this device keeps for its member, and how much of each: characters of its text, which is what takes the room. */
import { COLLECTIONS } from '../mirror/memory.ts'
import { openMirrorDatabase } from '../mirror/mirror-database.ts'
import type { Drafts } from '../outbox/drafts.ts'
import { mirrorName } from './databases.ts'
import type { Reader } from './reader.ts'

type Amount = { count: number; bytes: number }
export type KeptHere = Record<'cards' | 'actions' | 'drafts' | 'photographs' | 'pictures', Amount>

const amountOf = (texts: readonly string[]): Amount => ({
  count: texts.length,
  bytes: texts.reduce((sum, text) => sum + text.length, 0),
})

/** By a connection of its own, record by record: nothing of it is held. */
const cardBytes = async (reader: Reader): Promise<number> => {
  const database = await openMirrorDatabase(mirrorName(reader.member))
  let bytes = 0
  try {
    await database.chunks.each(({ text }) => {
      bytes += text.length
    })
    await database.pages.each(({ texts }) => {
      for (const text of texts) bytes += text.length
    })
  } finally {
    database.close()
  }
  return bytes
}

export const keptHere = async (reader: Reader, drafts: Drafts, itemPictures: Amount): Promise<KeptHere> => {
  const photographs = reader.log.all.flatMap((action) => ('photo' in action && action.photo ? [action.photo] : []))
  const actions = amountOf(reader.log.all.map((action) => JSON.stringify(action)))
  const pictures = amountOf(photographs)
  return {
    cards: {
      count: COLLECTIONS.reduce((sum, kind) => sum + reader.mirror.memory.all(kind).size, 0),
      bytes: await cardBytes(reader),
    },
    actions: { count: actions.count, bytes: actions.bytes - pictures.bytes },
    drafts: amountOf(drafts.texts()),
    photographs: pictures,
    pictures: itemPictures,
  }
}

export type StorageHealth = { persisted: boolean; usageBytes: number; quotaBytes: number }

/** What the browser says of all that the app keeps. */
export const storage = async (): Promise<StorageHealth> => {
  const manager = typeof navigator === 'undefined' ? undefined : navigator.storage
  const [persisted = false, estimate = {}] = await Promise.all([manager?.persisted?.(), manager?.estimate?.()])
  return { persisted, usageBytes: estimate.usage ?? 0, quotaBytes: estimate.quota ?? 0 }
}
