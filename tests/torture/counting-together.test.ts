import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { actionsQuery } from '../../client/view/actions.ts'
import { openSessions } from '../../client/view/session.ts'
import { itemStockQuery } from '../../client/view/stock.ts'
import { syncStateQuery } from '../../client/view/sync-state.ts'
import { type ActionDraft, openWorkspace, type Workspace } from '../../client/view/workspace.ts'
import { cellKey, cellOf } from '../../domain/cell.ts'
import { createdFields } from '../../domain/edit.ts'
import { NO_LOT } from '../../domain/ids.ts'
import { type LedgerEvent, onHand, openLedger, post } from '../../domain/ledger.ts'
import type { Action } from '../../domain/protocol/actions.ts'
import type { EditableCollection } from '../../domain/protocol/kinds.ts'
import { transact } from '../../sync-server/db/transact.ts'
import { newId } from '../../sync-server/ledger/new-id.ts'
import { publishDocuments } from '../../sync-server/ledger/organisation.ts'
import { verify } from '../../sync-server/ledger/verify.ts'
import { type TestDevice, testDevice } from '../client/device.ts'
import { cookieFetch } from '../client/server.ts'
import { PASSWORD, Service } from '../sync-server/http/service.ts'

/**
 * Several devices in one count, while goods move through the same bins and the connection comes and goes: the client's own
 * outbox and mirror, a real server, a real Postgres. What the people did is known beside the system, from what their
 * devices answered them; in the end nothing of it is lost or doubled, and all agree with the rule.
 */
let service: Service
beforeAll(async () => {
  service = await Service.open()
})
afterAll(() => service.close())

/** mulberry32: the same seed, the same day. */
const randomOf = (seed: number) => {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return { next, below, of: <T>(all: readonly T[]): T => all[below(all.length)] as T }
}
type Random = ReturnType<typeof randomOf>

type World = { bins: string[]; items: string[]; count: string; supplier: string; customer: string; loss: string }

const makeWorld = async (): Promise<World> => {
  const write = async (collection: Exclude<EditableCollection, 'exceptions'>, set: Record<string, unknown>) => {
    const made = createdFields(collection, set)
    if (!made.ok) throw new Error(made.error.code)
    const id = newId()
    await transact(service.pool, service.orgId, (tx) =>
      publishDocuments(tx, service.orgId, [{ collection, id, doc: { ...made.value } }]),
    )
    return id
  }
  const places = await service.rows<{ id: string; kind: string }>('select id, kind from locations')
  const virtual = (kind: string) => places.find((place) => place.kind === kind)?.id ?? ''
  const siteId = await write('locations', { kind: 'site', code: newId(), name: 'North' })
  const each = <T>(count: number, make: (at: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, at) => make(at)))
  return {
    bins: await each(3, (at) => write('locations', { kind: 'bin', code: `A-${at}`, name: 'Bin', siteId })),
    items: await each(2, (at) => write('items', { sku: `${siteId}-${at}`, name: 'Nut', baseUnit: 'pcs' })),
    count: await write('counts', { name: 'All', siteId, tolerance: { units: 4 } }),
    ...{ supplier: virtual('supplier'), customer: virtual('customer'), loss: virtual('loss') },
  }
}

type Somebody = { device: TestDevice; workspace: Workspace; did: Action[]; close: () => Promise<void> }

/** A member at a device whose network may be gone, and may lose the answer to what the server has heard. */
const somebody = async (random: Random, faults: { on: boolean }): Promise<Somebody> => {
  const account = await service.member('lead')
  const device = testDevice()
  const jar = cookieFetch()
  const through: typeof fetch = async (input, init) => {
    if (!device.online) throw new TypeError('fetch failed')
    const answer = await jar(input, init)
    if (faults.on && random.next() < 0.2) throw new TypeError('the answer was lost')
    return answer
  }
  const sessions = openSessions({
    ...{ baseUrl: new URL(service.base).origin, device: device.tab(), fetch: through, name: newId() },
  })
  const signedIn = await sessions.signIn(account.email, PASSWORD)
  if (!signedIn.ok) throw new Error('the sign-in was refused')
  const workspace = await openWorkspace({
    ...{ session: signedIn.value, deviceId: signedIn.value.deviceId, api: sessions.api, device: device.tab() },
    leader: { askEveryMs: 30, silentMs: 200 },
    onWiped: () => undefined,
  })
  return { device, workspace, did: [], close: workspace.close }
}

const upToDate = ({ workspace }: Somebody) =>
  vi.waitFor(
    () => {
      const { kind, pending } = workspace.read(syncStateQuery)
      expect({ kind, pending }).toEqual({ kind: 'up-to-date', pending: 0 })
    },
    { timeout: 60_000, interval: 20 },
  )

