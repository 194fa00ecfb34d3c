import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileKind } from '../../../domain/file-kinds.ts'
import { MAX_QUANTITY } from '../../../domain/quantity.ts'
import { plainFault } from '../../../domain/row-fault.ts'
import { importFile } from '../../../sync-server/data/import-file.ts'
import { Warehouse } from '../warehouse.ts'

/** What a file is refused for, row by row: whoever mends it has nothing but these words. */

let house: Warehouse

const load = (kind: FileKind, content: string) =>
  importFile(house.pool, console, { orgId: house.orgId, kind, content, now: new Date() })
const faults = async (kind: FileKind, content: string): Promise<string[]> =>
  (await load(kind, content)).errors.map((fault) => `${fault.row} ${plainFault(fault)}`)

const tally = async (kind: FileKind, content: string) => {
  const { created, changed, unchanged, errors } = await load(kind, content)
  return [created, changed, unchanged, errors.length]
}

const MOVED = '01900000-0000-7000-8000-0000000000a1'
const LATER = '01900000-0000-7000-8000-0000000000a2'
const UNKNOWN = '01900000-0000-7000-8000-0000000000a9'

beforeAll(async () => {
  house = await Warehouse.open()
  await load('items', 'sku,name,tracking\nI-1,Bolt,none\nI-2,Butter,lot\nI-3,Drill,serial\n')
  await load('locations', 'site,code,name,kind\n,WEST,West,site\nWEST,W-01,Bin,bin\nWEST,W-02,Bin 2,bin\n')
})
afterAll(() => house.close())

test('a place has a code of its own and a site, which is there', async () => {
  expect(
    await faults(
      'locations',
      'site,code,name,kind,parent\nWEST,,Nameless,bin,\n,W-07,Lost,bin,\nWEST,W-08,One,bin,\nWEST,W-08,Two,bin,\nEAST,E-01,Far,bin,\nWEST,W-09,Held,bin,W-99\n',
    ),
  ).toEqual([
    '2 code: is what the row is known by, and is empty',
    '3 site: a place belongs to a site; name it',
    '5 code: W-08 stands in row 4 too',
    '6 site: there is no EAST',
    '7 parent: there is no W-99 in WEST',
  ])
})

test('a place that is known is changed without its kind being said, a site too', async () => {
  const figures = await load('locations', 'site,code,name,archived\nWEST,W-02,Second bin,yes\n,WEST,The West,\n')
  expect(figures).toMatchObject({ created: 0, changed: 2, errors: [] })
  const rows = await house.rows<{ name: string }>(
    `select doc->>'name' as name from locations where code in ('W-02', 'WEST') order by code`,
  )
  expect(rows.map(({ name }) => name)).toEqual(['Second bin', 'The West'])
})

test('a reason has a code, once; what the file does not speak of stays', async () => {
  expect(await faults('reasons', 'code,name\n,Nameless\nD,Damaged\nD,Again\n')).toEqual([
    '2 code: is what the row is known by, and is empty',
    '4 code: D stands in row 3 too',
  ])
  expect(await load('reasons', 'code,name,kinds,archived\nD,Damaged,scrap; adjust,no\n')).toMatchObject({ created: 1 })
  expect(await load('reasons', 'code,archived\nD,yes\n')).toMatchObject({ changed: 1 })
  const [row] = await house.rows<{ doc: object }>(`select doc from reasons where doc->>'code' = 'D'`)
  expect(row?.doc).toMatchObject({ name: 'Damaged', kinds: ['scrap', 'adjust'], archived: true })
})

test('movements have ids of their own, kinds that people make, goods that fit, and times that are times', async () => {
  const head = 'id,kind,sku,lot,from,to,quantity,occurredAt,reverses,note\n'
  expect(
    await faults(
      'movements',
      `${head}${[
        'X,receipt,I-1,,SUPPLIER,W-01,1,,,',
        `${MOVED},receipt,I-1,,SUPPLIER,W-01,1,2026-01-05,,`,
        `${MOVED},receipt,I-1,,SUPPLIER,W-01,1,2026-01-05,,`,
        ',count-variance,I-1,,LOSS,W-01,1,,,',
        ',,I-1,,SUPPLIER,W-01,1,,,',
        ',receipt,I-1,,SUPPLIER,W-01,1.5,,,',
        ',receipt,I-1,,SUPPLIER,W-01,,,,',
        ',receipt,I-1,,SUPPLIER,W-01,1,2026-02-31T25:00:00Z,,',
        ',receipt,I-1,,SUPPLIER,W-01,1,yesterday,,',
        ',receipt,I-3,S-1,SUPPLIER,W-01,2,,,',
        `,reversal,,,,,,,${UNKNOWN},`,
        ',reversal,,,,,,,what,',
      ].join('\n')}\n`,
    ),
  ).toEqual([
    '2 id: must be a UUID in small letters',
    `4 id: ${MOVED} stands in row 3 too`,
    expect.stringMatching(/^5 kind: must be one of receipt, put-away, /),
    expect.stringMatching(/^6 kind: must be one of /),
    `7 quantity: must be a whole number from 1 to ${MAX_QUANTITY}`,
    `8 quantity: must be a whole number from 1 to ${MAX_QUANTITY}`,
    '9 occurredAt: must be a day, or a time in ISO 8601 with its zone',
    '10 occurredAt: must be a day, or a time in ISO 8601 with its zone',
    '11 quantity: a serial number is one piece; give each piece a row of its own',
    '12 reverses: there is no such movement',
    '13 reverses: there is no such movement',
    '13 reverses: must be a UUID in small letters',
  ])
  const [{ n } = { n: -1 }] = await house.rows<{ n: number }>('select count(*)::int as n from movements')
  expect(n).toBe(0)
})

