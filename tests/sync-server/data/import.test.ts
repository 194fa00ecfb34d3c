import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FILE_KINDS, type FileKind } from '../../../domain/file-kinds.ts'
import { exportFile } from '../../../sync-server/data/export.ts'
import type { Mode } from '../../../sync-server/data/import.ts'
import { importFile } from '../../../sync-server/data/import-file.ts'
import type { ColumnMap } from '../../../sync-server/data/mapping.ts'
import { loadDemo } from '../../../sync-server/demo/load.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

let house: Warehouse
let lead: Phone

beforeAll(async () => {
  house = await Warehouse.open()
  lead = await house.phone('lead')
})
afterAll(() => house.close())

const load = (kind: FileKind, content: string | Uint8Array, more: { mode?: Mode; map?: ColumnMap } = {}) =>
  importFile(house.pool, console, { orgId: house.orgId, kind, content, now: new Date(), ...more })
const head = async (): Promise<number> => (await house.rows<{ seq: number }>('select seq from org_clock'))[0]?.seq ?? 0
const done = (created: number, changed: number, unchanged: number) =>
  expect.objectContaining({ created, changed, unchanged, errors: [] })

/** Imports, then imports the same again and sees the clock stand still. */
const loadTwice = async (kind: FileKind, text: string, result: object): Promise<void> => {
  expect(await load(kind, text)).toEqual(result)
  const before = await head()
  const again = await load(kind, text)
  expect([again.created, again.changed, again.errors]).toEqual([0, 0, []])
  expect(await head()).toBe(before)
}

const ITEMS = `sku,name,barcodes,units,tracking,price,currency,reorderPoint,attributes.Colour
I-1,Bolt,2000000000008; 12000000000005@case,case=100,none,0.1,EUR,50,grey
I-2,Butter,,,lot,2.5,EUR,,
I-3,"Drill, 18 V",,,serial,,,,blue
`
const PLACES = `site,code,name,kind,parent,pickSequence
WEST,W-01,Bin 1,bin,W-A,1
WEST,W-02,Bin 2,bin,W-A,2
WEST,W-A,Aisle A,aisle,,
,WEST,West,site,,
`
const STOCK = `sku,site,location,lot,expiresOn,quantity
I-1,WEST,W-01,,,500
I-2,WEST,W-01,L1,2027-01-31,24
I-2,WEST,W-02,L2,,12
I-3,WEST,W-02,S1,,1
`
const MOVEMENTS = `kind,sku,lot,from,to,quantity,occurredAt,reason
receipt,I-1,,SUPPLIER,W-02,100,2026-01-05,
pick,I-1,,W-02,CUSTOMER,30,2026-01-06T10:00:00Z,
scrap,I-2,L1,W-01,LOSS,2,2026-01-06T11:30:00+01:00,Dropped
`

