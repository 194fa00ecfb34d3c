import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../../sync-server/app.ts'
import { AuditTrail } from '../../../sync-server/identity/audit.ts'
import { createTokens } from '../../../sync-server/identity/tokens.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { SECRET, Service } from './service.ts'

/** One mapped place: row 1, column 11 of the built file is row 3, column 5 of the source. */
const MAP = { version: 3, sources: ['../../../client/app/shell.tsx'], names: [], mappings: 'UAEI' }

let service: Service
let http: Server
const clientDirectory = mkdtempSync(join(tmpdir(), 'bincard-client-'))
const lines: string[] = []
const told = () => lines.map((line) => JSON.parse(line)).filter(({ report }) => report)

beforeAll(async () => {
  mkdirSync(join(clientDirectory, 'assets'))
  writeFileSync(join(clientDirectory, 'assets', 'start-Ab1.js.map'), JSON.stringify(MAP))
  writeFileSync(join(clientDirectory, 'assets', 'start-Ab1.js'), '0')
  service = await Service.prepare()
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) })
  const app = buildApp({
    ...{ pool: service.pool, tokens: createTokens([SECRET]), trail: new AuditTrail(service.pool, log), log },
    ...{
      poke: () => undefined,
      isReady: async () => true,
      clientDirectory,
      trustProxy: [],
      printerNetworks: [],
      photos: { bytes: 2_000_000, organisationBytes: 2_000_000_000 },
      push: { publicKey: '', services: [] },
    },
    ...{ rateLimits: { address: 1000, organisation: 1000, member: 1000 }, now: () => new Date() },
  })
  http = createServer(app)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  service.base = `http://127.0.0.1:${(http.address() as AddressInfo).port}/api/v1`
})
afterAll(async () => {
  await new Promise((closed) => http.close(closed))
  await service.close()
  rmSync(clientDirectory, { recursive: true })
})

const reportOf = (deviceId: string, more: object = {}) => ({
  ...{ id: newId(), at: new Date().toISOString(), message: 'TypeError: x is not a function', version: '0.1.0' },
  ...{
    stack: 'TypeError: x\nat Row (/assets/start-Ab1.js:1:11)\nat div (/assets/gone-Zz9.js:1:1)',
    screen: '/items/:id',
    deviceId,
  },
  ...more,
})
const send = (token: string, body: object) =>
  service.post('/reports', JSON.stringify(body), { authorization: `Bearer ${token}` })

test('the report of a screen that stopped is in the log, with who and where in the sources', async () => {
  const account = await service.member('operator')
  const { token, deviceId } = await service.signedIn(account)
  expect((await send(token, reportOf(deviceId, { quantity: 7 }))).status).toBe(204)
  expect(told()).toMatchObject([
    {
      report: {
        ...{ message: 'TypeError: x is not a function', screen: '/items/:id', version: '0.1.0', deviceId },
        ...{ orgId: service.orgId, userId: account.id },
        stack: 'TypeError: x\nat Row (client/app/shell.tsx:3:5)\nat div (/assets/gone-Zz9.js:1:1)',
      },
    },
  ])
  expect(lines.join()).not.toContain('quantity')
})

test('nobody reports without a sign-in, too much, or without end', async () => {
  const before = told().length
  const { token, deviceId } = await service.signedIn(await service.member('operator'))
  expect((await service.post('/reports', JSON.stringify(reportOf(deviceId)))).status).toBe(401)
  expect((await send(token, { message: 'x' })).status).toBe(400)
  expect((await send(token, reportOf(deviceId, { stack: 'x'.repeat(7000) }))).status).toBe(400)
  expect((await send(token, reportOf(deviceId, { stack: 'x'.repeat(20_000) }))).status).toBe(413)
  const answers: number[] = []
  for (let sent = 0; sent < 30; sent++) answers.push((await send(token, reportOf(deviceId))).status)
  expect(new Set(answers)).toEqual(new Set([204, 429]))
  expect(told().length - before).toBe(answers.filter((status) => status === 204).length)
})

test('a source map is for nobody outside', async () => {
  const { origin } = new URL(service.base)
  expect((await fetch(`${origin}/assets/start-Ab1.js`)).status).toBe(200)
  expect((await fetch(`${origin}/assets/start-Ab1.js.map`)).status).toBe(404)
})
