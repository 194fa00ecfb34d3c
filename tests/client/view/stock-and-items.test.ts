import { describe, expect, it } from 'vitest'
import { itemIdsQuery, itemQuery, itemsByIdQuery } from '../../../client/view/items.ts'
import {
  itemStockQuery,
  itemTotalQuery,
  locationStockQuery,
  lotQuery,
  lotsQuery,
  stockOfItemsQuery,
} from '../../../client/view/stock.ts'
import { BIN_A, BIN_B, BOLTS, id, itemNamed, NUTS, receipt } from '../warehouse.ts'
import { lot, openDesk, place, SUPPLIER, stock } from './desk.ts'

describe('stock', () => {
  const [FRESH, OLD, HELD] = [id(10, 1), id(10, 2), id(10, 3)]
  const laid = [
    place(id(3, 7), 'bin', 'C-HELD', { hold: true }),
    lot(FRESH, NUTS, 'F', { expiresOn: '2099-01-01' }),
    lot(OLD, NUTS, 'E', { expiresOn: '2020-01-01' }),
    lot(HELD, NUTS, 'Q', { status: 'quarantine' }),
    stock(NUTS, BIN_B, 6),
    stock(NUTS, BIN_A, 5, { lotId: FRESH, allocated: 2 }),
    stock(NUTS, BIN_A, 3, { lotId: OLD }),
    stock(NUTS, BIN_A, 2, { lotId: HELD }),
    stock(NUTS, id(3, 7), 4),
    stock(NUTS, SUPPLIER, -20),
    stock(BOLTS, BIN_A, 0),
    stock(BOLTS, id(3, 88), 1),
  ]

  it('is by bin and lot; what has expired, is on hold or stands on hold is not available', async () => {
    const { workspace } = await openDesk(laid)
    const rows = workspace.read(itemStockQuery(NUTS))
    expect(rows.map((row) => [row.location?.code, row.lot?.code, row.onHand, row.available])).toEqual([
      ['A-01', 'E', 3, 0],
      ['A-01', 'F', 5, 3],
      ['A-01', 'Q', 2, 0],
      ['B-01', undefined, 6, 6],
      ['C-HELD', undefined, 4, 0],
    ])
    expect(workspace.read(itemTotalQuery(NUTS))).toEqual({ onHand: 20, allocated: 2, available: 9, pending: 0 })
    // A bin that is not on this device yet still counts; a row that holds nothing is no news.
    expect(workspace.read(itemStockQuery(BOLTS)).map((row) => [row.location, row.onHand])).toEqual([[undefined, 1]])
    expect(Object.keys(workspace.read(stockOfItemsQuery([NUTS, BOLTS])))).toEqual([NUTS, BOLTS])
    expect(workspace.read(locationStockQuery(BIN_A)).map((row) => [row.item?.name, row.lot?.code])).toEqual([
      ['Hex nut', 'E'],
      ['Hex nut', 'F'],
      ['Hex nut', 'Q'],
    ])
  })

  it('shows what was done here, how much of it is on its way, and when somebody last looked', async () => {
    const { workspace, device } = await openDesk([
      stock(NUTS, BIN_A, 5, { lastCounted: { at: '2026-01-01T00:00:00.000Z', deviceId: id(9), deviceSeq: 1 } }),
    ])
    device.online = false
    const row = () => workspace.read(itemStockQuery(NUTS))[0]
    await workspace.record(receipt(2))
    expect(row()).toMatchObject({ onHand: 7, pending: 2, lastCountedAt: '2026-01-01T00:00:00.000Z' })
    const seen = await workspace.record({
      ...{ type: 'observation', itemId: NUTS, locationId: BIN_A, quantity: 9, round: 1 },
    })
    expect(row()).toMatchObject({ onHand: 9, pending: 4, lastCountedAt: seen.occurredAt })
  })

  it('lots come by the day they expire, those made here a moment ago too', async () => {
    const { workspace, device } = await openDesk([
      lot(FRESH, NUTS, 'F', { expiresOn: '2099-01-01' }),
      lot(HELD, NUTS, 'Q'),
    ])
    device.online = false
    await workspace.record({
      ...{ type: 'edit', op: 'create', collection: 'lots', documentId: id(10, 9), base: {} },
      set: { itemId: NUTS, code: 'N', expiresOn: '2027-01-01' },
    })
    expect(workspace.read(lotsQuery(NUTS)).map(({ code }) => code)).toEqual(['N', 'F', 'Q'])
    expect(workspace.read(lotsQuery(BOLTS))).toEqual([])
    expect(workspace.read(lotQuery(FRESH))?.code).toBe('F')
  })
})

