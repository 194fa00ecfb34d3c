import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { actionsQuery } from '../../../client/view/actions.ts'
import { itemQuery } from '../../../client/view/items.ts'
import { compareKeys } from '../../../domain/clock.ts'
import type { TestServer } from '../server.ts'
import {
  BIN_A,
  BIN_B,
  badge,
  closeAll,
  eventually,
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

const upToDate = (workspace: Parameters<typeof badge>[0]) =>
  eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))

describe('what a person does', () => {
  it('is on screen at once, reaches the server, and is counted once when it comes back', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    const seen = new Set<number>()
    const forget = workspace.subscribe({ key: 'all', topics: ['own', 'stock'], read: () => undefined }, () =>
      seen.add(onHand(workspace)),
    )
    await workspace.record(receipt(7))
    expect(onHand(workspace)).toBe(7)
    await upToDate(workspace)
    forget()
    expect([...seen]).toEqual([7])
    expect(server.onHand(NUTS, BIN_A)).toBe(7)
  })

  it('goes again when the answer was lost, and counts once', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    server.faults.loseAnswers = 1
    await workspace.record(receipt(3))
    await upToDate(workspace)
    expect(server.pushes.length).toBe(2)
    expect(server.onHand(NUTS, BIN_A)).toBe(3)
    expect(onHand(workspace)).toBe(3)
  })

  it('is sent although the clock went back a day across a restart, and stays in its order', async () => {
    const { tab, device } = await person(server)
    const before = await tab()
    await upToDate(before)
    device.online = false
    const first = await before.record(receipt(1))
    await restart(before)
    device.aheadMs = -24 * 60 * 60 * 1000
    const after = await tab()
    const second = await after.record(receipt(2))
    expect(second.deviceSeq).toBeGreaterThan(first.deviceSeq)
    expect(second.occurredAt >= first.occurredAt).toBe(true)
    device.online = true
    after.syncNow()
    await upToDate(after)
    expect(server.pushes.flat().map((action) => action.deviceSeq)).toEqual([first.deviceSeq, second.deviceSeq])
    expect(server.onHand(NUTS, BIN_A)).toBe(3)
  })

  it('has its own time again once a clock that was years ahead is known to be, offline and after a restart too', async () => {
    const YEARS_MS = 3 * 365 * 24 * 60 * 60 * 1000
    const { tab, device } = await person(server)
    const [workspace, other] = [await tab(), await tab()]
    await upToDate(workspace)
    await upToDate(other)
    device.online = false
    device.aheadMs = YEARS_MS
    const ahead = await workspace.record(receipt(1))
    expect(Date.parse(ahead.occurredAt)).toBeGreaterThan(Date.now() + YEARS_MS / 2)
    const isNow = ({ occurredAt }: { occurredAt: string }) =>
      expect(Math.abs(Date.parse(occurredAt) - Date.now())).toBeLessThan(10_000)

    device.online = true
    workspace.syncNow()
    await upToDate(workspace)
    await upToDate(other)
    // Both tabs go by what one of them heard, while the clock is wrong and when it is put right.
    isNow(await workspace.record(receipt(2)))
    isNow(await other.record(receipt(3)))
    await upToDate(workspace)
    device.online = false
    isNow(await workspace.record(receipt(4)))
    await restart(workspace)
    await restart(other)
    const again = await tab()
    const last = await again.record(receipt(5))
    isNow(last)

    device.aheadMs = 0
    device.online = true
    again.syncNow()
    await upToDate(again)
    isNow(await again.record(receipt(6)))
    await upToDate(again)
    expect(server.onHand(NUTS, BIN_A)).toBe(21)
    const keys = [...server.snapshot().documents.values()].flatMap((document) =>
      'key' in document ? [document.key] : [],
    )
    expect(keys.sort(compareKeys).map(({ deviceSeq }) => deviceSeq)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('is corrected at a time that has been, where it was first said at one to come', async () => {
    const { tab, device } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    server.faults.judge = (action) =>
      action.type === 'movement' && action.quantity === 5 ? { status: 'rejected', code: 'not-permitted' } : undefined
    device.aheadMs = 10 * 24 * 60 * 60 * 1000
    const wrong = await workspace.record(receipt(5))
    await eventually(() => expect(badge(workspace).inbox).toBe(1))
    await eventually(() => expect(badge(workspace)).toMatchObject({ pending: 0 }))
    const right = await workspace.correct(wrong.id, receipt(4))
    expect(right.occurredAt < wrong.occurredAt).toBe(true)
    expect(Math.abs(Date.parse(right.occurredAt) - Date.now())).toBeLessThan(10_000)
  })

  it('is said to be saved, not sent, while no server can be reached, also after a restart', async () => {
    const { tab, device } = await person(server)
    const before = await tab()
    await upToDate(before)
    device.online = false
    await before.record(receipt(1))
    await eventually(() => expect(badge(before)).toMatchObject({ kind: 'offline', pending: 1 }))
    expect(before.read(actionsQuery({}))).toMatchObject([{ state: 'saved' }])
    await restart(before)
    const after = await tab()
    await eventually(() => expect(badge(after)).toMatchObject({ kind: 'offline', pending: 1 }))
    expect(after.read(actionsQuery({}))).toMatchObject([{ state: 'saved' }])
  })

  it('leaves the screen at once when it is rejected, and waits in the inbox until it is corrected', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    server.faults.judge = (action) =>
      action.type === 'movement' && action.quantity === 5 ? { status: 'rejected', code: 'not-permitted' } : undefined
    const wrong = await workspace.record(receipt(5))
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'needs-you', pending: 0, inbox: 1 }))
    expect(onHand(workspace)).toBe(0)
    const [row] = workspace.read(actionsQuery({ unresolved: true }))
    expect(row).toMatchObject({ action: { id: wrong.id }, state: 'rejected', outcome: { code: 'not-permitted' } })
    await workspace.correct(wrong.id, receipt(4))
    await upToDate(workspace)
    expect(badge(workspace).inbox).toBe(0)
    expect(onHand(workspace)).toBe(4)
  })

  it('is corrected at the time when it happened, and what is done next is later than all that was done', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    server.faults.judge = (action) =>
      action.type === 'movement' && action.quantity === 5 ? { status: 'rejected', code: 'not-permitted' } : undefined
    const wrong = await workspace.record(receipt(5))
    await eventually(() => expect(badge(workspace).inbox).toBe(1))
    const between = await workspace.record(receipt(1, BIN_B))
    const right = await workspace.correct(wrong.id, receipt(4))
    expect(right).toMatchObject({ occurredAt: wrong.occurredAt, clock: wrong.clock, replacesId: wrong.id })
    const next = await workspace.record(receipt(2, BIN_B))
    expect(next.occurredAt > between.occurredAt).toBe(true)
    await upToDate(workspace)
  })

  it('can be let go after a rejection, also for the next start', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    server.faults.judge = () => ({ status: 'rejected', code: 'bad-route' })
    const { id } = await workspace.record(receipt(5))
    await eventually(() => expect(badge(workspace).inbox).toBe(1))
    await workspace.dismiss(id)
    expect(badge(workspace).inbox).toBe(0)
    await restart(workspace)
    const again = await tab()
    await again.loaded
    expect(again.read(actionsQuery({}))).toMatchObject([{ action: { id }, state: 'rejected', resolved: true }])
  })

  it('stays on screen while it is accepted and the catch-up is still out', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    server.faults.holdFeed = true
    const { id } = await workspace.record(receipt(6))
    await eventually(() => expect(server.pushes.length).toBe(1))
    await eventually(() => expect(badge(workspace)).toMatchObject({ trouble: 'server-error' }))
    // A poke may have the feed asked for before the push's own answer is in.
    await eventually(() =>
      expect(workspace.read(actionsQuery({}))).toMatchObject([
        { action: { id }, state: 'sent', outcome: { status: 'accepted' } },
      ]),
    )
    expect(onHand(workspace)).toBe(6)
    expect(badge(workspace).kind).toBe('sending')
    server.faults.holdFeed = false
    workspace.syncNow()
    await upToDate(workspace)
    expect(onHand(workspace)).toBe(6)
  })

  it('stays while it is parked, and goes again after a start without a hot loop', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    server.faults.judge = () => ({ status: 'parked' })
    await workspace.record(receipt(2))
    await eventually(() => expect(workspace.read(actionsQuery({}))).toMatchObject([{ state: 'parked' }]))
    expect(onHand(workspace)).toBe(2)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(server.pushes.length).toBeLessThanOrEqual(2)
    await restart(workspace)
    server.faults.judge = () => undefined
    const again = await tab()
    await upToDate(again)
    expect(onHand(again)).toBe(2)
    expect(server.onHand(NUTS, BIN_A)).toBe(2)
  })

  it('is pushed even by an app too old to read on', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    server.faults.tooOld = true
    await workspace.record(receipt(9))
    await eventually(() => expect(server.onHand(NUTS, BIN_A)).toBe(9))
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'needs-you', trouble: 'client-too-old' }))
  })
})