test('a movement and the one that takes it back come in one file, or in two, and each once', async () => {
  const head = 'id,kind,sku,from,to,quantity,reverses,note\n'
  const first = `${MOVED},receipt,I-1,SUPPLIER,W-01,5,,by hand\n`
  const back = `${LATER},reversal,,,,,${MOVED},wrong bin\n`
  expect(await load('movements', head + first)).toMatchObject({ created: 1, unchanged: 0, errors: [] })
  expect(await load('movements', head + first + back)).toMatchObject({ created: 1, unchanged: 1, errors: [] })
  expect(await load('movements', head + first + back)).toMatchObject({ created: 0, unchanged: 2, errors: [] })
  const [{ n } = { n: -1 }] = await house.rows<{ n: number }>(`
    select coalesce(sum(on_hand), 0)::int as n from stock s join locations l on l.id = s.location_id where l.code = 'W-01'`)
  expect(n).toBe(0)
})

/** What two people made apart may be called alike: a file cannot say which of them it means. */
describe('where two things are called alike', () => {
  beforeAll(async () => {
    for (const _ of [1, 2]) {
      await house.item('TWICE')
      await house.place('bin', 'N-02')
      await house.write('orders', { kind: 'purchase', number: 'PO-9', siteId: house.site, state: 'draft', lines: [] })
      await house.write('reasons', { code: 'R', name: 'Reason', kinds: [] })
    }
    await house.place('bin', 'W-01') // there is one at WEST, too
    for (const code of ['1', '2']) await house.write('partners', { kind: 'supplier', name: 'Acme', code })
    await house.write('partners', { kind: 'customer', name: 'Shop' })
  })

  test.each<[FileKind, string, string]>([
    ['items', 'sku,name\nTWICE,x\n', '2 sku: several are called TWICE'],
    ['stock', 'sku,location,quantity\nTWICE,W-02,1\n', '2 sku: several are called TWICE'],
    ['stock', 'sku,location,quantity\nI-1,W-01,1\n', '2 location: several sites have a W-01; name the site'],
    ['locations', 'site,code,name,kind\nNORTH,N-02,x,bin\n', '2 code: several are called N-02'],
    ['reasons', 'code,name\nR,again\n', '2 code: several are called R'],
    ['partners', 'kind,code,name\nsupplier,,Acme\n', '2 name: several are called Acme'],
    ['suppliers', 'sku,supplier\nI-1,Acme\n', '2 supplier: several are called Acme'],
    ['orders', 'number,state\nPO-9,open\n', '2 number: several are called PO-9'],
    [
      'orders',
      'number,kind,partner,site,sku,quantity\nA-1,purchase,Acme,WEST,I-1,1\n',
      '2 partner: several are called Acme',
    ],
  ])('a file of %s says so', async (kind, content, fault) => {
    expect(await faults(kind, content)).toEqual([fault])
  })
})

