import { afterAll, beforeAll, expect, test } from 'vitest'
import { attributeIdOf } from '../../../domain/ids.ts'
import { exportFile } from '../../../sync-server/data/export.ts'
import { importFile } from '../../../sync-server/data/import-file.ts'
import { sha256 } from '../../../sync-server/ledger/digest.ts'
import { Warehouse } from '../warehouse.ts'

let house: Warehouse
beforeAll(async () => {
  house = await Warehouse.open()
  const manager = await house.phone('manager')
  await manager.do({
    ...{ type: 'edit', op: 'create', collection: 'attributes', documentId: attributeIdOf('Size', sha256), base: {} },
    set: { code: 'Size', name: 'Size', kind: 'choice', choices: [{ code: 'M' }, { code: 'L' }] },
  })
})
afterAll(() => house.close())

const load = (content: string) =>
  importFile(house.pool, console, { orgId: house.orgId, kind: 'items', content, now: new Date() })
const parentOf = async (sku: string) =>
  (
    await house.rows<{ parent: string | null }>(
      `select p.sku as parent from items i left join items p on p.org_id = i.org_id and p.id = i.variant_of where i.sku = '${sku}'`,
    )
  )[0]?.parent

const HEAD = 'sku,name,variantOf,variesBy,attributes.Size'

test('a variant may stand before what it is one of; the export brings all back, and again it changes nothing', async () => {
  const file = `${HEAD}\nS-M,Shirt M,S,,M\nS-L,Shirt L,S,,L\nS,Shirt,,size; Our colour,\nHAT,Hat,,,\n`
  expect(await load(file)).toMatchObject({ created: 4, errors: [], done: 4 })
  expect([await parentOf('S-M'), await parentOf('S-L'), await parentOf('S'), await parentOf('HAT')]).toEqual([
    ...['S', 'S', null, null],
  ])
  // By its code where the organisation has such an attribute, else as it is called.
  expect(await house.rows(`select doc -> 'variesBy' as by from items where sku = 'S'`)).toEqual([
    { by: [{ code: 'Size' }, { code: 'Our colour' }] },
  ])
  expect(await load(file)).toMatchObject({ created: 0, changed: 0, unchanged: 4, done: 0 })

  const text = await exportFile(house.pool, house.orgId, 'items')
  expect(text).toContain('Size; Our colour')
  expect(await load(text)).toMatchObject({ created: 0, changed: 0, unchanged: 4, errors: [], done: 0 })
})

test('a file without the columns leaves it alone, and an empty cell takes it off', async () => {
  expect(await load('sku,name\nS-M,Shirt in M\n')).toMatchObject({ changed: 1 })
  expect(await parentOf('S-M')).toBe('S')
  expect(await load('sku,variantOf\nS-L,\n')).toMatchObject({ changed: 1, errors: [] })
  expect(await parentOf('S-L')).toBeNull()
})

test('what is wrong is told by its row, and nothing of the file is done', async () => {
  const wrong = async (rows: string) => {
    const { errors, done } = await load(`sku,name,variantOf\n${rows}\n`)
    expect(done).toBe(0)
    return errors
  }
  expect(await wrong('X-1,X,NOT-HERE\nX-2,Y,')).toEqual([
    { row: 2, field: 'variantOf', code: 'unknown', params: { value: 'NOT-HERE' } },
  ])
  expect(await wrong('X-1,X,X-1')).toEqual([
    { row: 2, field: 'variantOf', code: 'own-variant', params: { value: 'X-1' } },
  ])
  // By way of the other row, and by way of what is there already.
  expect((await wrong('X-1,X,X-2\nX-2,Y,X-1')).map(({ row }) => row).sort()).toEqual([2, 3])
  expect(await wrong('S,Shirt,S-M')).toEqual([
    { row: 2, field: 'variantOf', code: 'own-variant', params: { value: 'S' } },
  ])
  expect(await house.rows(`select from items where sku like 'X-%'`)).toEqual([])
})

test('a file may turn a family round', async () => {
  expect(await load('sku,variantOf\nS,S-M\nS-M,\n')).toMatchObject({ changed: 2, errors: [], done: 2 })
  expect([await parentOf('S'), await parentOf('S-M')]).toEqual(['S-M', null])
})