describe('two devices', () => {
  it('end equal, after working apart', async () => {
    const [a, b] = await Promise.all([person(server), person(server)])
    const [one, two] = [await a.tab(), await b.tab()]
    await Promise.all([upToDate(one), upToDate(two)])
    a.device.online = false
    b.device.online = false
    await one.record(receipt(10))
    await two.record(receipt(5))
    const base = { name: 'Hex nut', description: '' }
    await one.record({ type: 'edit', op: 'update', collection: 'items', documentId: NUTS, set: { name: 'Nut' }, base })
    expect(one.read(itemQuery(NUTS))?.name).toBe('Nut')
    a.device.online = true
    b.device.online = true
    one.syncNow()
    two.syncNow()
    await eventually(() => {
      for (const workspace of [one, two]) {
        expect(onHand(workspace)).toBe(15)
        expect(workspace.read(itemQuery(NUTS))?.name).toBe('Nut')
        expect(badge(workspace).pending).toBe(0)
      }
    })
  })

  it('see each other live, by pokes', async () => {
    const [a, b] = await Promise.all([person(server), person(server)])
    const [one, two] = [await a.tab(), await b.tab()]
    await Promise.all([upToDate(one), upToDate(two)])
    await one.record(receipt(1))
    await eventually(() => expect(onHand(two)).toBe(1))
  })
})

