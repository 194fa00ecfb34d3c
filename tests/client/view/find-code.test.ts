import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { itemIdsQuery } from '../../../client/view/items.ts'
import type { Found } from '../../../client/view/rows.ts'
import type { Workspace } from '../../../client/view/workspace.ts'
import type { TestServer } from '../server.ts'
import {
  BIN_A,
  BOLTS,
  badge,
  closeAll,
  eventually,
  id,
  itemNamed,
  openWarehouse,
  person,
  restart,
} from '../warehouse.ts'

const MILK = id(4, 3)
const DRILL = id(4, 4)
const GS = '\u001d'

let server: TestServer
let workspace: Workspace
let tab: () => Promise<Workspace>
beforeEach(async () => {
  server = await openWarehouse()
  server.put({
    ...itemNamed(MILK, 'MILK', 'Milk'),
    tracking: 'lot',
    units: [{ code: 'case', num: 12, den: 1 }],
    barcodes: [{ code: '4006381333931' }, { code: '14006381333938', unit: 'case' }, { code: '012345000065' }],
  })
  server.put({ ...itemNamed(DRILL, 'DRILL', 'Drill'), tracking: 'serial', barcodes: [{ code: '00012345678905' }] })
  server.put({ ...itemNamed(BOLTS, 'B-1', 'Hex bolt'), barcodes: [{ code: '96385074' }] })
  server.put({
    ...{ collection: 'locations', id: BIN_A, kind: 'bin', code: 'A-01', name: 'A-01', siteId: id(1) },
    ...{ barcode: '4012345000009', archived: false },
  })
  ;({ tab } = await person(server))
  workspace = await tab()
  await eventually(() => expect(badge(workspace)).toMatchObject({ kind: 'up-to-date' }))
})
afterEach(async () => {
  await closeAll()
  await server.close()
})

/** What a code is, in few words. */
const told = (code: string) => said(workspace.lookup(code))
const said = ([found]: Found[]) => {
  if (found?.kind === 'item') return { item: found.item.sku, unit: found.unit, ...found.label }
  if (found?.kind === 'lot') return { lot: found.lot.code, item: found.item?.sku, unit: found.unit, ...found.label }
  if (found?.kind === 'order') return { order: found.order.number }
  return found?.kind === 'location' ? { location: found.location.code } : { unknown: found?.code }
}

describe('an item is found by its GTIN', () => {
  it.each([
    ['4006381333931', 'MILK'],
    ['04006381333931', 'MILK'],
    [']E04006381333931', 'MILK'],
    ['12345678905', undefined],
    ['012345678905', 'DRILL'],
    ['0012345678905', 'DRILL'],
    ['00000096385074', 'B-1'],
    ['01234565', 'MILK'],
  ])('scanned as %s: %s', (code, sku) => {
    expect(told(code)).toMatchObject(sku === undefined ? {} : { item: sku })
  })

  it('or by what a supplier calls it, in what they sell it in, unless something here has that for its own code', async () => {
    const edit = { type: 'edit', op: 'update', collection: 'items', base: { suppliers: null } } as const
    const named = (code: string, unit?: string) => ({
      suppliers: [{ partnerId: id(9, 1), code, ...(unit ? { unit } : {}) }],
    })
    await workspace.record({ ...edit, documentId: MILK, set: named('SUP-77', 'case') })
    await workspace.record({ ...edit, documentId: DRILL, set: named('B-1') })
    expect(told('sup-77')).toEqual({ item: 'MILK', unit: 'case' })
    expect(told('B-1')).toEqual({ item: 'B-1', unit: undefined })
    expect(workspace.lookup('B-1')).toHaveLength(1)
    expect(workspace.read(itemIdsQuery({ search: 'sup-7' }))).toEqual([MILK])
  })

  it('of a case, as one of that unit', () => {
    expect(told('14006381333938')).toEqual({ item: 'MILK', unit: 'case' })
  })
})

