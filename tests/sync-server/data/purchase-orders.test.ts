import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LineMovement, NO_PROGRESS, progressByLine, toReceive } from '../../../domain/order.ts'
import type { Action } from '../../../domain/protocol/actions.ts'
import { randomOf } from '../../../sync-server/demo/random.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, type Said, Warehouse } from '../warehouse.ts'

const DIRECTORY = resolve(import.meta.dirname, '../../../../shared/data/adventureworks')
const present = existsSync(join(DIRECTORY, 'PurchaseOrderDetail.csv'))
if (!present) console.log('skipped: AdventureWorks is not at ../shared/data/adventureworks')

const DEVICES = 5
const BATCH = 100

type Row = Record<string, string>
const rowsOf = (name: string): Row[] =>
  Papa.parse<Row>(readFileSync(join(DIRECTORY, name), 'utf8'), { header: true, skipEmptyLines: true }).data

const sum = (rows: readonly Row[], field: string): number => rows.reduce((total, row) => total + Number(row[field]), 0)
const groupBy = <T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value])
  return groups
}

describe.skipIf(!present)('AdventureWorks’ purchase orders, received by five devices at once', () => {
  let house: Warehouse
  let details: Row[]
  let [dock, cage] = ['', '']
  const lineIds = new Map<string, string>()

  /** In batches of any order, some of them sent again. */
  const sendAll = async (phone: Phone, actions: readonly Action[], next: () => number) => {
    const batches = Array.from({ length: Math.ceil(actions.length / BATCH) }, (_, at) =>
      actions.slice(at * BATCH, (at + 1) * BATCH),
    ).sort(() => next() - 0.5)
    for (const batch of batches) {
      const outcomes = await phone.send(...batch)
      expect(outcomes.filter(({ status }) => status !== 'accepted')).toEqual([])
      if (next() < 0.2) expect(await phone.send(...batch)).toEqual(outcomes)
    }
  }

  beforeAll(async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
    console.log(`seed ${seed} (SEED=${seed} plays it again)`)
    const { next } = randomOf(seed)
    house = await Warehouse.open()
    dock = await house.place('dock', 'DOCK-1')
    cage = await house.write('locations', { kind: 'bin', code: 'CAGE', name: 'CAGE', siteId: house.site, hold: true })
    const manager = await house.phone('manager')
    details = rowsOf('PurchaseOrderDetail.csv')
    const items = new Map([...new Set(details.map((row) => row.ProductID ?? ''))].map((id) => [id, newId()]))
    const create = (collection: string, documentId: string, set: object) =>
      manager.action({ type: 'edit', op: 'create', collection, documentId, set, base: {} })
    const goods = [...items].map(([id, itemId]) =>
      create('items', itemId, { sku: id, name: `Product ${id}`, baseUnit: 'pcs' }),
    )
    for (const row of details) lineIds.set(row.PurchaseOrderDetailID ?? '', newId())
    const lineOf = (row: Row) => lineIds.get(row.PurchaseOrderDetailID ?? '') ?? ''
    const orders = new Map([...groupBy(details, (row) => row.PurchaseOrderID ?? '').keys()].map((id) => [id, newId()]))
    const made = [...groupBy(details, (row) => row.PurchaseOrderID ?? '')].map(([id, rows]) =>
      create('orders', orders.get(id) ?? '', {
        ...{ kind: 'purchase', number: `PO-${id}`, siteId: house.site, state: 'open' },
        lines: rows.map((row) => ({
          ...{ id: lineOf(row), itemId: items.get(row.ProductID ?? '') },
          ...{ quantity: Number(row.OrderQty), price: Number(row.UnitPrice) },
        })),
      }),
    )

    const received = (row: Row): Said[] => {
      const named = {
        orderId: orders.get(row.PurchaseOrderID ?? ''),
        lineId: lineOf(row),
        itemId: items.get(row.ProductID ?? ''),
      }
      const came = (toLocationId: string, quantity: number, reason?: string): Said[] =>
        quantity === 0
          ? []
          : [
              {
                type: 'movement',
                kind: 'receipt',
                ...named,
                quantity,
                reason,
                fromLocationId: house.places.supplier,
                toLocationId,
              },
            ]
      const rejected = Number(row.RejectedQty)
      const goesBack = rejected > 0 && Number(row.PurchaseOrderDetailID) % 2 === 0
      return [
        ...came(dock, Number(row.ReceivedQty) - rejected),
        ...came(cage, rejected, 'Damaged'),
        ...(goesBack
          ? [
              {
                ...({ type: 'movement', kind: 'return', ...named, quantity: rejected, reason: 'Damaged' } as const),
                ...{ fromLocationId: cage, toLocationId: house.places.supplier },
              },
            ]
          : []),
      ]
    }
    const phones = await Promise.all(Array.from({ length: DEVICES }, () => house.phone('operator')))
    // Goods first, then orders and receipts at once: some of what is received comes before its order.
    await sendAll(manager, goods, next)
    const work = phones.map((phone, device) =>
      details
        .filter((_, at) => at % DEVICES === device)
        .flatMap((row) => received(row).map((said) => phone.action(said))),
    )
    await Promise.all([
      sendAll(manager, made, next),
      ...phones.map((phone, device) => sendAll(phone, work[device] ?? [], next)),
    ])
  }, 240_000)
  afterAll(() => house?.close())

  const movements = () =>
    house.rows<LineMovement & { lineId: string }>(
      `select kind, quantity, details ->> 'lineId' as "lineId" from movements`,
    )
  const inPlace = async (locationId: string) => {
    const [row] = await house.rows<{ total: number }>(
      'select coalesce(sum(on_hand), 0)::bigint as total from stock where location_id = $1',
      [locationId],
    )
    return row?.total ?? 0
  }

  test('4,477 lines on 1,998 orders: every line is as far as the file says', async () => {
    const [orders] = await house.rows<{ n: number }>('select count(*)::int as n from orders')
    expect([details.length, orders?.n]).toEqual([4477, 1998])
    const progress = progressByLine(await movements())
    const off = details.filter((row) => {
      const far = progress.get(lineIds.get(row.PurchaseOrderDetailID ?? '') ?? '') ?? NO_PROGRESS
      const left = toReceive('purchase', { quantity: Number(row.OrderQty) }, far)
      return far.received !== Number(row.ReceivedQty) || left !== Number(row.OrderQty) - Number(row.ReceivedQty)
    })
    expect(off).toEqual([])
  })

  test('received, rejected and stocked are the file’s own totals, to the piece', async () => {
    const all = await movements()
    const of = (kind: string) =>
      all.filter((one) => one.kind === kind).reduce((total, { quantity }) => total + quantity, 0)
    expect(of('receipt')).toBe(sum(details, 'ReceivedQty'))
    expect((await inPlace(cage)) + of('return')).toBe(sum(details, 'RejectedQty'))
    expect(await inPlace(dock)).toBe(sum(details, 'StockedQty'))
    expect([of('receipt'), await inPlace(dock)]).toEqual([1_142_372, 1_093_512])
  })

  test('nothing was too many, and nothing is left that verify finds', async () => {
    expect(await house.rows(`select kind from exceptions where kind = 'over-receipt'`)).toEqual([])
    expect(await verify(house.pool, house.orgId)).toEqual([])
  })
})