describe('items', () => {
  const laid = [
    { ...itemNamed(id(4, 3), 'M-1', 'Milk'), category: 'Food', tracking: 'lot' },
    { ...itemNamed(id(4, 4), 'O-1', 'Old milk'), archived: true },
    stock(NUTS, BIN_A, 5),
    place(id(2, 9), 'loss', 'LOSS'),
    stock(BOLTS, SUPPLIER, 5),
  ]

  it('are found by search, category, tracking and stock; archived ones only when asked for', async () => {
    const { workspace } = await openDesk(laid)
    const skus = (query: Parameters<typeof itemIdsQuery>[0]) =>
      workspace.read(itemIdsQuery(query)).map((each) => workspace.read(itemQuery(each))?.sku)
    expect(skus({})).toEqual(['B-1', 'N-1', 'M-1'])
    expect(skus({ search: 'milk' })).toEqual(['M-1'])
    expect(skus({ filter: { archived: true } })).toEqual(['O-1'])
    expect(skus({ filter: { category: 'Food' } })).toEqual(['M-1'])
    expect(skus({ filter: { tracking: 'none' } })).toEqual(['B-1', 'N-1'])
    expect(skus({ filter: { inStock: true } })).toEqual(['N-1'])
    expect(skus({ filter: { inStock: false } })).toEqual(['B-1', 'M-1'])
    expect(workspace.read(itemQuery(undefined))).toBe(undefined)
    expect(Object.keys(workspace.read(itemsByIdQuery([NUTS, id(4, 77)])))).toEqual([NUTS])
  })

  it('are found by what their attributes say, with what was said or made here, and none by what is no attribute', async () => {
    const attribute = (number: number, code: string, kind: string, more = {}) => ({
      ...{ collection: 'attributes', id: id(15, number), code, name: code, kind, unit: null, choices: [] },
      ...{ archived: false, ...more },
    })
    const { workspace, device } = await openDesk([
      ...laid,
      attribute(1, 'Weight', 'number'),
      attribute(2, 'Finish', 'choice', { choices: [{ code: 'Zinc' }, { code: 'Brass' }] }),
      { ...itemNamed(id(4, 5), 'P-1', 'Pin'), attributes: { Weight: 9, Finish: 'Zinc' } },
      { ...itemNamed(id(4, 6), 'P-2', 'Peg'), attributes: { Weight: 10, Finish: 'Brass' } },
    ])
    const skus = (attributes: Record<string, string>, search = '') =>
      workspace
        .read(itemIdsQuery({ search, filter: { attributes } }))
        .map((each) => workspace.read(itemQuery(each))?.sku)
    expect(skus({ Weight: '9..10' })).toEqual(['P-2', 'P-1'])
    expect(skus({ Weight: '9.5..' })).toEqual(['P-2'])
    expect(skus({ Weight: '9..10', Finish: '["Zinc"]' })).toEqual(['P-1'])
    expect(skus({ Finish: '["Zinc",""]' }, 'h')).toEqual(['B-1', 'N-1'])
    expect(skus({ Colour: '["Red"]' })).toEqual([])
    device.online = false
    const edit = (op: 'create' | 'update', collection: 'items' | 'attributes', documentId: string, set: object) =>
      workspace.record({ type: 'edit', op, collection, documentId, set: { ...set }, base: {} })
    await edit('update', 'items', BOLTS, { attributes: { Finish: 'Zinc' } })
    expect(skus({ Finish: '["Zinc"]' })).toEqual(['B-1', 'P-1'])
    await edit('create', 'attributes', id(15, 3), { code: 'Colour', name: 'Colour', kind: 'text' })
    await edit('update', 'items', NUTS, { attributes: { Colour: 'Dark red' } })
    expect(skus({ Colour: 'RED' })).toEqual(['N-1'])
  })

  it('that were renamed, made or archived here stand where they belong, with no network', async () => {
    const { workspace, device } = await openDesk(laid)
    device.online = false
    const edit = (documentId: string, op: 'create' | 'update', set: object, base = {}) =>
      workspace.record({ type: 'edit', op, collection: 'items', documentId, set: { ...set }, base })
    const names = (search?: string) =>
      workspace
        .read(itemIdsQuery(search === undefined ? {} : { search }))
        .map((each) => workspace.read(itemQuery(each))?.name)
    await edit(id(4, 20), 'create', { sku: 'I-1', name: 'Ice', baseUnit: 'pc' })
    await edit(BOLTS, 'update', { name: 'Zinc bolt' }, { name: 'Hex bolt' })
    expect(names()).toEqual(['Hex nut', 'Ice', 'Milk', 'Zinc bolt'])
    expect(names('hex')).toEqual(['Hex nut'])
    expect(names('zinc')).toEqual(['Zinc bolt'])
    await edit(NUTS, 'update', { archived: true }, { archived: false })
    expect(names()).toEqual(['Ice', 'Milk', 'Zinc bolt'])
  })

  it('are in stock no more when the last was taken here', async () => {
    const { workspace, device } = await openDesk(laid)
    device.online = false
    const inStock = () => workspace.read(itemIdsQuery({ filter: { inStock: true } }))
    await workspace.record({
      ...{ type: 'movement', kind: 'scrap', itemId: NUTS, fromLocationId: BIN_A, toLocationId: id(2, 9), quantity: 5 },
    })
    expect(inStock()).toEqual([])
    await workspace.record(receipt(1, BIN_B, BOLTS))
    expect(inStock()).toEqual([BOLTS])
  })
})
