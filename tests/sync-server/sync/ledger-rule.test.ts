import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cellOf } from '../../../domain/cell.ts'
import { gateOf } from '../../../domain/count.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { type LedgerEvent, lastCounted, onHand, openLedger, post, statusOf } from '../../../domain/ledger.ts'
import type { Action } from '../../../domain/protocol/actions.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { type Phone, Warehouse } from '../warehouse.ts'

/**
 * The rule stands twice: in SQL, where it runs, and in `domain/ledger.ts`, where its laws are proved. Here both take the
 * same random histories in the same random order of arrival, and must agree in every cell and on every observation.
 */
let house: Warehouse
let leads: Phone[]
let operator: Phone
let approver: Phone

beforeAll(async () => {
  house = await Warehouse.open()
  leads = [await house.phone('lead'), await house.phone('lead')]
  operator = await house.phone('operator')
  approver = await house.phone('lead')
})
afterAll(() => house.close())

/** Such that its multiples are no binary fractions: 3 × 0.1 must be within 0.3 in both. */
const COST = 0.1

/** A count of everything, one of the first item, one of its class. */
type Counts = Record<'count' | 'named' | 'class', string>
type World = { items: string[]; bins: string[]; counts: Counts; unitValueOf: (itemId: string) => number | null }

const makeWorld = async (tolerance: object): Promise<World> => {
  const tag = newId()
  // One with a cost besides its price, one of which nobody knows the worth.
  const items = [await house.item(`${tag}-1`, { price: 9, abcClass: 'A' }), await house.item(`${tag}-2`)]
  const dear = items[0] as string
  await house.write('item-costs', { itemId: dear, cost: COST }, dear)
  const bins = [await house.place('bin', `${tag}-A`), await house.place('bin', `${tag}-B`)]
  const counting = { name: tag, siteId: house.site, state: 'counting', tolerance }
  return {
    items,
    bins,
    unitValueOf: (itemId) => (itemId === dear ? COST : null),
    counts: {
      count: await house.write('counts', { ...counting, scope: {} }),
      named: await house.write('counts', { ...counting, scope: { itemIds: [dear] } }),
      class: await house.write('counts', { ...counting, scope: { abcClass: 'A' } }),
    },
  }
}

