import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mirrorName, outboxName } from '../../../client/view/databases.ts'
import { mineQuery } from '../../../client/view/notices.ts'
import { memberQuery } from '../../../client/view/work.ts'
import type { TestServer } from '../server.ts'
import {
  BIN_A,
  badge,
  closeAll,
  eventually,
  id,
  NUTS,
  onHand,
  openWarehouse,
  person,
  receipt,
  restart,
} from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

describe('a tablet that several people share', () => {
  it('sends nobody’s work under another one’s session, and all of it once they are back', async () => {
    const ana = await person(server, 'ana@example.org')
    const workspace = await ana.tab()
    await eventually(() => expect(badge(workspace).kind).toBe('up-to-date'))
    const other = await ana.sessions.signIn('ben@example.org', 'secret')
    expect(other).toMatchObject({ ok: true })
    if (other.ok) expect(other.value.deviceId).not.toBe(ana.member.deviceId)
    const pushes = server.pushes.length
    await workspace.record(receipt(3))
    await eventually(() =>
      expect(badge(workspace)).toMatchObject({ kind: 'needs-you', trouble: 'signed-out', pending: 1 }),
    )
    expect(server.pushes.length).toBe(pushes)
    const back = await ana.sessions.signIn('Ana@example.org', 'secret')
    expect(back).toMatchObject({ ok: true, value: { deviceId: ana.member.deviceId } })
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
    expect(server.onHand(NUTS, BIN_A)).toBe(3)
  })
})

it('somebody whose role changes has the new rights on every screen that is open, and what they see follows', async () => {
  const { tab, member } = await person(server)
  const account = { collection: 'members', id: member.userId, name: 'Ana', active: true } as const
  server.put({ ...account, role: 'lead', siteIds: null })
  server.put({
    ...{
      collection: 'exceptions',
      id: id(13, 1),
      kind: 'negative-stock',
      subject: { collection: 'stock', id: id(14) },
    },
    ...{ detail: {}, ownerId: null, state: 'open', createdAt: '2026-11-20T10:00:00.000Z' },
  })
  const workspace = await tab()
  await eventually(() => expect(workspace.read(mineQuery)).toHaveLength(1))
  let told = 0
  workspace.subscribe(mineQuery, () => told++)

  server.put({ ...account, role: 'operator', siteIds: [id(1)] })
  server.poke()
  await eventually(() => expect(workspace.read(memberQuery)).toMatchObject({ role: 'operator', siteIds: [id(1)] }))
  expect(workspace.read(mineQuery)).toEqual([])
  expect(told).toBeGreaterThan(0)
  expect(workspace.read(memberQuery)).toBe(workspace.read(memberQuery))
  expect(workspace.member).toEqual(member)
})

describe('signing in and out', () => {
  it('is told why it was refused, and makes nobody a member of the device', async () => {
    const { sessions, member, reopened } = await person(server)
    server.faults.refuse = (path) => (path === '/auth/login' ? 401 : undefined)
    expect(await sessions.signIn('ben@example.org', 'wrong')).toMatchObject({ ok: false, error: { status: 401 } })
    expect(await sessions.members()).toEqual([member])
    expect(await reopened().restoreSession()).toEqual(member)
  })

  it('without a network is made good at the next chance, before anything else uses the cookie', async () => {
    const { sessions, device, reopened } = await person(server)
    device.online = false
    await sessions.signOut()
    expect(await sessions.members()).toEqual([])
    const later = reopened()
    expect(await later.restoreSession()).toBe(undefined)
    expect(await later.api.refresh()).toBe('offline')
    device.online = true
    // Nobody signed in meanwhile: the next start pays.
    const asked: string[] = []
    server.faults.refuse = (path) => {
      asked.push(path)
      return undefined
    }
    await reopened().restoreSession()
    await vi.waitFor(async () => expect(await later.api.refresh()).toBe('over'))
    await reopened().restoreSession()
    expect(asked.filter((path) => path === '/auth/logout')).toHaveLength(1)
  })

  it('in while a sign-out of earlier is still on its way is not undone by it', async () => {
    let slow = false
    const network = async (call: () => Promise<Response>) => {
      if (slow) {
        slow = false
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return call()
    }
    const { sessions, device, reopened } = await person(server, { email: 'ana@example.org', network })
    device.online = false
    await sessions.signOut()
    device.online = true
    slow = true
    const later = reopened()
    await later.restoreSession()
    expect(await later.signIn('ana@example.org', 'secret')).toMatchObject({ ok: true })
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(await later.api.refresh()).toBe('ok')
  })

  it('out by a server that answers with a fault is done all the same', async () => {
    const { sessions, reopened } = await person(server)
    server.faults.refuse = (path) => (path === '/auth/logout' ? 500 : undefined)
    await sessions.signOut()
    expect(await reopened().restoreSession()).toBe(undefined)
    await sessions.signOut() // nobody is signed in: nothing to forget
    expect(await sessions.members()).toEqual([])
  })

  it('keeps the name of an outbox for as long as the outbox is there, no longer', async () => {
    const { sessions, member, tab, reopened } = await person(server, 'ana@example.org')
    const deviceOf = async () => {
      const again = await sessions.signIn(' Ana@example.org', 'secret')
      return again.ok ? again.value.deviceId : undefined
    }
    const workspace = await tab()
    await restart(workspace)
    await reopened().signOut()
    expect(await deviceOf()).toBe(member.deviceId)
    await (await tab()).wipe()
    await sessions.signOut()
    expect(await deviceOf()).not.toBe(member.deviceId)
  })

  it('in one tab ends the work in the others, whose databases are gone', async () => {
    const wiped: true[] = []
    const { tab, member } = await person(server, { onWiped: () => wiped.push(true) })
    const one = await tab()
    await eventually(() => expect(badge(one).kind).toBe('up-to-date'))
    const other = await tab()
    await eventually(() => expect(badge(other).kind).toBe('up-to-date'))
    expect(await one.wipe()).toEqual({ wiped: true, unsent: 0 })
    await eventually(() => expect(wiped).toHaveLength(1))
    await expect(other.record(receipt(1))).rejects.toThrow()
    expect(await Dexie.exists(mirrorName(member))).toBe(false)
    expect(await Dexie.exists(`rxdb-dexie-${outboxName(member)}--0--actions`)).toBe(false)
  })
})

describe('a count that is not sent yet', () => {
  it('shows what was seen and what moved after it, not what moved before', async () => {
    const { tab, device } = await person(server)
    const workspace = await tab()
    await eventually(() => expect(badge(workspace).kind).toBe('up-to-date'))
    device.online = false
    await workspace.record(receipt(5))
    await workspace.record({ type: 'observation', itemId: NUTS, locationId: BIN_A, quantity: 17, round: 1 })
    expect(onHand(workspace)).toBe(17)
    const later = await workspace.record(receipt(3))
    expect(onHand(workspace)).toBe(20)
    await workspace.undo(later.id)
    expect(onHand(workspace)).toBe(17)
  })
})
