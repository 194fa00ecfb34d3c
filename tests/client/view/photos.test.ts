import { resolveObjectURL } from 'node:buffer'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { photosName } from '../../../client/view/databases.ts'
import { followPicture } from '../../../client/view/follow-picture.ts'
import { anyPhotosQuery, itemPhotosQuery, refusedPhotosQuery, thumbQuery } from '../../../client/view/photos.ts'
import { pictureUrls } from '../../../client/view/picture-urls.ts'
import type { ActionDraft, Workspace } from '../../../client/view/workspace.ts'
import { withoutPhoto, withPhotos } from '../../../domain/photo.ts'
import { hurried } from '../device.ts'
import type { TestServer } from '../server.ts'
import { badge, closeAll, eventually, NUTS, openWarehouse, person, restart } from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

const LARGE = 'a'.repeat(64)
const SMALL = 'b'.repeat(64)
const bytes = (size: number) => new Uint8Array(size).buffer
const PHOTOS = withPhotos([], [{ id: LARGE, thumb: SMALL }])

const editOf = (photos: typeof PHOTOS, before: typeof PHOTOS): ActionDraft => ({
  ...{ type: 'edit' as const, op: 'update' as const, collection: 'items' as const, documentId: NUTS },
  ...{ set: { photos }, base: { photos: before } },
})
const addTo = async (workspace: Workspace) => {
  const taken = { large: { id: LARGE, bytes: bytes(900) }, small: { id: SMALL, bytes: bytes(90) } }
  await workspace.photos.take(NUTS, taken)
  await workspace.record(editOf(PHOTOS, []))
}
const statesOf = (workspace: Workspace) => workspace.read(itemPhotosQuery(NUTS)).map(({ state }) => state)

it('a photograph and the edit that names it are one thing that waits; no sign-out drops it unasked, and one that does leaves nothing', async () => {
  const { device, member, tab } = await person(server)
  const first = await tab()
  await eventually(() => expect(badge(first).kind).toBe('up-to-date'))
  expect(first.read(anyPhotosQuery)).toBe(false)
  device.online = false
  await addTo(first)
  expect(badge(first).pending).toBe(1)
  expect([statesOf(first), first.read(thumbQuery(NUTS)), first.read(anyPhotosQuery)]).toEqual([['saved'], SMALL, true])
  await restart(first)

  const again = await tab()
  await again.loaded
  await eventually(() => expect([badge(again).pending, ...statesOf(again)]).toEqual([1, 'saved']))
  expect(await again.wipe()).toEqual({ wiped: false, unsent: 1 })
  device.online = true
  again.syncNow()
  await eventually(() => expect(badge(again)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
  await eventually(() => expect([...server.photos.keys()].sort()).toEqual([LARGE, SMALL]))
  expect(statesOf(again)).toEqual([undefined])
  expect((await again.keptHere()).pictures).toEqual({ count: 2, bytes: 990 })

  expect(await again.wipe()).toMatchObject({ wiped: true })
  expect(await Dexie.exists(photosName(member))).toBe(false)
})

it('one that was refused is sent again when somebody asks for it', async () => {
  const { tab } = await person(server)
  const workspace = await tab()
  await eventually(() => expect(badge(workspace).kind).toBe('up-to-date'))
  server.faults.noRoom = true
  await addTo(workspace)
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'needs-you', pending: 0, inbox: 1 }))
  server.faults.noRoom = false
  await workspace.photos.retry(LARGE)
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0, inbox: 0 }))
  expect([...server.photos.keys()].sort()).toEqual([LARGE, SMALL])
})

it('what the server does not take waits in the inbox with the reason, and no longer than its item shows it', async () => {
  const { tab } = await person(server)
  const workspace = await tab()
  await eventually(() => expect(badge(workspace).kind).toBe('up-to-date'))
  server.faults.noRoom = true
  await addTo(workspace)
  const refused = [{ photoId: LARGE, itemId: NUTS, fault: 'photos-full' }]
  await eventually(() => expect(workspace.read(refusedPhotosQuery)).toEqual(refused))
  expect(statesOf(workspace)).toEqual(['rejected'])
  await workspace.record(editOf(withoutPhoto(PHOTOS, LARGE), PHOTOS))
  expect(workspace.read(refusedPhotosQuery)).toEqual([])
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', inbox: 0 }))
})

