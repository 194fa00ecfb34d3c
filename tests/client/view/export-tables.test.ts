import { expect, it } from 'vitest'
import { EXPORTS, type ExportKind, type ExportScope, tableOf } from '../../../client/view/export-tables.ts'
import { BIN_A, BIN_B, BOLTS, id, itemNamed, NUTS, receipt } from '../warehouse.ts'
import { count, lot, movement, openDesk, order, place, SOUTH, SUPPLIER, stock } from './desk.ts'

const LOT = id(10, 1)

const open = async () => {
  const desk = await openDesk((userId) => [
    place(SOUTH, 'site', 'South', { siteId: null }),
    place(id(3, 8), 'bin', 'Z-01', { siteId: SOUTH }),
    place(id(3, 9), 'aisle', 'A', { pickSequence: 3 }),
    lot(LOT, NUTS, 'L-7', { expiresOn: '2027-05-01' }),
    stock(NUTS, BIN_A, 7, { lotId: LOT }),
    stock(NUTS, BIN_B, 0),
    stock(BOLTS, BIN_B, 4),
    stock(BOLTS, id(3, 8), 9),
    stock(NUTS, SUPPLIER, -7),
    movement(2, 'move', 2, 1, { fromLocationId: BIN_A, toLocationId: BIN_B, itemId: BOLTS, note: 'by hand' }),
    movement(1, 'receipt', 7, 3, { lotId: LOT, reason: 'new' }),
    order(
      1,
      'transfer',
      [
        { id: id(71, 1), itemId: NUTS, quantity: 5, unit: 'pc', price: 1.5 },
        { id: id(71, 2), itemId: id(4, 99), quantity: 1 },
      ],
      { partnerId: id(11, 1), toSiteId: SOUTH, dueOn: '2027-01-02' },
    ),
    order(2, 'sales', [], {}),
    { ...itemNamed(NUTS, 'N-1', 'Hex nut'), suppliers: [{ partnerId: id(11, 1), code: 'AC-7', leadTimeDays: 3 }] },
    { collection: 'partners', id: id(11, 1), kind: 'supplier', name: 'Acme', code: null, archived: false },
    { collection: 'reasons', id: id(12, 1), code: 'D', name: 'Damaged', kinds: ['scrap', 'adjust'], archived: false },
    count(1, 'Aisle A', { assigneeIds: [userId, id(9, 9)], dueOn: '2027-02-03' }),
  ])
  const rows = (kind: ExportKind, scope: ExportScope = {}) =>
    desk.workspace.readOnce((reader) => tableOf(reader, kind, scope)).rows
  return { ...desk, rows }
}

it('stock is what lies somewhere real, by site and place, narrowed to an item, a place or a site', async () => {
  const { rows } = await open()
  const bolts = { sku: 'B-1', site: 'North', location: 'B-01', lot: undefined, expiresOn: undefined, quantity: 4 }
  const nuts = { sku: 'N-1', site: 'North', location: 'A-01', lot: 'L-7', expiresOn: '2027-05-01', quantity: 7 }
  const south = { ...bolts, site: 'South', location: 'Z-01', quantity: 9 }
  expect(rows('stock')).toHaveLength(3)
  expect(rows('stock')).toEqual(expect.arrayContaining([nuts, bolts, south]))
  expect(rows('stock', { itemId: NUTS })).toEqual([nuts])
  expect(rows('stock', { locationId: BIN_B })).toEqual([bolts])
  expect(rows('stock', { siteId: SOUTH })).toEqual([south])
})

it('items are one, those that a search finds, or those in stock', async () => {
  const { rows, workspace } = await open()
  const skus = (scope: ExportScope) => rows('items', scope).map(({ sku }) => sku)
  expect(skus({})).toEqual(['B-1', 'N-1'])
  expect(skus({ itemId: NUTS })).toEqual(['N-1'])
  expect(skus({ itemId: id(4, 77) })).toEqual([])
  expect(skus({ search: 'hex n' })).toEqual(['N-1'])
  await workspace.record({
    ...{ type: 'edit', op: 'create', collection: 'items', documentId: id(4, 5), base: {} },
    set: { sku: 'W-1', name: 'Washer', baseUnit: 'pc' },
  })
  expect(skus({})).toEqual(['B-1', 'N-1', 'W-1'])
  expect(skus({ inStock: true })).toEqual(['B-1', 'N-1'])
})

