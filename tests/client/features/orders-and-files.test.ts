/** What an order's line keeps of how it was ordered, what a file takes of a list, and the way on from a dead end at the dock. */
import { expect, it } from 'vitest'
import { entryOf, lineWith } from '../../../client/features/orders/line-unit.ts'
import { withoutOrder } from '../../../client/features/receive/without-order.ts'
import { padEntry } from '../../../client/ui/pad-entry.ts'
import { tableOf } from '../../../client/view/export-tables.ts'
import { itemQuery } from '../../../client/view/items.ts'
import { openDesk, order } from '../view/desk.ts'
import { BOLTS, id, itemNamed, NUTS } from '../warehouse.ts'

const item = { baseUnit: 'pc', units: [{ code: 'CS', num: 12, den: 1 }] }
const line = { id: id(71), itemId: NUTS, quantity: 24 }

it('a line that is said in cases stays ordered in cases', () => {
  const saved = lineWith(line, item, { entry: padEntry(3, 'CS'), quantity: 36 })
  expect(saved).toEqual({ ...line, quantity: 36, unit: 'CS' })
  expect(entryOf(saved, item)).toEqual(padEntry(3, 'CS'))
  // In the base unit, or mixed, there is no one unit of it any more.
  expect(lineWith(saved, item, { entry: padEntry(5, 'pc'), quantity: 5 })).toEqual({ ...line, quantity: 5 })
  expect(entryOf({ ...saved, quantity: 30 }, item)).toEqual(padEntry(30, 'pc'))
})

it('a file of the archived items has those, and one of a list of orders what the list shows', async () => {
  const { workspace } = await openDesk([
    { ...itemNamed(id(4, 9), 'OLD-1', 'Old nut'), archived: true },
    order(1, 'sales', [{ id: id(71, 1), itemId: NUTS, quantity: 1 }]),
    order(2, 'purchase', [{ id: id(71, 2), itemId: BOLTS, quantity: 2 }]),
  ])
  const rows = (...asked: [Parameters<typeof tableOf>[1], Parameters<typeof tableOf>[2]]) =>
    workspace.readOnce((reader) => tableOf(reader, ...asked)).rows
  expect(rows('items', { archived: true }).map(({ sku }) => sku)).toEqual(['OLD-1'])
  expect(rows('items', {}).map(({ sku }) => sku)).toEqual(['B-1', 'N-1'])
  expect(rows('orders', { ids: [id(7, 2)] }).map(({ number }) => number)).toEqual(['O-2'])
  expect(rows('orders', {})).toHaveLength(2)
})

it('what came without being ordered is received by itself, with what its label said', async () => {
  const { workspace } = await openDesk([])
  const nut = workspace.read(itemQuery(NUTS))
  if (!nut) throw new Error('the nut is not here')
  const lot = { code: 'L-1', expiresOn: '2031-01-01' }
  const href = withoutOrder({ item: nut, unit: 'pc', quantity: 6, lot, onlyLot: false }, id(3, 5))
  const said = new URLSearchParams(href?.split('?')[1])
  expect(Object.fromEntries(said)).toEqual({
    ...{ item: NUTS, unit: 'pc', quantity: '6', to: id(3, 5), lotCode: 'L-1', expires: '2031-01-01' },
  })
  expect(withoutOrder(undefined, id(3, 5))).toBe(undefined)
})