describe('an import', () => {
  test('makes items, places, stock and movements, and the same file again changes nothing', async () => {
    await loadTwice('items', ITEMS, done(3, 0, 0))
    await loadTwice('locations', PLACES, done(4, 0, 0))
    await loadTwice('stock', STOCK, done(4, 0, 0))
    await loadTwice('movements', MOVEMENTS, done(3, 0, 0))
    const held = await house.rows(`
      select i.sku, l.code, s.on_hand as n from stock s join items i on i.id = s.item_id join locations l on l.id = s.location_id
      where l.kind = 'bin' order by 1, 2`)
    expect(held).toEqual([
      { sku: 'I-1', code: 'W-01', n: 500 },
      { sku: 'I-1', code: 'W-02', n: 70 },
      { sku: 'I-2', code: 'W-01', n: 22 },
      { sku: 'I-2', code: 'W-02', n: 12 },
      { sku: 'I-3', code: 'W-02', n: 1 },
    ])
    expect(await verify(house.pool, house.orgId)).toEqual([])
  })

  test('of stock is no second opening, though goods have moved since', async () => {
    const [item] = await house.rows<{ id: string }>(`select id from items where sku = 'I-1'`)
    const [bin] = await house.rows<{ id: string }>(`select id from locations where code = 'W-01'`)
    const pick = {
      type: 'movement' as const,
      kind: 'pick',
      itemId: item?.id,
      fromLocationId: bin?.id,
      toLocationId: house.places.customer,
    }
    expect(await lead.do({ ...pick, quantity: 7 })).toMatchObject({ status: 'accepted' })
    expect(await load('stock', STOCK)).toEqual(done(0, 0, 4))
    expect(await house.onHand(item?.id ?? '', bin?.id ?? '')).toBe(493)
  })

  test('changes only what differs, and leaves alone what the file does not speak of', async () => {
    expect(await load('items', 'sku,name\nI-1,Hex bolt\nI-2,Butter\n')).toEqual(done(0, 1, 1))
    const [row] = await house.rows<{ doc: object }>(`select doc from items where sku = 'I-1'`)
    expect(row?.doc).toMatchObject({
      name: 'Hex bolt',
      price: 0.1,
      attributes: { Colour: 'grey' },
      reorder: { point: 50 },
    })
  })

  test('says everything that is wrong, with its row, and does nothing', async () => {
    const before = await head()
    const file = `sku,name,price,units,tracking
X-1,Good,1,,none
,Nameless,1,,none
X-3,,1,,none
X-4,Dear,much,,none
X-5,Odd,1,case=many,boxes
X-1,Again,1,,none
`
    const { errors } = await load('items', file)
    expect(errors.map(({ row }) => row)).toEqual([3, 4, 5, 6, 6, 7])
    expect(errors.map(({ field }) => field)).toEqual(['sku', 'name', 'price', 'units', 'tracking', 'sku'])
    const stock = await load(
      'stock',
      'sku,site,location,lot,quantity\nI-1,WEST,W-99,,1\nNO,WEST,W-01,,1\nI-2,WEST,W-01,,5\nI-1,WEST,W-A,,-4\n',
    )
    expect(stock.errors.map(({ row }) => row)).toEqual([2, 3, 4, 5, 5])
    const moves = await load(
      'movements',
      'kind,sku,from,to,quantity,occurredAt\npick,I-1,SUPPLIER,W-01,1,\nfly,I-1,W-01,CUSTOMER,1,\nship,I-1,W-01,CUSTOMER,0,soon\n',
    )
    expect(moves.errors.map(({ row }) => row)).toEqual([2, 3, 4, 4])
    expect(await head()).toBe(before)
  })

  test('run dry says what it would do, and does nothing', async () => {
    const before = await head()
    expect(await load('items', 'sku,name\nDRY-1,Dry\nI-1,Bolt\n', { mode: 'check' })).toEqual(done(1, 1, 0))
    expect(await head()).toBe(before)
  })
})

describe('an export', () => {
  test('of a whole warehouse, imported again, changes nothing; and no spreadsheet runs a cell of it', async () => {
    const orgId = await loadDemo(house.pool, console, { seed: 3, now: new Date() })
    for (const kind of FILE_KINDS) {
      const text = await exportFile(house.pool, orgId, kind)
      expect(text).not.toMatch(/(^|[,"])(?!-\d+(,|$))[=+@\t\r-]/m)
      const { created, changed, unchanged, errors } = await importFile(house.pool, console, {
        orgId,
        kind,
        content: text,
        now: new Date(),
      })
      expect([kind, created, changed, errors.slice(0, 5)]).toEqual([kind, 0, 0, []])
      expect(unchanged).toBe(text.trimEnd().split('\n').length - 1)
    }
  })

  test('of hostile texts comes back equal', async () => {
    const name = `=HYPERLINK("http://x")`
    const skus = ['=1+1', "'=1+1", "''x", '-5', '@x', '\ttab', 'a "b", c', 'line\r\nline']
    for (const sku of skus) await house.item(sku, { name })
    const text = await exportFile(house.pool, house.orgId, 'items')
    expect(text).toContain("'=HYPERLINK")
    const again = await load('items', text)
    expect([again.created, again.changed, again.errors]).toEqual([0, 0, []])
  })
})
