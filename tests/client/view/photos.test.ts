import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { photosName } from '../../../client/view/databases.ts'
import { anyPhotosQuery, itemPhotosQuery, refusedPhotosQuery, thumbQuery } from '../../../client/view/photos.ts'
import type { ActionDraft, Workspace } from '../../../client/view/workspace.ts'
import { withoutPhoto, withPhotos } from '../../../domain/photo.ts'
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
