/** Northwind's orders, every line of them picked and shipped through the real push by several devices; read in place, never committed. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_LOT } from '../../../domain/ids.ts'
import { type OrderMovement, outboundByLine, stageOf } from '../../../domain/outbound.ts'
import { planPicks, type Shelf, type Take } from '../../../domain/pick.ts'
import { pickList } from '../../../domain/pick-list.ts'
import type { Action } from '../../../domain/protocol/actions.ts'
import type { Document, OrderDocument } from '../../../domain/protocol/documents.ts'
import { randomOf } from '../../../sync-server/demo/random.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

const FOLDER = resolve(import.meta.dirname, '../../../../shared/data/northwind')
const present = existsSync(join(FOLDER, 'Orders.csv'))
if (!present) console.log('skipped: Northwind is not at ../shared/data/northwind')

type Row = Record<string, string>
const rowsOf = (name: string): Row[] =>
  Papa.parse<Row>(readFileSync(join(FOLDER, name), 'utf8'), { header: true, skipEmptyLines: true }).data

const DEVICES = 5
/** Orders that one device walks at once, each into a tote of its own. */
const TOGETHER = 4

/** One picker: knows what it has pulled and what it did since; sends when it meets the network, some of it twice. */
class Picker {
  readonly phone: Phone
  readonly #house: Warehouse
  readonly #random: () => number
  #unsent: Action[] = []
  #position: string | undefined
  readonly #stock = new Map<string, Extract<Document, { collection: 'stock' }>>()

  constructor(house: Warehouse, phone: Phone, random: () => number) {
    this.#house = house
    this.phone = phone
    this.#random = random
  }

  async pull(): Promise<void> {
    const { documents, last } = await this.#house.pull(this.phone.caller, this.#position)
    this.#position = last.position
    for (const one of documents.values()) if (one.collection === 'stock') this.#stock.set(one.id, one)
  }

  /** The bins of an item as this device knows them, with what it did since taken off. */
  #shelves(itemIds: ReadonlySet<string>, bins: ReadonlyMap<string, number>): Shelf[] {
    return [...this.#stock.values()].flatMap((row): Shelf[] => {
      const pickSequence = bins.get(row.locationId)
      if (pickSequence === undefined || !itemIds.has(row.itemId)) return []
      const taken = this.#unsent.reduce((sum, action) => {
        const isHere = 'itemId' in action && action.itemId === row.itemId
        return isHere && action.type === 'movement' && action.fromLocationId === row.locationId
          ? sum + action.quantity
          : sum
      }, 0)
      const free = row.onHand - row.allocated - taken
      const { itemId, locationId } = row
      return [
        {
          itemId,
          locationId,
          lotId: NO_LOT,
          free,
          ...{ lot: undefined, holds: false },
          goodForDays: 0,
          cameAt: null,
          pickSequence,
          code: locationId,
        },
      ]
    })
  }

  async #meet(): Promise<void> {
    const sent = this.#unsent.splice(0)
    // Half of the answers are lost: the same goes again.
    for (let lost = this.#random() < 0.5 ? 2 : 1; lost > 0; lost--) {
      for (const outcome of await this.phone.send(...sent)) expect(outcome.status).toBe('accepted')
    }
    await this.pull()
  }

  async walk(
    orders: readonly OrderDocument[],
    totes: readonly string[],
    bins: ReadonlyMap<string, number>,
    customer: string,
  ): Promise<void> {
    const lines = orders.flatMap((order) => order.lines.map((line) => ({ ...line, orderId: order.id })))
    const demands = lines.map(({ id, orderId, itemId, quantity }) => ({ lineId: id, orderId, itemId, quantity }))
    const shelves = this.#shelves(new Set(lines.map((line) => line.itemId)), bins)
    const { takes, short } = planPicks(demands, shelves, '1998-05-06')
    expect(short).toEqual([])
    const list = pickList(takes, (id) => ({ pickSequence: bins.get(id) ?? null, code: '' }))
    for (const take of list) this.#record({ type: 'allocation', ...this.#of(take), locationId: take.locationId })
    if (this.#random() < 0.5) await this.#meet()
    const toteOf = new Map(orders.map((order, at) => [order.id, totes[at] ?? '']))
    for (const take of list) {
      this.#record({ type: 'allocation', ...this.#of(take), locationId: take.locationId, release: true })
      this.#move('pick', take, take.locationId, toteOf.get(take.orderId))
    }
    if (this.#random() < 0.5) await this.#meet()
    for (const take of list) this.#move('ship', take, toteOf.get(take.orderId), customer)
    if (this.#random() < 0.3) await this.#meet()
  }

  async home(): Promise<void> {
    await this.#meet()
  }

  #of({ orderId, lineId, itemId, quantity }: Take) {
    return { orderId, lineId, itemId, quantity }
  }

  #move(kind: 'pick' | 'ship', take: Take, from: string | undefined, to: string | undefined): void {
    this.#record({ type: 'movement', kind, ...this.#of(take), fromLocationId: from, toLocationId: to })
  }

  #record(said: Parameters<Phone['action']>[0]): void {
    this.#unsent.push(this.phone.action(said))
  }
}

