/**
 * What nobody should send, sent at random: ids of other things and of nothing, other sites' places, quantities out of any range, what is
 * archived or over, reversals of reversals, kits made of themselves, places inside themselves. Each is accepted, turned down or parked by
 * a rule; none breaks the server, and the books are right afterwards.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lotIdOf } from '../../domain/ids.ts'
import { ROLES, type Role } from '../../domain/protocol/kinds.ts'
import { MAX_QUANTITY } from '../../domain/quantity.ts'
import { randomOf } from '../../sync-server/demo/random.ts'
import { sha256 } from '../../sync-server/ledger/digest.ts'
import { newId } from '../../sync-server/ledger/new-id.ts'
import { verify } from '../../sync-server/ledger/verify.ts'
import { type Phone, type Said, Warehouse } from '../sync-server/warehouse.ts'

const seed = Number(process.env.SEED ?? 1 + Math.floor(Math.random() * 999_999))
const random = randomOf(seed)
console.log(`seed ${seed} (SEED=${seed} plays it again)`)
const STEPS = process.env.BINCARD_TEST_FULL ? 3000 : 300

let house: Warehouse
let other: Warehouse
let phones: Phone[]
/** Ids of everything there is, by what it is, and all of it together with ids of nothing and of another organisation. */
const KINDS_OF_ID = [
  'item',
  'place',
  'lot',
  'order',
  'line',
  'count',
  'action',
  'movement',
  'observation',
  'any',
] as const
type KindOfId = (typeof KINDS_OF_ID)[number]
const ids = Object.fromEntries(KINDS_OF_ID.map((kind) => [kind, []])) as unknown as Record<KindOfId, string[]>

const keep = (kind: KindOfId, id: string): string => {
  ids[kind].push(id)
  ids.any.push(id)
  return id
}
const byKind = new Map<string, string[]>()
const lotsOf = new Map<string, string[]>()
const orders: { id: string; lines: string[] }[] = []

/** Mostly of the right kind. */
const some = (kind: KindOfId): string => {
  const list = ids[kind]
  return random.chance(0.9) && list.length > 0 ? random.pick(list) : random.chance(0.7) ? random.pick(ids.any) : newId()
}
const maybe = (value: () => unknown): unknown => (random.chance(0.5) ? value() : undefined)

const quantity = (): unknown =>
  random.chance(0.75)
    ? random.between(1, 9)
    : random.pick([
        0,
        -1,
        1.5,
        MAX_QUANTITY,
        MAX_QUANTITY + 1,
        Number.MAX_SAFE_INTEGER,
        1e300,
        '3',
        null,
        -MAX_QUANTITY,
      ])

const KINDS = [
  ...[
    'receipt',
    'put-away',
    'move',
    'pick',
    'pack',
    'ship',
    'transfer-out',
    'transfer-in',
    'return',
    'adjust',
    'opening',
  ],
  ...['scrap', 'consume', 'produce', 'count-variance', 'reversal', 'steal'],
]

/** Most go a way that there is, between places of the right kinds, for a line that an order has. */
const WAYS: readonly (readonly [kind: string, from: string, to: string])[] = [
  ...[
    ['receipt', 'supplier', 'bin'],
    ['receipt', 'supplier', 'dock'],
    ['move', 'bin', 'bin'],
    ['pick', 'bin', 'customer'],
  ],
  ...[
    ['pick', 'bin', 'bin'],
    ['pack', 'bin', 'bin'],
    ['ship', 'bin', 'customer'],
    ['return', 'customer', 'bin'],
  ],
  ...[
    ['return', 'bin', 'supplier'],
    ['transfer-out', 'bin', 'transit'],
    ['transfer-in', 'transit', 'dock'],
  ],
  ...[
    ['adjust', 'loss', 'bin'],
    ['scrap', 'bin', 'loss'],
    ['consume', 'bin', 'production'],
    ['produce', 'production', 'bin'],
  ],
] as const satisfies readonly (readonly [string, string, string])[]

const ofKind = (kind: string): string => random.pick(byKind.get(kind) ?? ids.place)

const forOrder = (): object => {
  const order = random.pick(orders)
  return { orderId: order.id, ...(order.lines.length > 0 ? { lineId: random.pick(order.lines) } : {}) }
}

