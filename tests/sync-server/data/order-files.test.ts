import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileKind } from '../../../domain/file-kinds.ts'
import { plainFault } from '../../../domain/row-fault.ts'
import { writeCsv } from '../../../domain/tables/csv.ts'
import { exportFile } from '../../../sync-server/data/export.ts'
import { type FileImport, importFile } from '../../../sync-server/data/import-file.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

/** Partners, lots and orders as other systems write them: Northwind and AdventureWorks. */

let house: Warehouse
let lead: Phone

beforeAll(async () => {
  house = await Warehouse.open()
  lead = await house.phone('lead')
})
afterAll(() => house.close())

const DATA = new URL('../../../../shared/data/', import.meta.url)
const text = (name: string) => readFileSync(new URL(name, DATA), 'utf8')
type Line = Record<string, string>
const table = (name: string) => Papa.parse<Line>(text(name), { header: true, skipEmptyLines: true }).data
const asCsv = (rows: readonly Line[]) =>
  writeCsv([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))])

const load = (kind: FileKind, content: string, more: Partial<FileImport> = {}) =>
  importFile(house.pool, console, { orgId: house.orgId, kind, content, now: new Date(), ...more })
const guessed = (kind: FileKind, content: string, forAll: Record<string, string> = {}) =>
  load(kind, content, { map: 'guess', forAll })
const faults = async (kind: FileKind, content: string) =>
  (await load(kind, content)).errors.map((fault) => `${fault.row} ${plainFault(fault)}`)
const orderOf = async (number: string) =>
  (
    await house.rows<{ id: string; doc: Record<string, unknown> & { lines: Record<string, unknown>[] } }>(
      `select id, doc from orders where doc ->> 'number' = '${number}'`,
    )
  )[0]
const head = async (): Promise<number> => (await house.rows<{ seq: number }>('select seq from org_clock'))[0]?.seq ?? 0
/** Saved and brought in again it changes nothing. */
const comesBack = async (kind: FileKind) => {
  const before = await head()
  const saved = await exportFile(house.pool, house.orgId, kind)
  expect(await load(kind, saved)).toMatchObject({ created: 0, changed: 0, errors: [], done: 0 })
  expect(await head()).toBe(before)
  return saved
}

describe('Northwind', () => {
  test('customers and suppliers are partners, by the columns that the files have', async () => {
    const customers = text('northwind/Customers.csv')
    expect(await guessed('partners', customers, { kind: 'customer' })).toMatchObject({ created: 91, errors: [] })
    expect(await guessed('partners', customers, { kind: 'customer' })).toMatchObject({ unchanged: 91, done: 0 })
    const suppliers = text('northwind/Suppliers.csv')
    expect(await guessed('partners', suppliers, { kind: 'supplier' })).toMatchObject({ created: 29, errors: [] })
    const saved = await comesBack('partners')
    expect(saved).toContain('customer,ALFKI,Alfreds Futterkiste,false')
  })

  test('830 orders come with their lines, and a second time change nothing', async () => {
    const products = table('northwind/Products.csv').map(({ ProductID = '', ProductName = '' }) => ({
      ...{ sku: ProductID, name: ProductName, baseUnit: 'pcs' },
    }))
    expect(await load('items', asCsv(products))).toMatchObject({ created: 77, errors: [] })
    const orders = new Map(table('northwind/Orders.csv').map((one) => [one.OrderID, one]))
    const lines = table('northwind/OrderDetails.csv').map(
      ({ OrderID = '', ProductID = '', UnitPrice = '', Quantity = '' }) => ({
        ...{
          OrderID,
          CustomerID: orders.get(OrderID)?.CustomerID ?? '',
          RequiredDate: orders.get(OrderID)?.RequiredDate ?? '',
        },
        ...{ ProductID, UnitPrice, Quantity },
      }),
    )
    const forAll = { kind: 'sales', state: 'closed' }
    expect(await guessed('orders', asCsv(lines), forAll)).toMatchObject({
      ...{ created: 2155, changed: 0, errors: [], done: 830 },
    })
    const before = await head()
    expect(await guessed('orders', asCsv(lines), forAll)).toMatchObject({ created: 0, changed: 0, unchanged: 2155 })
    expect(await head()).toBe(before)
    const vinet = await orderOf('10248')
    expect(vinet?.doc).toMatchObject({ kind: 'sales', state: 'closed', dueOn: '1996-08-01' })
    expect(vinet?.doc.lines.map(({ quantity, price }) => [quantity, price])).toEqual([
      [12, 14],
      [10, 9.8],
      [5, 34.8],
    ])
    const saved = await comesBack('orders')
    expect(saved.split('\n')).toHaveLength(2157)
  })
})

