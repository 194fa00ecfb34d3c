import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../../sync-server/cli/command.ts'
import { COMMANDS } from '../../../sync-server/cli/commands.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { cookieOf, Service } from './service.ts'

type Entry = { event: string; user: string | null; device: string | null; address: string; detail: object }

describe('the audit log', () => {
  let service: Service
  beforeAll(async () => {
    service = await Service.open()
  })
  afterAll(() => service.close())

  const entries = (where: string, value: string) =>
    service.rows<Entry>(
      `select event, user_id as "user", device_id as device, address, detail from audit_log where ${where} = $1 order by id`,
      [value],
    )
  /** What is refused is written behind the answer. */
  const entriesOf = async (userId: string, count: number): Promise<Entry[]> => {
    await expect.poll(async () => (await entries('user_id', userId)).length, { timeout: 5000 }).toBe(count)
    return entries('user_id', userId)
  }

  test('has sign-ins and sign-outs, with member, device and address', async () => {
    const account = await service.member()
    const { deviceId, cookie } = await service.signedIn(account)
    await service.post('/auth/logout', 'null', { cookie })
    await service.post('/auth/logout', 'null', { cookie })
    const who = { user: account.id, device: deviceId, address: '127.0.0.1' }
    expect(await entriesOf(account.id, 2)).toMatchObject([
      { event: 'sign-in', ...who },
      { event: 'sign-out', ...who },
    ])
  })

  test('has failed sign-ins of known accounts, with the reason, and no password', async () => {
    const [account, gone] = [await service.member(), await service.member('lead', { active: false })]
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    await service.login(account.email, { password: 'a wrong guess', headers })
    await service.login(gone.email)
    const [wrong] = await entriesOf(account.id, 1)
    expect(wrong).toMatchObject({
      event: 'sign-in-failed',
      address: '203.0.113.9',
      detail: { reason: 'wrong-password' },
    })
    expect(JSON.stringify(wrong)).not.toContain('a wrong guess')
    expect(await entriesOf(gone.id, 1)).toMatchObject([{ event: 'sign-in-failed', detail: { reason: 'disabled' } }])
  })

  test('has the reuse of a refresh token', async () => {
    const account = await service.member()
    const { cookie, deviceId } = await service.signedIn(account)
    await service.refresh(cookieOf(await service.refresh(cookie)))
    await service.rows(`update refresh_tokens set used_at = used_at - interval '1 hour' where used_at is not null`)
    expect((await service.refresh(cookie)).status).toBe(401)
    expect((await entriesOf(account.id, 2))[1]).toMatchObject({ event: 'refresh-reused', device: deviceId })
  })

  test('has what was denied: an action beyond the role, a pull by one who left', async () => {
    const viewer = await service.member('viewer')
    const { token, deviceId } = await service.signedIn(viewer)
    const id = newId()
    const common = { deviceId, deviceSeq: 1, userId: viewer.id, schemaVersion: 1, clock: null }
    const set = { sku: 'A', name: 'Anvil', baseUnit: 'pcs' }
    const edit = { op: 'create', collection: 'items', documentId: newId(), set, base: {} }
    const occurredAt = new Date().toISOString()
    const pushed = await service.push(token, [{ id, type: 'edit', ...common, occurredAt, ...edit }])
    expect((await pushed.json()).settled).toMatchObject([{ status: 'rejected', code: 'not-permitted' }])
    await service.change(viewer, { active: false })
    expect((await service.feed(token)).status).toBe(403)
    expect((await entriesOf(viewer.id, 3)).slice(1)).toMatchObject([
      { event: 'denied', device: deviceId, detail: { actions: [{ id, code: 'not-permitted' }] } },
      { event: 'denied', device: deviceId, detail: { path: '/api/v1/sync/feed' } },
    ])
  })

  test('has nothing of an ordinary push', async () => {
    const account = await service.member()
    const { token } = await service.signedIn(account)
    await service.push(token, [])
    expect((await entriesOf(account.id, 1)).map(({ event }) => event)).toEqual(['sign-in'])
  })

  test('has what the command line did', async () => {
    const said: string[] = []
    const terminal = {
      pool: service.pool,
      now: () => new Date(),
      print: (line: string) => void said.push(line),
      complain: () => {},
    }
    const bincard = async (name: string, ...args: string[]) => {
      const command = COMMANDS.find((one) => one.name === name)
      if (!command) throw new Error(`no command ${name}`)
      expect(await runCommand(command, args, terminal)).toBe(0)
    }
    const admin = ['--admin-email', 'audited@x.test', '--admin-password', 'long enough']
    await bincard('org', 'create', '--name', 'Audited', ...admin)
    const [orgId = ''] = said
    const member = ['--email', 'second@x.test', '--role', 'lead', '--password', 'long enough']
    await bincard('member', 'add', '--org', orgId, ...member)
    await bincard('rebuild', '--org', orgId)
    const acts = await service.rows<Entry>('select event, address, detail from audit_log order by id', [], orgId)
    expect(acts.map(({ event }) => event)).toEqual(['org-created', 'member-added', 'rebuild'])
    expect(acts.every(({ address }) => address === 'command line')).toBe(true)
    expect(JSON.stringify(acts)).not.toContain('long enough')
  })
})
