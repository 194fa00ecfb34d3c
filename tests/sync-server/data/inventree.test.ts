import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ItemId } from '../../../domain/ids.ts'
import { lotIdOf } from '../../../domain/ids.ts'
import type { Action } from '../../../domain/protocol/actions.ts'
import { toBase } from '../../../domain/units.ts'
import { sha256 } from '../../../sync-server/ledger/digest.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, type Said, Warehouse } from '../warehouse.ts'
import { hasInvenTree, type Part, readInvenTree, type StockItem } from './inventree.ts'

const present = hasInvenTree()
if (!present) console.log('skipped: InvenTree’s demo stock is not at ../shared/data/catalogs')

/** Cut to length, some parts are not whole pieces there: kept in ten-thousandths, so that every figure is exact. */
const FINE = { baseUnit: '1/10000', units: [{ code: 'whole', num: 10_000, den: 1 }] }
const TOGETHER = 400
const GONE = 'UNPLACED'

describe.skipIf(!present)('InvenTree’s demo stock, recorded by its people', () => {
  const { parts, places, stock } = present ? readInvenTree() : { parts: [], places: [], stock: [] }
  const ofPart = new Map<number, StockItem[]>()
  for (const one of stock) ofPart.set(one.part, [...(ofPart.get(one.part) ?? []), one])
  const of = ({ pk }: Pick<Part, 'pk'>): StockItem[] => ofPart.get(pk) ?? []

  /** A part is tracked as finely as all of its stock allows: three have both numbered and unnumbered pieces. */
  const trackingOf = (part: Pick<Part, 'pk'>) => {
    const all = of(part)
    if (all.length > 0 && all.every(({ serial }) => serial)) return 'serial'
    return all.some(({ serial, batch }) => serial || batch) ? 'lot' : 'none'
  }
  const lotCodeOf = (one: StockItem): string | null => {
    if (trackingOf({ pk: one.part }) === 'none') return null
    return one.serial ?? one.batch ?? 'no batch'
  }
  const isFine = (part: Pick<Part, 'pk'>) => of(part).some(({ quantity }) => !Number.isInteger(quantity))

  let house: Warehouse
  let lead: Phone
  const items = new Map<number, string>()
  const bins = new Map<number | null, string>()

  const baseOf = (one: StockItem): number => {
    if (!isFine({ pk: one.part })) return one.quantity
    const base = toBase(FINE, { quantity: one.quantity, unit: 'whole' })
    if (!base.ok) throw new Error(`${one.quantity}: ${JSON.stringify(base.error)}`)
    return base.value
  }

  /** A stock item came from a supplier to its place; one with a customer was shipped, one inside of another was built in. */
  const storyOf = (one: StockItem): Said[] => {
    const itemId = items.get(one.part) ?? ''
    const code = lotCodeOf(one)
    const lotId = code === null ? undefined : lotIdOf(itemId as ItemId, code, sha256)
    const bin = bins.get(one.location)
    const common = {
      ...{ type: 'movement' as const, itemId, quantity: baseOf(one) },
      ...(lotId ? { lotId } : {}),
      ...(isFine({ pk: one.part }) ? { entered: { quantity: one.quantity, unit: 'whole' } } : {}),
      ...(one.serial && one.batch ? { note: `batch ${one.batch}` } : {}),
    }
    const lot: Said[] =
      lotId && code
        ? [{ type: 'edit', op: 'create', collection: 'lots', documentId: lotId, set: { itemId, code }, base: {} }]
        : []
    const received = { ...common, kind: 'receipt', fromLocationId: house.places.supplier, toLocationId: bin }
    const { customer, production } = house.places
    const left =
      one.customer !== null ? { kind: 'ship', toLocationId: customer } : { kind: 'consume', toLocationId: production }
    const isGone = one.customer !== null || one.belongsTo !== null
    return [...lot, received, ...(isGone ? [{ ...common, fromLocationId: bin, ...left }] : [])]
  }

  beforeAll(async () => {
    house = await Warehouse.open()
    lead = await house.phone('manager')
    bins.set(null, await house.place('dock', GONE))
    const create = (collection: string, documentId: string, set: object): Said => ({
      ...{ type: 'edit', op: 'create', collection, documentId, set, base: {} },
    })
    const said: Said[] = []
    for (const { pk, name } of places) {
      bins.set(pk, newId())
      said.push(create('locations', bins.get(pk) ?? '', { code: `L${pk}`, name, kind: 'bin', siteId: house.site }))
    }
    for (const part of parts) {
      items.set(part.pk, newId())
      const units = isFine(part) ? FINE : { baseUnit: part.units || 'pcs' }
      const set = { sku: `P${part.pk}`, name: part.name, tracking: trackingOf(part), ...units }
      said.push(create('items', items.get(part.pk) ?? '', set))
    }
    for (const one of stock) said.push(...storyOf(one))
    const actions: Action[] = said.map((one) => lead.action(one))
    for (let at = 0; at < actions.length; at += TOGETHER) {
      const outcomes = await lead.send(...actions.slice(at, at + TOGETHER))
      const refused = outcomes.find(({ status }) => status !== 'accepted')
      if (refused) throw new Error(`${refused.status}: ${refused.message}`)
    }
  }, 180_000)
  afterAll(() => house.close())

  test('is 414 parts and 1,106 stock items in 19 places, 299 with a serial and 864 of a batch', async () => {
    expect([parts.length, stock.length, places.length]).toEqual([414, 1106, 19])
    const [counted] = await house.rows(
      `select (select count(*)::int from items) as parts,
              (select count(*)::int from movements where kind = 'receipt') as received,
              (select count(*)::int from locations where kind = 'bin') as places,
              (select count(distinct m.lot_id)::int from movements m join lots t on t.id = m.lot_id
               where m.kind = 'receipt' and t.code = any ($1) and m.quantity = 1 and exists (
                 select from items i where i.id = m.item_id and i.doc ->> 'sku' || '/' || t.code = any ($2))) as serials,
              (select count(*)::int from movements m join lots t on t.id = m.lot_id
               where m.kind = 'receipt' and (t.code = any ($3) or m.details ->> 'note' like 'batch %')) as "ofBatch"`,
      [
        stock.flatMap(({ serial }) => serial ?? []),
        stock.flatMap((one) => (one.serial ? [`P${one.part}/${one.serial}`] : [])),
        [...new Set(stock.flatMap(({ batch }) => batch ?? []))],
      ],
    )
    expect(counted).toEqual({ parts: 414, received: 1106, places: 19, serials: 299, ofBatch: 864 })
  })

  test('ends with the file’s own quantity of every part, at every place, of every serial and batch', async () => {
    const expected = new Map<string, number>()
    for (const one of stock) {
      const bin = one.location === null ? GONE : `L${one.location}`
      const place = one.customer !== null ? 'CUSTOMER' : one.belongsTo !== null ? 'PRODUCTION' : bin
      const cell = `P${one.part} ${place} ${lotCodeOf(one) ?? ''}`
      expected.set(cell, (expected.get(cell) ?? 0) + baseOf(one))
    }
    const rows = await house.rows<{ cell: string; onHand: number }>(
      `select concat(i.doc ->> 'sku', ' ', l.code, ' ', t.code) as cell, s.on_hand as "onHand"
       from stock s
       join items i on i.id = s.item_id
       join locations l on l.id = s.location_id and l.kind not in ('supplier', 'loss')
       left join lots t on t.id = s.lot_id
       where s.on_hand <> 0`,
    )
    expect(Object.fromEntries(rows.map(({ cell, onHand }) => [cell, onHand]))).toEqual(Object.fromEntries(expected))

    const whole = rows.reduce((sum, { cell, onHand }) => {
      const pk = Number(/^P(\d+)/.exec(cell)?.[1])
      return sum + onHand * (isFine({ pk }) ? 1 : 10_000)
    }, 0)
    expect(whole).toBe(Math.round(stock.reduce((sum, { quantity }) => sum + quantity, 0) * 10_000))
  })

  test('has no serial twice, and nothing that verify finds', async () => {
    expect(await house.rows(`select kind from exceptions where state = 'open'`)).toEqual([])
    expect(await verify(house.pool, house.orgId)).toEqual([])
  })
})
