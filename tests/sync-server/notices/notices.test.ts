import { createPublicKey } from 'node:crypto'
import { jwtVerify } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minuteIn } from '../../../domain/notices.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { publishDocuments } from '../../../sync-server/ledger/organisation.ts'
import { leadsTo, PUSH_SERVICES } from '../../../sync-server/notices/push-services.ts'
import { sendDue } from '../../../sync-server/notices/send.ts'
import { vapidKeys } from '../../../sync-server/notices/vapid.ts'
import { type Account, Service } from '../http/service.ts'
import { Browser, PushService } from './push-service.ts'

const ALL = ['counts', 'orders', 'exceptions', 'low-stock']
const [site, bin, item] = [newId(), newId(), newId()]

let service: Service
let pushes: PushService
let other: string
let deviceSeq = 0

type Phone = { account: Account; deviceId: string; token: string; cookie: string; browser: Browser }

beforeAll(async () => {
  pushes = await PushService.open()
  service = await Service.prepare()
  const limits = { address: 1000, organisation: 2000, member: 200 }
  // Two processes on one database: whoever looks, nobody is told twice.
  service.base = (await service.serve({ rateLimits: limits, pushServices: [pushes.origin] })).base
  other = (await service.serve({ rateLimits: limits, pushServices: [pushes.origin] })).base
  await publish([
    ['locations', site, { kind: 'site', code: 'NORTH', name: 'North', siteId: null, parentId: null, archived: false }],
    ['locations', bin, { kind: 'bin', code: 'A-01', name: 'A-01', siteId: site, parentId: null, archived: false }],
    [
      'items',
      item,
      {
        sku: 'BOLT',
        name: 'Hex bolt',
        baseUnit: 'pcs',
        tracking: 'none',
        archived: false,
        barcodes: [],
        units: [],
        reorder: { point: 5, quantity: 10, safetyStock: 0, leadTimeDays: 1 },
      },
    ],
  ])
})
afterAll(async () => {
  await service.close()
  await pushes.close()
})

const publish = (documents: [string, string, object][]) =>
  transact(service.pool, service.orgId, (client) =>
    publishDocuments(
      client,
      service.orgId,
      documents.map(([collection, id, doc]) => ({
        collection: collection as 'items',
        id,
        doc: doc as never,
        sites: null,
      })),
    ),
  )

