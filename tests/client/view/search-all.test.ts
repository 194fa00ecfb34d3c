import { afterEach, beforeEach, expect, it } from 'vitest'
import { searchAllQuery } from '../../../client/view/search-all.ts'
import type { TestServer } from '../server.ts'
import { closeAll, id, NUTS, openWarehouse, person } from '../warehouse.ts'
import { count, lot, openDesk, order, place, SITE } from './desk.ts'

let server: TestServer
beforeEach(async () => {
  server = await openWarehouse()
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

it('finds what was made here a moment ago, of every kind, the best fit first and what is over last', async () => {
  const { tab } = await person(server)
  const workspace = await tab()
  const create = { type: 'edit', op: 'create', base: {} } as const
  const site = id(3, 9)
  await workspace.recordAll([
    { ...create, collection: 'items', documentId: id(9, 1), set: { sku: 'QX-10', name: 'Oil', baseUnit: 'LTR' } },
    {
      ...create,
      collection: 'items',
      documentId: id(9, 2),
      set: { sku: 'QX-1', name: 'Old oil', baseUnit: 'LTR', archived: true },
    },
    {
      ...create,
      collection: 'locations',
      documentId: id(9, 3),
      set: { code: 'QX-1', name: 'QX-1', kind: 'bin', siteId: site },
    },
    {
      ...create,
      collection: 'orders',
      documentId: id(9, 4),
      set: { kind: 'sales', number: 'QX-1', siteId: site, state: 'cancelled' },
    },
    { ...create, collection: 'partners', documentId: id(9, 5), set: { kind: 'customer', name: 'Quay', code: 'aQX-1' } },
  ])
  const found = workspace.read(searchAllQuery('qx-1'))
  expect(found.map(({ of, hits }) => [of, hits.map(({ title }) => title)])).toEqual([
    ['locations', ['QX-1']],
    ['items', ['Oil']],
    ['partners', ['Quay']],
    ['orders', ['QX-1']],
  ])
  expect(workspace.read(searchAllQuery('  '))).toEqual([])
  expect(workspace.read(searchAllQuery('qx-1 nowhere'))).toEqual([])
})

it('finds lots by their code and orders by their partner, and says of each what it belongs to', async () => {
  const { workspace } = await openDesk([
    lot(id(10, 1), NUTS, 'ZQ-7'),
    lot(id(10, 2), id(4, 99), 'ZQ-8'),
    place(id(3, 20), 'bin', 'ZQ-1', { name: 'By the door' }),
    place(id(2, 5), 'loss', 'ZQ-LOSS'),
    { collection: 'partners', id: id(11, 1), kind: 'customer', name: 'ZQ Traders', code: null, archived: false },
    order(1, 'sales', [], { partnerId: id(11, 1), state: 'closed' }),
    order(2, 'sales', [], { partnerId: id(11, 1) }),
    order(3, 'sales', [], { number: 'ZQ-99', partnerId: id(11, 99) }),
    count(1, 'ZQ aisle', { state: 'posted' }),
    count(2, 'ZQ aisle B'),
  ])
  const found = Object.fromEntries(
    workspace
      .read(searchAllQuery('zq'))
      .map(({ of, hits }) => [of, hits.map(({ title, detail, archived }) => [title, detail, archived])]),
  )
  expect(found).toEqual({
    lots: [
      ['ZQ-7', 'Hex nut', false],
      ['ZQ-8', '', false],
    ],
    locations: [['ZQ-1', 'By the door', false]],
    partners: [['ZQ Traders', '', false]],
    orders: [
      ['O-2', 'ZQ Traders', false],
      ['ZQ-99', '', false],
      ['O-1', 'ZQ Traders', true],
    ],
    counts: [
      ['ZQ aisle B', '', false],
      ['ZQ aisle', '', true],
    ],
  })
  expect(workspace.read(searchAllQuery('north')).flatMap(({ hits }) => hits.map(({ href }) => href))).toEqual([
    `/locations/${SITE}`,
  ])
})