test.each<[FileKind, string, string[]]>([
  ['items', 'name\nNameless\n', ['2 sku: is what the row is known by, and is empty']],
  ['stock', 'location,quantity\nW-02,1\n', ['2 sku: is empty']],
  ['stock', 'sku,quantity\nI-1,1\n', ['2 location: is empty']],
  ['stock', 'sku,location\nI-1,W-02\n', [`2 quantity: must be a whole number from 0 to ${MAX_QUANTITY}`]],
  ['costs', 'sku\nI-1\n', ['2 cost: is needed for something new']],
  ['reasons', 'name\nx\n', ['2 code: is what the row is known by, and is empty']],
  ['locations', 'name\nx\n', ['2 code: is what the row is known by, and is empty']],
  ['locations', 'code,name,kind\nN-07,x,bin\n', ['2 site: a place belongs to a site; name it']],
  ['partners', 'kind,name\ncustomer,\n', ['2 name: is what the row is known by, and is empty']],
  ['partners', 'code,name\n5,x\n', ['2 kind: must be one of supplier, customer']],
  ['suppliers', 'sku\nI-1\n', ['2 supplier: is empty']],
  ['lots', 'sku,status\nI-2,hold\n', ['2 lot: is what the row is known by, and is empty']],
  ['orders', 'kind\nsales\n', ['2 number: is what the row is known by, and is empty']],
  ['orders', 'number\nB-1\n', ['2 kind: is needed for something new', '2 site: is needed for something new']],
  ['items', 'sku,name,sku\nX-5,ok,X-6\n', ['1 sku stands in two columns']],
])('a file of %s without a column that it needs says which: %j', async (kind, content, wrong) => {
  expect(await faults(kind, content)).toEqual(wrong)
})

test('a cell says what it should be, in words for its column', async () => {
  const head =
    'sku,name,currency,price,reorderPoint,barcodes,units,tracking,shelfLifeDays,archived,attributes,abcClass\n'
  const codes = Array.from({ length: 101 }, (_, n) => `b${n}`).join('; ')
  expect(
    await faults(
      'items',
      `${head}${[
        `X-1,${'n'.repeat(600)},euro,x,-1,,,boxes,1.5,perhaps,,D`,
        'X-2,,EUR,1,1.5,,case=0,none,,,"{""Colour"":{}}",',
        `X-3,ok,EUR,1,,${codes},case=1/2/3,none,99999999,,no json,`,
      ].join('\n')}\n`,
    ),
  ).toEqual([
    '2 tracking: must be one of none, lot, serial',
    '2 shelfLifeDays: must be a whole number',
    '2 price: must be a number, such as 1234.5',
    '2 currency: must be the code of a currency, such as EUR',
    '2 reorderPoint: must be at least 0',
    '2 abcClass: must be one of A, B, C',
    '2 archived: must be yes or no',
    '3 name: is empty',
    '3 units: must be at least 1',
    '3 reorderPoint: must be a whole number',
    '3 attributes.Colour: cannot be read as what it should be',
    '4 barcodes: may be 100 at most',
    '4 shelfLifeDays: must be at most 100000',
    '4 attributes: cannot be read as what it should be',
  ])
  expect(await faults('items', `sku,name,attributes.Colour\nX-4,ok,${'c'.repeat(5000)}\n`)).toEqual([
    '2 attributes.Colour: may have 4000 characters',
  ])
})

test('stock names goods that fit their item, each cell once', async () => {
  expect(
    await faults(
      'stock',
      'sku,lot,location,quantity,expiresOn\nI-2,,W-02,1,\nI-2,L,W-02,1,soon\nI-3,S,W-02,2,\nI-1,,N-99,1,\nI-1,,W-02,-1,\nI-1,,W-02,1,\nI-1,,W-02,2,\n',
    ),
  ).toEqual([
    '2 lot: this item is tracked by lot; name the lot',
    '3 expiresOn: must be a day, YYYY-MM-DD',
    '4 quantity: a serial number is one piece; give each piece a row of its own',
    '5 location: there is no N-99',
    `6 quantity: must be a whole number from 0 to ${MAX_QUANTITY}`,
    '8 the same item, place and lot stand in row 7 too',
  ])
  // Less than the books have is taken out again.
  expect(await tally('stock', 'sku,location,quantity\nI-1,W-02,5\n')).toEqual([1, 0, 0, 0])
  expect(await tally('stock', 'sku,location,quantity\nI-1,W-02,2\n')).toEqual([1, 0, 0, 0])
  expect(
    await house.rows(`select on_hand as n from stock s join locations l on l.id = s.location_id
    join items i on i.id = s.item_id where l.code = 'W-02' and i.sku = 'I-1'`),
  ).toEqual([{ n: 2 }])
})

