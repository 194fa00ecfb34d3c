import { afterEach, beforeEach, expect, it } from 'vitest'
import { asOfQuery, type Moment } from '../../../client/view/as-of.ts'
import type { TestServer } from '../server.ts'
import { BIN_A, BIN_B, badge, closeAll, eventually, id, NUTS, openWarehouse, person, receipt } from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

const hours = (ago: number): string => new Date(Date.now() - ago * 3_600_000).toISOString()

/** Somebody else's movement, when it happened and when it was told. */
const moved = (number: number, quantity: number, from: string, to: string, happened: number, told: number) =>
  server.put({
    ...{ collection: 'movements', id: id(8, number), type: 'movement', kind: 'move', itemId: NUTS, lotId: null },
    ...{ fromLocationId: from, toLocationId: to, quantity, deviceId: id(9), deviceSeq: number, userId: id(9) },
    ...{ key: { at: hours(happened), deviceId: id(9), deviceSeq: number } },
    ...{ occurredAt: hours(happened), recordedAt: hours(told) },
  })
const holds = (locationId: string, onHand: number) =>
  server.put({
    ...{
      collection: 'stock',
      id: `${id(6)}-${locationId.slice(-1)}`.slice(-36),
      itemId: NUTS,
      locationId,
      lotId: null,
    },
    ...{ onHand, allocated: 0, lastCounted: null },
  })

/** 20 came 40 hours ago; 5 went to B 30 hours ago, told 2 hours ago; 3 more went there an hour ago. */
const story = () => {
  moved(1, 20, id(2), BIN_A, 40, 40)
  moved(2, 5, BIN_A, BIN_B, 30, 2)
  moved(3, 3, BIN_A, BIN_B, 1, 1)
  holds(BIN_A, 12)
  holds(BIN_B, 8)
}

it('stock as of a moment is reckoned on the device, without a network, as known now and as known then', async () => {
  story()
  const { tab, device } = await person(server)
  const workspace = await tab()
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date' }))
  device.online = false
  const held = (moment: Moment, scope: Parameters<typeof asOfQuery>[0] = { itemId: NUTS }) =>
    Object.fromEntries(
      (workspace.read(asOfQuery(scope, moment)) ?? []).map(({ locationId, onHand }) => [locationId, onHand]),
    )
  expect(held({ at: hours(48), known: 'now' })).toEqual({})
  expect(held({ at: hours(20), known: 'now' })).toEqual({ [BIN_A]: 15, [BIN_B]: 5 })
  expect(held({ at: hours(20), known: 'then' })).toEqual({ [BIN_A]: 20 })
  expect(held({ at: hours(1.5), known: 'then' })).toEqual({ [BIN_A]: 15, [BIN_B]: 5 })
  expect(held({ at: hours(0), known: 'then' })).toEqual({ [BIN_A]: 12, [BIN_B]: 8 })
  expect(held({ at: hours(20), known: 'now' }, { locationId: BIN_B })).toEqual({ [BIN_B]: 5 })
  expect(held({ at: hours(20), known: 'now' }, { siteId: id(1) })).toEqual({ [BIN_A]: 15, [BIN_B]: 5 })

  // What is not sent yet changes no moment, neither that before it nor its own.
  await workspace.record(receipt(100))
  expect(held({ at: hours(0), known: 'now' })).toEqual({ [BIN_A]: 12, [BIN_B]: 8 })
})

it('beyond the window the device does not guess', async () => {
  story()
  const { tab } = await person(server)
  const workspace = await tab()
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date' }))
  const at = hours(91 * 24)
  expect(workspace.read(asOfQuery({ itemId: NUTS }, { at, known: 'now' }))).toBe(undefined)
})

it('a kit that somebody else made is undone with all its movements, in one group; what was undone before stays so', async () => {
  const groupId = id(10)
  const part = (number: number, kind: 'consume' | 'produce', more: object = {}) =>
    server.put({
      ...{ collection: 'movements', id: id(8, number), type: 'movement', kind, itemId: NUTS, lotId: null, groupId },
      ...{ fromLocationId: BIN_A, toLocationId: id(2), quantity: 1, deviceId: id(9), deviceSeq: number, userId: id(9) },
      ...{ key: { at: hours(1), deviceId: id(9), deviceSeq: number }, occurredAt: hours(1), recordedAt: hours(1) },
      ...more,
    })
  part(1, 'consume')
  part(2, 'consume', { reversedById: id(8, 9) })
  part(3, 'produce')
  moved(4, 1, BIN_A, BIN_B, 1, 1)
  const { tab, device } = await person(server)
  const workspace = await tab()
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date' }))
  device.online = false
  await workspace.undo(id(8, 3))
  await workspace.undo(id(8, 4))
  const undone = JSON.parse(workspace.exportQueue()).actions as { reversesId: string; groupSize?: number }[]
  expect(undone.map(({ reversesId, groupSize }) => [reversesId, groupSize])).toEqual([
    [id(8, 1), 2],
    [id(8, 3), 2],
    [id(8, 4), undefined],
  ])
})
