/** Two and five pickers on one order, with a network that comes and goes: seeded, and played again with SEED. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { orderOutQuery } from '../../client/view/orders-out.ts'
import { itemStockQuery } from '../../client/view/stock.ts'
import { overPromised } from '../../domain/allocation.ts'
import { createdFields, type Fields } from '../../domain/edit.ts'
import { beyondOrder, goodsOf, type OrderMovement, outboundByLine } from '../../domain/outbound.ts'
import type { ExceptionDocument } from '../../domain/protocol/documents.ts'
import { transact } from '../../sync-server/db/transact.ts'
import { randomOf } from '../../sync-server/demo/random.ts'
import { newId } from '../../sync-server/ledger/new-id.ts'
import { publishDocuments } from '../../sync-server/ledger/organisation.ts'
import { verify } from '../../sync-server/ledger/verify.ts'
import { Service } from '../sync-server/http/service.ts'
import { Picker } from './pickers.ts'

const LINES = 6
const STEPS = 25

let service: Service
beforeAll(async () => {
  service = await Service.open()
})
afterAll(() => service.close())

const write = async (collection: 'items' | 'locations' | 'orders', set: Fields, id = newId()): Promise<string> => {
  const made = createdFields(collection, set)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  const sites = collection === 'locations' ? [String(set.siteId ?? id)] : null
  await transact(service.pool, service.orgId, (client) =>
    publishDocuments(client, service.orgId, [{ collection, id, doc: { ...made.value }, sites }]),
  )
  return id
}

const place = (kind: string, code: string, siteId: string | null, pickSequence?: number): Promise<string> =>
  write('locations', { kind, code, name: code, siteId, ...(pickSequence ? { pickSequence } : {}) })

/** One order of six items, each in two bins: enough of some, too little of others. */
const prepare = async (devices: number) => {
  const siteId = await place('site', newId(), null)
  const lead = await service.signedIn(await service.member('lead'))
  const [loss] = await service.rows<{ id: string }>(`select id from locations where kind = 'loss'`)
  const lines: { id: string; itemId: string; quantity: number }[] = []
  const openings: object[] = []
  for (let at = 0; at < LINES; at++) {
    const itemId = await write('items', { sku: newId(), name: `Item ${at}`, baseUnit: 'pcs' })
    lines.push({ id: newId(), itemId, quantity: 8 + at })
    for (const half of [0, 1]) {
      const bin = await place('bin', newId(), siteId, 2 * at + half + 1)
      openings.push({
        ...{ id: newId(), deviceId: lead.deviceId, deviceSeq: openings.length + 1, userId: lead.session.user.id },
        ...{ schemaVersion: 2, occurredAt: '2026-01-05T08:00:00.000Z', clock: null, type: 'movement', kind: 'opening' },
        ...{ itemId, quantity: 3 + at + 2 * half, fromLocationId: loss?.id, toLocationId: bin },
      })
    }
  }
  expect((await service.push(lead.token, openings)).status).toBe(200)
  const orderId = await write('orders', { kind: 'sales', number: newId(), siteId, state: 'open', lines })
  const totes = await Promise.all(Array.from({ length: devices }, () => place('bin', newId(), siteId)))
  const base = service.base.replace('/api/v1', '')
  const pickers = await Promise.all(
    totes.map(async (tote) => Picker.open(base, await service.member('operator'), orderId, tote)),
  )
  return { orderId, lines, pickers }
}

const movementsOf = (orderId: string): Promise<OrderMovement[]> =>
  service.rows<OrderMovement>(
    `select kind, item_id as "itemId", lot_id as "lotId", from_location_id as "fromLocationId", to_location_id as "toLocationId",
            quantity::int, details ->> 'lineId' as "lineId"
     from movements where order_id = $1`,
    [orderId],
  )

const openExceptions = async (
  kinds: readonly string[],
): Promise<Pick<ExceptionDocument, 'kind' | 'subject' | 'detail'>[]> =>
  (
    await service.rows<{ doc: ExceptionDocument }>(
      `select doc from exceptions where state = 'open' and kind = any ($1)`,
      [kinds],
    )
  ).map(({ doc }) => doc)

