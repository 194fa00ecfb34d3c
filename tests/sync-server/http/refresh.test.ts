import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GRACE_SECONDS } from '../../../sync-server/identity/refresh-line.ts'
import { type Account, cookieOf, Service } from './service.ts'

describe('refresh', () => {
  let service: Service
  let account: Account
  let first: string

  beforeAll(async () => {
    service = await Service.open()
  })
  afterAll(() => service.close())
  beforeEach(async () => {
    account = await service.member()
    first = (await service.signedIn(account)).cookie
  })

  /** The next token, which must come. */
  const next = async (cookie: string): Promise<string> => {
    const answer = await service.refresh(cookie)
    expect(answer.status).toBe(200)
    return cookieOf(answer)
  }
  const isRefused = async (cookie: string) => expect((await service.refresh(cookie)).status).toBe(401)
  /** As if so much time had passed since what was done so far. */
  const pass = (seconds = GRACE_SECONDS + 1) =>
    service.rows(
      `update refresh_tokens t set used_at = used_at - $2 * interval '1 second', issued_at = issued_at - $2 * interval '1 second'
       from sessions s where s.org_id = t.org_id and s.id = t.session_id and s.user_id = $1`,
      [account.id, seconds],
    )

  test('rotates', async () => {
    const second = await next(first)
    expect(second).not.toBe(first)
    await pass()
    expect(await next(second)).not.toBe(second)
  })

  describe('a lost answer', () => {
    test.each([1, 3600, 80 * 86_400])('may be asked for again %i seconds later', async (seconds) => {
      await next(first)
      await pass(seconds)
      const again = await next(first)
      await pass()
      await next(again)
    })

    test('again and again', async () => {
      let cookie = first
      for (let round = 0; round < 3; round++) {
        for (let lost = 0; lost < 3; lost++) {
          await next(cookie)
          await pass()
        }
        cookie = await next(cookie)
        await pass()
      }
    })

    test('that comes after all is retired: showing it ends the session', async () => {
      const lost = await next(first)
      await pass()
      const second = await next(first)
      await pass()
      await isRefused(lost)
      await isRefused(second)
    })
  })

  describe('tabs that start at once', () => {
    test('all get a token that works, sent together', async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => service.refresh(first)))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      expect(new Set(answers.map(cookieOf)).size).toBe(4)
      await pass()
      await next(cookieOf(answers[2] as Response)) // the cookie that was set last is the one that is kept
    })

    test('a slow one is no thief, though the others went on', async () => {
      await next(await next(first))
      await next(first)
    })

    test('two that refresh the same token for the first time give one line, not two', async () => {
      const [left, right] = (await Promise.all([service.refresh(first), service.refresh(first)])).map(cookieOf)
      await pass()
      const afterLeft = await next(left ?? '')
      await pass()
      await next(afterLeft)
      await pass()
      await isRefused(right ?? '') // overtaken: somebody else has it
      expect(await sessions()).toEqual([{ revoked: true }])
    })
  })

  const sessions = () =>
    service.rows<{ revoked: boolean }>('select revoked_at is not null as revoked from sessions where user_id = $1', [
      account.id,
    ])

  describe('a stolen copy of the current token', () => {
    test('used first and again: the member’s next refresh ends the session for both', async () => {
      const thief = await next(await next(first))
      await pass()
      await isRefused(first)
      await isRefused(thief)
    })

    test('used first and once: the member goes on, the thief’s next refresh ends it', async () => {
      const thief = await next(first)
      await pass()
      const member = await next(first)
      await pass()
      await isRefused(thief)
      await isRefused(member)
    })

    test('used after the member: the member’s next refresh ends it', async () => {
      const member = await next(first)
      await pass()
      const thief = await next(first)
      await pass()
      await isRefused(member)
      await isRefused(thief)
    })

    test('used later, when the member went on: ends it at once', async () => {
      const member = await next(await next(first))
      await pass()
      await isRefused(first)
      await isRefused(member)
    })

    test('used within the grace: one overtakes the other, and that ends it', async () => {
      let [member, thief] = [await next(first), await next(first)]
      await pass()
      member = await next(member)
      await pass()
      thief = await next(thief)
      await pass()
      await isRefused(member)
      await isRefused(thief)
    })
  })

  test('a token that was never given out ends nothing', async () => {
    await isRefused('bincard-refresh=made-up')
    await next(first)
  })
})
