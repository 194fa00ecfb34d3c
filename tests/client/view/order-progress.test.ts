import { afterEach, beforeEach, expect, it } from 'vitest'
import { orderProgressQuery } from '../../../client/view/order-work.ts'
import type { TestServer } from '../server.ts'
import { badge, closeAll, eventually, id, openWarehouse, person, receipt } from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

const ORDER = id(7, 1)
const LINE = id(7, 2)

it('what was received for a line shows at once, once, and no more when it was undone', async () => {
  const { tab, device } = await person(server)
  const workspace = await tab()
  const received = () => workspace.read(orderProgressQuery(ORDER))[LINE]?.received ?? 0
  await workspace.record({ ...receipt(7), orderId: ORDER, lineId: LINE })
  expect(received()).toBe(7)
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date', pending: 0 }))
  expect(received()).toBe(7)

  device.online = false
  const second = await workspace.record({ ...receipt(5), orderId: ORDER, lineId: LINE })
  await workspace.record({ ...receipt(3), orderId: ORDER, lineId: id(7, 3) })
  expect(received()).toBe(12)
  await workspace.undo(second.id)
  expect(received()).toBe(7)
})