const moved = (): Said => {
  const [kind, from, to] = random.pick(WAYS)
  const itemId = random.pick(ids.item)
  const lot = lotsOf.get(itemId)
  const route = random.chance(0.8)
    ? { kind, fromLocationId: ofKind(from), toLocationId: ofKind(to) }
    : { kind: random.pick(KINDS), fromLocationId: some('place'), toLocationId: some('place') }
  return {
    ...{ type: 'movement', itemId: random.chance(0.95) ? itemId : some('any'), quantity: quantity() },
    ...(lot || random.chance(0.1) ? { lotId: random.chance(0.9) && lot ? random.pick(lot) : some('lot') } : {}),
    ...route,
    ...(random.chance(0.6) ? forOrder() : { orderId: maybe(() => some('order')), lineId: maybe(() => some('line')) }),
    ...(random.chance(0.1) ? { groupId: random.pick(ids.any), groupSize: random.between(0, 2) } : {}),
  }
}

const lines = () => {
  const made = Array.from({ length: random.between(0, 3) }, () => ({
    ...{
      id: random.chance(0.8) ? keep('line', newId()) : some('any'),
      itemId: some('item'),
      quantity: random.chance(0.9) ? random.between(1, 9) : quantity(),
    },
  }))
  return random.chance(0.1) ? [...made, ...made] : made
}

const EDITS: readonly (() => Said)[] = [
  () => ({
    ...{ type: 'edit', op: 'update', collection: 'items', documentId: some('item'), base: {} },
    set: random.pick<object>([
      {
        components: [
          { itemId: some('item'), quantity: quantity() },
          { itemId: some('item'), quantity: 1 },
        ],
      },
      { archived: random.chance(0.5) },
      { tracking: random.pick(['none', 'lot', 'serial', 'magic']) },
      { price: random.pick([-1, 0, 2, 1e13, null]), currency: random.pick(['EUR', 'eur', null]) },
      { units: [{ code: 'case', num: quantity(), den: quantity() }] },
    ]),
  }),
  () => ({
    ...{ type: 'edit', op: 'update', collection: 'locations', documentId: some('place'), base: {} },
    set: random.pick<object>([
      { parentId: random.pick([null, some('place'), ofKind('zone'), ofKind('zone')]) },
      { kind: random.pick(['bin', 'dock', 'zone', 'aisle', 'site', 'supplier']) },
      { archived: random.chance(0.5) },
      { siteId: some('place') },
      { hold: true, pickSequence: quantity() },
    ]),
  }),
  () => {
    const [id, made] = [keep('order', newId()), lines()]
    orders.push({ id, lines: made.map((line) => line.id) })
    return {
      ...{ type: 'edit', op: 'create', collection: 'orders', documentId: id, base: {} },
      set: {
        ...{ kind: random.pick(['purchase', 'sales', 'transfer']), number: 'X', lines: made },
        siteId: random.chance(0.8) ? ofKind('site') : some('place'),
        ...{ toSiteId: maybe(() => ofKind('site')), state: random.pick(['draft', 'open', 'closed', 'cancelled']) },
      },
    }
  },
  () => ({
    ...{ type: 'edit', op: 'update', collection: 'orders', documentId: some('order'), base: {} },
    set: random.pick<object>([
      { state: random.pick(['draft', 'open', 'closed', 'cancelled', 'lost']) },
      { lines: lines() },
      { toSiteId: some('place') },
      { siteId: some('place') },
    ]),
  }),
  () => ({
    ...{ type: 'edit', op: 'delete', documentId: some('any'), set: {}, base: {} },
    collection: random.pick(['items', 'locations', 'lots', 'orders', 'counts', 'reasons', 'exceptions']),
  }),
  () => {
    const [itemId, code] = [some('item'), random.pick(['L1', 'L2', 'L3'])]
    const id = random.chance(0.9) ? keep('lot', lotIdOf(itemId, code, sha256)) : newId()
    const set = {
      itemId,
      code,
      status: random.pick(['available', 'hold', 'expired', 'eaten']),
      expiresOn: '2020-02-30',
    }
    return {
      ...{ type: 'edit', op: 'create', collection: 'lots', documentId: id, base: {} },
      set: random.chance(0.7) ? { itemId, code } : set,
    }
  },
  () => ({
    ...{ type: 'edit', op: 'update', collection: 'counts', documentId: some('count'), base: {} },
    set: { state: random.pick(['planned', 'counting', 'review', 'posted', 'cancelled']) },
  }),
]

const SAID: readonly (() => Said)[] = [
  moved,
  moved,
  moved,
  () => ({ type: 'reversal', reversesId: some(random.chance(0.8) ? 'movement' : 'action') }),
  () => ({
    ...{
      type: 'observation',
      locationId: some('place'),
      itemId: maybe(() => some('item')),
      lotId: maybe(() => some('lot')),
    },
    ...{
      countId: maybe(() => some('count')),
      visitId: maybe(() => some('any')),
      quantity: quantity(),
      round: random.between(0, 3),
    },
  }),
  () => ({
    type: 'decision',
    observationId: some('observation'),
    outcome: random.pick(['approve', 'recount', 'shrug']),
  }),
  () => ({
    ...{
      type: 'allocation',
      orderId: some('order'),
      lineId: some('line'),
      itemId: some('item'),
      lotId: maybe(() => some('lot')),
    },
    ...{ locationId: some('place'), quantity: quantity(), release: maybe(() => random.chance(0.5)) },
  }),
  () => random.pick(EDITS)(),
]

