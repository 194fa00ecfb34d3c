import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lastDeedsQuery } from '../../../client/view/deeds.ts'
import type { Workspace } from '../../../client/view/workspace.ts'
import type { TestServer } from '../server.ts'
import { BIN_A, BIN_B, BOLTS, badge, closeAll, eventually, NUTS, openWarehouse, person, receipt } from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

const move = (itemId: string) =>
  ({ type: 'movement', kind: 'move', itemId, quantity: 1, fromLocationId: BIN_A, toLocationId: BIN_B }) as const

const last = (workspace: Workspace, most = 10) => workspace.read(lastDeedsQuery(most))

describe('what was done last', () => {
  it('is one deed for what was recorded together, on every tab and after a start', async () => {
    const { tab, device } = await person(server)
    const workspace = await tab()
    await eventually(() => expect(badge(workspace).kind).toBe('up-to-date'))
    device.online = false
    await workspace.record(receipt(5))
    const both = await workspace.recordAll([move(NUTS), move(BOLTS)])
    const ids = both.map(({ id }) => id)
    const again = await tab()
    await again.loaded
    for (const one of [workspace, again]) {
      await eventually(() => expect(last(one).map(({ actions }) => actions.length)).toEqual([2, 1]))
      expect(last(one)[0]).toMatchObject({ action: { id: ids[1] }, undo: ids, undone: false, state: 'saved' })
    }
  })

  it('stays where it stands once it is undone, and tells how far the undoing is', async () => {
    const { tab, device } = await person(server)
    const workspace = await tab()
    await eventually(() => expect(badge(workspace).kind).toBe('up-to-date'))
    await workspace.record(receipt(5))
    const both = await workspace.recordAll([move(NUTS), move(BOLTS)])
    await workspace.record(receipt(1))
    await eventually(() => expect(last(workspace)[1]?.state).toBe('accepted'))
    device.online = false
    await workspace.undoAll(both.map(({ id }) => id))
    expect(last(workspace).map(({ undone, state, undo }) => [undone, state, undo.length])).toEqual([
      [false, 'accepted', 1],
      [true, 'saved', 0],
      [false, 'accepted', 1],
    ])
    expect(last(workspace, 2).map(({ undone }) => undone)).toEqual([false, true])
    // Of one that is no longer among the last, the undoing is what was done last.
    expect(last(workspace, 1).map(({ action }) => action.type)).toEqual(['reversal'])
  })
})
