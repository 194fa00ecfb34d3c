import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '../../../domain/protocol/documents.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { type Account, Service, tokenOf } from './service.ts'

describe('the right to hand in what was done offline', () => {
  let service: Service
  beforeAll(async () => {
    service = await Service.open()
  })
  afterAll(() => service.close())

  /** A phone, and a way to say how long ago its member was disabled or it was revoked. */
  const phone = async () => {
    const account = await service.member()
    const phone = await service.signedIn(account)
    return { account, ...phone }
  }
  const disable = async (account: Account, daysAgo: number) => {
    await service.change(account, { active: false })
    await service.rows(`update members set disabled_at = disabled_at - $2 * interval '1 day' where id = $1`, [
      account.id,
      daysAgo,
    ])
  }
  const revoke = (deviceId: string, daysAgo: number) =>
    service.rows(`update devices set revoked_at = now() - $2 * interval '1 day' where id = $1`, [deviceId, daysAgo])
  const pushes = async (token: string) => (await service.push(token, [])).status
  const feeds = async (token: string) => (await service.feed(token)).status

  test('lasts 29 days after the member was disabled', async () => {
    const { account, cookie, token } = await phone()
    await disable(account, 29)
    const fresh = await tokenOf(await service.refresh(cookie))
    for (const one of [token, fresh]) expect([await pushes(one), await feeds(one)]).toEqual([200, 403])
  })

  test('ends 30 days after, whatever is changed of the member in between, for tokens given out before too', async () => {
    const { account, cookie, token } = await phone()
    await disable(account, 31)
    await service.change({ ...account, role: 'viewer' }, { active: false })
    expect(await pushes(token)).toBe(401)
    expect((await service.refresh(cookie)).status).toBe(401)
  })

  test('lasts 29 days after the device was revoked, and ends after 30', async () => {
    const { deviceId, cookie, token } = await phone()
    await revoke(deviceId, 29)
    const fresh = await tokenOf(await service.refresh(cookie))
    expect([await pushes(fresh), await feeds(fresh)]).toEqual([200, 403])
    await revoke(deviceId, 31)
    expect(await pushes(token)).toBe(401)
    expect((await service.refresh(cookie)).status).toBe(401)
  })

  test('one who is enabled again works as before, and being disabled later counts anew', async () => {
    const { account, cookie, token } = await phone()
    await disable(account, 31)
    await service.change(account, { active: true })
    expect(await feeds(token)).toBe(200)
    await service.change(account, { active: false })
    expect((await service.refresh(cookie)).status).toBe(200)
    expect(await pushes(token)).toBe(200)
  })

  test('what a disabled member did offline is turned down with the reason, kept, and seen by a lead', async () => {
    const { account, deviceId, cookie } = await phone()
    const lead = await service.signedIn(await service.member('lead'))
    const done = {
      ...{ id: newId(), type: 'edit', deviceId, deviceSeq: 1, userId: account.id, schemaVersion: 1, clock: null },
      ...{ occurredAt: new Date().toISOString(), op: 'create', collection: 'items', documentId: newId(), base: {} },
      set: { sku: 'LATE-1', name: 'Seen offline', baseUnit: 'pcs' },
    }
    await disable(account, 3)
    const token = await tokenOf(await service.refresh(cookie))
    const settledOf = async (answer: Response) => (await answer.json()).settled
    const first = await settledOf(await service.push(token, [done]))
    expect(first).toMatchObject([
      {
        id: done.id,
        status: 'rejected',
        code: 'no-longer-member',
        message: expect.stringContaining('no longer a member'),
      },
    ])
    expect(await settledOf(await service.push(token, [done]))).toEqual(first)

    const { documents } = (await (await service.feed(lead.token)).json()) as { documents: Document[] }
    expect(documents.filter(({ collection }) => collection === 'items')).toEqual([])
    expect(documents.filter(({ collection }) => collection === 'exceptions')).toMatchObject([
      { kind: 'rejected', state: 'open', subject: { collection: 'actions', id: done.id } },
    ])
    const kept = await service.rows<{ content: unknown }>('select content from actions where id = $1', [done.id])
    expect(kept).toEqual([{ content: done }])
  })
})
