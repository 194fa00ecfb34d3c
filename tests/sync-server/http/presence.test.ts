import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { PresenceNews } from '../../../domain/protocol/live.ts'
import { LIVE_PATH } from '../../../domain/protocol-limits.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { publishDocuments } from '../../../sync-server/ledger/organisation.ts'
import { withAdmin } from '../../admin.ts'
import { type Account, Service } from './service.ts'

let service: Service
/** A second server process' worth on the same database. */
let other: { base: string; stop: () => Promise<void> }
const [site, elsewhere, bin, far] = [newId(), newId(), newId(), newId()]
const count = newId()
const sockets: Socket[] = []

beforeAll(async () => {
  service = await Service.open()
  other = await service.serve()
  const place = (id: string, kind: string, siteId: string | null) => ({
    collection: 'locations' as const,
    ...{ id, doc: { code: id, name: id, kind, siteId, archived: false }, sites: [siteId ?? id] },
  })
  await transact(service.pool, service.orgId, (tx) =>
    publishDocuments(tx, service.orgId, [
      ...[
        place(site, 'site', null),
        place(elsewhere, 'site', null),
        place(bin, 'bin', site),
        place(far, 'bin', elsewhere),
      ],
      {
        collection: 'counts',
        id: count,
        doc: { name: 'Blind', siteId: site, scope: {}, blind: true, tolerance: {}, assigneeIds: [], state: 'counting' },
        sites: [site],
      },
    ]),
  )
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
})
afterAll(() => service.close())

/** Somebody's phone that remembers who it was last told of. */
const phoneOf = async (account: Account, base = service.base) => {
  const { token } = await service.signedIn(account)
  const options = { path: LIVE_PATH, transports: ['websocket'], auth: { token }, forceNew: true }
  const socket = io(new URL(base).origin, options)
  sockets.push(socket)
  const told: PresenceNews[] = []
  socket.on('presence', (news: PresenceNews) => told.push(news))
  await new Promise<void>((connected) => socket.once('connect', connected))
  const at = (countId: string | null, locationId: string | null = null) =>
    socket.emit('presence', { countId, locationId })
  const sees = (...people: [Account, string | null][]) => {
    const wanted = people.map(([{ id }, locationId]) => ({ userId: id, name: 'Ada', locationId }))
    const byPerson = (a: { userId: string }, b: { userId: string }) => a.userId.localeCompare(b.userId)
    return expect
      .poll(() => [...(told.at(-1)?.members ?? [])].sort(byPerson), { timeout: 5000 })
      .toEqual(wanted.sort(byPerson))
  }
  return { socket, told, at, sees }
}

test('those in one count see who is where, on whichever server; who goes or hangs up is no longer there', async () => {
  const [ann, ben, cid] = [await service.member('operator'), await service.member('operator'), await service.member()]
  const [a, b] = [await phoneOf(ann), await phoneOf(ben)]
  a.at(count, bin)
  await a.sees([ann, bin])
  b.at(count)
  await a.sees([ann, bin], [ben, null])
  await b.sees([ann, bin], [ben, null])
  const c = await phoneOf(cid, other.base)
  c.at(count, bin)
  for (const phone of [a, b, c]) await phone.sees([ann, bin], [ben, null], [cid, bin])
  b.at(null)
  await a.sees([ann, bin], [cid, bin])
  await c.sees([ann, bin], [cid, bin])
  c.socket.close()
  await a.sees([ann, bin])
  // Of quantities there is no word.
  expect(Object.keys(a.told[0]?.members[0] ?? {}).sort()).toEqual(['locationId', 'name', 'userId'])
})

test('a server that stops takes its people along', async () => {
  const third = await service.serve()
  const [ann, ben] = [await service.member(), await service.member()]
  const [a, b] = [await phoneOf(ann), await phoneOf(ben, third.base)]
  a.at(count, bin)
  b.at(count, bin)
  await a.sees([ann, bin], [ben, bin])
  b.socket.io.reconnection(false)
  await third.stop()
  await a.sees([ann, bin])
})

test('not of another site, another organisation, no such count or place; nor by words that mean nothing', async () => {
  const ann = await service.member()
  const local: Account = { ...(await service.member('operator')), siteIds: [elsewhere] }
  await service.change(local, { active: true })
  const orgId = await service.organisation()
  const stranger = await service.member('lead', { orgId })
  const a = await phoneOf(ann)
  a.at(count, bin)
  await a.sees([ann, bin])
  const outsiders = [await phoneOf(local), await phoneOf(stranger)]
  for (const { at } of outsiders) at(count, null)
  const lost = await phoneOf(await service.member())
  lost.at(newId())
  lost.at(count, far)
  lost.socket.emit('presence', { countId: 'x', locationId: 7 })
  lost.socket.emit('presence', null)
  // One who may comes in after all of them: by then they would have been told.
  const ben = await service.member()
  const b = await phoneOf(ben)
  b.at(count)
  await a.sees([ann, bin], [ben, null])
  for (const { told } of [...outsiders, lost]) expect(told).toEqual([])
})

test('who is taken off the site is no longer there', async () => {
  const [ann, ben] = [await service.member(), await service.member('operator')]
  const [a, b] = [await phoneOf(ann), await phoneOf(ben)]
  a.at(count, bin)
  b.at(count, bin)
  await a.sees([ann, bin], [ben, bin])
  await service.change({ ...ben, siteIds: [elsewhere] }, { active: true })
  await a.sees([ann, bin])
})

test('words beyond what anyone walks are not heard, and the connection stays', async () => {
  const ann = await service.member()
  const a = await phoneOf(ann)
  for (let step = 0; step < 100; step++) a.at(count, step % 2 === 0 ? bin : null)
  // What comes after all of them on the same server: by then they have been heard, or not.
  const ben = await service.member()
  const b = await phoneOf(ben)
  b.at(count, bin)
  await expect.poll(() => a.told.at(-1)?.members.length, { timeout: 5000 }).toBe(2)
  expect(a.socket.connected).toBe(true)
  expect(a.told.length).toBeLessThanOrEqual(21)
})

test('who cannot be looked at again is hung up on, comes back by themselves, and ends no process', async () => {
  const ann = await service.member('operator')
  const phone = await phoneOf(ann)
  phone.at(count, bin)
  await phone.sees([ann, bin])
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  // Who they are can be read, where they are cannot.
  await withAdmin(service.database.adminUrl, (admin) => admin.query('alter table counts rename to counts_away'))
  const closed = new Promise<string>((reason) => phone.socket.once('disconnect', reason))
  await service.change({ ...ann, role: 'lead' }, { active: true })
  const ended = await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 5000, 'still connected'))])
  await withAdmin(service.database.adminUrl, (admin) => admin.query('alter table counts_away rename to counts'))
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
  expect(ended).toBe('io server disconnect')
  expect((await phoneOf(ann)).socket.connected).toBe(true)
})
