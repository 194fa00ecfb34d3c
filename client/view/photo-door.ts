/** Where screens take, see and settle photographs. */

import type { Device } from '../outbox/device.ts'
import { openPhotoStore, type PhotoStore } from '../photos/photo-store.ts'
import type { TakenPhoto } from '../photos/shrink.ts'
import { type PhotoWire, uploadWaiting } from '../photos/upload.ts'
import type { Api } from './api.ts'
import { bell } from './bell.ts'
import { photosName } from './databases.ts'
import { callsOf } from './own-calls.ts'
import { pictureUrls } from './picture-urls.ts'
import type { Member } from './session.ts'

export type PhotoDoor = {
  /** Resolves when the photograph is durable here; it is uploaded when there is a network. */
  take: (itemId: string, photo: TakenPhoto) => Promise<void>
  /** An address for an `img`, from this device or the server; undefined where neither has it now. To be given back by `release`. */
  open: (id: string) => Promise<string | undefined>
  /** The same where it is at hand already. */
  hold: (id: string) => string | undefined
  release: (id: string) => void
  /** One that the server did not take is sent again. */
  retry: (photoId: string) => Promise<void>
  /** One that the server did not take is no longer wanted. */
  letGo: (photoId: string) => Promise<void>
}

export type Photos = {
  door: PhotoDoor
  readonly unsent: PhotoStore['unsent']
  amount: PhotoStore['amount']
  dropKept: PhotoStore['dropKept']
  /** Uploads as long as this tab leads. */
  lead: (signal: AbortSignal) => Promise<void>
  /** The network may be back. */
  reconnected: () => void
  close: () => void
}

/** At a time, from the server: a list that is scrolled asks for many. */
const AT_ONCE = 4

/** Runs no more than so many at once; the others wait in line, the last asked for first, since it is what is on screen. */
const gate = (most: number) => {
  let running = 0
  const line: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((go) => line.push(go))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      line.pop()?.()
    }
  }
}

type Parts = {
  member: Member
  api: Api
  device: Device
  onChange: () => void
}

export const openPhotos = ({ member, api, device, onChange }: Parts): Photos => {
  const own = callsOf(api, member)
  const ring = bell()
  const store = openPhotoStore(photosName(member), {
    device,
    // Whichever tab it waits in: the one that leads hears of it.
    onChange: () => {
      ring.ring()
      onChange()
    },
  })
  const urls = pictureUrls()
  const inTurn = gate(AT_ONCE)
  const asked = new Map<string, Promise<ArrayBuffer | undefined>>()

  const wire: PhotoWire = {
    put: (id, bytes) => own(() => api.putBytes(`/photos/${id}`, bytes)),
    get: (id) => own(() => api.getBytes(`/photos/${id}`)),
  }

  const fetched = async (id: string): Promise<ArrayBuffer | undefined> => {
    if (!device.isOnline()) return undefined
    const answer = await inTurn(() => wire.get(id))
    if (!answer.ok) return undefined
    await store.keep({ id, bytes: answer.value })
    return answer.value
  }
  const bytesOf = (id: string): Promise<ArrayBuffer | undefined> => {
    const already = asked.get(id)
    if (already) return already
    const asking = store
      .find(id)
      .then((here) => here ?? fetched(id))
      .finally(() => asked.delete(id))
    asked.set(id, asking)
    return asking
  }

  return {
    door: {
      take: async (itemId, { large, small }) => {
        await store.take([small, large], { itemId, photoId: large.id })
      },
      open: async (id) => {
        const url = urls.hold(id)
        if (url) return url
        const bytes = await bytesOf(id)
        if (bytes) urls.put(id, bytes)
        return urls.hold(id)
      },
      hold: urls.hold,
      release: urls.release,
      retry: store.retry,
      letGo: store.letGo,
    },
    get unsent() {
      return store.unsent
    },
    amount: store.amount,
    dropKept: store.dropKept,
    lead: (signal) => uploadWaiting({ store, wire, chance: device.chance, pause: ring.wait }, signal),
    reconnected: ring.ring,
    close: () => {
      urls.close()
      store.close()
    },
  }
}
