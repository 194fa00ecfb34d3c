import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeProtectedHeader, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NotSignedIn } from '../../../sync-server/identity/not-signed-in.ts'
import { createTokens } from '../../../sync-server/identity/tokens.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { cookieOf, SECRET, Service, tokenOf } from '../http/service.ts'

const OTHER_SECRET = 'another secret of thirty-two letters'
const seconds = () => Math.floor(Date.now() / 1000)

describe('an access token', () => {
  const tokens = createTokens([SECRET])
  const who = { userId: newId(), orgId: newId(), deviceId: newId(), sessionId: newId(), pushOnly: false }
  let kid: string
  beforeAll(async () => {
    kid = String(decodeProtectedHeader(await tokens.sign(who)).kid)
  })

  type Key = Parameters<SignJWT['sign']>[0]
  /** One that is right in everything but what a test changes. */
  const forge = (claims: JWTPayload = {}, header: Record<string, unknown> = {}, key?: Key) => {
    const { userId, orgId, deviceId, sessionId } = who
    const right = {
      sub: userId,
      org: orgId,
      dev: deviceId,
      sid: sessionId,
      po: false,
      iss: 'bincard',
      aud: 'bincard-api',
    }
    const times = { iat: seconds(), exp: seconds() + 900 }
    return new SignJWT({ ...right, ...times, ...claims })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid, ...header })
      .sign(key ?? new TextEncoder().encode(SECRET))
  }
  const isRefused = async (token: Promise<string> | string) => {
    const given = await token
    await expect(tokens.verify(given)).rejects.toBeInstanceOf(NotSignedIn)
  }

  test('is good when everything is right', async () => {
    expect(await tokens.verify(await tokens.sign(who))).toMatchObject({ sub: who.userId, org: who.orgId })
    expect(await tokens.verify(await forge())).toMatchObject({ sub: who.userId })
  })

  test.each<[string, JWTPayload]>([
    ['ended', { exp: seconds() - 1 }],
    ['without an end', { exp: undefined }],
    ['not yet good', { nbf: seconds() + 600 }],
    ['for another audience', { aud: 'elsewhere' }],
    ['for no audience', { aud: undefined }],
    ['of another issuer', { iss: 'elsewhere' }],
    ['of no issuer', { iss: undefined }],
    ['without a member', { sub: undefined }],
    ['without an organisation', { org: undefined }],
    ['without a session', { sid: undefined }],
    ['with text for a flag', { po: 'false' }],
  ])('%s is refused', (_, claims) => isRefused(forge(claims)))

  test.each<[string, Record<string, unknown>]>([
    ['of another type', { typ: 'JWT' }],
    ['of no type', { typ: undefined }],
    ['of a key nobody has', { kid: '00000000' }],
    ['of no key', { kid: undefined }],
    ['that says HS512', { alg: 'HS512' }],
  ])('%s is refused', (_, header) => isRefused(forge({}, header, new TextEncoder().encode(SECRET.padEnd(64, '.')))))

  test('signed with another secret is refused, and one whose claims were changed after', async () => {
    await isRefused(forge({}, {}, new TextEncoder().encode(OTHER_SECRET)))
    const [header, , signature] = (await forge()).split('.')
    const [, claims] = (await forge({ sub: newId() })).split('.')
    await isRefused(`${header}.${claims}.${signature}`)
  })

  test('unsigned is refused, however the algorithm is written', async () => {
    const [, claims] = (await forge()).split('.')
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
      const header = Buffer.from(JSON.stringify({ alg, typ: 'at+jwt', kid })).toString('base64url')
      await isRefused(`${header}.${claims}.`)
      await isRefused(`${header}.${claims}`)
    }
    const [header] = (await forge()).split('.')
    await isRefused(`${header}.${claims}.`)
  })

  describe('signed with a key that it brings along', () => {
    let asked = 0
    const keys = createServer((_request, response) => {
      asked++
      response.end('{"keys":[]}')
    })
    let url = ''
    beforeAll(async () => {
      await new Promise<void>((listening) => keys.listen(0, '127.0.0.1', listening))
      url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys`
    })
    afterAll(() => new Promise((done) => keys.close(done)))

    test.each(['jku', 'x5u', 'jwk', 'x5c', 'nothing'])('%s: refused, and nobody is asked', async (by) => {
      const { privateKey, publicKey } = await generateKeyPair('RS256')
      const headers: Record<string, unknown> = { jku: url, x5u: url, jwk: await exportJWK(publicKey), x5c: ['AAAA'] }
      const brought = by === 'nothing' ? {} : { [by]: headers[by] }
      await isRefused(forge({}, { alg: 'RS256', ...brought }, privateKey))
      // The other way round: HS256 with what is public of a key pair.
      const bytes = new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey)))
      await isRefused(forge({}, brought, bytes))
      expect(asked).toBe(0)
    })
  })

  test('keys rotate with an overlap: the old one is good until it is taken away, the new one signs', async () => {
    const [before, during, after] = [[SECRET], [OTHER_SECRET, SECRET], [OTHER_SECRET]].map(createTokens)
    if (!before || !during || !after) throw new Error('three of them')
    const old = await before.sign(who)
    expect(await during.verify(old)).toMatchObject({ sub: who.userId })
    const fresh = await during.sign(who)
    expect(await after.verify(fresh)).toMatchObject({ sub: who.userId })
    await expect(after.verify(old)).rejects.toThrow()
    await expect(before.verify(fresh)).rejects.toThrow()
  })
})

describe('at the doors', () => {
  let service: Service
  beforeAll(async () => {
    service = await Service.open()
  })
  afterAll(() => service.close())

  test('a refresh token is no access token, and the other way round', async () => {
    const { token, cookie } = await service.signedIn(await service.member())
    const [name, refreshToken = ''] = cookie.split('=')
    expect((await service.feed(refreshToken)).status).toBe(401)
    expect((await service.refresh(`${name}=${token}`)).status).toBe(401)
    expect((await service.refresh(cookie)).status).toBe(200)
  })

  test('no token stands in a URL, and none counts there', async () => {
    const { token } = await service.signedIn(await service.member())
    for (const query of [`access_token=${token}`, `token=${token}`, `authorization=Bearer ${token}`])
      expect((await fetch(`${service.base}/sync/feed?${query}`)).status).toBe(401)
  })

  test('a server with the next key takes tokens of the old one, and refreshes them into its own', async () => {
    const { token, cookie } = await service.signedIn(await service.member())
    const { base } = await service.serve({ tokenSecrets: [OTHER_SECRET, SECRET] })
    const feedOf = (one: string) => fetch(`${base}/sync/feed`, { headers: { authorization: `Bearer ${one}` } })
    expect((await feedOf(token)).status).toBe(200)
    const fresh = await fetch(`${base}/auth/refresh`, { method: 'POST', headers: { cookie } })
    expect(cookieOf(fresh)).not.toBe('')
    const next = await tokenOf(fresh)
    expect((await feedOf(next)).status).toBe(200)
    expect((await service.feed(next)).status).toBe(401)
  })

  test('a role that changed holds at once, for tokens given out before', async () => {
    const account = await service.member('manager')
    const { token, deviceId } = await service.signedIn(account)
    const make = (deviceSeq: number) => ({
      ...{ id: newId(), type: 'edit', deviceId, deviceSeq, userId: account.id, schemaVersion: 1, clock: null },
      ...{ occurredAt: new Date().toISOString(), op: 'create', collection: 'items', documentId: newId(), base: {} },
      set: { sku: `R-${deviceSeq}`, name: 'Made', baseUnit: 'pcs' },
    })
    const settled = async (deviceSeq: number) =>
      (await (await service.push(token, [make(deviceSeq)])).json()).settled[0]
    expect(await settled(1)).toMatchObject({ status: 'accepted' })
    await service.change({ ...account, role: 'viewer' }, { active: true })
    expect(await settled(2)).toMatchObject({ status: 'rejected', code: 'not-permitted' })
  })
})
