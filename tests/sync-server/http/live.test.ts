import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Poke } from '../../../domain/protocol/live.ts'
import { LIVE_PATH } from '../../../domain/protocol-limits.ts'
import { runCommand } from '../../../sync-server/cli/command.ts'
import { COMMANDS } from '../../../sync-server/cli/commands.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { withAdmin } from '../../admin.ts'
import { Service } from './service.ts'

describe('live', () => {
  let service: Service
  /** A second server process' worth on the same database. */
  let other: { base: string }
  const sockets: Socket[] = []

  beforeAll(async () => {
    service = await Service.open()
    other = await service.serve()
  })
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close()
  })
  afterAll(() => service.close())

  /** A connected socket that remembers what it was told, the poke that every connection begins with apart. */
  const listenAt = async (base: string, token: string) => {
    const socket = io(new URL(base).origin, {
      path: LIVE_PATH,
      transports: ['websocket'],
      auth: { token },
      forceNew: true,
    })
    sockets.push(socket)
    const pokes: Poke[] = []
    socket.on('poke', (poke: Poke) => pokes.push(poke))
    await new Promise<void>((connected) => socket.once('connect', connected))
    await expect.poll(() => pokes.length, { timeout: 5000 }).toBe(1)
    pokes.shift()
    return { socket, pokes }
  }
  const isClosed = (socket: Socket) => expect.poll(() => socket.connected, { timeout: 5000 }).toBe(false)
  const bincard = async (name: string, ...args: string[]) => {
    const command = COMMANDS.find((one) => one.name === name)
    if (!command) throw new Error(`no command ${name}`)
    const terminal = { pool: service.pool, now: () => new Date(), print: () => {}, complain: () => {} }
    expect(await runCommand(command, [args[0] ?? '', '--org', service.orgId, ...args.slice(1)], terminal)).toBe(0)
  }

  describe('a poke comes', () => {
    test('at this server and at another, from a push', async () => {
      const { token } = await service.signedIn(await service.member())
      const [here, there] = [await listenAt(service.base, token), await listenAt(other.base, token)]
      const { head } = await (await service.push(token, [{ id: newId(), deviceSeq: 1 }])).json()
      for (const { pokes } of [here, there]) await expect.poll(() => pokes.at(-1)?.head, { timeout: 5000 }).toBe(head)
    })

    test('once for one push, though its own word comes back to the server', async () => {
      const { token } = await service.signedIn(await service.member())
      const [here, there] = [await listenAt(service.base, token), await listenAt(other.base, token)]
      await service.push(token, [{ id: newId(), deviceSeq: 1 }])
      await expect.poll(() => there.pokes.length, { timeout: 5000 }).toBe(1)
      await new Promise((pause) => setTimeout(pause, 200))
      expect([here.pokes.length, there.pokes.length]).toEqual([1, 1])
    })

    test('from a command line beside the servers, of its own organisation alone', async () => {
      const { token } = await service.signedIn(await service.member())
      const elsewhere = await service.organisation()
      const stranger = await service.signedIn(await service.member('lead', { orgId: elsewhere }))
      const [ours, theirs] = [await listenAt(service.base, token), await listenAt(service.base, stranger.token)]
      await bincard('member', 'add', '--email', 'poked@x.test', '--role', 'viewer', '--password', 'long enough')
      await expect.poll(() => ours.pokes.length, { timeout: 5000 }).toBeGreaterThan(0)
      const [clock] = await service.rows<{ seq: number }>('select seq from org_clock')
      expect(ours.pokes.at(-1)?.head).toBe(clock?.seq)
      expect(theirs.pokes).toEqual([])
    })
  })

  describe('a socket closes at once, on whichever server,', () => {
    test('when its member is disabled, and only theirs', async () => {
      const [leaving, staying] = [await service.member(), await service.member()]
      const { token } = await service.signedIn(leaving)
      const stays = await service.signedIn(staying)
      const [here, there] = [await listenAt(service.base, token), await listenAt(other.base, token)]
      const neighbour = await listenAt(service.base, stays.token)
      await bincard('member', 'disable', '--email', leaving.email)
      await isClosed(here.socket)
      await isClosed(there.socket)
      expect(neighbour.socket.connected).toBe(true)
      expect((await service.feed(token)).status).toBe(403)

      await bincard('member', 'enable', '--email', leaving.email)
      expect((await service.feed(token)).status).toBe(200)
      await listenAt(other.base, token)
    })

    test('when its device is revoked, and not the member’s other one', async () => {
      const account = await service.member()
      const [lost, kept] = [await service.signedIn(account), await service.signedIn(account)]
      const [here, there] = [await listenAt(service.base, lost.token), await listenAt(other.base, kept.token)]
      await bincard('device', 'revoke', '--device', lost.deviceId)
      await isClosed(here.socket)
      expect((await service.feed(lost.token)).status).toBe(403)
      expect(there.socket.connected).toBe(true)
    })

    test('when the member signs out', async () => {
      const { token, cookie } = await service.signedIn(await service.member())
      const { socket } = await listenAt(other.base, token)
      await service.post('/auth/logout', 'null', { cookie })
      await isClosed(socket)
    })
  })

  test('what was said while a server could not listen is made up for', async () => {
    const [leaving, staying] = [await service.member(), await service.member()]
    const [gone, stays] = [await service.signedIn(leaving), await service.signedIn(staying)]
    const [closing, told] = [await listenAt(other.base, gone.token), await listenAt(other.base, stays.token)]
    await withAdmin(service.database.adminUrl, async (admin) => {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bincard news' and datname = current_database()`,
      )
    })
    await bincard('member', 'disable', '--email', leaving.email)
    await isClosed(closing.socket)
    await expect.poll(() => told.pokes.length, { timeout: 5000 }).toBeGreaterThan(0)
    expect(told.socket.connected).toBe(true)
  })

  test('no socket without a token, with a push-only one, or from another origin', async () => {
    const refused = async (auth: object, extraHeaders: Record<string, string> = {}) => {
      const options = { path: LIVE_PATH, transports: ['websocket'], forceNew: true, reconnection: false }
      const socket = io(new URL(service.base).origin, { ...options, auth, extraHeaders })
      sockets.push(socket)
      await new Promise((failed) => socket.once('connect_error', failed))
    }
    const account = await service.member()
    const { token } = await service.signedIn(account)
    await refused({})
    await refused({ token: 'nonsense' })
    await refused({ token }, { origin: 'https://elsewhere.example' })
    await service.change(account, { active: false })
    await refused({ token })
  })
})
