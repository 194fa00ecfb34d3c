import { afterEach, beforeEach, expect, it } from 'vitest'
import { searchAllQuery } from '../../../client/view/search-all.ts'
import type { TestServer } from '../server.ts'
import { closeAll, id, openWarehouse, person } from '../warehouse.ts'

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
