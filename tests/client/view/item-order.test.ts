import { afterEach, beforeEach, expect, it } from 'vitest'
import { hiddenAtQuery } from '../../../client/view/blind.ts'
import { type ItemOrder, itemsInOrder } from '../../../client/view/item-order.ts'
import { itemIdsQuery } from '../../../client/view/items.ts'
import type { Workspace } from '../../../client/view/workspace.ts'
import type { TestServer } from '../server.ts'
import {
  BIN_A,
  BIN_B,
  BOLTS,
  badge,
  closeAll,
  eventually,
  id,
  itemNamed,
  NUTS,
  openWarehouse,
  person,
  receipt,
} from '../warehouse.ts'

const TEN = id(4, 10)
const TWO = id(4, 2_000)
const BIN_C = id(3, 3)
const COUNT = {
  ...{ collection: 'counts', id: id(5, 1), name: 'A', siteId: id(1), scope: { locationIds: [BIN_A] } },
  ...{ blind: true, tolerance: {}, assigneeIds: [], state: 'counting', dueOn: null },
} as const

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
  server.put({
    ...{ collection: 'locations', id: BIN_C, kind: 'bin', code: 'C', name: 'C', siteId: id(1), archived: false },
  })
  server.put({ ...itemNamed(TEN, 'P-10', 'Pin'), category: 'Pins' })
  server.put({ ...itemNamed(TWO, 'P-2', 'Peg'), category: 'pegs' })
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

const listed = (workspace: Workspace, by: ItemOrder['by'], down = false, search = '') =>
  workspace.readOnce((reader) => itemsInOrder(reader, workspace.read(itemIdsQuery({ search })), { by, down }))

it('lists items by name, by number within their SKU, and by category with those of none last either way', async () => {
  const workspace = await (await person(server)).tab()
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date' }))
  expect(listed(workspace, 'name')).toEqual([BOLTS, NUTS, TWO, TEN])
  expect(listed(workspace, 'name', true)).toEqual([TEN, TWO, NUTS, BOLTS])
  expect(listed(workspace, 'sku')).toEqual([BOLTS, NUTS, TWO, TEN])
  expect(listed(workspace, 'sku', true, 'P')).toEqual([TEN, TWO])
  expect(listed(workspace, 'category')).toEqual([TWO, TEN, BOLTS, NUTS])
  expect(listed(workspace, 'category', true)).toEqual([TEN, TWO, BOLTS, NUTS])
})

it('lists items by what is on hand, with what was done here, and nothing of it by what lies where it is counted blind', async () => {
  const { tab, device, member } = await person(server)
  server.put({ collection: 'members', id: member.userId, name: 'C', role: 'operator', siteIds: null, active: true })
  const workspace = await tab()
  const other = await (await person(server)).tab()
  await other.record(receipt(9, BIN_B, TEN))
  await eventually(() => expect(listed(workspace, 'onHand', true)).toEqual([TEN, BOLTS, NUTS, TWO]))
  device.online = false
  await workspace.record(receipt(12, BIN_C, NUTS))
  expect(listed(workspace, 'onHand', true)).toEqual([NUTS, TEN, BOLTS, TWO])
  expect(listed(workspace, 'onHand')).toEqual([BOLTS, TWO, TEN, NUTS])
  device.online = true
  server.put(COUNT)
  server.poke()
  await other.record(receipt(90, BIN_A, TWO))
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
  await eventually(() => expect(workspace.read(hiddenAtQuery(BIN_A, TWO))).toBe(true))
  const shown = () => workspace.read(itemIdsQuery({ filter: { inStock: true } }))
  await eventually(() => expect(shown()).toEqual([NUTS, TEN]))
  expect(listed(workspace, 'onHand', true)).toEqual([NUTS, TEN, BOLTS, TWO])
})