const small = fc.nat({ max: 1 })
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('receive' as const),
      item: small,
      bin: small,
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pick' as const),
      item: small,
      bin: small,
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      item: small,
      bin: small,
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), of: fc.nat({ max: 20 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('see' as const),
      item: small,
      bin: small,
      quantity: fc.nat({ max: 9 }),
      in: fc.constantFrom('open', 'own', 'count'),
      round: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('visit' as const),
      item: small,
      bin: small,
      quantity: fc.nat({ max: 9 }),
      in: fc.constantFrom('open', 'own', 'count', 'named', 'class'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('approve' as const), of: fc.nat({ max: 20 }) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const history = fc.record({
  steps: fc.array(fc.record({ what: step, minute: fc.nat({ max: 12 }), phone: small, rank: fc.nat({ max: 1000 }) }), {
    minLength: 4,
    maxLength: 22,
  }),
  tolerance: fc.constantFrom({}, { units: 2 }, { percent: 50 }, { value: 0.3 }, { units: 4, value: 0.2 }),
  chunk: fc.integer({ min: 1, max: 9 }),
})

const minuteOf = (minute: number): string => new Date(Date.UTC(2026, 0, 5, 10, minute)).toISOString()

/** The actions of a history, each with the phone that sends it. */
const actionsOf = (
  world: World,
  steps: { what: Step; minute: number; phone: number }[],
): { phone: Phone; action: Action }[] => {
  const made: { phone: Phone; action: Action }[] = []
  for (const { what, minute, phone: at } of steps) {
    const lead = leads[at] as Phone
    const when = { at: minuteOf(minute) }
    if (what.do === 'undo' || what.do === 'approve') {
      const type = what.do === 'undo' ? 'movement' : 'observation'
      const targets = made.filter((one) => one.action.type === type)
      const target = targets[what.of % Math.max(1, targets.length)]
      if (!target) continue
      const said =
        what.do === 'undo'
          ? { type: 'reversal' as const, reversesId: target.action.id }
          : { type: 'decision' as const, observationId: target.action.id, outcome: 'approve' }
      const phone = what.do === 'undo' ? lead : approver
      made.push({ phone, action: phone.action({ ...said, ...when }) })
      continue
    }
    const itemId = world.items[what.item]
    const [bin, otherBin] = [world.bins[what.bin], world.bins[1 - what.bin]]
    if (what.do === 'see' || what.do === 'visit') {
      const phone = what.in === 'own' ? operator : lead
      const visitId = what.do === 'visit' ? newId() : undefined
      const common = {
        type: 'observation' as const,
        locationId: bin,
        countId: what.in === 'open' || what.in === 'own' ? undefined : world.counts[what.in],
        visitId,
        ...when,
      }
      made.push({
        phone,
        action: phone.action({ ...common, itemId, quantity: what.quantity, round: what.do === 'see' ? what.round : 1 }),
      })
      if (visitId) made.push({ phone, action: phone.action({ ...common, round: 1 }) })
      continue
    }
    const route = {
      receive: { kind: 'receipt', fromLocationId: house.places.supplier, toLocationId: bin },
      pick: { kind: 'pick', fromLocationId: bin, toLocationId: house.places.customer },
      move: { kind: 'move', fromLocationId: bin, toLocationId: otherBin },
    }[what.do]
    made.push({
      phone: lead,
      action: lead.action({ type: 'movement', itemId, quantity: what.quantity, ...route, ...when }),
    })
  }
  return made
}

const eventOf = (action: Action, world: World, tolerance: object, phone: Phone): LedgerEvent => {
  const key = { at: action.occurredAt, deviceId: action.deviceId, deviceSeq: action.deviceSeq }
  if (action.type === 'movement') return { ...action, lotId: action.lotId ?? NO_LOT, key }
  if (action.type === 'reversal') return { type: 'reversal', id: action.id, reversesId: action.reversesId }
  if (action.type === 'decision') return action
  if (action.type !== 'observation') throw new Error(action.type)
  const count = action.countId ? { state: 'counting' as const, tolerance } : undefined
  const isNarrow = action.countId === world.counts.named || action.countId === world.counts.class
  const isCounted = (itemId: string): boolean => itemId === world.items[0]
  const gate = gateOf({ count, mayAdjust: phone.caller.role === 'lead' })
  return { ...action, key, gate, ...(isNarrow ? { isCounted } : {}) }
}

type Made = ReturnType<typeof actionsOf>

/** Sends the actions in the random order of their ranks, up to `chunk` of one phone together; `onSent` follows each push. */
const send = async (made: Made, ranks: number[], chunk: number, onSent: (batch: Made) => void): Promise<void> => {
  const arrival = made
    .map((one, at) => ({ ...one, rank: ranks[at % ranks.length] ?? at }))
    .sort((a, b) => a.rank - b.rank)
  for (let from = 0; from < arrival.length; ) {
    const phone = (arrival[from] as Made[number]).phone
    let to = from + 1
    while (to < arrival.length && to - from < chunk && arrival[to]?.phone === phone) to++
    const batch = arrival.slice(from, to).sort((a, b) => a.action.deviceSeq - b.action.deviceSeq)
    await phone.send(...batch.map((one) => one.action))
    onSent(batch)
    from = to
  }
}

const modelOf = (world: World) =>
  openLedger({
    isPhysical: (id) => world.bins.includes(id),
    lossId: house.places.loss ?? '',
    unitValueOf: world.unitValueOf,
  })

const cellsOf = (world: World) =>
  world.items.flatMap((itemId) => world.bins.map((locationId) => cellOf({ itemId, locationId })))

type Row = { item: string; location: string; onHand: number; countedAt: string | null }
const rowsIn = async (world: World): Promise<Map<string, Row>> => {
  const rows = await house.rows<Row>(
    `select item_id as item, location_id as location, on_hand as "onHand", iso(counted_at) as "countedAt"
     from stock where location_id = any ($1::uuid[])`,
    [world.bins],
  )
  return new Map(rows.map((row) => [`${row.item}/${row.location}`, row]))
}

const statusesOf = async (made: Made): Promise<Map<string, string>> => {
  const ids = made.filter((one) => one.action.type === 'observation').map((one) => one.action.id)
  const rows = await house.rows<{ id: string; status: string }>(
    'select id, status from observations where id = any ($1::uuid[])',
    [ids],
  )
  return new Map(rows.map(({ id, status }) => [id, status]))
}

const expectBalance = async (world: World): Promise<void> => {
  const off = 'select item_id from stock where item_id = any ($1::uuid[]) group by item_id having sum(on_hand) <> 0'
  expect(await house.rows(off, [world.items])).toEqual([])
}

const runs = process.env.BINCARD_TEST_FULL ? 1000 : 15

test('one by one, SQL and the model agree in every cell and on every observation, whatever the order of arrival', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ steps, tolerance }) => {
      const world = await makeWorld(tolerance)
      const made = actionsOf(world, steps)
      const model = modelOf(world)
      await send(
        made,
        steps.map((one) => one.rank),
        1,
        (batch) => {
          for (const { action, phone } of batch) post(model, eventOf(action, world, tolerance, phone))
        },
      )
      const rows = await rowsIn(world)
      const cells = cellsOf(world)
      const inSql = cells.map((cell) => rows.get(`${cell.itemId}/${cell.locationId}`))
      expect(inSql.map((row) => row?.onHand ?? 0)).toEqual(cells.map((cell) => onHand(model, cell)))
      const counted = cells.map((cell) => lastCounted(model, cell)?.at ?? null)
      expect(inSql.map((row, at) => (row ? row.countedAt : counted[at]))).toEqual(counted)
      for (const [id, status] of await statusesOf(made)) expect(status).toBe(statusOf(model, id))
      await expectBalance(world)
    }),
    { numRuns: runs },
  )
}, 600_000)

test('in batches, stock is a function of the movements and the accepted observations', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ steps, tolerance, chunk }) => {
      const world = await makeWorld(tolerance)
      const made = actionsOf(world, steps)
      await send(
        made,
        steps.map((one) => one.rank),
        chunk + 1,
        () => {},
      )
      const statuses = await statusesOf(made)
      const model = modelOf(world)
      for (const { action, phone } of made) {
        const event = eventOf(action, world, tolerance, phone)
        if (event.type === 'decision') continue
        // What was accepted counts; what was not still names its cell in its visit.
        const gate = { kind: statuses.get(action.id) === 'accepted' ? ('open' as const) : ('approval' as const) }
        post(model, event.type === 'observation' ? { ...event, countId: undefined, gate } : event)
      }
      const rows = await rowsIn(world)
      const cells = cellsOf(world)
      expect(cells.map((cell) => rows.get(`${cell.itemId}/${cell.locationId}`)?.onHand ?? 0)).toEqual(
        cells.map((cell) => onHand(model, cell)),
      )
      await expectBalance(world)
    }),
    { numRuns: runs },
  )
}, 600_000)
