import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AsOfAnswer } from '../../../domain/protocol/stock-as-of.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { type Account, Service } from './service.ts'

type Phone = { account: Account; deviceId: string; token: string }

let service: Service
let manager: Phone
let deviceSeq = 0
const [north, south, a, b, c, bolt, milk] = Array.from({ length: 7 }, newId) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

const act = (said: Record<string, unknown>, phone: Phone = manager) => ({
  ...{ id: newId(), deviceId: phone.deviceId, deviceSeq: ++deviceSeq, userId: phone.account.id },
  ...{ schemaVersion: 1, clock: null, occurredAt: new Date().toISOString() },
  ...said,
})
const pushed = async (...actions: object[]): Promise<void> => {
  const answer = await service.push(manager.token, actions)
  const { settled } = await answer.json()
  expect(settled.map(({ status, message }: { status: string; message?: string }) => message ?? status)).toEqual(
    actions.map(() => 'accepted'),
  )
}
const phoneOf = async (account: Account): Promise<Phone> => ({ account, ...(await service.signedIn(account)) })
const ask = (query: string, { token }: Phone = manager) =>
  fetch(`${service.base}/stock/as-of?${query}`, { headers: { authorization: `Bearer ${token}` } })
const asOf = async (query: string, phone: Phone = manager): Promise<AsOfAnswer> => {
  const answer = await ask(query, phone)
  expect(answer.status).toBe(200)
  return answer.json()
}
const heldIn = async (locationId: string, at: string, known = 'now', phone: Phone = manager) =>
  Object.fromEntries(
    (await asOf(`at=${at}&known=${known}&locationId=${locationId}`, phone)).rows.map((row) => [row.itemId, row.onHand]),
  )
const hours = (ago: number): string => new Date(Date.now() - ago * 3_600_000).toISOString()

beforeAll(async () => {
  service = await Service.open()
  manager = await phoneOf(await service.member('manager'))
  const make = (collection: string, documentId: string, set: object) =>
    act({ type: 'edit', op: 'create', collection, documentId, set, base: {} })
  await pushed(
    make('locations', north, { kind: 'site', code: 'NORTH', name: 'North' }),
    make('locations', south, { kind: 'site', code: 'SOUTH', name: 'South' }),
    ...[a, b].map((id, at) => make('locations', id, { kind: 'bin', code: `A-0${at}`, name: 'bin', siteId: north })),
    make('locations', c, { kind: 'bin', code: 'C-01', name: 'bin', siteId: south }),
    make('items', bolt, { sku: 'BOLT', name: 'Bolt', baseUnit: 'pcs' }),
    make('items', milk, { sku: 'MILK', name: 'Milk', baseUnit: 'pcs' }),
  )
})
afterAll(() => service.close())

const move = async (kind: string, itemId: string, quantity: number, from: string, to: string, ago: number) => {
  const places = await service.rows<{ id: string; kind: string }>('select id, kind from locations')
  const place = (name: string) => places.find((one) => one.kind === name)?.id ?? name
  return act({
    ...{ type: 'movement', kind, itemId, quantity, fromLocationId: place(from), toLocationId: place(to) },
    occurredAt: hours(ago),
  })
}

describe('stock as of a moment', () => {
  const received = { early: '', late: '' }
  beforeAll(async () => {
    await pushed(await move('receipt', bolt, 10, 'supplier', a, 48), await move('receipt', bolt, 4, 'supplier', c, 48))
    await pushed(await move('move', bolt, 3, a, b, 24))
    received.early = new Date().toISOString()
    await new Promise((resolve) => setTimeout(resolve, 20))
    // A pick of yesterday, told only now.
    await pushed(await move('pick', bolt, 2, a, 'customer', 30))
    await pushed(
      act({ type: 'observation', itemId: milk, locationId: a, quantity: 6, round: 1, occurredAt: hours(12) }),
    )
    received.late = new Date(Date.now() + 5).toISOString()
  })

  test('as known now counts what happened by then, however late it was told', async () => {
    expect(await heldIn(a, hours(50))).toEqual({})
    expect(await heldIn(a, hours(36))).toEqual({ [bolt]: 10 })
    expect(await heldIn(a, hours(29))).toEqual({ [bolt]: 8 })
    expect(await heldIn(a, hours(20))).toEqual({ [bolt]: 5 })
    expect(await heldIn(a, hours(1))).toEqual({ [bolt]: 5, [milk]: 6 })
  })

  test('as known then counts what had been told by then', async () => {
    expect(await heldIn(a, received.early, 'then')).toEqual({ [bolt]: 7 })
    expect(await heldIn(a, received.late, 'then')).toEqual({ [bolt]: 5, [milk]: 6 })
    expect(await heldIn(a, hours(1), 'then')).toEqual({})
  })

  test('of an item is every bin of it, of a site every bin of that; page by page the same', async () => {
    const at = new Date().toISOString()
    const item = await asOf(`at=${at}&itemId=${bolt}`)
    expect(Object.fromEntries(item.rows.map((row) => [row.locationId, row.onHand]))).toEqual({ [a]: 5, [b]: 3, [c]: 4 })
    const site = await asOf(`at=${at}&siteId=${north}`)
    expect(site.rows.map(({ onHand }) => onHand).sort()).toEqual([3, 5, 6])
    expect(site.next).toBe(null)

    const paged: AsOfAnswer['rows'] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: AsOfAnswer = await asOf(`at=${at}&siteId=${north}&limit=1${after ? `&after=${after}` : ''}`)
      paged.push(...page.rows)
      after = page.next
    }
    expect(paged).toEqual(site.rows)
  })

  test('is of the caller’s sites alone', async () => {
    const southerner = await phoneOf(await service.member('lead', { siteIds: [south] }))
    const at = new Date().toISOString()
    expect((await asOf(`at=${at}&itemId=${bolt}`, southerner)).rows).toMatchObject([{ locationId: c, onHand: 4 }])
    expect((await asOf(`at=${at}&siteId=${north}`, southerner)).rows).toEqual([])
    expect(await heldIn(a, at, 'then', southerner)).toEqual({})
  })

  test('tells a counter nothing of what is being counted blind, at no moment', async () => {
    const counter = await phoneOf(await service.member('operator'))
    expect(await heldIn(a, hours(1), 'now', counter)).toEqual({ [bolt]: 5, [milk]: 6 })
    const count = newId()
    const set = { name: 'Blind', siteId: north, scope: { locationIds: [a] }, blind: true, state: 'counting' }
    await pushed(act({ type: 'edit', op: 'create', collection: 'counts', documentId: count, set, base: {} }))
    for (const known of ['now', 'then']) {
      for (const ago of [36, 20, 1, 0]) expect(await heldIn(a, hours(ago), known, counter)).toEqual({})
    }
    expect(await heldIn(b, hours(1), 'now', counter)).toEqual({ [bolt]: 3 })
    expect(await heldIn(a, hours(1))).toEqual({ [bolt]: 5, [milk]: 6 })
  })

  test('names one thing, a real moment, and who asks', async () => {
    const at = new Date().toISOString()
    for (const query of [
      `at=${at}`,
      `at=${at}&itemId=${bolt}&siteId=${north}`,
      `itemId=${bolt}`,
      `at=yesterday&itemId=${bolt}`,
      `at=${at}&itemId=nothing`,
      `at=${at}&itemId=${bolt}&known=never`,
      `at=${at}&itemId=${bolt}&limit=100000`,
    ]) {
      expect((await ask(query)).status, query).toBe(400)
    }
    expect((await fetch(`${service.base}/stock/as-of?at=${at}&itemId=${bolt}`)).status).toBe(401)
  })
})
