import { afterAll, beforeAll, expect, test } from 'vitest'
import { supplierPriceIdOf } from '../../../domain/ids.ts'
import { exportFile } from '../../../sync-server/data/export.ts'
import { importFile } from '../../../sync-server/data/import-file.ts'
import { sha256 } from '../../../sync-server/ledger/digest.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { rebuild } from '../../../sync-server/ledger/rebuild.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

/** One that no time of day has in it, however it is written: where it is not said, it is nowhere. */
const PRICE = 4127.93

let house: Warehouse
let manager: Phone
let item: string
const [acme, bolts] = [newId(), newId()]
beforeAll(async () => {
  house = await Warehouse.open()
  manager = await house.phone('manager')
  item = await house.item('S-1', { currency: 'EUR' })
  for (const [id, name] of [
    [acme, 'Acme'],
    [bolts, 'Bolts Ltd'],
  ] as const)
    await house.write('partners', { kind: 'supplier', name }, id)
})
afterAll(() => house.close())

const edit = (
  collection: string,
  op: 'create' | 'update' | 'delete',
  documentId: string,
  set: object,
  base: object = {},
) => ({
  ...{ type: 'edit' as const, op, collection, documentId, set, base },
})
const suppliersOf = async () =>
  (await house.rows<{ said: object[] }>(`select doc -> 'suppliers' as said from items where sku = 'S-1'`))[0]?.said

test('two who give an item different suppliers apart both do; one that is not here yet is waited for', async () => {
  const other = await house.phone('manager')
  const say = (partnerId: string, code: string) =>
    edit('items', 'update', item, { suppliers: [{ partnerId, code, leadTimeDays: 3 }] }, { suppliers: null })
  expect(await manager.do(say(acme, 'AC-1'))).toMatchObject({ status: 'accepted' })
  const second = await other.do(say(bolts, 'B-9'))
  expect([second.status, second.exceptionId]).toEqual(['accepted', undefined])
  expect(await suppliersOf()).toMatchObject([
    { partnerId: acme, code: 'AC-1' },
    { partnerId: bolts, code: 'B-9' },
  ])

  const late = newId()
  const waiting = await manager.do(
    edit('items', 'update', item, { suppliers: [{ partnerId: late }] }, { suppliers: null }),
  )
  expect(waiting.status).toBe('parked')
  await manager.do(edit('partners', 'create', late, { kind: 'supplier', name: 'Late' }))
  expect((await manager.send(waiting.action))[0]).toMatchObject({ status: 'accepted' })
  expect(await suppliersOf()).toHaveLength(3)
  const tooMany = Array.from({ length: 51 }, () => ({ partnerId: acme }))
  expect(await manager.do(edit('items', 'update', item, { suppliers: tooMany }, {}))).toMatchObject({
    code: 'bad-shape',
  })
})

test('what a supplier asks is said by managers and seen by leads alone, after a rebuild too', async () => {
  const id = supplierPriceIdOf(item, acme, sha256)
  const lead = await house.phone('lead')
  const operator = await house.phone('operator')
  const set = { itemId: item, partnerId: acme, price: PRICE, currency: 'EUR' }
  expect(await lead.do(edit('supplier-prices', 'create', id, set))).toMatchObject({ code: 'not-permitted' })
  expect(await manager.do(edit('supplier-prices', 'create', newId(), set))).toMatchObject({ code: 'bad-shape' })
  expect(await manager.do(edit('supplier-prices', 'create', id, set))).toMatchObject({ status: 'accepted' })
  expect(
    await manager.do(edit('supplier-prices', 'update', id, { partnerId: bolts }, { partnerId: acme })),
  ).toMatchObject({
    ...{ status: 'rejected', code: 'fixed-field' },
  })
  const seen = async ({ caller }: Phone) => (await house.pull(caller)).documents.get(`supplier-prices/${id}`)
  expect(await seen(lead)).toMatchObject({ price: PRICE, currency: 'EUR' })
  expect(await seen(operator)).toBeUndefined()
  expect(JSON.stringify([...(await house.pull(operator.caller)).documents.values()])).not.toContain(String(PRICE))

  await house.rows(`delete from feed where collection = 'supplier-prices' returning id`)
  await rebuild(house.pool, house.orgId)
  expect(await seen(lead)).toMatchObject({ price: PRICE })
  expect(await seen(operator)).toBeUndefined()
})

test('a price that is asked no more is taken away by a manager, and given back', async () => {
  const id = supplierPriceIdOf(item, acme, sha256)
  const lead = await house.phone('lead')
  const set = { itemId: item, partnerId: acme, price: PRICE, currency: 'EUR' }
  const seen = async () => (await house.pull(lead.caller)).documents.get(`supplier-prices/${id}`)
  expect(await lead.do(edit('supplier-prices', 'delete', id, {}, set))).toMatchObject({ code: 'not-permitted' })
  expect(await manager.do(edit('supplier-prices', 'delete', id, {}, set))).toMatchObject({ status: 'accepted' })
  expect(await seen()).toBeUndefined()
  expect(await manager.do(edit('supplier-prices', 'create', id, set))).toMatchObject({ status: 'accepted' })
  expect(await seen()).toMatchObject({ price: PRICE })
})

test('a file has a row for each, comes back as it was, and says what is wrong', async () => {
  await house.item('S-2')
  const load = (content: string) =>
    importFile(house.pool, console, { orgId: house.orgId, kind: 'suppliers', content, now: new Date() })
  const file = `sku,supplier,supplierCode,leadTimeDays,supplierPrice,currency
S-2,Acme,A-77,4,2.5,EUR
S-2,Bolts Ltd,B-77,,,
S-1,Acme,AC-1,3,1.5,EUR
`
  expect(await load(file)).toMatchObject({ created: 2, changed: 1, unchanged: 0, errors: [], done: 3 })
  const [row] = await house.rows<{ said: object }>(`select doc -> 'suppliers' as said from items where sku = 'S-2'`)
  expect(row?.said).toEqual([
    { partnerId: acme, code: 'A-77', leadTimeDays: 4 },
    { partnerId: bolts, code: 'B-77' },
  ])
  const text = await exportFile(house.pool, house.orgId, 'suppliers')
  expect(text).toContain('S-2,Acme,A-77,,4,2.5,EUR')
  expect(await load(text)).toMatchObject({ created: 0, changed: 0, unchanged: 5, done: 0, errors: [] })
  const wrong = await load('sku,supplier,leadTimeDays,supplierPrice\nS-2,Nobody,,\nS-2,Acme,soon,much\nNO,Acme,,\n')
  expect(wrong.errors.map(({ row, field }) => `${row} ${field}`)).toEqual([
    ...['2 supplier', '3 leadTimeDays', '3 supplierPrice', '4 sku'],
  ])
})

test('a supplier of an item is archived, not deleted', async () => {
  expect(await manager.do(edit('partners', 'delete', bolts, {}))).toMatchObject({ status: 'rejected', code: 'in-use' })
  expect(await verify(house.pool, house.orgId)).toEqual([])
})
