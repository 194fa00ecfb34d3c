import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Service } from './service.ts'

describe('what browsers are told', () => {
  let service: Service
  beforeAll(async () => {
    service = await Service.open()
  })
  afterAll(() => service.close())

  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${new URL(service.base).origin}${path}`, { headers })
  const paths = ['/health/live', '/api/v1/sync/feed', '/api/v1/nowhere', '/assets/none.js']

  test.each(paths)('with every answer, refusals too: %s', async (path) => {
    const { headers } = await ask(path)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'strict-transport-security': expect.stringMatching(/max-age=\d{8}/),
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=(self)'),
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(headers.has('x-powered-by')).toBe(false)
    const policy = new Map(
      headers
        .get('content-security-policy')
        ?.split(';')
        .map((directive) => directive.trim().split(/ (.*)/s) as [string, string]),
    )
    expect(policy.get('default-src')).toBe("'self'")
    // WebAssembly for the decoder of barcodes, and nothing that makes code out of text.
    expect(policy.get('script-src')).toBe("'self' 'wasm-unsafe-eval'")
    expect(policy.get('worker-src')).toBe("'self'")
    expect(policy.get('frame-ancestors')).toBe("'none'")
    expect(policy.get('object-src')).toBe("'none'")
  })

  test.each(paths)('no other site may read an answer: %s', async (path) => {
    const answer = await ask(path, { origin: 'https://elsewhere.example' })
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  test('nor ask beforehand', async () => {
    const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' }
    const answer = await fetch(`${service.base}/sync/push`, { method: 'OPTIONS', headers })
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  test('what a browser may keep of its own accord goes with the sign-out', async () => {
    const { cookie, token } = await service.signedIn(await service.member())
    const authorization = { authorization: `Bearer ${token}` }
    const bootstrap = await (await fetch(`${service.base}/sync/bootstrap`, { headers: authorization })).json()
    const part = await ask(bootstrap.parts[0].url, authorization)
    expect(part.headers.get('cache-control')).toMatch(/^private, max-age=\d+/)
    const out = await service.post('/auth/logout', undefined, { cookie })
    expect(out.headers.get('clear-site-data')).toBe('"cache"')
  })

  test('answers of the feed, pushes and sign-ins are kept nowhere', async () => {
    const account = await service.member()
    const login = await service.login(account.email)
    expect(login.headers.get('cache-control')).toBe('no-store')
    const { accessToken } = await login.json()
    for (const answer of [await service.feed(accessToken), await service.push(accessToken, [])])
      expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('over https the cookie is bound to the host and to https', async () => {
    const { email } = await service.member()
    const answer = await service.login(email, { headers: { 'x-forwarded-proto': 'https' } })
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-bincard-refresh=/)
    for (const part of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part)
    expect(cookie).not.toContain('Domain=')
  })
})
