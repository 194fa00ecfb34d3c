import { afterAll, beforeAll, expect, test } from 'vitest'
import { categoryIdOf } from '../../../domain/ids.ts'
import type { CategoryDocument } from '../../../domain/protocol/documents.ts'
import { exportFile } from '../../../sync-server/data/export.ts'
import { importFile } from '../../../sync-server/data/import-file.ts'
import { sha256 } from '../../../sync-server/ledger/digest.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let manager: Phone
beforeAll(async () => {
  house = await Warehouse.open()
  manager = await house.phone('manager')
})
afterAll(() => house.close())

const seenBy = async ({ caller }: Phone): Promise<CategoryDocument[]> =>
  [...(await house.pull(caller)).documents.values()].filter((document) => document.collection === 'categories')

const edit = (op: 'create' | 'update' | 'delete', documentId: string, set: object = {}, base: object = {}) => ({
  ...{ type: 'edit' as const, op, collection: 'categories', documentId, set, base },
})
const TOOLS = categoryIdOf('Tools', sha256)
const load = (content: string) =>
  importFile(house.pool, console, { orgId: house.orgId, kind: 'items', content, now: new Date() })
const categoryOf = async (sku: string) =>
  (await house.rows<{ category: string }>(`select doc ->> 'category' as category from items where sku = '${sku}'`))[0]
    ?.category

test('two who make the same one apart make one; who may not edit items makes none; its code stays', async () => {
  const other = await house.phone('manager')
  const lead = await house.phone('lead')
  expect(await lead.do(edit('create', TOOLS, { code: 'Tools', name: 'Tools' }))).toMatchObject({
    ...{ status: 'rejected', code: 'not-permitted' },
  })
  for (const phone of [manager, other]) {
    expect(await phone.do(edit('create', TOOLS, { code: 'Tools', name: 'Tools' }))).toMatchObject({
      status: 'accepted',
    })
  }
  expect(await manager.do(edit('create', TOOLS, { code: 'tools', name: 'Tools' }))).toMatchObject({ code: 'bad-shape' })
  expect(await manager.do(edit('update', TOOLS, { code: 'T' }, { code: 'Tools' }))).toMatchObject({
    ...{ status: 'rejected', code: 'fixed-field' },
  })
  expect(await seenBy(lead)).toMatchObject([{ code: 'Tools', name: 'Tools', archived: false }])
})

test('a file names them by what they are called, makes those that are missing, and comes back as it was', async () => {
  await manager.do(edit('update', TOOLS, { name: 'Hand tools' }, { name: 'Tools' }))
  const file = 'sku,name,category\nC-1,Hammer,hand tools\nC-2,Rice,Dry food\nC-3,Beans,Dry food\nC-4,Thing,\n'
  expect(await load(file)).toMatchObject({ created: 4, errors: [], done: 5 })
  expect([await categoryOf('C-1'), await categoryOf('C-2'), await categoryOf('C-4')]).toEqual(['Tools', 'Dry food', ''])
  expect((await seenBy(manager)).map(({ name }) => name).sort()).toEqual(['Dry food', 'Hand tools'])

  const text = await exportFile(house.pool, house.orgId, 'items')
  expect(text).toContain('Hand tools')
  expect(await load(text)).toMatchObject({ created: 0, changed: 0, unchanged: 4, done: 0, errors: [] })
})

test('one that items are in is archived and they keep it; deleted is only what nothing is in', async () => {
  expect(await manager.do(edit('delete', TOOLS))).toMatchObject({ status: 'rejected', code: 'in-use' })
  await manager.do(edit('update', TOOLS, { archived: true }, { archived: false }))
  expect(await categoryOf('C-1')).toBe('Tools')
  const empty = categoryIdOf('Empty', sha256)
  await manager.do(edit('create', empty, { code: 'Empty', name: 'Empty' }))
  expect(await manager.do(edit('delete', empty))).toMatchObject({ status: 'accepted' })
  expect(await verify(house.pool, house.orgId)).toEqual([])
})

test('the database names them as the devices do', async () => {
  for (const code of ['Tools', 'Ä & é ☃', ' x ']) {
    const [row] = await house.rows<{ id: string }>(`select category_id('${code}') as id`)
    expect(row?.id).toBe(categoryIdOf(code, sha256))
  }
})