it('movements are those that the server has, the oldest first, with the names of their places', async () => {
  const { rows, workspace, device } = await open()
  device.online = false
  await workspace.record(receipt(100))
  const said = (scope: ExportScope) => rows('movements', scope).map(({ kind, sku, lot: code }) => [kind, sku, code])
  expect(said({})).toEqual([
    ['receipt', 'N-1', 'L-7'],
    ['move', 'B-1', ''],
  ])
  expect(said({ itemId: BOLTS })).toEqual([['move', 'B-1', '']])
  expect(said({ locationId: BIN_A })).toHaveLength(2)
  expect(said({ locationId: BIN_B })).toEqual([['move', 'B-1', '']])
  expect(rows('movements')[0]).toMatchObject({
    fromSite: '',
    from: 'SUPPLIER',
    toSite: 'North',
    to: 'A-01',
    reason: 'new',
  })
  expect(rows('movements')[1]).toMatchObject({
    fromSite: 'North',
    from: 'A-01',
    to: 'B-01',
    note: 'by hand',
    quantity: 2,
  })
})

it('orders have a row a line, or one where they have none; what is not known here stays empty', async () => {
  const { rows } = await open()
  const common = { number: 'O-1', kind: 'transfer', state: 'open', dueOn: '2027-01-02', partner: 'Acme' }
  expect(rows('orders')).toEqual([
    {
      ...{ ...common, site: 'North', toSite: 'South', line: 1, sku: 'N-1', name: 'Hex nut' },
      ...{ quantity: 5, unit: 'pc', price: 1.5 },
    },
    { ...common, site: 'North', toSite: 'South', line: 2, sku: undefined, name: undefined, quantity: 1 },
    { number: 'O-2', kind: 'sales', state: 'open', dueOn: null, partner: '', site: 'North', toSite: '' },
  ])
})

it('partners and lots are saved by what files know them by', async () => {
  const { rows } = await open()
  expect(rows('partners')).toEqual([{ kind: 'supplier', code: null, name: 'Acme', archived: false }])
  expect(rows('lots')).toMatchObject([{ sku: 'N-1', lot: 'L-7', expiresOn: '2027-05-01', status: 'available' }])
})

it('suppliers have a row an item, with what they call it', async () => {
  const { rows } = await open()
  expect(rows('suppliers')).toMatchObject([{ sku: 'N-1', supplier: 'Acme', supplierCode: 'AC-7', leadTimeDays: 3 }])
})

it('counts name their people, reasons their kinds, places no virtual one', async () => {
  const { rows } = await open()
  expect(rows('counts')).toEqual([
    { name: 'Aisle A', state: 'planned', blind: false, dueOn: '2027-02-03', site: 'North', assignees: 'Me; ' },
  ])
  expect(rows('reasons')).toEqual([{ code: 'D', name: 'Damaged', kinds: 'scrap; adjust', archived: false }])
  expect(
    rows('locations')
      .map(({ code }) => code)
      .sort(),
  ).toEqual(['A', 'A-01', 'B-01', 'North', 'South', 'Z-01'])
})

it('every table says its columns, and has no value in a row that is none of them', async () => {
  const { workspace } = await open()
  for (const kind of EXPORTS) {
    const { fields, rows } = workspace.readOnce((reader) => tableOf(reader, kind, {}))
    const named = new Set(fields)
    expect(rows.flatMap((row) => Object.keys(row).filter((key) => !named.has(key)))).toEqual([])
    expect(rows.length).toBeGreaterThan(0)
  }
})