const post = (phone: Phone, path: string, body: object, base = service.base) =>
  fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${phone.token}` },
    body: JSON.stringify(body),
  })

const phoneOf = async (role: Account['role'], more: object = {}): Promise<Phone> => {
  const account = await service.member(role)
  const phone = { account, ...(await service.signedIn(account)), browser: new Browser(pushes.origin, newId()) }
  const wanted = { ...phone.browser.subscription, kinds: ALL, quiet: null, timeZone: 'UTC', ...more }
  expect((await post(phone, '/notices/subscription', wanted)).status).toBe(204)
  return phone
}

const push = async (
  phone: Phone,
  said: Record<string, unknown>,
  base = service.base,
  status: 'accepted' | 'rejected' = 'accepted',
) => {
  const action = {
    ...{ id: newId(), deviceId: phone.deviceId, deviceSeq: ++deviceSeq, userId: phone.account.id },
    ...{ schemaVersion: 1, clock: null, occurredAt: new Date().toISOString(), ...said },
  }
  const answer = await post(phone, '/sync/push', { actions: [action] }, base)
  expect((await answer.json()).settled).toMatchObject([{ status }])
}
const edit = (collection: string, documentId: string, op: string, set: object, base: object = {}) => ({
  ...{ type: 'edit', op, collection, documentId, set, base },
})
const count = (set: object) => ({ name: 'Aisle A', siteId: site, ...set })
const read = (phone: Phone) => pushes.sentTo(phone.browser).map(({ body }) => phone.browser.read(body))
const supplier = async (): Promise<string> =>
  (await service.rows<{ id: string }>("select id from locations where kind = 'supplier'"))[0]?.id ?? ''
const customer = async (): Promise<string> =>
  (await service.rows<{ id: string }>("select id from locations where kind = 'customer'"))[0]?.id ?? ''

/** A count that somebody else hears of comes behind everything that went before. */
const settle = async (lead: Phone, listener: Phone): Promise<void> => {
  const before = pushes.sentTo(listener.browser).length
  await push(lead, edit('counts', newId(), 'create', count({ name: 'Last', assigneeIds: [listener.account.id] })))
  await expect.poll(() => pushes.sentTo(listener.browser).length, { timeout: 20_000 }).toBeGreaterThan(before)
}

test('a count that is given to somebody is told once, encrypted for their device, signed as this server', async () => {
  const lead = await phoneOf('lead')
  const counter = await phoneOf('operator')
  const id = newId()
  await push(lead, edit('counts', id, 'create', count({ assigneeIds: [counter.account.id] })), other)
  await expect
    .poll(() => read(counter), { timeout: 20_000 })
    .toEqual([{ kind: 'counts', name: 'Aisle A', path: `/count/${id}` }])
  // A change of it is no second event.
  await push(lead, edit('counts', id, 'update', { dueOn: '2030-01-01' }, { dueOn: null }))
  await settle(lead, counter)
  expect(read(counter)).toHaveLength(2)

  const headers = pushes.sentTo(counter.browser)[0]?.headers ?? {}
  expect(headers['content-encoding']).toBe('aes128gcm')
  expect(Number(headers.ttl)).toBeGreaterThan(0)
  const [, token = '', key = ''] = /^vapid t=(\S+), ?k=(\S+)$/.exec(headers.authorization ?? '') ?? []
  const { publicKey } = await vapidKeys(service.pool, undefined)
  expect(key).toBe(publicKey)
  expect(
    await (await fetch(`${other}/notices/key`, { headers: { authorization: `Bearer ${lead.token}` } })).json(),
  ).toEqual({
    publicKey,
  })
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const verified = await jwtVerify(token, createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } }))
  expect(verified.payload).toMatchObject({ aud: pushes.origin, sub: 'mailto:depot@example.com' })
})

test('each hears of what they chose alone: orders, exceptions of theirs, what became low, never how much', async () => {
  const lead = await phoneOf('lead')
  const picky = await phoneOf('lead', { kinds: ['orders'] })
  const operator = await phoneOf('operator')
  const order = newId()
  await push(
    await phoneOf('manager'),
    edit('orders', order, 'create', {
      ...{
        kind: 'sales',
        number: 'SO-7',
        siteId: site,
        state: 'open',
        assigneeIds: [picky.account.id, lead.account.id],
      },
    }),
  )
  const [from, to] = [await supplier(), await customer()]
  const move = { type: 'movement', itemId: item }
  await push(lead, { ...move, kind: 'receipt', fromLocationId: from, toLocationId: bin, quantity: 20 })
  await settle(lead, operator)
  // 20 → 4 is low; 4 → 2 is nothing new. What is turned down is an exception of who did it.
  await push(lead, { ...move, kind: 'pick', fromLocationId: bin, toLocationId: to, quantity: 16 })
  await expect
    .poll(() => read(lead), { timeout: 20_000 })
    .toContainEqual({ kind: 'low-stock', name: 'Hex bolt', path: `/items/${item}` })
  await push(lead, { ...move, kind: 'pick', fromLocationId: bin, toLocationId: to, quantity: 2 })
  await push(operator, edit('items', item, 'update', { name: 'Bolt' }, { name: 'Hex bolt' }), service.base, 'rejected')
  await expect
    .poll(() => read(operator), { timeout: 20_000 })
    .toContainEqual({ kind: 'exceptions', name: '', path: '/inbox' })
  await settle(lead, operator)
  const kinds = (phone: Phone) => (read(phone) as { kind: string }[]).map(({ kind }) => kind)
  expect(kinds(lead).filter((kind) => kind === 'low-stock')).toHaveLength(1)
  expect(read(picky)).toEqual([{ kind: 'orders', name: 'SO-7', path: `/orders/${order}` }])
  // Who counts blind must not learn from a notice how much there should be.
  expect(kinds(operator)).not.toContain('low-stock')
  for (const phone of [lead, picky, operator])
    expect(JSON.stringify(read(phone))).not.toMatch(/quantity|onHand|available/)
})

test('what nobody has taken on is told to all who may settle it; who takes it on keeps it when it shows once more', async () => {
  const [lead, manager, operator] = [await phoneOf('lead'), await phoneOf('manager'), await phoneOf('operator')]
  const to = await customer()
  const pickTooMuch = () =>
    push(operator, {
      type: 'movement',
      kind: 'pick',
      itemId: item,
      fromLocationId: bin,
      toLocationId: to,
      quantity: 500,
    })
  const exceptions = () =>
    service.rows<{ id: string; owner: string | null; onHand: number }>(
      `select id, doc ->> 'ownerId' as owner, (doc -> 'detail' ->> 'onHand')::float8 as "onHand" from exceptions
       where kind = 'negative-stock' and state = 'open'`,
    )
  await pickTooMuch()
  const said = { kind: 'exceptions', name: '', path: '/inbox' }
  for (const phone of [lead, manager]) await expect.poll(() => read(phone), { timeout: 20_000 }).toContainEqual(said)
  await settle(lead, operator)
  expect(read(operator)).not.toContainEqual(said)

  const [open] = await exceptions()
  expect(open).toMatchObject({ owner: null })
  await push(lead, edit('exceptions', open?.id ?? '', 'update', { ownerId: lead.account.id }, { ownerId: null }))
  await pickTooMuch()
  expect(await exceptions()).toEqual([{ id: open?.id, owner: lead.account.id, onHand: expect.any(Number) }])
  expect((await exceptions())[0]?.onHand).toBeLessThan(open?.onHand ?? 0)
})

test('in its quiet hours a device hears nothing, and all of it afterwards', async () => {
  const now = minuteIn('UTC', Date.now())
  const quiet = { from: (now + 1439) % 1440, to: (now + 120) % 1440 }
  const sleeper = await phoneOf('operator', { quiet })
  const lead = await phoneOf('lead')
  const awake = await phoneOf('operator')
  await push(lead, edit('counts', newId(), 'create', count({ name: 'Night', assigneeIds: [sleeper.account.id] })))
  await settle(lead, awake)
  expect(read(sleeper)).toEqual([])
  const vapid = await vapidKeys(service.pool, undefined)
  const settings = { vapid, subject: 'mailto:depot@example.com', services: [pushes.origin] }
  const at = new Date(Date.now() + 121 * 60_000)
  await sendDue({ pool: service.pool, push: settings, now: () => at, log: pino({ level: 'silent' }) }, service.orgId)
  expect(read(sleeper)).toMatchObject([{ name: 'Night' }])
})

test('a subscription ends with the sign-out, with the member, and when the push service knows it no more', async () => {
  const lead = await phoneOf('lead')
  const [out, gone, fired] = [await phoneOf('operator'), await phoneOf('operator'), await phoneOf('operator')]
  const subscribed = async () =>
    (await service.rows<{ id: string }>('select device_id as id from push_subscriptions')).map(({ id }) => id)
  await service.post('/auth/logout', 'null', { cookie: out.cookie })
  expect(await subscribed()).not.toContain(out.deviceId)
  await service.change(fired.account, { active: false })
  expect(await subscribed()).not.toContain(fired.deviceId)

  pushes.answers.set(gone.browser.endpoint.split('/').at(-1) ?? '', 410)
  await push(lead, edit('counts', newId(), 'create', count({ assigneeIds: [gone.account.id] })))
  await expect.poll(subscribed, { timeout: 20_000 }).not.toContain(gone.deviceId)
  expect(pushes.sentTo(gone.browser)).toHaveLength(1)
})

test('what a push service cannot take now is sent again later', async () => {
  const [lead, busy] = [await phoneOf('lead'), await phoneOf('operator')]
  const name = busy.browser.endpoint.split('/').at(-1) ?? ''
  pushes.answers.set(name, 503)
  await push(lead, edit('counts', newId(), 'create', count({ name: 'Again', assigneeIds: [busy.account.id] })))
  const waiting = () =>
    service.rows('select from push_deliveries where device_id = $1 and attempts = 1', [busy.deviceId])
  await expect.poll(waiting, { timeout: 20_000 }).toHaveLength(1)
  pushes.answers.delete(name)
  const settings = { vapid: await vapidKeys(service.pool, undefined), subject: 'mailto:depot@example.com' }
  const deps = { pool: service.pool, push: { ...settings, services: [pushes.origin] }, log: pino({ level: 'silent' }) }
  await sendDue({ ...deps, now: () => new Date(Date.now() + 3_600_000) }, service.orgId)
  expect(read(busy)).toMatchObject([{ name: 'Again' }, { name: 'Again' }])
  expect(await waiting()).toEqual([])
})

test('a subscription leads to a push service and nowhere else', async () => {
  const phone = await phoneOf('viewer')
  const wanted = { ...phone.browser.subscription, kinds: ALL, quiet: null, timeZone: 'UTC' }
  for (const endpoint of [
    'http://127.0.0.1:1/x',
    'https://169.254.169.254/',
    'https://depot.example/push',
    'file:///x',
  ])
    expect((await post(phone, '/notices/subscription', { ...wanted, endpoint })).status).toBe(400)
  expect((await post(phone, '/notices/subscription', { ...wanted, kinds: ['gossip'] })).status).toBe(400)
  expect(leadsTo(PUSH_SERVICES, 'https://web.push.apple.com/abc')).toBe(true)
  expect(leadsTo(PUSH_SERVICES, 'https://me:secret@fcm.googleapis.com/abc')).toBe(false)
  expect(leadsTo(PUSH_SERVICES, 'fcm.googleapis.com/abc')).toBe(false)
  expect(leadsTo(PUSH_SERVICES, 'https://push.apple.com.evil.example/abc')).toBe(false)
  expect(leadsTo(PUSH_SERVICES, 'https://fcm.googleapis.com:444/abc')).toBe(false)
  expect(leadsTo(PUSH_SERVICES, 'http://fcm.googleapis.com/abc')).toBe(false)
  expect((await post(phone, '/notices/subscription/end', {})).status).toBe(204)
})
