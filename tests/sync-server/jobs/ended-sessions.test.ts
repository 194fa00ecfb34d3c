import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetEndedSessions, KEPT_DAYS } from '../../../sync-server/jobs/ended-sessions.ts'
import { cookieOf, Service } from '../http/service.ts'
import { strict } from '../warehouse.ts'

let service: Service

beforeAll(async () => {
  service = await Service.open()
})
afterAll(() => service.close())

const DAY_MS = 86_400_000
const roundIn = (days: number) =>
  forgetEndedSessions({ pool: service.pool, log: strict, now: () => new Date(Date.now() + days * DAY_MS) })
const tokens = async (userId: string): Promise<number> => {
  const rows = await service.rows(
    'select from refresh_tokens t join sessions s on s.org_id = t.org_id and s.id = t.session_id where s.user_id = $1',
    [userId],
  )
  return rows.length
}

test('a session is kept for a while after its end, then forgotten with its tokens; one that lasts keeps them all', async () => {
  const [left, stays] = [await service.member(), await service.member()]
  const leaving = (await service.signedIn(left)).cookie
  const second = cookieOf(await service.refresh(leaving))
  const staying = (await service.signedIn(stays)).cookie
  const next = cookieOf(await service.refresh(staying))
  await service.rows('update sessions set revoked_at = now() where user_id = $1', [left.id])

  await roundIn(KEPT_DAYS - 1)
  expect(await tokens(left.id)).toBe(2)

  await roundIn(KEPT_DAYS + 1)
  expect(await tokens(left.id)).toBe(0)
  expect((await service.refresh(second)).status).toBe(401)
  expect(await tokens(stays.id)).toBe(2)
  expect((await service.refresh(next)).status).toBe(200)
})
