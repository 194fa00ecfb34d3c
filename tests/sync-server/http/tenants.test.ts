import { createHash } from 'node:crypto'
import type { Express, Router } from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '../../../domain/protocol/documents.ts'
import type { BootstrapPart, FeedPage } from '../../../domain/protocol/feed.ts'
import type { Outcome } from '../../../domain/protocol/push.ts'
import type { Session } from '../../../domain/protocol/session.ts'
import { buildApp } from '../../../sync-server/app.ts'
import { AuditTrail } from '../../../sync-server/identity/audit.ts'
import { createTokens } from '../../../sync-server/identity/tokens.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { jpeg } from '../../jpeg.ts'
import { type Account, PASSWORD, SECRET, Service } from './service.ts'

/** Every word of theirs carries it: found anywhere in an answer to us, something has come through. */
const MARK = 'their-secret'

type Phone = { account: Account; deviceId: string; token: string; cookie: string; session: Session }

describe('every endpoint, with the ids of another organisation', () => {
  let service: Service
  let theirOrg: string
  let ours: Phone
  let theirs: Phone
  let deviceSeq = 0
  const [site, bin, item, order, line, count] = [newId(), newId(), newId(), newId(), newId(), newId()]
  let receipt: string
  let observation: string

  beforeAll(async () => {
    service = await Service.open()
    theirOrg = await service.organisation()
    const phoneOf = async (account: Account): Promise<Phone> => ({ account, ...(await service.signedIn(account)) })
    ours = await phoneOf(await service.member('manager'))
    theirs = await phoneOf(await service.member('manager', { orgId: theirOrg }))
    const supplier = await supplierOf(theirs)
    const make = (collection: string, documentId: string, set: object) =>
      act(theirs, { type: 'edit', op: 'create', collection, documentId, set, base: {} })
    const seen = act(theirs, { type: 'observation', itemId: item, locationId: bin, quantity: 4, round: 1 })
    const received = act(theirs, {
      ...{ type: 'movement', kind: 'receipt', itemId: item, quantity: 5, note: MARK },
      ...{ fromLocationId: supplier, toLocationId: bin },
    })
    const made = await pushOf(theirs, [
      make('locations', site, { kind: 'site', code: `${MARK}-S`, name: MARK }),
      make('locations', bin, { kind: 'bin', code: `${MARK}-B`, name: MARK, siteId: site }),
      make('items', item, { sku: `${MARK}-1`, name: MARK, baseUnit: 'pcs' }),
      make('counts', count, { name: MARK, siteId: site }),
      make('orders', order, {
        kind: 'sales',
        number: MARK,
        siteId: site,
        lines: [{ id: line, itemId: item, quantity: 2 }],
      }),
      received,
      seen,
    ])
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 'accepted'))
    receipt = received.id
    observation = seen.id
  })
  afterAll(() => service.close())

  const act = (phone: Phone, said: Record<string, unknown>) => ({
    ...{ id: newId(), deviceId: phone.deviceId, deviceSeq: ++deviceSeq, userId: phone.account.id },
    ...{ schemaVersion: 1, clock: null, occurredAt: new Date().toISOString() },
    ...said,
  })
  const pushOf = async (phone: Phone, actions: object[]): Promise<Outcome[]> => {
    const answer = await service.push(phone.token, actions)
    expect(answer.status).toBe(200)
    return (await answer.json()).settled
  }
  const feedOf = async (phone: Phone): Promise<FeedPage> => (await service.feed(phone.token)).json()
  const supplierOf = async (phone: Phone): Promise<string | undefined> =>
    (await feedOf(phone)).documents.find((one) => 'kind' in one && one.kind === 'supplier')?.id
  const bearer = (phone: Phone) => ({ authorization: `Bearer ${phone.token}` })
  const bootstrapOf = async (phone: Phone): Promise<BootstrapPart[]> =>
    (await (await fetch(`${service.base}/sync/bootstrap`, { headers: bearer(phone) })).json()).parts
  const theirState = async () => {
    const sql = `select (select seq from org_clock) as seq, (select count(*)::int from actions) as actions, (select sum(on_hand)::int from stock) as stock`
    return service.rows(sql, [], theirOrg)
  }

  test('these are all the endpoints there are: a new one needs a test here', () => {
    const log = pino({ level: 'silent' })
    const app = buildApp({
      ...{ pool: service.pool, tokens: createTokens([SECRET]), trail: new AuditTrail(service.pool, log), log },
      ...{
        poke: () => {},
        isReady: async () => true,
        clientDirectory: '/none',
        trustProxy: [],
        printerNetworks: [],
        push: { publicKey: '', services: [] },
        photos: { bytes: 1, organisationBytes: 1 },
        rateLimits: { address: 1, organisation: 1, member: 1 },
        now: () => new Date(),
      },
    })
    const routesOf = (router: Router): string[] =>
      router.stack.flatMap(({ route, handle }) => {
        if (route) return [route.path]
        return 'stack' in handle ? routesOf(handle as unknown as Router) : []
      })
    expect(routesOf((app as Express & { router: Router }).router).sort()).toEqual([
      ...['/', '/', '/', '/:id', '/:id', '/:id/rows', '/:id/run', '/:id/undo'], // photographs, imports, and reports of faults, which name nothing of anybody's
      ...['/as-of', '/bootstrap', '/bootstrap/:name', '/export', '/feed', '/health/live', '/health/ready'],
      // numbers: of pallets, of orders
      ...[
        '/key',
        '/login',
        '/logout',
        '/numbers',
        '/numbers',
        '/print',
        '/push',
        '/refresh',
        '/subscription',
        '/subscription/end',
      ],
    ])
  })

  test('feed: their position leads nowhere, and nothing of theirs is in ours', async () => {
    const { position } = await feedOf(theirs)
    expect((await service.feed(ours.token, `?after=${position}`)).status).toBe(409)
    expect(await (await service.feed(theirs.token)).text()).toContain(MARK)
    expect(await (await service.feed(ours.token)).text()).not.toContain(MARK)
  })

  test('bootstrap: their parts are not there for us, though role and sites are the same', async () => {
    const [part] = await bootstrapOf(theirs)
    const url = `${new URL(service.base).origin}${part?.url}`
    expect((await fetch(url, { headers: bearer(theirs) })).status).toBe(200)
    expect((await fetch(url, { headers: bearer(ours) })).status).toBe(404)
    for (const { url: own } of await bootstrapOf(ours))
      expect(
        await (await fetch(`${new URL(service.base).origin}${own}`, { headers: bearer(ours) })).text(),
      ).not.toContain(MARK)
  })

  test('imports: theirs are not there for us, in no list, to send rows to, to run or to take back', async () => {
    const id = newId()
    const json = (phone: Phone) => ({ ...bearer(phone), 'content-type': 'application/json' })
    const post = (phone: Phone, path: string, body: object) =>
      fetch(`${service.base}/imports${path}`, { method: 'POST', headers: json(phone), body: JSON.stringify(body) })
    const file = { id, kind: 'items', name: MARK, hash: '0'.repeat(64), fields: ['sku', 'name'], rows: 1 }
    const rows = { part: 0, rows: [[2, `${MARK}-9`, MARK]] }
    expect((await post(theirs, '', file)).status).toBe(201)
    const before = await theirState()
    expect((await post(ours, `/${id}/rows`, rows)).status).toBe(404)
    expect((await post(theirs, `/${id}/rows`, rows)).status).toBe(204)
    expect((await post(ours, `/${id}/run`, { mode: 'all' })).status).toBe(404)
    expect((await post(ours, `/${id}/undo`, {})).status).toBe(409)
    expect(await theirState()).toEqual(before)
    expect((await post(theirs, `/${id}/run`, { mode: 'all' })).status).toBe(200)
    const listed = async (phone: Phone) => (await fetch(`${service.base}/imports`, { headers: bearer(phone) })).text()
    expect(await listed(theirs)).toContain(id)
    expect(await listed(ours)).not.toContain(id)
  })

  test('the export of a whole organisation is one’s own, and for admins alone', async () => {
    const path = `${service.base}/organisation/export`
    expect((await fetch(path, { headers: bearer(theirs) })).status).toBe(403)
    const admin = await service.signedIn(await service.member('admin'))
    const text = await (await fetch(path, { headers: { authorization: `Bearer ${admin.token}` } })).text()
    expect(text).not.toContain(MARK)
    expect(text.trimEnd().split('\n').at(-1)).toContain('"sha256"')
  })

  test('photographs: theirs are not there for us, nor does ours of the same bytes touch theirs', async () => {
    const bytes = jpeg({ seed: 7 })
    const id = createHash('sha256').update(bytes).digest('hex')
    const path = `${service.base}/photos/${id}`
    const upload = (phone: Phone) => fetch(path, { method: 'PUT', headers: bearer(phone), body: bytes })
    expect((await upload(theirs)).status).toBe(201)
    expect((await fetch(path, { headers: bearer(ours) })).status).toBe(404)
    expect((await fetch(path, { headers: { ...bearer(ours), 'if-none-match': `"${id}"` } })).status).toBe(404)
    expect((await upload(ours)).status).toBe(201)
    for (const orgId of [theirOrg, service.orgId])
      expect(await service.rows('select id from photos', [], orgId)).toHaveLength(1)
  })

  test('stock as of: their item, bin and site hold nothing for us', async () => {
    const asOf = async (phone: Phone, scope: string) => {
      const url = `${service.base}/stock/as-of?at=${new Date().toISOString()}&${scope}`
      return (await (await fetch(url, { headers: bearer(phone) })).json()).rows
    }
    for (const scope of [`itemId=${item}`, `locationId=${bin}`, `siteId=${site}`]) {
      expect(await asOf(theirs, scope)).toHaveLength(1)
      expect(await asOf(ours, scope)).toEqual([])
    }
  })

  test('labels: their printer is none of ours, and their numbers are their own', async () => {
    const ask = (phone: Phone, path: string, body: object) => service.post(path, JSON.stringify(body), bearer(phone))
    const [printer, prefix] = [newId(), '9521234']
    const edit = (phone: Phone, collection: string, documentId: string, set: object) =>
      act(phone, { type: 'edit', op: 'create', collection, documentId, set, base: {} })
    const admin = await service.member('admin', { orgId: theirOrg })
    const theirAdmin: Phone = { account: admin, ...(await service.signedIn(admin)) }
    await pushOf(theirAdmin, [
      edit(theirAdmin, 'printers', printer, { name: MARK, host: '192.0.2.7' }),
      edit(theirAdmin, 'label-settings', theirOrg, { companyPrefix: prefix }),
    ])
    const label = { width: 400, height: 200, texts: [], symbols: [] }
    const job = { printerId: printer, labels: [label], copies: 1 }
    expect((await ask(theirs, '/labels/print', job)).status).toBe(502)
    expect((await ask(ours, '/labels/print', job)).status).toBe(404)
    // Ours may name their organisation, and still has no prefix; one that is the same counts for itself.
    await pushOf(ours, [edit(ours, 'label-settings', theirOrg, { companyPrefix: prefix })])
    expect((await ask(ours, '/labels/numbers', {})).status).toBe(409)
    await pushOf(ours, [edit(ours, 'label-settings', service.orgId, { companyPrefix: prefix })])
    for (const phone of [theirs, ours]) {
      expect(await (await ask(phone, '/labels/numbers', {})).json()).toMatchObject({ first: 0 })
    }
  })

  test('numbers of orders: each organisation counts for itself', async () => {
    for (const phone of [theirs, ours, ours]) {
      const body = JSON.stringify({ kind: 'sales', knownTo: 0 })
      expect((await service.post('/orders/numbers', body, bearer(phone))).status).toBe(200)
    }
    const count = (orgId: string) =>
      service.rows(`select next::int as next from order_ranges where prefix = 'SO-'`, [], orgId)
    expect([await count(theirOrg), await count(service.orgId)]).toEqual([[{ next: 21 }], [{ next: 41 }]])
  })

  test('push: no action reaches anything of theirs, nor learns that it is there', async () => {
    const before = await theirState()
    const supplier = await supplierOf(ours)
    const edit = (op: string, collection: string, documentId: string, set: object = {}, base: object = {}) =>
      act(ours, { type: 'edit', op, collection, documentId, set, base })
    const move = { type: 'movement', kind: 'receipt', itemId: item, quantity: 1, toLocationId: bin }
    const pick = { type: 'movement', kind: 'move', itemId: item, quantity: 1, fromLocationId: bin, toLocationId: bin }
    const reaching = [
      act(ours, { ...move, fromLocationId: supplier }),
      act(ours, { ...pick, orderId: order, lineId: line }),
      act(ours, { type: 'reversal', reversesId: receipt }),
      act(ours, { type: 'observation', itemId: item, locationId: bin, quantity: 0, round: 1 }),
      act(ours, { type: 'observation', countId: count, visitId: newId(), locationId: bin, round: 1 }),
      act(ours, { type: 'decision', observationId: observation, outcome: 'approve' }),
      act(ours, { type: 'allocation', orderId: order, lineId: line, itemId: item, locationId: bin, quantity: 1 }),
      act(ours, { type: 'report', kind: 'unknown-barcode', code: 'X', locationId: bin }),
      edit('update', 'items', item, { description: 'ours' }, { description: '' }),
      edit('update', 'orders', order, { state: 'closed' }, { state: 'draft' }),
      edit('delete', 'locations', bin),
      edit('create', 'locations', newId(), { kind: 'bin', code: 'X', name: 'X', siteId: site }),
      edit('create', 'counts', newId(), { name: 'X', siteId: site }),
      edit('create', 'lots', newId(), { itemId: item, code: 'X' }),
    ]
    const unheardOf = reaching.map((action) => {
      // The same, with ids that nobody has: the answers must be alike.
      const swapped = [site, bin, item, order, line, count, receipt, observation].reduce(
        (text, id) => text.replaceAll(id, newId()),
        JSON.stringify(action),
      )
      return { ...JSON.parse(swapped), id: newId(), deviceSeq: ++deviceSeq }
    })
    const kindOf = ({ status, code, message }: Outcome) => ({ status, code, message })
    const reached = await pushOf(ours, reaching)
    expect(reached.map(({ status }) => status)).not.toContain('accepted')
    expect(reached.map(kindOf)).toEqual((await pushOf(ours, unheardOf)).map(kindOf))
    expect(await theirState()).toEqual(before)
    expect(await (await service.feed(ours.token)).text()).not.toContain(MARK)
  })

  test('push: an id that is theirs is free for us, and the two never meet', async () => {
    const set = { sku: 'OURS-1', name: 'Ours', baseUnit: 'pcs' }
    const taken = {
      ...act(ours, { type: 'edit', op: 'create', collection: 'items', documentId: item, set, base: {} }),
      id: receipt,
    }
    expect(await pushOf(ours, [taken])).toMatchObject([{ id: receipt, status: 'accepted' }])
    const nameIn = async (phone: Phone) =>
      (await feedOf(phone)).documents
        .filter(({ id }) => id === item)
        .map((one) => (one as Document & { name: string }).name)
    expect([await nameIn(ours), await nameIn(theirs)]).toEqual([['Ours'], [MARK]])
    // A duplicate of what only they have is none.
    const again = { type: 'edit', op: 'create', collection: 'items', documentId: newId(), base: {} }
    const [outcome] = await pushOf(ours, [act(ours, { ...again, set: { ...set, sku: `${MARK}-1` } })])
    expect(outcome).toMatchObject({ status: 'accepted' })
    expect(outcome).not.toHaveProperty('exceptionId')
  })

  test('push: nobody acts for their member or from their device', async () => {
    const set = { sku: 'X', name: 'X', baseUnit: 'pcs' }
    const own = act(ours, { type: 'edit', op: 'create', collection: 'items', documentId: newId(), set, base: {} })
    const outcomes = await pushOf(ours, [
      { ...own, id: newId(), userId: theirs.account.id },
      { ...own, id: newId(), deviceId: theirs.deviceId },
    ])
    expect(outcomes).toMatchObject([{ code: 'not-yours' }, { code: 'not-yours' }])
  })

  test('sign-in with their device’s id makes one of our own, and theirs goes on', async () => {
    const { email } = ours.account
    const answer = await service.login(email, { password: PASSWORD, deviceId: theirs.deviceId })
    const { org, accessToken } = (await answer.json()) as Session
    expect(org.id).toBe(service.orgId)
    expect(await (await service.feed(accessToken)).text()).not.toContain('"name":"their')
    expect((await service.feed(theirs.token)).status).toBe(200)
  })

  test('refresh and sign-out work for the organisation of the cookie, whatever token comes beside it', async () => {
    const fresh = await service.refresh(theirs.cookie, bearer(ours))
    expect(((await fresh.json()) as Session).org.id).toBe(theirOrg)
    await service.post('/auth/logout', 'null', { cookie: ours.cookie, ...bearer(theirs) })
    expect((await service.feed(ours.token)).status).toBe(401)
    expect((await service.feed(theirs.token)).status).toBe(200)
  })

  test('health tells nothing of anyone', async () => {
    const { origin } = new URL(service.base)
    for (const path of ['live', 'ready'])
      expect(Object.keys(await (await fetch(`${origin}/health/${path}`)).json())).toEqual(['status'])
  })
})