const drafts = (random: Random, world: World, round: number): ActionDraft[] => {
  const [itemId, bin, quantity] = [random.of(world.items), random.of(world.bins), 1 + random.below(6)]
  const movement = (kind: 'receipt' | 'pick' | 'move', fromLocationId: string, toLocationId: string): ActionDraft[] => [
    { type: 'movement', kind, itemId, quantity, fromLocationId, toLocationId },
  ]
  const draw = random.below(10)
  if (draw < 2) return movement('receipt', world.supplier, bin)
  if (draw < 4) return movement('pick', bin, world.customer)
  if (draw < 5) return movement('move', bin, world.bins.find((other) => other !== bin) ?? '')
  const seen = { type: 'observation', countId: world.count, locationId: bin, round } as const
  if (draw < 8) return [{ ...seen, itemId, quantity: random.below(12) }]
  // A whole visit: one thing seen, and nothing else.
  const visitId = newId()
  return [
    { ...seen, visitId, itemId, quantity: random.below(12) },
    { ...seen, visitId },
  ]
}

const eventOf = (action: Action, status: string | undefined): LedgerEvent[] => {
  const key = { at: action.occurredAt, deviceId: action.deviceId, deviceSeq: action.deviceSeq }
  if (action.type === 'movement') return [{ ...action, lotId: action.lotId ?? NO_LOT, key }]
  if (action.type !== 'observation') return []
  const gate = { kind: status === 'accepted' ? ('open' as const) : ('approval' as const) }
  return [{ ...action, countId: undefined, key, gate } as LedgerEvent]
}

const RUNS = process.env.BINCARD_TEST_FULL ? 20 : 2
const FIRST_SEED = Number(process.env.BINCARD_TEST_SEED ?? 7001)

test.each([2, 5])(
  '%i devices in one count, coming and going: nothing lost, nothing doubled, one stock',
  async (devices) => {
    for (let run = 0; run < RUNS; run++) {
      const seed = FIRST_SEED + run
      const random = randomOf(seed)
      const world = await makeWorld()
      const faults = { on: false }
      const people = await Promise.all(Array.from({ length: devices }, () => somebody(random, faults)))
      await Promise.all(people.map(upToDate))
      faults.on = true
      for (let step = 0; step < 12; step++) {
        for (const person of people) {
          if (random.next() < 0.3) person.device.online = !person.device.online
          if (person.device.online) person.workspace.syncNow()
          person.did.push(...(await person.workspace.recordAll(drafts(random, world, 1 + Math.floor(step / 4)))))
        }
        if (random.next() < 0.5) await new Promise((soon) => setTimeout(soon, random.below(40)))
      }
      faults.on = false
      for (const { device } of people) device.online = true
      for (const { workspace } of people) workspace.syncNow()
      await Promise.all(people.map(upToDate))
      // Whoever was up to date first has not heard of the last ones yet.
      for (const { workspace } of people) workspace.syncNow()

      const told = `seed ${seed}`
      const did = people.flatMap((person) => person.did)
      const ids = did.map(({ id }) => id)
      const kept = await service.rows<{ id: string; status: string }>(
        'select id, status from actions where id = any ($1::uuid[])',
        [ids],
      )
      expect(
        kept.map(({ status }) => status),
        told,
      ).toEqual(did.map(() => 'accepted'))
      const moved = await service.rows<{ id: string }>(
        'select id from movements where observation_id is null and item_id = any ($1::uuid[])',
        [world.items],
      )
      const movements = did.filter((action) => action.type === 'movement').map(({ id }) => id)
      expect(moved.map(({ id }) => id).sort(), told).toEqual(movements.sort())

      const statuses = new Map(
        (
          await service.rows<{ id: string; status: string }>(
            'select id, status from observations where id = any ($1::uuid[])',
            [ids],
          )
        ).map(({ id, status }) => [id, status]),
      )
      const model = openLedger({ isPhysical: (id) => world.bins.includes(id), lossId: world.loss })
      for (const action of did) for (const event of eventOf(action, statuses.get(action.id))) post(model, event)
      const cells = world.items.flatMap((itemId) => world.bins.map((locationId) => cellOf({ itemId, locationId })))
      const wanted = Object.fromEntries(cells.map((cell) => [cellKey(cell), onHand(model, cell)]))
      const rows = await service.rows<{ itemId: string; locationId: string; onHand: number }>(
        'select item_id as "itemId", location_id as "locationId", on_hand as "onHand" from stock where item_id = any ($1::uuid[])',
        [world.items],
      )
      const inSql = new Map(rows.map((row) => [cellKey(cellOf(row)), row.onHand]))
      expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, inSql.get(key) ?? 0])), told).toEqual(wanted)
      for (const { workspace } of people) {
        const shown = () => {
          const here = new Map(
            world.items.flatMap((itemId) =>
              workspace.read(itemStockQuery(itemId)).map((row) => [cellKey(cellOf(row)), row.onHand]),
            ),
          )
          return Object.fromEntries(Object.keys(wanted).map((key) => [key, here.get(key) ?? 0]))
        }
        await vi.waitFor(() => expect(shown(), told).toEqual(wanted), { timeout: 30_000, interval: 20 })
        expect(workspace.read(actionsQuery({ unresolved: true })), told).toEqual([])
      }
      expect(await verify(service.pool, service.orgId), told).toEqual([])
      await Promise.all(people.map((person) => person.close()))
    }
  },
  300_000,
)