describe.skipIf(!present)('Northwind, picked and shipped by five devices', () => {
  let house: Warehouse
  let orders: OrderDocument[]
  let documents: Document[]
  let customer: string
  const details = present ? rowsOf('OrderDetails.csv') : []

  beforeAll(async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
    console.log(`seed ${seed} (SEED=${seed} plays it again)`)
    const random = randomOf(seed).next
    house = await Warehouse.open()
    customer = house.places.customer ?? ''
    const items = new Map<string, string>()
    const bins = new Map<string, number>()
    const lead = await house.phone('lead')
    const openings: Action[] = []
    for (const [at, { ProductID = '', ProductName }] of rowsOf('Products.csv').entries()) {
      const itemId = await house.item(`NW-${ProductID}`, { name: ProductName })
      items.set(ProductID, itemId)
      const ordered = details
        .filter((row) => row.ProductID === ProductID)
        .reduce((sum, row) => sum + Number(row.Quantity), 0)
      // Twice what is ordered, over two bins: what one phone has promised is another's no less.
      for (const half of [0, 1]) {
        const bin = await house.place('bin', `B-${ProductID}-${half}`)
        bins.set(bin, half === 0 ? at : 200 - at)
        if (ordered > 0)
          openings.push(
            lead.action({
              type: 'movement',
              kind: 'opening',
              itemId,
              quantity: ordered,
              fromLocationId: house.places.loss,
              toLocationId: bin,
            }),
          )
      }
    }
    await lead.send(...openings)
    const linesOf = (orderId: string) =>
      details
        .filter((row) => row.OrderID === orderId)
        .map((row) => ({ id: newId(), itemId: items.get(row.ProductID ?? ''), quantity: Number(row.Quantity) }))
    await house.writeAll(
      'orders',
      rowsOf('Orders.csv').map(({ OrderID: number = '', RequiredDate: dueOn }) => ({
        id: newId(),
        set: { kind: 'sales', number, siteId: house.site, state: 'open', dueOn, lines: linesOf(number) },
      })),
    )
    const all = [...(await house.pull(lead.caller)).documents.values()]
    orders = all
      .filter((one): one is OrderDocument => one.collection === 'orders')
      .sort((a, b) => (a.number < b.number ? -1 : 1))

    await Promise.all(
      Array.from({ length: DEVICES }, async (_, which) => {
        const picker = new Picker(house, await house.phone('operator'), random)
        const totes = await Promise.all(
          Array.from({ length: TOGETHER }, (_tote, at) => house.place('bin', `T-${which}-${at}`)),
        )
        await picker.pull()
        const own = orders.filter((_order, at) => at % DEVICES === which)
        for (let at = 0; at < own.length; at += TOGETHER)
          await picker.walk(own.slice(at, at + TOGETHER), totes, bins, customer)
        await picker.home()
      }),
    )
    documents = [...(await house.pull(lead.caller)).documents.values()]
  }, 600_000)
  afterAll(() => house?.close())

  test('has the orders, lines and pieces of the file', () => {
    const lines = orders.flatMap((order) => order.lines)
    expect([orders.length, lines.length, lines.reduce((sum, line) => sum + line.quantity, 0)]).toEqual([
      830, 2155, 51_317,
    ])
  })

  test('ships every line to the piece: 51,317, per product what the file says', async () => {
    const movements = documents.filter((one) => one.collection === 'movements') as (OrderMovement & {
      orderId?: string
    })[]
    const byOrder = new Map<string, OrderMovement[]>()
    for (const one of movements) {
      if (one.orderId !== undefined) byOrder.set(one.orderId, [...(byOrder.get(one.orderId) ?? []), one])
    }
    let shipped = 0
    for (const order of orders) {
      const progress = outboundByLine(byOrder.get(order.id) ?? [], (id) => id === customer)
      expect(stageOf(order.lines, progress)).toBe('shipped')
      for (const line of order.lines) {
        expect(progress.get(line.id)).toMatchObject({ picked: line.quantity, shipped: line.quantity })
        shipped += progress.get(line.id)?.shipped ?? 0
      }
    }
    expect(shipped).toBe(51_317)
    const atCustomer = await house.rows<{ total: number }>(
      'select sum(on_hand)::bigint as total from stock where location_id = $1',
      [customer],
    )
    expect(atCustomer[0]?.total).toBe(51_317)
  })

  test('leaves no promise standing, no exception for what was picked or shipped, and nothing that verify finds', async () => {
    const left = documents.filter(
      (one) => one.collection === 'allocations' || (one.collection === 'stock' && one.allocated > 0),
    )
    expect(left).toEqual([])
    const odd = await house.rows(
      `select kind, count(*)::int from exceptions where kind in ('over-pick', 'over-ship', 'substitution') group by 1`,
    )
    expect(odd).toEqual([])
    expect(await verify(house.pool, house.orgId)).toEqual([])
  })
})
