import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, Service, tokenOf } from './service.ts'

describe('sign-in', () => {
  let service: Service
  beforeAll(async () => {
    service = await Service.open()
  })
  afterAll(() => service.close())

  const post = (path: string, body?: string, headers?: Record<string, string>) => service.post(path, body, headers)
  const login = (email: string, password?: string) => service.login(email, { password })
  const refresh = (cookie: string, headers?: Record<string, string>) => service.refresh(cookie, headers)
  const feed = (token: string) => service.feed(token)
  const problemOf = async (answer: Response) => ({ status: answer.status, type: (await answer.json()).type })
  test('gives an access token that works and a cookie that scripts cannot read', async () => {
    const { email } = await service.member()
    const answer = await login(email.toUpperCase())
    expect(answer.status).toBe(200)
    const cookie = answer.headers.getSetCookie()[0] ?? ''
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/api/v1/auth']) expect(cookie).toContain(part)
    expect((await feed(await tokenOf(answer))).status).toBe(200)
  })

  test('answers alike for a wrong password, an unknown address and a disabled member', async () => {
    const [known, disabled] = [await service.member(), await service.member('lead', { active: false })]
    const answers = [await login(known.email, 'wrong'), await login('no@example.com'), await login(disabled.email)]
    const bodies = await Promise.all(answers.map(async (answer) => ({ ...(await answer.json()), requestId: '' })))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
  })

  test('throttles an account after ten failures, even when they come at once', async () => {
    const { email } = await service.member()
    const answers = await Promise.all(Array.from({ length: 20 }, () => login(email, 'wrong')))
    const tried = answers.filter(({ status }) => status === 401).length
    expect(tried).toBeLessThanOrEqual(10)
    const after = await login(email)
    expect(after.status).toBe(429)
    expect(Number(after.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  describe('refresh', () => {
    test('is refused from another origin', async () => {
      const { email } = await service.member()
      const cookie = cookieOf(await login(email))
      expect((await refresh(cookie, { origin: 'https://elsewhere.example' })).status).toBe(403)
      expect((await refresh(cookie, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    })

    test('without a cookie, or with one of nobody, is for somebody who signs in first; a sign-out is done all the same', async () => {
      const { email } = await service.member()
      const own = cookieOf(await login(email))
      expect((await refresh(own, { origin: 'null' })).status).toBe(403) // an origin that is no place
      for (const cookie of ['', 'other=1', `${own.split('=')[0]}=nonsense`]) {
        const answer = await refresh(cookie)
        expect(answer.status).toBe(401)
        expect(answer.headers.getSetCookie()[0]).toMatch(/^bincard-refresh=;/)
      }
      expect((await post('/auth/logout', 'null')).status).toBe(204)
      expect((await refresh(own)).status).toBe(200)
    })

    test('of a disabled member is good for push alone', async () => {
      const gone = await service.member()
      const cookie = cookieOf(await login(gone.email))
      await service.change(gone, { active: false })
      const token = await tokenOf(await refresh(cookie))
      expect((await feed(token)).status).toBe(403)
      const pushed = await post('/sync/push', '{"actions":[]}', { authorization: `Bearer ${token}` })
      expect(pushed.status).toBe(200)
    })

    test('ends with the sign-out, and so does the access token', async () => {
      const { email } = await service.member()
      const answer = await login(email)
      const cookie = cookieOf(answer)
      expect((await post('/auth/logout', 'null', { cookie })).status).toBe(204)
      expect((await refresh(cookie)).status).toBe(401)
      expect((await feed(await tokenOf(answer))).status).toBe(401)
    })
  })

  test('a reader that is too old is told to update, what it did is heard; a push is a list of so many', async () => {
    const { token } = await service.signedIn(await service.member())
    const authorization = `Bearer ${token}`
    const old = { authorization, 'bincard-protocol': '0' }
    const answer = await fetch(`${service.base}/sync/feed`, { headers: old })
    expect(await problemOf(answer)).toMatchObject({ status: 426, type: 'urn:bincard:problem:client-too-old' })
    expect((await post('/sync/push', '{"actions":[]}', old)).status).toBe(200)
    expect(
      (
        await service.push(
          token,
          Array.from({ length: 501 }, () => null),
        )
      ).status,
    ).toBe(413)
    for (const body of ['[]', '{"actions":{}}', 'null'])
      expect((await post('/sync/push', body, { authorization })).status).toBe(400)
    const packed = await post('/sync/push', '{}', { authorization, 'content-encoding': 'zip' })
    expect(await problemOf(packed)).toMatchObject({ status: 415, type: 'urn:bincard:problem:unsupported-media-type' })
  })

  test('a server says that it is ready, has nothing for those who write to pages, and no page where none is built', async () => {
    const { origin } = new URL(service.base)
    const ready = await fetch(`${origin}/health/ready`)
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }])
    for (const init of [{ method: 'POST' }, { headers: { accept: 'image/png' } }])
      expect((await fetch(`${origin}/items`, init)).status).toBe(404)
    expect((await fetch(`${origin}/api/nowhere`)).status).toBe(404)
  })

  test('no token, and no token of ours, opens nothing', async () => {
    for (const token of ['', 'nonsense', 'a.b.c']) expect((await feed(token)).status).toBe(401)
  })

  test('a second server on a taken port, or on an address of elsewhere, says what to set', async () => {
    const { port } = new URL(service.base)
    await expect(service.serve({ port: Number(port) })).rejects.toThrow(
      `Port ${port} is taken by another program: set PORT to another one.`,
    )
    await expect(service.serve({ host: '192.0.2.1' })).rejects.toThrow(
      'HOST is 192.0.2.1, which is no address of this machine.',
    )
  })

  describe('what cannot be read is a clear refusal', () => {
    test.each([
      ['malformed JSON', '/auth/login', '{"email":', {}, 400],
      ['missing fields', '/auth/login', '{}', {}, 400],
      ['another content type', '/auth/login', 'email=a', { 'content-type': 'text/plain' }, 415],
      ['an oversize body', '/auth/login', JSON.stringify({ email: 'x'.repeat(100_000) }), {}, 413],
      ['__proto__', '/auth/login', '{"__proto__":{"email":"a@b.c","password":"x"}}', {}, 400],
      ['an unknown route', '/nowhere', '{}', {}, 404],
    ])('%s', async (_, path, body, headers, status) => {
      const answer = await post(path, body, headers)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(await problemOf(answer)).toEqual({ status, type: expect.stringMatching(/^urn:bincard:problem:/) })
    })
  })
})