describe('a label', () => {
  it('gives item, lot, expiry and quantity at once, whatever carried it', () => {
    const whole = { item: 'MILK', unit: undefined, lotCode: 'L7', expiresOn: '2027-12-31', quantity: 24 }
    for (const label of [
      `]C1010400638133393117271231302410L7`.replace('302410', `3024${GS}10`),
      '(01)04006381333931(10)L7(17)271231(30)24',
      'https://example.com/01/4006381333931/10/L7?17=271231&30=24',
    ]) {
      expect(told(label)).toEqual(whole)
    }
  })

  it('is none where the scanner says that the symbol is not of GS1: the text itself is the code', () => {
    expect(told(']C1010400638133393110L7')).toMatchObject({ item: 'MILK', lotCode: 'L7' })
    expect(told(']C0010400638133393110L7')).toEqual({ unknown: '010400638133393110L7' })
    expect(told(']Q1https://example.com/01/4006381333931/10/L7')).toMatchObject({ item: 'MILK', lotCode: 'L7' })
    expect(told(']Q1A-01')).toEqual({ location: 'A-01' })
  })

  it('names the lot that is known already', () => {
    const lotId = workspace.lotId(MILK, 'L7')
    server.put({ collection: 'lots', id: lotId, itemId: MILK, code: 'L7', status: 'available' })
    workspace.syncNow()
    return eventually(() =>
      expect(told('(01)14006381333938(10)L7')).toEqual({ item: 'MILK', lot: 'L7', unit: 'case', lotCode: 'L7' }),
    )
  })

  it('names the serial where serials are tracked, and neither lot nor expiry where nothing is', () => {
    expect(told('(01)00012345678905(10)A(21)S-9')).toEqual({ item: 'DRILL', unit: undefined, lotCode: 'S-9' })
    expect(told('(01)00000096385074(10)A(17)271231')).toEqual({ item: 'B-1', unit: undefined })
  })

  it('of a logistic unit is of what it holds', () => {
    expect(told('(00)340123450000000000(02)14006381333938(37)4(10)L8')).toMatchObject({
      ...{ item: 'MILK', unit: 'case', quantity: 4, lotCode: 'L8' },
    })
  })

  it('of a place is the place', () => {
    expect(told('(414)4012345000009')).toEqual({ location: 'A-01' })
    expect(told('(414)4099999000005(254)A-01')).toEqual({ location: 'A-01' })
  })

  it('of an item that nobody knows has the GTIN to know it by', () => {
    expect(told('(01)04099999000005(10)X')).toEqual({ unknown: '4099999000005' })
    expect(told('what is this')).toEqual({ unknown: 'what is this' })
  })
})

describe('a code of several things', () => {
  it('is the place before the item, and what is archived comes last', async () => {
    await workspace.recordAll([
      {
        ...{ type: 'edit', op: 'update', collection: 'items', documentId: DRILL },
        ...{ set: { sku: 'A-01' }, base: { sku: 'DRILL' } },
      },
      {
        ...{ type: 'edit', op: 'create', collection: 'orders', documentId: id(7, 1), base: {} },
        set: { kind: 'sales', number: 'a-01', siteId: id(1), state: 'open', lines: [] },
      },
    ])
    const kinds = () => workspace.lookup('A-01').map(({ kind }) => kind)
    expect(kinds()).toEqual(['location', 'item', 'order'])
    await workspace.record({
      ...{ type: 'edit', op: 'update', collection: 'locations', documentId: BIN_A },
      ...{ set: { archived: true }, base: { archived: false } },
    })
    expect(kinds()).toEqual(['item', 'order', 'location'])
  })

  it('of a lot alone says its item, and when it was made is read off a label', async () => {
    const lotId = workspace.lotId(MILK, 'L7')
    server.put({ collection: 'lots', id: lotId, itemId: MILK, code: 'L7', status: 'available' })
    workspace.syncNow()
    await eventually(() => expect(told('l7')).toEqual({ lot: 'L7', item: 'MILK', unit: undefined }))
    expect(told('(01)04006381333931(10)L9(11)261130')).toMatchObject({ lotCode: 'L9', manufacturedOn: '2026-11-30' })
  })
})

describe('before the cards are in memory', () => {
  it('a code is looked up where it is stored, once for all who ask, and means the same', async () => {
    await restart(workspace)
    workspace = await tab()
    const codes = ['4006381333931', '(01)04006381333931(10)L7', '(414)4012345000009', 'what is this']
    expect(workspace.ready).toBe(false)
    const first = workspace.lookupEarly('4006381333931')
    const again = workspace.lookupEarly('4006381333931')
    const early = await Promise.all(codes.map((code) => workspace.lookupEarly(code)))
    expect(await again).toBe(await first)
    await workspace.loaded
    const later = await Promise.all(codes.map((code) => workspace.lookupEarly(code)))
    expect(early.map(said)).toEqual(codes.map(told))
    expect(later.map(said)).toEqual(codes.map(told))
  })
})

it('a device that has never had the cards says so, and when they have come', async () => {
  expect(workspace.filled).toBe(true)
  await workspace.whenFilled()
  server.faults.holdFeed = true
  const { tab: fresh } = await person(server)
  const empty = await fresh()
  expect(empty.filled).toBe(false)
  let filled = false
  const waiting = empty.whenFilled().then(() => (filled = true))
  await empty.loaded
  expect(filled).toBe(false)
  server.faults.holdFeed = false
  empty.syncNow()
  await waiting
  expect([empty.filled, empty.lookup('MILK')[0]?.kind]).toEqual([true, 'item'])
})
