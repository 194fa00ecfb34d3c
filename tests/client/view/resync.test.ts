/** What the server refuses or forgets while a device has no cards, or may have none any more. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { actionsQuery } from '../../../client/view/actions.ts'
import { readyQuery } from '../../../client/view/sync-state.ts'
import { hurried } from '../device.ts'
import type { TestServer } from '../server.ts'
import { BIN_A, badge, closeAll, eventually, NUTS, onHand, openWarehouse, person, receipt } from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await closeAll()
  await server.close()
})

type Workspace = Parameters<typeof badge>[0]
const upToDate = (workspace: Workspace) =>
  eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
/** Once, when this path is asked for. */
const when = (path: string, then: () => number | undefined) => {
  let done = false
  server.faults.refuse = (asked) => {
    if (done || asked !== path) return undefined
    done = true
    return then()
  }
}

describe('a device without cards', () => {
  it.each([
    ['what was done is not taken', '/sync/push', () => 503],
    ['the cards are not given', '/sync/bootstrap', () => 503],
    ['one of their parts is not', '/sync/bootstrap/items', () => 503],
    [
      'what came meanwhile is not',
      '/sync/bootstrap',
      () => {
        server.faults.holdFeed = true
        return undefined
      },
    ],
  ])('shows none as long as %s, says so, and has all of them with the next try', async (_what, path, then) => {
    const { tab } = await person(server)
    server.faults.refuse = (asked) => (asked === path ? then() : undefined)
    const workspace = await tab()
    await workspace.record(receipt(3))
    await eventually(() => expect(badge(workspace)).toMatchObject({ trouble: 'server-error' }))
    expect([workspace.filled, workspace.read(readyQuery)]).toEqual([false, false])
    server.faults.refuse = () => undefined
    server.faults.holdFeed = false
    workspace.syncNow()
    await upToDate(workspace)
    expect([workspace.filled, workspace.read(readyQuery), onHand(workspace)]).toEqual([true, true, 3])
    expect(server.onHand(NUTS, BIN_A)).toBe(3)
  })

  it.each(['/sync/bootstrap', '/sync/bootstrap/items'])(
    'begins again when the server was restored while it asked for %s',
    async (path) => {
      const { tab } = await person(server)
      const earlier = server.snapshot()
      when(path, () => {
        server.restore(earlier)
        return undefined
      })
      const workspace = await tab()
      await workspace.record(receipt(3))
      await upToDate(workspace)
      expect([onHand(workspace), server.onHand(NUTS, BIN_A)]).toEqual([3, 3])
    },
  )

  it('in one that may not be told anything is no start that is waited for', async () => {
    const { tab } = await person(server)
    server.faults.refuse = (path) => (path.startsWith('/sync/feed') ? 403 : undefined)
    const workspace = await tab()
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'needs-you', trouble: 'no-longer-member' }))
    expect([workspace.filled, workspace.read(readyQuery)]).toEqual([false, true])
  })
})

describe('somebody who is no member any more', () => {
  it('keeps none of the cards; what they did is still sent, and all is back when they are', async () => {
    const { tab } = await person(server)
    const workspace = await tab()
    await workspace.record(receipt(4))
    await upToDate(workspace)
    server.faults.refuse = (path) => (path === '/sync/feed' ? 403 : undefined)
    workspace.syncNow()
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'needs-you', trouble: 'no-longer-member' }))
    await eventually(() => expect([workspace.filled, onHand(workspace)]).toEqual([false, 0]))
    expect((await workspace.keptHere()).cards).toEqual({ count: 0, bytes: 0 })
    await workspace.record(receipt(1))
    await eventually(() => expect(server.onHand(NUTS, BIN_A)).toBe(5))
    server.faults.refuse = () => undefined
    workspace.syncNow()
    await upToDate(workspace)
    expect(onHand(workspace)).toBe(5)
  })
})

describe('a device without room', () => {
  it('says so, goes on with what it has, and catches up when there is room', async () => {
    const { tab, device } = await person(server)
    device.chance = hurried
    const workspace = await tab()
    await upToDate(workspace)
    vi.spyOn(console, 'error').mockReturnValue()
    let full = 'QuotaExceededError'
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (full !== '' && this.name === 'meta') throw new DOMException('no room', full)
      return put.apply(this, args)
    })
    server.put({ collection: 'reasons', id: BIN_A, code: 'D', name: 'Damaged' })
    server.poke()
    await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'needs-you', trouble: 'storage-full' }))
    await workspace.record(receipt(2))
    expect(onHand(workspace)).toBe(2)
    expect(workspace.read(actionsQuery({}))).toHaveLength(1)
    // Any other fault of the storage is not called a want of room.
    full = 'UnknownError'
    await eventually(() => expect(badge(workspace)).toMatchObject({ trouble: 'server-error' }))
    full = ''
    await upToDate(workspace)
    expect([onHand(workspace), server.onHand(NUTS, BIN_A)]).toEqual([2, 2])
  })
})