describe('the address of a picture', () => {
  const textAt = async (url: string | null | undefined) => (url ? await resolveObjectURL(url)?.text() : undefined)

  it('is asked for once by all who show it, kept on the device, and had again with no network', async () => {
    const { tab, device } = await person(server)
    const workspace = await tab()
    await eventually(() => expect(badge(workspace).kind).toBe('up-to-date'))
    server.photos.set(LARGE, 7)
    const { photos } = workspace
    expect(photos.hold(LARGE)).toBe(undefined)
    const [url, same] = await Promise.all([photos.open(LARGE), photos.open(LARGE)])
    expect(same).toBe(url)
    expect(await textAt(url)).toBe('picture')
    expect([photos.hold(LARGE), await photos.open(LARGE)]).toEqual([url, url])
    expect(server.photosRead).toEqual([LARGE])
    await restart(workspace)
    expect(await textAt(url)).toBe(undefined) // nobody shows it any more: its bytes are let go of

    device.online = false
    const again = await tab()
    expect(await textAt(await again.photos.open(LARGE))).toBe('picture')
    expect(await again.photos.open(SMALL)).toBe(undefined)
    expect(server.photosRead).toEqual([LARGE])
  })

  it('comes of four at a time, what was asked for last before what has been scrolled away', async () => {
    const held: (() => void)[] = []
    let holds = false
    const network = async (call: () => Promise<Response>) => {
      if (holds) await new Promise<void>((go) => held.push(go))
      return call()
    }
    const { tab } = await person(server, { network })
    const workspace = await tab()
    await eventually(() => expect(badge(workspace).kind).toBe('up-to-date'))
    const names = ['1', '2', '3', '4', '5', '6'].map((one) => one.repeat(64))
    for (const name of names) server.photos.set(name, 7)
    holds = true
    const all = Promise.all(names.map((name) => workspace.photos.open(name)))
    await eventually(() => expect(held).toHaveLength(4))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(held).toHaveLength(4)
    held[0]?.()
    await eventually(() => expect(held).toHaveLength(5))
    held[4]?.()
    await eventually(() => expect(server.photosRead[1]).toBe(names[5]))
    holds = false
    for (const go of held) go()
    expect((await all).every((url) => url?.startsWith('blob:'))).toBe(true)
  })

  it('is shown as soon as somebody has sent the picture, and given back by whoever shows it no more', async () => {
    const { tab } = await person(server)
    const { photos } = await tab()
    const shown: (string | null)[] = []
    const follow = (id: string, reached = true) =>
      followPicture({ photos, id, reached, chance: hurried, show: (url) => shown.push(url) })
    const stop = follow(LARGE)
    await eventually(() => expect(shown).toEqual([null]))
    server.photos.set(LARGE, 7)
    await eventually(() => expect(shown).toEqual([null, expect.stringMatching(/^blob:/)]))
    const second = follow(LARGE) // at hand: not a frame without it
    expect(shown[2]).toBe(shown[1])
    stop()
    second()
    // Without a network it is not asked for again, and what comes too late is shown to nobody.
    follow(SMALL, false)
    await eventually(() => expect(shown).toHaveLength(4))
    server.photos.set(SMALL, 7)
    follow(SMALL)()
    await eventually(() => expect(photos.hold(SMALL)).toBeDefined())
    expect(shown.slice(3)).toEqual([null])
  })

  it('that cannot be looked up is none', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    const { photos } = workspace
    await restart(workspace)
    const shown: (string | null)[] = []
    followPicture({ photos, id: LARGE, reached: false, chance: hurried, show: (url) => shown.push(url) })
    await eventually(() => expect(shown).toEqual([null]))
  })

  it('of a few screens is kept for the next who shows it; then those not asked for longest go', () => {
    const urls = pictureUrls()
    const addresses = Array.from({ length: 123 }, (_, n) => {
      urls.put(`${n}`, bytes(1))
      const url = urls.hold(`${n}`)
      if (n !== 0) urls.release(`${n}`)
      return url ?? ''
    })
    const isThere = (n: number) => resolveObjectURL(addresses[n] ?? '') !== undefined
    // The first is still shown; of the others two are more than are kept.
    expect([0, 1, 2, 3, 122].map(isThere)).toEqual([true, false, false, true, true])
    urls.put('0', bytes(1))
    expect(urls.hold('0')).toBe(addresses[0])
    urls.release('no such')
    urls.close()
    expect([0, 122].map(isThere)).toEqual([false, false])
  })
})
