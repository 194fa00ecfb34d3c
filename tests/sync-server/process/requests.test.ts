import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem } from '../../../domain/protocol/problem.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { SECRET, Service } from '../http/service.ts'
import { ServerProcess } from './server-process.ts'

const MB = 1024 * 1024

describe('what is wrong is a clear refusal, nothing is stored and the process lives', () => {
  let service: Service
  let server: ServerProcess
  let token: string
  let deviceId: string
  let userId: string

  beforeAll(async () => {
    service = await Service.prepare()
    server = new ServerProcess('serve', { DATABASE_URL: service.database.appUrl, BINCARD_TOKEN_SECRET: SECRET })
    service.base = `${await server.url()}/api/v1`
    const account = await service.member('manager')
    userId = account.id
    ;({ token, deviceId } = await service.signedIn(account))
  })
  afterAll(async () => {
    expect(await server.stop()).toBe(0)
    await service.close()
  })

  type Sent = {
    method?: string
    path: string
    body?: Buffer | string
    headers?: Record<string, string>
    chunked?: boolean
  }
  const send = ({ method = 'POST', path, body = '', headers = {}, chunked = false }: Sent) =>
    new Promise<{ status: number; type: string; requestId: unknown; text: string }>((resolve, reject) => {
      const { hostname, port } = new URL(service.base)
      const length = chunked
        ? { 'transfer-encoding': 'chunked' }
        : { 'content-length': String(Buffer.byteLength(body)) }
      const defaults = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...length }
      const sent = request({ hostname, port, method, path, headers: { ...defaults, ...headers } }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk) => {
          text += chunk
        })
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            requestId: answer.headers['x-request-id'],
            text,
          }),
        )
      })
      // Refused, and the line closed, while the last of it was on its way: the answer is what counts, and it comes or the line ends.
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE') reject(error)
      })
      sent.on('close', () => reject(new Error('the line was closed without an answer')))
      sent.end(body)
    })
  /** Everything that an organisation can have in its tables, counted. */
  const stored = async () => {
    const rows = await service.rows<{ count: number }>(
      `select count(*)::int as count from actions union all select count(*)::int from feed union all select seq::int from org_clock
       union all select count(*)::int from devices union all select count(*)::int from sessions`,
    )
    return rows.map(({ count }) => count)
  }

  const push = '/api/v1/sync/push'
  const login = '/api/v1/auth/login'
  const feed = '/api/v1/sync/feed'
  const zeros = (bytes: number): Buffer => Buffer.alloc(bytes, '0')
  const gzip = { 'content-encoding': 'gzip' }
  /** 500 MB of nothing in half a megabyte: a file of gzip may be several, one behind the other. */
  const bomb = (): Buffer => Buffer.concat(Array(50).fill(gzipSync(zeros(10 * MB))))

  test.each<[string, number, () => Sent]>([
    ['an unknown route of the API', 404, () => ({ path: '/api/v1/nowhere' })],
    ['an unknown version', 404, () => ({ path: '/api/v9/sync/push' })],
    ['an unknown file', 404, () => ({ method: 'GET', path: '/assets/none.js' })],
    ['a path that is no text', 400, () => ({ method: 'GET', path: '/api/v1/sync/bootstrap/%E0%A4%A' })],
    ['another method', 404, () => ({ method: 'GET', path: login })],
    ['a method unheard of here', 404, () => ({ method: 'DELETE', path: feed })],
    ['another content type', 415, () => ({ path: push, body: 'actions=1', headers: { 'content-type': 'text/plain' } })],
    ['no content type', 415, () => ({ path: push, body: '{}', headers: { 'content-type': '' } })],
    [
      'another charset',
      415,
      () => ({ path: push, body: '{}', headers: { 'content-type': 'application/json; charset=iso-8859-1' } }),
    ],
    ['an unknown encoding', 415, () => ({ path: push, body: '{}', headers: { 'content-encoding': 'zip' } })],
    ['a body that is not the encoding it says', 400, () => ({ path: push, body: '{"actions":[]}', headers: gzip })],
    ['50 MB', 413, () => ({ path: push, body: zeros(50 * MB) })],
    ['50 MB, not told beforehand', 413, () => ({ path: push, body: zeros(50 * MB), chunked: true })],
    ['50 MB at the sign-in', 413, () => ({ path: login, body: zeros(50 * MB) })],
    ['a gzip bomb', 413, () => ({ path: push, body: bomb(), headers: gzip })],
    ['a gzip bomb at the sign-in', 413, () => ({ path: login, body: bomb(), headers: gzip })],
    ['a body cut short', 400, () => ({ path: push, body: '{"actions":[' })],
    ['no body', 400, () => ({ path: push })],
    ['JSON that is no object', 400, () => ({ path: push, body: '[1,2]' })],
    ['NaN', 400, () => ({ path: push, body: '{"actions":[NaN]}' })],
    ['actions that are no list', 400, () => ({ path: push, body: '{"actions":{"0":1}}' })],
    ['actions only in __proto__', 400, () => ({ path: push, body: '{"__proto__":{"actions":[]}}' })],
    ['too many actions', 413, () => ({ path: push, body: JSON.stringify({ actions: Array(501).fill(1) }) })],
    ['a limit that is no number', 400, () => ({ method: 'GET', path: `${feed}?limit=all` })],
    ['a limit of none', 400, () => ({ method: 'GET', path: `${feed}?limit=0` })],
    ['a limit beyond the most', 400, () => ({ method: 'GET', path: `${feed}?limit=5001` })],
    ['two positions', 400, () => ({ method: 'GET', path: `${feed}?after=a&after=b` })],
    ['an endless position', 400, () => ({ method: 'GET', path: `${feed}?after=${'x'.repeat(501)}` })],
    ['a position of nobody', 409, () => ({ method: 'GET', path: `${feed}?after=nonsense` })],
    ['a part that is none', 404, () => ({ method: 'GET', path: '/api/v1/sync/bootstrap/..%2fx.ndjson' })],
    [
      'a sign-in with objects for words',
      400,
      () => ({ path: login, body: '{"email":{"$ne":1},"password":[],"device":1}' }),
    ],
    [
      'a sign-in whose fields lie in __proto__',
      400,
      () => ({ path: login, body: '{"__proto__":{"email":"a@b.c","password":"x"}}' }),
    ],
    ['a refresh without a cookie', 401, () => ({ path: '/api/v1/auth/refresh' })],
  ])('%s: %i', async (_, status, what) => {
    const before = await stored()
    const answer = await send(what())
    expect({ status: answer.status, type: answer.type }).toEqual({
      status,
      type: expect.stringContaining('application/problem+json'),
    })
    const problem = JSON.parse(answer.text) as Problem
    expect(problem).toMatchObject({
      status,
      type: expect.stringMatching(/^urn:bincard:problem:/),
      title: expect.any(String),
    })
    expect(problem.requestId).toBe(answer.requestId)
    expect(answer.text).not.toMatch(/node_modules|sync-server|select |Error:/)
    expect(await stored()).toEqual(before)
    expect((await send({ method: 'GET', path: '/health/live' })).status).toBe(200)
  })

  test('no path leads out of the built app: the app itself answers, and shows what it knows', async () => {
    for (const path of ['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/../../package.json'])
      expect((await send({ method: 'GET', path, headers: { accept: 'text/html' } })).text).toContain('<div id="root"')
  })

  test('one bad action is answered by its place, and the good one beside it is kept', async () => {
    const good = {
      ...{ id: newId(), type: 'edit', deviceId, deviceSeq: 1, userId, schemaVersion: 1, clock: null },
      ...{ occurredAt: new Date().toISOString(), op: 'create', collection: 'items', documentId: newId(), base: {} },
      set: { sku: 'GOOD', name: 'Good', baseUnit: 'pcs' },
    }
    const text = JSON.stringify(good)
    const bad = [
      text.replace('{', '{"__proto__":{"isAdmin":true},').replace(good.id, newId()),
      text.replace('{', '{"constructor":{"prototype":{}},').replace(good.id, newId()),
      text.replace('"Good"', '"\\ud800"').replace(good.id, newId()),
      text.replace('"Good"', '"\\u0000"').replace(good.id, newId()),
      text.replace('"Good"', '1e999').replace(good.id, newId()),
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'null',
      '"text"',
      text.replace(good.id, "'; drop table actions; --"),
    ]
    const answer = await send({ path: push, body: `{"actions":[${[...bad, text].join(',')}]}` })
    expect(answer.status).toBe(200)
    const { settled } = JSON.parse(answer.text) as { settled: { status: string; code?: string }[] }
    expect(settled.map(({ status }) => status)).toEqual([...bad.map(() => 'rejected'), 'accepted'])
    expect(new Set(settled.slice(0, -1).map(({ code }) => code))).toEqual(new Set(['bad-shape']))
    expect(await service.rows('select id from actions where status = $1', ['accepted'])).toEqual([{ id: good.id }])
    expect((await send({ method: 'GET', path: '/health/ready' })).status).toBe(200)
  })

  test('a request that stops half-way is given up without a trace', async () => {
    const before = await stored()
    const { hostname, port } = new URL(service.base)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': '1000' }
    const half = request({ hostname, port, method: 'POST', path: push, headers })
    half.on('error', () => {}) // we hang up ourselves
    half.write('{"actions":[')
    await new Promise((pause) => setTimeout(pause, 100))
    half.destroy()
    expect((await send({ method: 'GET', path: '/health/ready' })).status).toBe(200)
    expect(await stored()).toEqual(before)
  })
})
