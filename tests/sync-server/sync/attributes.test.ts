import { afterAll, beforeAll, expect, test } from 'vitest'
import { attributeIdOf } from '../../../domain/ids.ts'
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

const idOf = (code: string): string => attributeIdOf(code, sha256)
const edit = (
  collection: string,
  op: 'create' | 'update' | 'delete',
  documentId: string,
  set: object,
  base: object = {},
) => ({
  ...{ type: 'edit' as const, op, collection, documentId, set, base },
})
const make = (code: string, more: object = {}) =>
  edit('attributes', 'create', idOf(code), { code, name: code, kind: 'text', ...more })
const load = (content: string) =>
  importFile(house.pool, console, { orgId: house.orgId, kind: 'items', content, now: new Date() })
const valuesOf = async (sku: string) =>
  (await house.rows<{ values: object }>(`select doc -> 'attributes' as values from items where sku = '${sku}'`))[0]
    ?.values

test('a manager defines them, code and kind stay; two who add choices apart both do', async () => {
  const lead = await house.phone('lead')
  expect(await lead.do(make('Colour'))).toMatchObject({ status: 'rejected', code: 'not-permitted' })
  const choices = [{ code: 'red' }]
  expect(await manager.do(make('Colour', { kind: 'choice', choices }))).toMatchObject({ status: 'accepted' })
  expect(
    await manager.do(edit('attributes', 'update', idOf('Colour'), { kind: 'text' }, { kind: 'choice' })),
  ).toMatchObject({
    ...{ status: 'rejected', code: 'fixed-field' },
  })
  expect(await manager.do(make('Odd', { kind: 'colour' }))).toMatchObject({ code: 'bad-shape' })
  expect(await manager.do({ ...make('Odd'), documentId: idOf('Other') })).toMatchObject({ code: 'bad-shape' })
  const other = await house.phone('manager')
  for (const [phone, code] of [
    [manager, 'blue'],
    [other, 'green'],
  ] as const) {
    const set = { choices: [...choices, { code }] }
    const { status, exceptionId } = await phone.do(edit('attributes', 'update', idOf('Colour'), set, { choices }))
    expect([status, exceptionId]).toEqual(['accepted', undefined])
  }
  const [row] = await house.rows<{ doc: { choices: object[] } }>('select doc from attributes')
  expect(row?.doc.choices).toEqual([{ code: 'red' }, { code: 'blue' }, { code: 'green' }])
})

test('two who give an item different attributes apart both do; more than it may carry are turned down', async () => {
  const item = await house.item('A-1', { attributes: { Colour: 'red' } })
  const other = await house.phone('manager')
  const base = { attributes: { Colour: 'red' } }
  const say = (more: object) => edit('items', 'update', item, { attributes: { Colour: 'red', ...more } }, base)
  expect(await manager.do(say({ Weight: 2 }))).toMatchObject({ status: 'accepted' })
  const second = await other.do(say({ Cold: true }))
  expect([second.status, second.exceptionId]).toEqual(['accepted', undefined])
  expect(await valuesOf('A-1')).toEqual({ Colour: 'red', Weight: 2, Cold: true })
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`a${at}`, at]))
  expect(await manager.do(say(many))).toMatchObject({ status: 'rejected', code: 'bad-shape' })
})

test('a file has a column for each, reads it by its kind, and comes back as it was', async () => {
  await manager.do(make('Weight', { kind: 'number', unit: 'kg' }))
  await manager.do(make('Cold', { name: 'Kept cold', kind: 'yes-no' }))
  await manager.do(make('Approved', { kind: 'date' }))
  const file = `sku,name,attributes.weight,attributes.Kept cold,attributes.Approved,attributes.Colour,attributes.Free
A-2,Milk,1.5,yes,2026-03-01,BLUE,anything
A-3,Rice,,no,,,
`
  expect(await load(file)).toMatchObject({ created: 2, errors: [] })
  expect(await valuesOf('A-2')).toEqual({
    Weight: 1.5,
    Cold: true,
    Approved: '2026-03-01',
    Colour: 'blue',
    Free: 'anything',
  })
  expect(await valuesOf('A-3')).toEqual({ Cold: false })

  const text = await exportFile(house.pool, house.orgId, 'items')
  expect(text.split('\r\n')[0] ?? text).toContain('attributes.Kept cold')
  expect(await load(text)).toMatchObject({ created: 0, changed: 0, unchanged: 3, errors: [] })

  const wrong = await load('sku,attributes.Weight,attributes.Colour\nA-2,heavy,pink\n')
  expect(wrong.errors.map(({ field }) => field)).toEqual(['attributes.Weight', 'attributes.Colour'])
  expect(await valuesOf('A-2')).toMatchObject({ Weight: 1.5, Colour: 'blue' })
})

test('one that items have a value of is archived, not deleted', async () => {
  expect(await manager.do(edit('attributes', 'delete', idOf('Weight'), {}))).toMatchObject({ code: 'in-use' })
  await manager.do(make('Never'))
  expect(await manager.do(edit('attributes', 'delete', idOf('Never'), {}))).toMatchObject({ status: 'accepted' })
  expect(await verify(house.pool, house.orgId)).toEqual([])
})
