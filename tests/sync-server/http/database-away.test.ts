/** A database that cannot be asked is the server's trouble: nobody is signed out by it, and everybody is told to come back. */
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIVE_PATH } from '../../../domain/protocol-limits.ts'
import { openPool, type Pool } from '../../../sync-server/db/pool.ts'
import { Service } from './service.ts'

/** The way to Postgres, which a test can cut, or let fall silent. */
class Way {
  mode: 'open' | 'cut' | 'silent' = 'open'
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer((here) => this.#lead(here))
  #target = new URL('postgres://x')

  async to(url: string): Promise<string> {
    this.#target = new URL(url)
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening))
    const way = new URL(url)
    way.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return way.href
  }

  #lead(here: Socket): void {
    this.#sockets.add(here)
    here.on('error', () => here.destroy())
    if (this.mode === 'cut') here.destroy()
    if (this.mode !== 'open') return
    const there = dial(Number(this.#target.port || 5432), this.#target.hostname)
    there.on('error', () => here.destroy())
    here.pipe(there).pipe(here)
    here.on('close', () => there.destroy())
    there.on('close', () => here.destroy())
  }

  turn(mode: Way['mode']): void {
    this.mode = mode
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
  }

  close(): void {
    this.turn('cut')
    this.#server.close()
  }
}

describe('while the database cannot be asked', () => {
  const way = new Way()
  let service: Service
  let pool: Pool
  let phone: Awaited<ReturnType<Service['signedIn']>>
  let account: Awaited<ReturnType<Service['member']>>

  beforeAll(async () => {
    service = await Service.prepare()
    pool = openPool(await way.to(service.database.appUrl), { max: 2, patience: 1_000 })
    service.base = (await service.serve({ pool })).base
    account = await service.member('operator')
    phone = await service.signedIn(account)
  })
  afterAll(async () => {
    way.turn('open')
    await service.close()
    await pool.end()
    way.close()
  })

  const knock = async () => {
    const doors = [
      service.feed(phone.token),
      service.push(phone.token, []),
      service.refresh(phone.cookie),
      service.login(account.email),
    ]
    return Promise.all(
      (await Promise.all(doors)).map(async (answer) => ({
        status: answer.status,
        retryAfter: answer.headers.get('retry-after'),
        type: (await answer.json()).type,
      })),
    )
  }
  const comeBack = { status: 503, retryAfter: expect.stringMatching(/^\d+$/), type: 'urn:bincard:problem:unavailable' }
  const everyoneComesBack = async () => expect(await knock()).toEqual([comeBack, comeBack, comeBack, comeBack])

  test('its connections break and no new one holds', async () => {
    way.turn('cut')
    await everyoneComesBack()
  })

  test('it does not answer whoever connects', async () => {
    way.turn('silent')
    await everyoneComesBack()
  })

  test('all connections are taken for longer than anyone waits', async () => {
    way.turn('open')
    const taken = await Promise.all([pool.connect(), pool.connect()])
    await everyoneComesBack()
    for (const one of taken) one.release()
  })

  test('a connection that breaks under a request', async () => {
    way.turn('open')
    const waits = service.rows('select pg_sleep(0)') // what it goes through is there
    await waits
    const lock = await service.pool.connect()
    await lock.query('begin; lock table members in access exclusive mode')
    const answer = service.feed(phone.token)
    await expect
      .poll(async () => (await lock.query('select 1 from pg_locks where not granted')).rowCount, { timeout: 5000 })
      .toBeGreaterThan(0)
    way.turn('cut')
    expect((await answer).status).toBe(503)
    await lock.query('rollback')
    lock.release()
  })

  test('a live connection is told that it is not for its token', async () => {
    way.turn('cut')
    const shake = async (token: string) => {
      const socket = io(new URL(service.base).origin, {
        ...{ path: LIVE_PATH, transports: ['websocket'], auth: { token }, forceNew: true, reconnection: false },
      })
      const error = await new Promise<Error>((failed) => socket.once('connect_error', failed))
      socket.close()
      return error.message
    }
    expect(await shake(phone.token)).toBe('unavailable')
    expect(await shake('no token')).toBe('unauthenticated')
  })

  test('what was wrong before is wrong still, and the same token is good when the database is back', async () => {
    expect((await service.feed('no token')).status).toBe(401)
    way.turn('open')
    await expect.poll(async () => (await service.feed(phone.token)).status, { timeout: 5000 }).toBe(200)
    expect((await service.refresh(phone.cookie)).status).toBe(200)
  })
})