test('costs, partners and suppliers are each of something that is there, once', async () => {
  expect(
    await faults('costs', 'sku,cost,currency\nI-1,2,EUR\nI-1,3,EUR\nNONE,1,EUR\nI-2,-1,EUR\nI-3,1,euro\n'),
  ).toEqual([
    '3 sku: I-1 stands in row 2 too',
    '4 sku: there is no NONE',
    '5 cost: must be at least 0',
    '6 currency: must be the code of a currency, such as EUR',
  ])
  expect(await tally('costs', 'sku,cost,currency\nI-1,2,EUR\n')).toEqual([1, 0, 0, 0])
  expect(await tally('costs', 'sku,currency\nI-1,USD\n')).toEqual([0, 1, 0, 0])
  expect(await faults('partners', 'kind,code,name\nsupplier,7,Seven\nsupplier,7,Eight\nsupplier,,\n')).toEqual([
    '3 code: 7 stands in row 2 too',
    '4 code: is what the row is known by, and is empty',
  ])
  expect(await tally('partners', 'kind,name,archived\ncustomer,Shop,yes\n')).toEqual([0, 1, 0, 0])
  // A code for one that had none, known by its name.
  expect(await tally('partners', 'kind,code,name\ncustomer,S-1,Shop\n')).toEqual([0, 1, 0, 0])
  expect(await tally('partners', 'kind,code,archived\ncustomer,S-1,\n')).toEqual([0, 1, 0, 0])
  expect(
    await faults(
      'suppliers',
      'sku,supplier,supplierPrice,currency,leadTimeDays\nI-1,Nobody,1,EUR,3\nI-1,1,x,EUR,3\nI-2,1,2,euro,3\nI-3,1,2,EUR,x\nI-3,1,2,EUR,1\n',
    ),
  ).toEqual([
    '2 supplier: there is no Nobody',
    '3 supplierPrice: must be a number, such as 1234.5',
    '4 currency: must be the code of a currency, such as EUR',
    '5 leadTimeDays: must be a number, such as 1234.5',
    '6 supplier: 1 stands in row 5 too',
  ])
  expect(await tally('suppliers', 'sku,supplier,supplierPrice\nI-1,1,2\n')).toEqual([1, 0, 0, 0])
})

describe('orders', () => {
  test('go from a site to another, to a partner of their kind, of so many of something', async () => {
    expect(
      await faults(
        'orders',
        `number,kind,state,partner,site,toSite,line,sku,quantity,unit,price,dueOn\n${[
          'A-2,transfer,open,Shop,WEST,WEST,1,I-1,1,,,',
          'A-3,transfer,open,,WEST,NOWHERE,1,I-1,1,,,',
          'A-4,purchase,open,,NOWHERE,,1,I-1,1,,,',
          'A-5,sales,open,Nobody,WEST,,1,I-1,1,box,,',
          'A-6,sales,draft,,WEST,,1,I-1,0,,-1,',
          'A-7,sales,draft,,WEST,,1,I-1,x,,x,',
          'A-8,sales,open,,WEST,,,,,,,',
          'A-9,,draft,,WEST,,1,I-1,1,,,',
        ].join('\n')}\n`,
      ),
    ).toEqual([
      '2 toSite: a transfer goes to another site',
      '3 toSite: NOWHERE is no site',
      '4 site: NOWHERE is no site',
      '5 partner: there is no Nobody',
      '5 unit: the item has no unit box',
      `6 quantity: must be a whole number from 1 to ${MAX_QUANTITY}`,
      '6 price: must be at least 0',
      '7 quantity: must be a number, such as 1234.5',
      '7 price: must be a number, such as 1234.5',
      '8 an order that is open has lines',
      '9 kind: is needed for something new',
    ])
  })

  test('that are known are changed by what a file says of them, and no further', async () => {
    const first = 'number,kind,site,sku,quantity,price\nC-1,sales,WEST,I-1,5,2\nC-1,,,I-1,6,\n'
    expect(await tally('orders', first)).toEqual([2, 0, 0, 0])
    expect(await tally('orders', 'number,state\nC-1,open\n')).toEqual([0, 1, 0, 0])
    expect(await tally('orders', 'number,sku,quantity\nC-1,I-1,5\n')).toEqual([0, 0, 1, 0])
    const [order] = await house.rows<{ doc: { lines: { price?: number }[] } }>(
      `select doc from orders where doc ->> 'number' = 'C-1'`,
    )
    expect(order?.doc.lines.map(({ price }) => price)).toEqual([2, undefined])
    expect(await tally('orders', 'number,sku,quantity,price\nC-1,I-1,5,\n')).toEqual([0, 1, 0, 0])
  })

  test('a transfer that is known is not left without a way: its other end is neither emptied nor its first', async () => {
    const made = 'number,kind,partner,site,toSite,sku,quantity\nT-1,transfer,Shop,WEST,NORTH,I-1,5\n'
    expect(await tally('orders', made)).toEqual([1, 0, 0, 0])
    expect(await faults('orders', 'number,toSite\nT-1,WEST\n')).toEqual(['2 toSite: a transfer goes to another site'])
    expect(await faults('orders', 'number,toSite,site,partner\nT-1,,,\n')).toEqual(['2 toSite: is empty'])
    expect(await tally('orders', 'number,partner\nT-1,\n')).toEqual([0, 1, 0, 0])
    expect(await tally('orders', made)).toEqual([0, 1, 0, 0])
  })
})
