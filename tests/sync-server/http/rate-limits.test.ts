import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Service } from './service.ts'

/** Calls in ten seconds, as the tests below set them. */
const [ADDRESS, ORGANISATION, MEMBER] = [40, 20, 10]

describe('limits', () => {
  let service: Service
  let tight: string

  beforeAll(async () => {
    service = await Service.open()
    const rateLimits = { address: ADDRESS / 10, organisation: ORGANISATION / 10, member: MEMBER / 10 }
    tight = (await service.serve({ rateLimits })).base
  })
  afterAll(() => service.close())

  /** From an address of the test's own, so that tests do not take from each other. */
  const callAt = (address: string, token: string) =>
    fetch(`${tight}/sync/feed`, { headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': address } })
  const statuses = async (address: string, token: string, calls: number) => {
    const all: number[] = []
    for (let call = 0; call < calls; call++) all.push((await callAt(address, token)).status)
    return all
  }
  const tokenIn = async (orgId = service.orgId) =>
    (await service.signedIn(await service.member('lead', { orgId }))).token
  const good = (calls: number) => Array.from({ length: calls }, () => 200)

  test('every answer says how many calls are left, and until when', async () => {
    const token = await tokenIn(await service.organisation())
    const [first, second] = [await callAt('203.0.113.1', token), await callAt('203.0.113.1', token)]
    expect(first.headers.get('ratelimit-policy')).toBe(`"member";q=${MEMBER};w=10`)
    expect(first.headers.get('ratelimit')).toBe(`"member";r=${MEMBER - 1};t=10`)
    expect(second.headers.get('ratelimit')).toMatch(new RegExp(`^"member";r=${MEMBER - 2};t=\\d+$`))
  })

  test('a member who calls too often waits, and the others do not', async () => {
    const orgId = await service.organisation()
    const [busy, other] = [await tokenIn(orgId), await tokenIn(orgId)]
    expect(await statuses('203.0.113.2', busy, MEMBER)).toEqual(good(MEMBER))
    const refused = await callAt('203.0.113.2', busy)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit')).toMatch(/^"member";r=0;t=\d+$/)
    expect(await refused.json()).toMatchObject({ type: 'urn:bincard:problem:too-many-requests', status: 429 })
    expect(await statuses('203.0.113.2', other, 1)).toEqual([200])
  })

  test('an organisation has a limit over all its members, and another organisation its own', async () => {
    const orgId = await service.organisation()
    const tokens = [await tokenIn(orgId), await tokenIn(orgId), await tokenIn(orgId)] as const
    expect(await statuses('203.0.113.3', tokens[0], MEMBER)).toEqual(good(MEMBER))
    expect(await statuses('203.0.113.3', tokens[1], MEMBER)).toEqual(good(MEMBER))
    const refused = await callAt('203.0.113.3', tokens[2])
    expect([refused.status, refused.headers.get('ratelimit-policy')]).toEqual([
      429,
      `"organisation";q=${ORGANISATION};w=10`,
    ])
    expect(await statuses('203.0.113.4', await tokenIn(await service.organisation()), 1)).toEqual([200])
  })

  test('an address has a limit for whoever calls from it, with a token or without', async () => {
    expect(await statuses('203.0.113.5', 'nonsense', ADDRESS)).toEqual(Array.from({ length: ADDRESS }, () => 401))
    const token = await tokenIn(await service.organisation())
    const refused = await callAt('203.0.113.5', token)
    expect([refused.status, refused.headers.get('ratelimit-policy')]).toEqual([429, `"address";q=${ADDRESS};w=10`])
    expect(await statuses('203.0.113.6', token, 1)).toEqual([200])
  })

  test('as it is set, a member makes hundreds of calls at once', async () => {
    const token = await tokenIn()
    const answers = await Promise.all(Array.from({ length: 300 }, () => service.push(token, [])))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })
})
