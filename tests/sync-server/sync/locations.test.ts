import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportFile } from '../../../sync-server/data/export.ts'
import { importFile } from '../../../sync-server/data/import-file.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let manager: Phone
const [north, south, aisle, other, bin] = [newId(), newId(), newId(), newId(), newId()]
beforeAll(async () => {
  house = await Warehouse.open()
  for (const [id, set] of [
    [north, { kind: 'site', code: 'N', name: 'N' }],
    [south, { kind: 'site', code: 'S', name: 'S' }],
    [aisle, { kind: 'aisle', code: 'A', name: 'A', siteId: north, parentId: north }],
    [other, { kind: 'aisle', code: 'B', name: 'B', siteId: south, parentId: south }],
    [bin, { kind: 'bin', code: 'A-1', name: 'A-1', siteId: north, parentId: north }],
  ] as const)
    await house.write('locations', set, id)
  manager = await house.phone('manager')
})
afterAll(() => house.close())

const change = (documentId: string, set: object, base: object) =>
  manager.do({ ...{ type: 'edit' as const, op: 'update' as const, collection: 'locations' }, documentId, set, base })
const said = async (id: string) => (await house.pull(manager.caller)).documents.get(`locations/${id}`)

test('a bin made in the wrong aisle or as the wrong kind is moved and turned; at its own site, and into no loop', async () => {
  const way = { parentId: aisle, kind: 'dock' }
  expect(await change(bin, way, { parentId: north, kind: 'bin' })).toMatchObject({ status: 'accepted' })
  expect(await said(bin)).toMatchObject({ ...way, siteId: north })
  expect(await change(bin, { parentId: other }, { parentId: aisle })).toMatchObject({ code: 'other-site' })
  expect(await change(aisle, { parentId: aisle }, { parentId: north })).toMatchObject({ code: 'would-loop' })
  expect(await change(bin, { kind: 'zone' }, { kind: 'dock' })).toMatchObject({ code: 'fixed-field' })
})

test('a site is given its time zone', async () => {
  expect(await change(north, { timeZone: 'Europe/Madrid' }, { timeZone: null })).toMatchObject({ status: 'accepted' })
  expect(await said(north)).toMatchObject({ timeZone: 'Europe/Madrid' })
})

test('what fits in comes by file and goes out again; an empty cell takes it away, no column leaves it', async () => {
  const load = (content: string) =>
    importFile(house.pool, console, { orgId: house.orgId, kind: 'locations', content, now: new Date() })
  expect(await load('site,code,capacity\nN,A-1,4 cartons\n')).toMatchObject({ changed: 1, errors: [] })
  expect(await said(bin)).toMatchObject({ capacity: '4 cartons' })
  const text = await exportFile(house.pool, house.orgId, 'locations')
  expect(text).toContain('4 cartons')
  expect(await load(text)).toMatchObject({ created: 0, changed: 0, errors: [] })
  expect(await load('site,code,name\nN,A-1,Left\n')).toMatchObject({ changed: 1 })
  expect(await said(bin)).toMatchObject({ name: 'Left', capacity: '4 cartons' })
  expect(await load('site,code,capacity\nN,A-1,\n')).toMatchObject({ changed: 1 })
  expect(await said(bin)).toMatchObject({ capacity: null })
})
