/** What other systems keep comes in through the door that everything comes in by; read in place, never committed. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileKind } from '../../../domain/file-kinds.ts'
import type { Mode } from '../../../sync-server/data/import.ts'
import { importFile } from '../../../sync-server/data/import-file.ts'
import type { ColumnMap } from '../../../sync-server/data/mapping.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { Warehouse } from '../warehouse.ts'

const DATA = resolve(import.meta.dirname, '../../../../shared/data')
const path = (name: string) => join(DATA, name)
const has = (name: string): boolean => {
  const there = existsSync(path(name))
  if (!there) console.log(`skipped: ${name} is not at ../shared/data`)
  return there
}
const [NORTHWIND, FOOD, INVENTREE] = [
  'northwind/Products.csv',
  'catalogs/openfoodfacts_products_sample_a.csv',
  'catalogs/inventree_demo_inventory.json.gz',
] as const

let house: Warehouse
beforeAll(async () => {
  house = await Warehouse.open()
})
afterAll(() => house.close())

const load = (kind: FileKind, file: string, more: { map?: ColumnMap; mode?: Mode } = {}) =>
  importFile(house.pool, console, { orgId: house.orgId, kind, content: readFileSync(file), now: new Date(), ...more })
const twice = async (kind: FileKind, file: string, rows: number, map?: ColumnMap) => {
  const how = map ? { map } : {}
  expect(await load(kind, file, how)).toMatchObject({ created: rows, errors: [] })
  expect(await load(kind, file, how)).toMatchObject({ created: 0, changed: 0, unchanged: rows, errors: [] })
}

test.skipIf(!has(NORTHWIND))('Northwind’s products, by the names of its columns', async () => {
  await twice('items', path(NORTHWIND), 77, 'guess')
})

test.skipIf(!has(FOOD))('Open Food Facts: what has no name is told, the rest comes in', async () => {
  const all = await load('items', path(FOOD), { map: 'guess' })
  const bad = new Set(all.errors.map(({ row }) => row)).size
  const good = await load('items', path(FOOD), { map: 'guess', mode: 'good' })
  expect(good.created + bad).toBe(599)
  expect(good.created).toBeGreaterThan(500)
})

test.skipIf(!has(INVENTREE))(
  'InvenTree’s demo, by the recipe: 414 parts, 19 places, and its stock to the piece',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bincard-inventree-'))
    try {
      const recipe = resolve(import.meta.dirname, '../../../docs/recipes/inventree.mjs')
      execFileSync(process.execPath, [recipe, path(INVENTREE), folder])
      const file = (name: string) => join(folder, name)
      await twice('locations', file('locations.csv'), 20)
      await twice('items', file('items.csv'), 414)
      const variants = await house.rows<{ sku: string; of: string; by: string }>(
        `select i.sku, p.sku as of, jsonb_path_query_array(p.doc, '$.variesBy[*].code') ->> 0 as by
         from items i join items p on p.org_id = i.org_id and p.id = i.variant_of`,
      )
      expect(variants.length).toBe(18)
      expect(variants).toContainEqual({ sku: 'P-107', of: 'P-106', by: 'Color' })
      expect(variants).toContainEqual({ sku: 'P-78', of: 'P-72', by: 'IPN' })
      expect(variants).toContainEqual({ sku: 'P-72', of: 'P-71', by: 'Color' })
      const rows = readFileSync(file('stock.csv'), 'utf8').trimEnd().split('\n').slice(1)
      await twice('stock', file('stock.csv'), rows.length)
      const said = rows.reduce((sum, row) => sum + Number(/"(\d+)"$/.exec(row)?.[1]), 0)
      const held = await house.rows<{ n: number }>(
        `select sum(on_hand)::bigint as n from stock s join locations l on l.org_id = s.org_id and l.id = s.location_id where l.kind = 'bin'`,
      )
      expect(held[0]?.n).toBe(said)
      expect(await verify(house.pool, house.orgId)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
