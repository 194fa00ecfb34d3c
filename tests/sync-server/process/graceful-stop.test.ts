import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { LIVE_PATH } from '../../../domain/protocol-limits.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { ROOT } from '../../../sync-server/server.ts'
import { withAdmin } from '../../admin.ts'
import { SECRET, Service } from '../http/service.ts'
import { ServerProcess } from './server-process.ts'

describe('a graceful stop', () => {
  let service: Service
  let server: ServerProcess
  let token: string
  let deviceId: string
  let userId = ''
  let deviceSeq = 0

  beforeAll(async () => {
    service = await Service.prepare()
  })
  afterAll(() => service.close())
  beforeEach(async () => {
    server = new ServerProcess('serve', { DATABASE_URL: service.database.appUrl, BINCARD_TOKEN_SECRET: SECRET })
    service.base = `${await server.url()}/api/v1`
    const account = await service.member('manager')
    userId = account.id
    const phone = await service.signedIn(account)
    token = phone.token
    deviceId = phone.deviceId
  })
  afterEach(() => server.stop())

  const makeItem = () => ({
    ...{ id: newId(), type: 'edit', deviceId, deviceSeq: ++deviceSeq, userId, schemaVersion: 1, clock: null },
    ...{ occurredAt: new Date().toISOString(), op: 'create', collection: 'items', documentId: newId(), base: {} },
    set: { sku: `S-${deviceSeq}`, name: 'Kept', baseUnit: 'pcs' },
  })
  /** Holds the organisation's clock while `work` runs, so that pushes wait in the database. */
  const whileClockIsHeld = (work: (free: () => Promise<void>) => Promise<void>) =>
    withAdmin(service.database.adminUrl, async (admin) => {
      await admin.query('begin')
      await admin.query('select from org_clock where org_id = $1 for update', [service.orgId])
      await work(async () => void (await admin.query('commit')))
    })
  const pushesWaiting = async () => {
    let waiting = 0
    await withAdmin(service.database.adminUrl, async (admin) => {
      const { rowCount } = await admin.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%push_apply%'`,
      )
      waiting = rowCount ?? 0
    })
    return waiting
  }
  const isStopping = () =>
    expect
      .poll(
        () =>
          fetch(`${service.base}/../../health/live`).then(
            ({ ok }) => ok,
            () => 'refused',
          ),
        { timeout: 5000 },
      )
      .toBe('refused')

  test('lets a slow push end, answers it, takes no new connection, and ends with 0', async () => {
    await whileClockIsHeld(async (free) => {
      const action = makeItem()
      const pushed = service.push(token, [action])
      await expect.poll(pushesWaiting, { timeout: 5000 }).toBe(1)
      server.child.kill('SIGTERM')
      await isStopping()
      expect(server.child.exitCode).toBe(null)
      await free()
      const answer = await pushed
      expect(answer.status).toBe(200)
      expect((await answer.json()).settled).toMatchObject([{ id: action.id, status: 'accepted' }])
    })
    const freed = performance.now()
    expect(await server.exit).toBe(0)
    console.log(`ended ${Math.round(performance.now() - freed)} ms after the last answer`)
    expect(server.said).not.toMatch(/rror/)
  })

  test('loses none of many: what was sent before is answered and kept, once', async () => {
    const before = Array.from({ length: 40 }, makeItem)
    const answers = before.map((action) => service.push(token, [action]))
    await expect.poll(() => service.rows('select from actions'), { timeout: 5000 }).not.toEqual([])
    server.child.kill('SIGTERM')
    for (const answer of answers) expect((await answer).status).toBe(200)
    expect(await server.exit).toBe(0)
    const kept = await service.rows<{ id: string }>('select id from actions where id = any ($1)', [
      before.map(({ id }) => id),
    ])
    expect(kept.length).toBe(40)
  })

  test('is alive and ready before; not ready while it stops, and open sockets close', async () => {
    const { origin } = new URL(service.base)
    const socket = io(origin, { path: LIVE_PATH, transports: ['websocket'], auth: { token }, reconnection: false })
    await new Promise<void>((connected) => socket.once('connect', connected))
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    /** Over one and the same connection. */
    const health = (path: string) =>
      new Promise<{ status: number | undefined; connection: string | undefined }>((resolve, reject) => {
        get(`${origin}/health/${path}`, { agent }, (answer) => {
          answer.resume()
          answer.on('end', () => resolve({ status: answer.statusCode, connection: answer.headers.connection }))
        }).on('error', reject)
      })
    expect([await health('live'), await health('ready')]).toMatchObject([{ status: 200 }, { status: 200 }])
    await whileClockIsHeld(async (free) => {
      const pushed = service.push(token, [makeItem()])
      await expect.poll(pushesWaiting, { timeout: 5000 }).toBe(1)
      server.child.kill('SIGTERM')
      await isStopping()
      expect(await health('ready')).toEqual({ status: 503, connection: 'close' })
      expect(socket.connected).toBe(false)
      await free()
      expect((await pushed).status).toBe(200)
    })
    expect(await server.exit).toBe(0)
  })

  test('comes about as soon as the address is said', async () => {
    const script = `
      const [{ readConfig }, { run }] = await Promise.all([import('./sync-server/config.ts'), import('./sync-server/run.ts')])
      const say = (line) => line.startsWith('Bincard is at') && process.kill(process.pid, 'SIGTERM')
      await run(readConfig(process.env, { demo: false }), { demo: false, say })`
    const settings = { DATABASE_URL: service.database.appUrl, BINCARD_TOKEN_SECRET: SECRET }
    const env = { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', ...settings }
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script]
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' })
    expect(await once(child, 'close')).toEqual([0, null])
  })

  test('comes about through npm, to which a supervisor sends the signal', async () => {
    const settings = { DATABASE_URL: service.database.appUrl, BINCARD_TOKEN_SECRET: SECRET, HOME: tmpdir() }
    const throughNpm = new ServerProcess('serve', settings, { through: 'npm' })
    const url = await throughNpm.url()
    expect(await throughNpm.stop()).toBe(0)
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed')
  })
})
