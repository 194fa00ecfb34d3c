/** Keeps pictures: what waits to be uploaded for as long as it takes, what was seen as long as there is room. */
import type { Channel, Device } from '../outbox/device.ts'
import { isQuotaError, StorageFull } from '../outbox/errors.ts'
import { openPhotoDatabase, type PictureFacts } from './photo-database.ts'

export type Picture = { id: string; bytes: ArrayBuffer }
type Taken = { itemId: string; photoId: string }

export type PhotoStore = {
  /** Resolves when `unsent` is what is so. */
  loaded: Promise<void>
  /** What was taken here and no server has, refused ones too, oldest first. */
  readonly unsent: ReadonlyMap<string, PictureFacts>
  /** Resolves when they are durable; rejects with a `StorageFull` when there is no room for them. */
  take: (pictures: readonly Picture[], taken: Taken) => Promise<void>
  /** A picture that the server gave; without room it is not kept. */
  keep: (picture: Picture) => Promise<void>
  find: (id: string) => Promise<ArrayBuffer | undefined>
  sent: (id: string) => Promise<void>
  refused: (id: string, fault: string) => Promise<void>
  /** A photograph that was refused waits again, with its small picture. */
  retry: (photoId: string) => Promise<void>
  /** Nobody wants it any more: the bytes may go when room is short. */
  letGo: (photoId: string) => Promise<void>
  amount: () => Promise<{ count: number; bytes: number }>
  /** Forgets what can be fetched again. */
  dropKept: () => Promise<void>
  close: () => void
}

type Options = {
  device: Pick<Device, 'now' | 'channel'>
  /** Of what is kept, in bytes. */
  budget?: number
  onChange: () => void
}

/** Some 150 photographs and the small pictures of 2,000 items. */
const BUDGET_BYTES = 64 * 1024 * 1024
/** After a pass so much is left: not every picture makes a pass of its own. */
const LEFT = 0.9
/** That a picture was looked at is written down once an hour. */
const LOOK_MS = 3_600_000

export const openPhotoStore = (name: string, { device, budget = BUDGET_BYTES, onChange }: Options): PhotoStore => {
  const database = openPhotoDatabase(name)
  const { facts, bytes } = database
  const channel: Channel = device.channel(name)
  let unsent = new Map<string, PictureFacts>()
  /** Since the last pass, the first of which comes with the first picture. */
  let added = Number.POSITIVE_INFINITY
  let isClosed = false

  const load = async () => {
    const found = await facts.where('state').anyOf('waiting', 'refused').toArray()
    unsent = new Map(found.sort((a, b) => a.usedAt - b.usedAt).map((one) => [one.id, one]))
    onChange()
  }
  const loadUnlessClosed = () =>
    load().catch((cause: unknown) => {
      if (!isClosed) console.error('photographs', cause)
    })
  channel.onmessage = () => void loadUnlessClosed()
  const changed = async () => {
    await load()
    channel.postMessage('changed')
  }

  const remove = (ids: string[]) =>
    database.transaction('rw', facts, bytes, async () => {
      await facts.bulkDelete(ids)
      await bytes.bulkDelete(ids)
    })

  /** What was looked at longest ago goes first, until no more than so many bytes are kept. */
  const makeRoom = async (most: number) => {
    const kept = await facts.where('state').equals('kept').toArray()
    let sum = kept.reduce((total, { size }) => total + size, 0)
    if (sum <= most) return
    const gone: string[] = []
    for (const { id, size } of kept.sort((a, b) => a.usedAt - b.usedAt)) {
      if (sum <= most * LEFT) break
      sum -= size
      gone.push(id)
    }
    await remove(gone)
  }

  const write = (pictures: readonly Picture[], more: Pick<PictureFacts, 'state'> & Partial<Taken>) =>
    database.transaction('rw', facts, bytes, async () => {
      const usedAt = device.now()
      await bytes.bulkPut([...pictures])
      await facts.bulkPut(pictures.map((one) => ({ id: one.id, size: one.bytes.byteLength, usedAt, ...more })))
    })

  const update = async (photoId: string, change: (one: PictureFacts) => PictureFacts) => {
    const all = [...unsent.values()].filter((one) => one.photoId === photoId)
    await facts.bulkPut(all.map(change))
    await changed()
  }

  return {
    loaded: loadUnlessClosed(),
    get unsent() {
      return unsent
    },
    take: async (pictures, taken) => {
      const keep = () => write(pictures, { state: 'waiting', ...taken })
      await keep().catch(async (cause: unknown) => {
        if (!isQuotaError(cause)) throw cause
        await makeRoom(0)
        await keep().catch((again: unknown) => {
          throw isQuotaError(again) ? new StorageFull('no room for a photograph') : again
        })
      })
      await changed()
    },
    keep: async (picture) => {
      try {
        await write([picture], { state: 'kept' })
        added += picture.bytes.byteLength
        if (added > budget * (1 - LEFT)) {
          added = 0
          await makeRoom(budget)
        }
      } catch (cause) {
        if (!isQuotaError(cause)) throw cause
        console.warn('photographs', cause)
      }
    },
    find: async (id) => {
      const found = await bytes.get(id)
      if (!found) return undefined
      const one = await facts.get(id)
      if (one?.state === 'kept' && device.now() - one.usedAt > LOOK_MS) await facts.update(id, { usedAt: device.now() })
      return found.bytes
    },
    sent: async (id) => {
      await facts.update(id, { state: 'kept', usedAt: device.now() })
      await changed()
    },
    refused: async (id, fault) => {
      await facts.update(id, { state: 'refused', fault })
      await changed()
    },
    retry: (photoId) => update(photoId, ({ fault: _gone, ...one }) => ({ ...one, state: 'waiting' })),
    letGo: (photoId) => update(photoId, ({ fault: _gone, ...one }) => ({ ...one, state: 'kept' })),
    amount: async () => {
      const amount = { count: 0, bytes: 0 }
      await facts.each(({ size }) => {
        amount.count += 1
        amount.bytes += size
      })
      return amount
    },
    dropKept: async () => remove((await facts.where('state').equals('kept').primaryKeys()) as string[]),
    close: () => {
      isClosed = true
      channel.onmessage = null
      channel.close()
      database.close()
    },
  }
}
