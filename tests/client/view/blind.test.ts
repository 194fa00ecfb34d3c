import { afterEach, beforeEach, expect, it } from 'vitest'
import { historyQuery } from '../../../client/view/actions.ts'
import { hiddenAtQuery, hiddenOfQuery } from '../../../client/view/blind.ts'
import { itemIdsQuery } from '../../../client/view/items.ts'
import { itemTotalQuery, onHandAtQuery } from '../../../client/view/stock.ts'
import type { Role } from '../../../domain/protocol/kinds.ts'
import type { TestServer } from '../server.ts'
import {
  BIN_A,
  BIN_B,
  BOLTS,
  badge,
  closeAll,
  eventually,
  id,
  NUTS,
  onHand,
  openWarehouse,
  person,
  receipt,
} from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

const COUNT = id(5, 1)
const planned = {
  ...{ collection: 'counts', id: COUNT, name: 'Aisle A', siteId: id(1), scope: { locationIds: [BIN_A] } },
  ...{ blind: true, tolerance: {}, assigneeIds: [], state: 'planned', dueOn: null },
} as const

/** A device with 7 nuts in A and 4 in B, of somebody with this role. */
const deviceOf = async (role: Role) => {
  const { tab, device, member } = await person(server)
  server.put({ collection: 'members', id: member.userId, name: 'Counter', role, siteIds: null, active: true })
  server.put(planned)
  const workspace = await tab()
  await workspace.record(receipt(7))
  await workspace.record(receipt(4, BIN_B))
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
  const other = await (await person(server)).tab()
  await other.record(receipt(1))
  await eventually(() => expect(onHand(workspace)).toBe(8))
  return { workspace, device }
}

const become = (state: string, was: string) =>
  ({
    type: 'edit',
    op: 'update',
    collection: 'counts',
    documentId: COUNT,
    set: { state },
    base: { state: was },
  }) as const

it('keeps from its counter what lies there, from the moment it begins on this device, with no network', async () => {
  const { workspace, device } = await deviceOf('operator')
  device.online = false
  await workspace.record(become('counting', 'planned'))
  expect(onHand(workspace)).toBe(0)
  expect(onHand(workspace, NUTS, BIN_B)).toBe(4)
  const known = [BIN_A, BIN_B].map((locationId) => workspace.read(onHandAtQuery({ itemId: NUTS, locationId })))
  expect(known).toEqual([undefined, 4])
  expect(workspace.read(itemTotalQuery(NUTS)).onHand).toBe(4)
  expect(workspace.read(hiddenAtQuery(BIN_A, NUTS))).toBe(true)
  expect(workspace.read(hiddenAtQuery(BIN_B, NUTS))).toBe(false)
  expect(workspace.read(hiddenOfQuery(NUTS))).toBe(true)
  // What one did oneself one may know.
  expect(workspace.read(historyQuery({ locationId: BIN_A, limit: 50 })).map((row) => row.quantity)).toEqual([7])

  device.online = true
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
  server.put({ ...planned, state: 'posted' })
  server.poke()
  await eventually(() => expect(onHand(workspace)).toBe(8))
})

it('does not list an item as in stock for what lies in a bin that is counted blind', async () => {
  const { tab, member } = await person(server)
  server.put({ collection: 'members', id: member.userId, name: 'C', role: 'operator', siteIds: null, active: true })
  server.put(planned)
  const workspace = await tab()
  const inStock = () => workspace.read(itemIdsQuery({ filter: { inStock: true } }))
  const other = await (await person(server)).tab()
  await other.record(receipt(2, BIN_A, BOLTS))
  await eventually(() => expect(inStock()).toEqual([BOLTS]))
  server.put({ ...planned, state: 'counting' })
  server.poke()
  await eventually(() => expect(workspace.read(hiddenAtQuery(BIN_A, BOLTS))).toBe(true))
  expect(inStock()).toEqual([])
})

it('keeps nothing from a lead', async () => {
  const { workspace } = await deviceOf('lead')
  await workspace.record(become('counting', 'planned'))
  expect(onHand(workspace)).toBe(8)
  expect(workspace.read(historyQuery({ locationId: BIN_A, limit: 50 }))).toHaveLength(2)
  expect(workspace.read(hiddenOfQuery(NUTS))).toBe(false)
})
