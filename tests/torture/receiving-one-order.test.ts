import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { orderProgressQuery } from '../../client/view/order-work.ts'
import { itemStockQuery } from '../../client/view/stock.ts'
import type { Workspace } from '../../client/view/workspace.ts'
import type { OrderDocument } from '../../domain/protocol/documents.ts'
import { transact } from '../../sync-server/db/transact.ts'
import { type Random, randomOf } from '../../sync-server/demo/random.ts'
import { newId } from '../../sync-server/ledger/new-id.ts'
import { publishDocuments } from '../../sync-server/ledger/organisation.ts'
import { verify } from '../../sync-server/ledger/verify.ts'
import { badge, closeAll, person } from '../client/warehouse.ts'
import { PASSWORD, Service } from '../sync-server/http/service.ts'

const LINES = 5
const ORDERED = 40
const TURNS = 60

let service: Service
beforeAll(async () => {
  service = await Service.open()
})
afterEach(closeAll)
afterAll(() => service.close())

type Place = { supplier: string; dock: string; order: Pick<OrderDocument, 'id' | 'lines'> }

/** A site with a dock, and an order of so many lines. */
const openOrder = async (): Promise<Place> => {
  const [site, dock, id] = [newId(), newId(), newId()]
  const lines = Array.from({ length: LINES }, () => ({ id: newId(), itemId: newId(), quantity: ORDERED }))
  const place = (placeId: string, kind: string, siteId: string | null) => ({
    ...{ collection: 'locations' as const, id: placeId, sites: [site] },
    doc: { kind, code: placeId, name: placeId, siteId, parentId: null, archived: false },
  })
  const items = lines.map(({ itemId }) => ({
    ...{ collection: 'items' as const, id: itemId, sites: null },
    doc: { sku: itemId, name: itemId, baseUnit: 'pcs', units: [], barcodes: [], tracking: 'none', archived: false },
  }))
  const set = {
    kind: 'purchase',
    number: 'PO-1',
    siteId: site,
    toSiteId: null,
    partnerId: null,
    state: 'open',
    dueOn: null,
  }
  await transact(service.pool, service.orgId, (client) =>
    publishDocuments(client, service.orgId, [
      ...[place(site, 'site', null), place(dock, 'dock', site), ...items],
      { collection: 'orders', id, sites: [site], doc: { ...set, lines } },
    ]),
  )
  const [supplier] = await service.rows<{ id: string }>(`select id from locations where kind = 'supplier'`)
  return { supplier: supplier?.id ?? '', dock, order: { id, lines } }
}

/** Half of all calls go well; of the others some are never made, and of some the answer is lost. */
const badNetwork =
  (random: Random, isBad: () => boolean) =>
  async (call: () => Promise<Response>): Promise<Response> => {
    const luck = isBad() ? random.next() : 0
    if (luck > 0.75) throw new TypeError('the network is gone')
    const answer = await call()
    if (luck > 0.5) {
      await answer.body?.cancel()
      throw new TypeError('the answer was lost')
    }
    return answer
  }

/** What one person really did, kept outside of everything that is tried. */
type Intent = { id: string; lineId: string; quantity: number; undone: boolean }

const work = async (workspace: Workspace, { supplier, dock, order }: Place, random: Random, done: Intent[]) => {
  const again = done.filter((one) => !one.undone)
  if (random.next() < 0.2 && again.length > 0) {
    const intent = random.pick(again)
    await workspace.undo(intent.id)
    intent.undone = true
    return
  }
  const line = random.pick(order.lines)
  const quantity = random.between(1, 4)
  const movement = { type: 'movement', kind: 'receipt', itemId: line.itemId, quantity } as const
  const where = { fromLocationId: supplier, toLocationId: dock, orderId: order.id, lineId: line.id }
  const { id } = await workspace.record({ ...movement, ...where })
  done.push({ id, lineId: line.id, quantity, undone: false })
}

/** Until every device has sent all and seen all: what does not come to rest is a failure. */
const quiet = (workspaces: readonly Workspace[]) =>
  expect
    .poll(
      () => {
        for (const workspace of workspaces) workspace.syncNow()
        return workspaces.map((workspace) => [badge(workspace).kind, badge(workspace).pending])
      },
      { timeout: 60_000, interval: 200 },
    )
    .toEqual(workspaces.map(() => ['up-to-date', 0]))

describe.each([2, 5])('%i devices receive one order', (devices) => {
  it('through lost calls and answers: no receipt is lost, none doubled, and all see the same progress', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
    console.log(`seed ${seed} (SEED=${seed} plays it again)`)
    const place = await openOrder()
    let bad = false
    const people = await Promise.all(
      Array.from({ length: devices }, async (_, at) => {
        const random = randomOf(seed * 10 + at)
        const { email } = await service.member('operator')
        const network = badNetwork(random, () => bad)
        const baseUrl = service.base.replace('/api/v1', '')
        const { device, tab } = await person({ baseUrl }, { email, password: PASSWORD, network })
        return { device, random, workspace: await tab(), done: [] as Intent[] }
      }),
    )
    const workspaces = people.map(({ workspace }) => workspace)
    await quiet(workspaces)

    bad = true
    await Promise.all(
      people.map(async ({ device, workspace, random, done }) => {
        for (let turn = 0; turn < TURNS; turn++) {
          if (random.next() < 0.15) device.online = !device.online
          await work(workspace, place, random, done)
          if (random.next() < 0.3) workspace.syncNow()
          await new Promise((resolve) => setTimeout(resolve, random.between(0, 10)))
        }
      }),
    )
    bad = false
    for (const { device } of people) device.online = true
    await quiet(workspaces)

    const intents = people.flatMap(({ done }) => done)
    const expected = (lineId: string) =>
      intents.filter((one) => one.lineId === lineId && !one.undone).reduce((sum, one) => sum + one.quantity, 0)
    const wanted = place.order.lines.map(({ id }) => ({ received: expected(id), onHand: expected(id) }))
    const shown = (workspace: Workspace) => {
      const progress = workspace.read(orderProgressQuery(place.order.id))
      return place.order.lines.map(({ id, itemId }) => ({
        received: progress[id]?.received ?? 0,
        onHand: workspace.read(itemStockQuery(itemId))[0]?.onHand ?? 0,
      }))
    }
    // A device is up to date by what it knows: the word of what another sent last may still be on its way to it.
    await expect.poll(() => workspaces.map(shown), { timeout: 20_000 }).toEqual(workspaces.map(() => wanted))
    const kept = await service.rows<{ id: string; undone: boolean }>(
      'select id, reversed_by_id is not null as undone from movements where order_id = $1 order by id',
      [place.order.id],
    )
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
    expect(kept).toEqual(intents.map(({ id, undone }) => ({ id, undone })).sort(byId))
    const over = await service.rows<{ line: string }>(
      `select doc -> 'detail' ->> 'lineId' as line from exceptions
       where kind = 'over-receipt' and state = 'open' and subject_id like $1 || '/%'`,
      [place.order.id],
    )
    const tooMany = place.order.lines.filter(({ id }) => expected(id) > ORDERED).map(({ id }) => id)
    expect(over.map(({ line }) => line).sort()).toEqual(tooMany.sort())
    expect(await verify(service.pool, service.orgId)).toEqual([])
  }, 180_000)
})