describe('the server was restored to an earlier time', () => {
  it('is given back what it forgot; nothing is doubled, nothing lost', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    await workspace.record(receipt(1))
    await upToDate(workspace)
    const earlier = server.snapshot()
    await workspace.record(receipt(10))
    await upToDate(workspace)
    server.restore(earlier)
    expect(server.onHand(NUTS, BIN_A)).toBe(1)
    workspace.syncNow()
    await eventually(() => expect(server.onHand(NUTS, BIN_A)).toBe(11))
    await upToDate(workspace)
    expect(onHand(workspace)).toBe(11)
  })
})

describe('the server does not come as far as its own answers', () => {
  it('is waited for, and whoever closes the app or signs out meanwhile need not', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    const earlier = server.snapshot()
    await workspace.record(receipt(10))
    await upToDate(workspace)
    server.restore(earlier, true)
    workspace.syncNow()
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'syncing' }))
    const before = performance.now()
    await workspace.close()
    expect(performance.now() - before).toBeLessThan(5_000)
  })
})

describe('the mirror is dropped while actions are unsettled', () => {
  it('comes back with nothing doubled and nothing forgotten', async () => {
    const { tab, device } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    await workspace.record(receipt(1))
    await upToDate(workspace)
    device.online = false
    await workspace.record(receipt(10))
    server.faults.judge = (action) =>
      action.type === 'movement' && action.quantity === 100 ? { status: 'parked' } : undefined
    await workspace.record(receipt(100))
    await workspace.dropMirror()
    device.online = true
    workspace.syncNow()
    await eventually(() => expect(onHand(workspace)).toBe(111))
    await eventually(() => expect(badge(workspace)).toMatchObject({ pending: 1 }))
    expect(server.onHand(NUTS, BIN_A)).toBe(11)
    expect(workspace.read(actionsQuery({})).map((row) => row.state)).toEqual(['parked', 'accepted', 'accepted'])
  })
})