test('AdventureWorks: purchases know their lines by the numbers that the other system gave', async () => {
  const heads = new Map(
    table('adventureworks/PurchaseOrderHeader.csv')
      .slice(0, 60)
      .map((one) => [one.PurchaseOrderID, one]),
  )
  const details = table('adventureworks/PurchaseOrderDetail.csv').filter(({ PurchaseOrderID }) =>
    heads.has(PurchaseOrderID),
  )
  const vendors = table('adventureworks/Vendor.csv').map((one) => ({
    ...{ VendorID: one.BusinessEntityID ?? '', VendorName: one.Name ?? '' },
  }))
  expect(await guessed('partners', asCsv(vendors), { kind: 'supplier' })).toMatchObject({ errors: [] })
  const skus = [...new Set(details.map(({ ProductID = '' }) => ProductID))]
  await load('items', asCsv(skus.map((sku) => ({ sku: `AW-${sku}`, name: `Product ${sku}`, baseUnit: 'pcs' }))))
  const rows = details.map((one) => ({
    ...{ PurchaseOrderID: `AW${one.PurchaseOrderID}`, VendorID: heads.get(one.PurchaseOrderID)?.VendorID ?? '' },
    ...{ PurchaseOrderDetailID: one.PurchaseOrderDetailID ?? '', DueDate: one.DueDate ?? '' },
    ...{ ProductID: `AW-${one.ProductID}`, OrderQty: one.OrderQty ?? '', UnitPrice: one.UnitPrice ?? '' },
  }))
  const forAll = { kind: 'purchase', state: 'open' }
  expect(await guessed('orders', asCsv(rows), forAll)).toMatchObject({ created: rows.length, errors: [] })
  // A changed amount is found by its line, whatever order the lines come in.
  const [first, ...rest] = rows.filter(({ PurchaseOrderID }) => PurchaseOrderID === 'AW2')
  if (!first) throw new Error('the file has an order of several lines')
  const changed = [...rest, { ...first, OrderQty: '7' }]
  expect(await guessed('orders', asCsv(changed), forAll)).toMatchObject({ changed: 1, unchanged: rest.length })
  expect((await orderOf('AW2'))?.doc.lines[0]).toMatchObject({ quantity: 7 })
  await comesBack('orders')
})

describe('an order that is under way', () => {
  const HEAD = 'number,kind,state,partner,line,sku,quantity,dueOn\n'
  const file = (state: string, quantity: number, due: string) =>
    `${HEAD}UW-1,purchase,${state},Exotic Liquids,1,1,${quantity},${due}\nUW-1,,,,2,2,4,\n`

  test('keeps its lines; its day and state may change', async () => {
    expect(await load('orders', file('open', 10, '2027-01-31'))).toMatchObject({ created: 2, errors: [] })
    const order = await orderOf('UW-1')
    const [line] = order?.doc.lines ?? []
    const receipt = { type: 'movement' as const, kind: 'receipt', itemId: line?.itemId, quantity: 3 }
    const way = { fromLocationId: house.places.supplier, toLocationId: await house.place('bin', 'N-1', house.site) }
    expect(await lead.do({ ...receipt, ...way, orderId: order?.id, lineId: line?.id })).toMatchObject({
      status: 'accepted',
    })
    expect(await faults('orders', file('open', 11, '2027-01-31'))).toEqual([
      '2 goods have moved for this order, or are set aside: only its day and state can change',
      '3 is left out with its order: row 2 is bad',
    ])
    expect(await faults('orders', file('cancelled', 10, '2027-01-31'))).toEqual([
      '2 state: the order cannot go to this state from the one that it is in',
      '3 is left out with its order: row 2 is bad',
    ])
    expect(await load('orders', file('closed', 10, '2027-02-28'))).toMatchObject({
      changed: 1,
      unchanged: 1,
      errors: [],
    })
    expect(await faults('orders', file('closed', 10, '2027-03-31'))).toEqual([
      '2 this order is closed or cancelled: bring it back in the app first',
      '3 is left out with its order: row 2 is bad',
    ])
  })

  test('and what is wrong with orders is all told at once, the good ones come in whole', async () => {
    const wrong = `${HEAD}B-1,purchase,open,Nobody,1,1,5,
B-1,sales,,,2,99,1,soon
B-2,purchase,open,,1,1,1.5,
B-3,purchase,shipped,,1,1,1,soon
,purchase,open,,1,1,1,
B-4,transfer,open,,1,1,1,
B-5,purchase,draft,,1,1,2,
B-5,,,,2,2,3,
`
    expect((await faults('orders', wrong)).sort()).toEqual([
      '2 dueOn: must be a day, YYYY-MM-DD',
      '2 partner: there is no Nobody',
      '3 kind: says something else than row 2 of the same order',
      '3 sku: there is no 99',
      expect.stringMatching(/^4 quantity: must be a whole number from 1 to/),
      '5 dueOn: must be a day, YYYY-MM-DD',
      '5 state: must be one of draft, open, closed, cancelled',
      '6 number: is what the row is known by, and is empty',
      '7 toSite: is needed for something new',
    ])
    expect(await load('orders', wrong, { mode: 'good' })).toMatchObject({ created: 2, done: 1 })
    expect((await orderOf('B-5'))?.doc.lines).toHaveLength(2)
    expect(await orderOf('B-1')).toBeUndefined()
  })
})

test('lots have an item, a code, days and a status; a second time nothing changes', async () => {
  await load('items', 'sku,name,tracking\nMILK,Milk,lot\n')
  const lots =
    'sku,lot,expiresOn,manufacturedOn,status\nMILK,L-1,31.12.2027,1.12.2027,\nMILK,L-2,30.6.2027,,quarantine\n'
  expect(await load('lots', lots)).toMatchObject({ created: 2, errors: [] })
  expect(await load('lots', lots)).toMatchObject({ unchanged: 2, done: 0 })
  expect(await comesBack('lots')).toContain('MILK,L-1,2027-12-31,2027-12-01,available')
  expect(await load('lots', 'sku,lot,status\nMILK,L-2,available\n')).toMatchObject({ changed: 1 })
  expect(await faults('lots', 'sku,lot,status\n1,L-1,\nMILK,,\nMILK,L-2,lost\nMILK,L-3,\nMILK,L-3,\n')).toEqual([
    '2 lot: this item is not tracked by lot',
    '3 lot: is what the row is known by, and is empty',
    '4 status: must be one of available, hold, quarantine, expired',
    '6 lot: L-3 stands in row 5 too',
  ])
  expect(await verify(house.pool, house.orgId)).toEqual([])
})
