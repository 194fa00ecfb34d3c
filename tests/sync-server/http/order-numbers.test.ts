import { afterAll, beforeAll, expect, test } from 'vitest'
import { orderNumber } from '../../../domain/order-number.ts'
import type { Role } from '../../../domain/protocol/kinds.ts'
import type { OrderNumbersAnswer } from '../../../domain/protocol/order-numbers.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { publishDocuments } from '../../../sync-server/ledger/organisation.ts'
import { Service } from './service.ts'

let service: Service
beforeAll(async () => {
  service = await Service.open()
})
afterAll(() => service.close())

const tokenOf = async (role: Role): Promise<string> => (await service.signedIn(await service.member(role))).token

const ask = (token: string, body: object): Promise<Response> =>
  service.post('/orders/numbers', JSON.stringify(body), { authorization: `Bearer ${token}` })

const take = async (token: string, body: object = { kind: 'purchase' }): Promise<OrderNumbersAnswer> =>
  (await ask(token, body)).json()

const publish = (collection: 'order-settings' | 'orders', id: string, doc: Record<string, unknown>) =>
  transact(service.pool, service.orgId, (client) =>
    publishDocuments(client, service.orgId, [{ collection, id, doc, sites: null }]),
  )

const numbers = (block: OrderNumbersAnswer): string[] =>
  Array.from({ length: block.count }, (_, at) => orderNumber(block, block.first + at))

test('no two devices that ask at once get the same number, and who got which is logged', async () => {
  const tokens = await Promise.all(Array.from({ length: 5 }, () => tokenOf('manager')))
  const blocks = await Promise.all([...tokens, ...tokens].map((token) => take(token)))
  const all = blocks.flatMap(numbers)
  expect(all.length).toBe(200)
  expect(new Set(all).size).toBe(200)
  expect(all).toContain('PO-0001')
  const logged = await service.rows<{ count: number }>(
    `select count(*)::int as count from audit_log where event = 'numbers-given' and detail ->> 'kind' = 'purchase'`,
  )
  expect(logged).toEqual([{ count: 10 }])
})

test('a range begins behind the orders that are there, whatever else their numbers look like', async () => {
  const order = (number: string) =>
    publish('orders', newId(), { ...{ kind: 'sales', number, state: 'open' }, siteId: newId(), lines: [] })
  for (const number of ['SO-7041', 'SO-12', 'SO-A-9999', 'XSO-9000', 'SO-12345678901']) await order(number)
  expect(await take(await tokenOf('manager'), { kind: 'sales' })).toMatchObject({ prefix: 'SO-', first: 7042 })
})

test('kinds that share a prefix share its numbers, as the organisation has settled it', async () => {
  const range = { prefix: 'N-', digits: 6 }
  await publish('order-settings', service.orgId, { purchase: range, sales: range, transfer: null })
  const token = await tokenOf('manager')
  const [one, other] = [await take(token), await take(token, { kind: 'sales' })]
  expect([...numbers(one), ...numbers(other)]).toContain('N-000001')
  expect(new Set([...numbers(one), ...numbers(other)]).size).toBe(40)
  expect(await take(token, { kind: 'transfer' })).toMatchObject({ prefix: 'TO-', digits: 4 })
})

test('a server that was set back goes on behind what a device was given; it believes a little way only', async () => {
  const token = await tokenOf('manager')
  const { first } = await take(token, { kind: 'transfer' })
  await service.rows(`update order_ranges set next = 1 where prefix = 'TO-'`)
  const after = await take(token, { kind: 'transfer', knownTo: first + 20 })
  expect(after.first).toBe(first + 20)
  expect((await take(token, { kind: 'transfer', knownTo: 900_000_000 })).first).toBeLessThan(after.first + 2_021)
})

test('who writes no orders gets no numbers; a range that is used up gives none', async () => {
  expect((await ask(await tokenOf('lead'), { kind: 'sales' })).status).toBe(403)
  expect((await ask(await tokenOf('viewer'), { kind: 'transfer' })).status).toBe(403)
  // Whoever moves goods to another site writes that down as a transfer.
  expect((await ask(await tokenOf('operator'), { kind: 'transfer' })).status).toBe(200)
  const token = await tokenOf('manager')
  expect((await ask(token, { kind: 'gift' })).status).toBe(400)
  await service.rows(`update order_ranges set next = 999999990 where prefix = 'TO-'`)
  expect(await take(token, { kind: 'transfer' })).toMatchObject({ type: expect.stringContaining('numbers-used-up') })
})

test('two orders with one number are both accepted, and somebody is told', async () => {
  const account = await service.member('manager')
  const session = await service.signedIn(account)
  const site = newId()
  await transact(service.pool, service.orgId, (client) =>
    publishDocuments(client, service.orgId, [
      { collection: 'locations', id: site, doc: { code: 'N', name: 'N', kind: 'site', archived: false }, sites: null },
    ]),
  )
  const edit = (deviceSeq: number) => ({
    ...{ id: newId(), type: 'edit', op: 'create', collection: 'orders', documentId: newId(), base: {} },
    set: { kind: 'sales', number: 'typed-1', siteId: site },
    ...{ deviceId: session.deviceId, deviceSeq, userId: account.id },
    ...{ schemaVersion: 2, occurredAt: new Date().toISOString(), clock: null },
  })
  const answer = await service.post('/sync/push', JSON.stringify({ actions: [edit(1), edit(2)] }), {
    authorization: `Bearer ${session.token}`,
  })
  const { settled } = (await answer.json()) as { settled: { status: string; exceptionId?: string }[] }
  expect(settled.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
  expect(settled[1]?.exceptionId).toBeDefined()
})