it('says that it is offline also when an answer was on its way as the network went', async () => {
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  onTestFinished(() => void vi.unstubAllGlobals())
  let held: Promise<void> = Promise.resolve()
  let calls = 0
  const { tab, device } = await person(server, {
    network: async (call) => {
      const answer = await call()
      calls++
      await held
      return answer
    },
  })
  const workspace = await tab()
  await upToDate(workspace)
  let arrive = () => {}
  held = new Promise((resolve) => (arrive = resolve))
  const before = calls
  workspace.syncNow()
  await eventually(() => expect(calls).toBeGreaterThan(before))
  device.online = false
  page.dispatchEvent(new Event('offline'))
  expect(badge(workspace).kind).toBe('offline')
  arrive()
  await new Promise((resolve) => setTimeout(resolve, 100))
  await eventually(() => expect(badge(workspace).kind).toBe('offline'))
})

describe('while there is no mirror', () => {
  it('only what has no final answer waits, and the inbox still knows what was rejected', async () => {
    const { tab, device } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    await workspace.record(receipt(1))
    await upToDate(workspace)
    server.faults.judge = () => ({ status: 'rejected', code: 'bad-route' })
    await workspace.record(receipt(5))
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'needs-you', pending: 0, inbox: 1 }))
    device.online = false
    await workspace.record(receipt(3))
    await workspace.dropMirror()
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'offline', pending: 1, inbox: 1 }))
    expect(workspace.read(actionsQuery({})).map((row) => row.state)).toEqual(['saved', 'rejected', 'accepted'])
    expect(await workspace.wipe()).toEqual({ wiped: false, unsent: 1 })
  })
})

describe('two tabs', () => {
  it('show each other what was done, before any server knows', async () => {
    const { tab, device } = await person(server)
    const [one, two] = [await tab(), await tab()]
    await Promise.all([upToDate(one), upToDate(two)])
    device.online = false
    await two.record(receipt(4))
    await eventually(() => expect(onHand(one)).toBe(4))
    device.online = true
    two.syncNow()
    await Promise.all([upToDate(one), upToDate(two)])
    expect([onHand(one), onHand(two)]).toEqual([4, 4])
    expect([badge(one).leading, badge(two).leading].filter(Boolean)).toHaveLength(1)
  })

  it('go on when the leading one closes', async () => {
    const { tab } = await person(server)
    const one = await tab()
    await upToDate(one)
    const two = await tab()
    await upToDate(two)
    await restart(one)
    await two.record(receipt(8))
    await eventually(() => expect(server.onHand(NUTS, BIN_A)).toBe(8))
    await upToDate(two)
  })
})

describe('signing out', () => {
  it('refuses to drop unsent work unless told to', async () => {
    const { tab, device, sessions } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    device.online = false
    await workspace.record(receipt(2))
    expect(await workspace.wipe()).toEqual({ wiped: false, unsent: 1 })
    expect(onHand(workspace)).toBe(2)
    expect(await workspace.wipe({ force: true })).toEqual({ wiped: true, unsent: 1 })
    await sessions.signOut()
    expect(await sessions.restoreSession()).toBeUndefined()
  })

  it('keeps the member signed in across a start without a network', async () => {
    const { tab, device } = await person(server)
    const workspace = await tab()
    await upToDate(workspace)
    await workspace.record(receipt(2))
    await upToDate(workspace)
    await restart(workspace)
    device.online = false
    const again = await tab()
    await again.loaded
    expect(onHand(again)).toBe(2)
    expect(badge(again).kind).not.toBe('up-to-date')
  })
})
