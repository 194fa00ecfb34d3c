/** What stays in the inbox and the outbox, and for how long. */
import { expect, it } from 'vitest'
import { actionsQuery } from '../../../client/view/actions.ts'
import type { ActionDraft } from '../../../client/view/workspace.ts'
import { BIN_A, badge, eventually, id, NUTS, receipt } from '../warehouse.ts'
import { openDesk, place } from './desk.ts'

const DAY_MS = 86_400_000
const rename = (name: string): ActionDraft => ({
  ...{ type: 'edit', op: 'update', collection: 'items', documentId: NUTS, set: { name }, base: { name: 'Hex nut' } },
})

it('a conflict about what was edited here waits for somebody, as long as it is open; another exception does not', async () => {
  const { workspace, server } = await openDesk([])
  const exception = (kind: string, state: string, number: number) =>
    server.put({
      ...{ collection: 'exceptions', id: id(13, number), kind, state, detail: {}, ownerId: null, resolution: null },
      subject: { collection: 'items', id: NUTS },
    })
  exception('conflict', 'open', 1)
  exception('duplicate', 'open', 2)
  server.faults.judge = (action) => {
    const name = action.type === 'edit' ? action.set.name : undefined
    return { status: 'accepted', ...(name === 'Nut' ? { exceptionId: id(13, 1) } : { exceptionId: id(13, 2) }) }
  }
  await workspace.record(rename('Nut'))
  await workspace.record(rename('A nut'))
  await workspace.record(receipt(1))
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'needs-you', pending: 0, inbox: 1 }))
  expect(workspace.read(actionsQuery({})).map(({ state }) => state)).toEqual(['exception', 'exception', 'exception'])
  exception('conflict', 'resolved', 1)
  server.poke()
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', inbox: 0 }))
})

it('after a month what is settled leaves the device; what was refused stays until somebody has looked, what waits for as long as it waits', async () => {
  const { workspace, server, device } = await openDesk([place(id(3, 50), 'bin', 'GONE')])
  server.faults.judge = (action) => {
    const quantity = action.type === 'movement' ? action.quantity : 0
    if (quantity === 9) return { status: 'parked' }
    return quantity > 4 ? { status: 'rejected', code: 'not-permitted' } : undefined
  }
  const all = []
  for (const quantity of [1, 5, 6, 7, 9]) all.push(await workspace.record(receipt(quantity)))
  const [, , dismissed, corrected] = all
  await workspace.record({ type: 'observation', itemId: NUTS, locationId: BIN_A, quantity: 9, round: 1 })
  await eventually(() => expect(badge(workspace)).toMatchObject({ inbox: 3, pending: 1 }))
  await workspace.dismiss(dismissed?.id ?? '')
  await workspace.dismiss(id(8, 99)) // of one that was never refused nothing changes
  await workspace.correct(corrected?.id ?? '', receipt(2))
  await eventually(() => expect(badge(workspace)).toMatchObject({ inbox: 1, pending: 1 }))
  const quantities = () =>
    workspace.read(actionsQuery({})).map(({ action }) => ('quantity' in action ? action.quantity : undefined))
  expect(quantities()).toEqual([2, 9, 9, 7, 6, 5, 1])

  device.aheadMs = 31 * DAY_MS
  const last = await workspace.record(receipt(3))
  await eventually(() => expect(badge(workspace)).toMatchObject({ inbox: 1, pending: 1 }))
  // What comes as deleted has the device tidied at once.
  server.remove('locations', id(3, 50))
  server.poke()
  await eventually(() => expect(quantities()).toEqual([3, 9, 5]))
  expect(workspace.read(actionsQuery({}))[0]?.action.id).toBe(last.id)
  expect(badge(workspace)).toMatchObject({ inbox: 1, pending: 1 })
})