/** What the rule says of the promises that the server has, beside the exceptions that are open. */
const promisesAreRight = async (): Promise<number> => {
  const rows = await service.rows<{
    id: string
    stock: string
    quantity: number
    onHand: number
    at: string
    device: string
    seq: number
  }>(
    `select a.id, a.stock_id as stock, a.quantity::int, s.on_hand::int as "onHand", iso(a.at) as at, a.device_id as device,
            a.device_seq::int as seq
     from allocations a join stock s on s.id = a.stock_id`,
  )
  const over = new Map<string, number>()
  for (const stock of new Set(rows.map((row) => row.stock))) {
    const here = rows.filter((row) => row.stock === stock)
    const promises = here.map((row) => ({
      ...{ id: row.id, quantity: row.quantity },
      key: { at: row.at, deviceId: row.device, deviceSeq: row.seq },
    }))
    for (const [id, short] of overPromised(here[0]?.onHand ?? 0, promises)) over.set(id, short)
  }
  const open = await openExceptions(['over-allocated'])
  expect(open.map((one) => [one.subject.id, one.detail.short]).sort()).toEqual([...over].sort())
  return over.size
}

describe.each([2, 5])('%i pickers on one order', (devices) => {
  test('lose nothing, do nothing twice, keep promises right, and see the same in the end', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
    console.log(`seed ${seed} (SEED=${seed} plays it again)`)
    const random = randomOf(seed).next
    const { orderId, lines, pickers } = await prepare(devices)
    const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

    // Apart, all promise the same units.
    for (const picker of pickers) picker.device.online = false
    await Promise.all(pickers.map((picker) => picker.start()))
    for (const picker of pickers) await picker.isUpToDate()
    expect(await promisesAreRight()).toBeGreaterThan(0)

    await Promise.all(
      pickers.map(async (picker) => {
        for (let step = 0; step < STEPS; step++) {
          if (random() < 0.3) {
            picker.device.online = !picker.device.online
            if (picker.device.online) picker.workspace.syncNow()
          }
          await picker.step(random() < 0.2, random())
          await pause(random() * 20)
        }
      }),
    )
    for (const picker of pickers) await picker.isUpToDate()
    await promisesAreRight()
    await Promise.all(pickers.map((picker) => picker.leave()))
    for (const picker of pickers) await picker.isUpToDate()
    // What the last one gave back is seen by the first.
    for (const picker of pickers) await picker.isUpToDate()

    const saved = pickers.flatMap((picker) => picker.saved)
    const kept = await service.rows<{ id: string; status: string }>(
      'select id, status from actions where id = any ($1)',
      [saved],
    )
    console.log(`${saved.length} actions of ${devices} devices`)
    expect(new Set(saved).size).toBe(saved.length)
    expect(kept.length).toBe(saved.length)
    expect(kept.filter((one) => one.status !== 'accepted')).toEqual([])

    expect(await service.rows('select * from allocations where order_id = $1', [orderId])).toEqual([])
    expect(await service.rows('select * from stock where allocated <> 0')).toEqual([])
    const movements = await movementsOf(orderId)
    expect(new Set(movements.map((one) => one.lineId)).size).toBeGreaterThan(1)
    const progress = outboundByLine(movements, () => false)
    const beyond = await openExceptions(['over-pick', 'over-ship'])
    expect(
      beyond
        .filter((one) => one.detail.orderId === orderId)
        .map((one) => `${one.kind} ${one.detail.lineId}`)
        .sort(),
    ).toEqual(
      beyondOrder(lines, progress)
        .map((one) => `${one.kind} ${one.lineId}`)
        .sort(),
    )

    const seen = ({ workspace }: Picker) => ({
      out: workspace.read(orderOutQuery(orderId)),
      stock: lines.map((line) =>
        workspace.read(itemStockQuery(line.itemId)).map((row) => [row.locationId, row.onHand, row.allocated]),
      ),
    })
    const told = goodsOf(movements)
      .map((one) => `${one.lineId} ${one.locationId} ${one.quantity}`)
      .sort()
    // A device is up to date by what it knows: the word of what another sent last may still be on its way to it.
    await vi.waitFor(
      () => {
        const views = pickers.map(seen)
        for (const { out, stock } of views) {
          expect(stock).toEqual(views[0]?.stock)
          expect(out?.goods.map((one) => `${one.lineId} ${one.locationId} ${one.quantity}`).sort()).toEqual(told)
          expect(out?.promises).toEqual([])
        }
      },
      { timeout: 20_000, interval: 100 },
    )
    expect(await verify(service.pool, service.orgId)).toEqual([])
    await Promise.all(pickers.map(({ workspace }) => workspace.close()))
  }, 180_000)
})