beforeAll(async () => {
  house = await Warehouse.open()
  other = await Warehouse.open()
  const place = async (kind: string, id: string | Promise<string>) => {
    const made = keep('place', await id)
    byKind.set(kind, [...(byKind.get(kind) ?? []), made])
    return made
  }
  await place('site', house.site)
  for (const [kind, id] of Object.entries(house.places)) await place(kind, id)
  const south = await place('site', house.place('site', 'SOUTH', null))
  const zones = [await place('zone', house.place('zone', 'Z1')), await place('zone', house.place('zone', 'Z2'))]
  for (const code of ['A', 'B', 'C']) await place('bin', house.place('bin', code))
  const archived = { kind: 'bin', code: 'D', name: 'D', siteId: house.site, parentId: zones[0], archived: true }
  await place('bin', house.write('locations', archived))
  for (const code of ['IN', 'OUT']) await place('dock', house.place('dock', code, code === 'IN' ? south : house.site))
  for (const tracking of ['none', 'none', 'lot', 'serial']) {
    const itemId = keep('item', await house.item(newId(), { tracking }))
    if (tracking === 'none') continue
    const codes = ['S1', 'S2', 'S3']
    const made = codes.map((code) => house.write('lots', { itemId, code }, lotIdOf(itemId, code, sha256)))
    lotsOf.set(
      itemId,
      (await Promise.all(made)).map((id) => keep('lot', id)),
    )
  }
  keep('item', await house.item(newId(), { archived: true, price: 3, currency: 'EUR' }))
  keep(
    'count',
    await house.write('counts', {
      name: 'C',
      siteId: house.site,
      state: 'counting',
      blind: true,
      tolerance: { units: 1 },
    }),
  )
  const over = { kind: 'sales', number: 'S', siteId: house.site, state: 'closed', lines: [] }
  orders.push({ id: keep('order', await house.write('orders', over)), lines: [] })
  ids.any.push(await other.item('THEIRS'), other.site, ...Object.values(other.places))
  const where = (role: Role): string[] | null =>
    random.pick([null, [house.site], [south], []]) ?? (role === 'admin' ? [] : null)
  phones = await Promise.all(
    ['manager' as const, ...ROLES, ...ROLES].map((role, at) => house.phone(role, at === 0 ? null : where(role))),
  )
})
afterAll(async () => {
  await house.close()
  await other.close()
})

const KEPT: Record<string, 'observation' | 'movement'> = { observation: 'observation', movement: 'movement' }

test('nothing that can be sent breaks the server or the books', { timeout: 60_000 + STEPS * 100 }, async () => {
  const seen = new Map<string, number>()
  for (let step = 0; step < STEPS; step++) {
    const phone = random.chance(0.75) ? (phones[0] as Phone) : random.pick(phones)
    const actions = Array.from({ length: random.between(1, 4) }, () => {
      const at = random.chance(0.2) ? new Date(Date.now() - random.between(-1, 3) * 3_600_000).toISOString() : undefined
      return phone.action({ ...random.pick(SAID)(), ...(at ? { at } : {}) })
    })
    const settled = await phone.send(...actions).catch((cause: unknown) => {
      throw new Error(`seed ${seed}, step ${step}: ${JSON.stringify(actions)}`, { cause })
    })
    for (const [at, outcome] of settled.entries()) {
      expect(['accepted', 'rejected', 'parked'], JSON.stringify(actions[at])).toContain(outcome.status)
      const key = outcome.code ?? outcome.status
      seen.set(key, (seen.get(key) ?? 0) + 1)
      if (outcome.id && outcome.status === 'accepted') keep(KEPT[actions[at]?.type ?? ''] ?? 'action', outcome.id)
    }
    if (step % 100 === 99) expect(await verify(house.pool, house.orgId), `seed ${seed}, step ${step}`).toEqual([])
  }
  expect(await verify(house.pool, house.orgId), `seed ${seed}`).toEqual([])
  expect(await verify(other.pool, other.orgId)).toEqual([])
  for (const code of ['accepted', 'parked', 'bad-shape', 'bad-route', 'not-permitted']) {
    expect([...seen.keys()], `seed ${seed}`).toContain(code)
  }
})
