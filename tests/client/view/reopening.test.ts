import { afterEach, beforeEach, expect, it } from 'vitest'
import { orderQuery } from '../../../client/view/work.ts'
import type { Workspace } from '../../../client/view/workspace.ts'
import type { TestServer } from '../server.ts'
import { BIN_A, closeAll, eventually, id, NUTS, openWarehouse, person, receipt } from '../warehouse.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
  server.put({ collection: 'locations', id: CUSTOMER, kind: 'customer', code: 'CUSTOMER', name: 'Customer' })
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

const [ORDER, LINE, SITE, CUSTOMER] = [id(7, 1), id(7, 2), id(1), id(2, 2)]
const ship = (quantity: number) =>
  ({
    ...({ type: 'movement', kind: 'ship', itemId: NUTS, fromLocationId: BIN_A, toLocationId: CUSTOMER } as const),
    ...{ quantity, orderId: ORDER, lineId: LINE },
  }) as const
const closing = {
  ...({ type: 'edit', op: 'update', collection: 'orders', documentId: ORDER } as const),
  ...{ set: { state: 'closed' }, base: { state: 'open' } },
}
const stateOf = (workspace: Workspace) => workspace.read(orderQuery(ORDER))?.state

/** An order of so many, of which one phone ships 5 and closes it; gives another phone that knows, and what was shipped. */
const shippedElsewhere = async (ordered: number) => {
  const line = { id: LINE, itemId: NUTS, quantity: ordered }
  server.put({
    collection: 'orders',
    id: ORDER,
    kind: 'sales',
    number: 'SO',
    siteId: SITE,
    state: 'open',
    lines: [line],
  })
  const [shipper, other] = [await (await person(server)).tab(), await (await person(server)).tab()]
  await eventually(() => expect(stateOf(shipper)).toBe('open'))
  await shipper.record(receipt(9))
  const [, shipped] = await shipper.recordAll([closing, ship(5)])
  await eventually(() => expect(stateOf(other)).toBe('closed'))
  return { shipper, other, shipped: shipped?.id ?? '' }
}

it('a shipment undone from another phone opens the order again that was closed because all of it had left', async () => {
  const { shipper, other, shipped } = await shippedElsewhere(5)
  await other.undo(shipped)
  expect(stateOf(other)).toBe('open')
  await eventually(() => expect(stateOf(shipper)).toBe('open'))
})

it('an order that was closed short stays closed', async () => {
  const { other, shipped } = await shippedElsewhere(6)
  await other.undo(shipped)
  expect(stateOf(other)).toBe('closed')
})

it('what takes back the closing itself does so once', async () => {
  const { shipper, shipped } = await shippedElsewhere(5)
  const [closed] = server.pushes.flat().filter(({ type }) => type === 'edit')
  const back = await shipper.undoAll([closed?.id ?? '', shipped])
  expect(back.map(({ type }) => type)).toEqual(['reversal', 'edit'])
  expect(stateOf(shipper)).toBe('open')
})
