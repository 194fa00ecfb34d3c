import { get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BootstrapPart } from '../../../domain/protocol/feed.ts'
import { Service } from './service.ts'

describe('compression', () => {
  let service: Service
  let token: string
  beforeAll(async () => {
    service = await Service.open()
    token = (await service.signedIn(await service.member())).token
    for (let more = 0; more < 20; more++) await service.member()
  })
  afterAll(() => service.close())

  /** As it comes over the wire. */
  const raw = (url: string, encoding?: string) =>
    new Promise<{ body: Buffer; encoding: string | undefined; vary: string }>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        ...(encoding === undefined ? {} : { 'accept-encoding': encoding }),
      }
      get(url, { headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({
            body: Buffer.concat(chunks),
            encoding: answer.headers['content-encoding'],
            vary: String(answer.headers.vary).toLowerCase(),
          }),
        )
      }).on('error', reject)
    })
  const feed = (encoding?: string, query = '') => raw(`${service.base}/sync/feed${query}`, encoding)
  const documentsOf = (body: Buffer) => JSON.parse(body.toString()).documents

  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ])('of a page, asked for with %s: %s', async (accepted, used, decompress) => {
    const [plain, packed] = [await feed('identity'), await feed(accepted)]
    expect(plain.encoding).toBe(undefined)
    expect(packed.encoding).toBe(used)
    expect(documentsOf(decompress(packed.body))).toEqual(documentsOf(plain.body))
    expect(packed.body.length).toBeLessThan(plain.body.length / 3)
  })

  test('none for who says nothing, and caches keep the kinds apart', async () => {
    const silent = await feed()
    expect(silent.encoding).toBe(undefined)
    expect(documentsOf(silent.body).length).toBeGreaterThan(20)
    for (const each of [silent, await feed('br')]) expect(each.vary).toContain('accept-encoding')
  })

  test('none of what is small anyway', async () => {
    const { position } = JSON.parse((await feed()).body.toString())
    expect((await feed('br', `?after=${position}`)).encoding).toBe(undefined)
  })

  test('none of answers that carry a token', async () => {
    const { id, email } = await service.member()
    const long = JSON.stringify({ name: 'Ada '.repeat(1000) })
    await service.rows('update members set doc = doc || $2 where id = $1', [id, long])
    const answer = await service.login(email, { headers: { 'accept-encoding': 'br' } })
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(4000)
    expect(answer.headers.get('content-encoding')).toBe(null)
  })

  test('of a bootstrap part is the one it is kept in, undone for who cannot read that', async () => {
    const { body } = await raw(`${service.base}/sync/bootstrap`)
    const [part] = JSON.parse(body.toString()).parts as BootstrapPart[]
    const url = `${new URL(service.base).origin}${part?.url}`
    const [packed, plain] = [await raw(url, 'gzip, br'), await raw(url, 'identity')]
    expect([packed.encoding, plain.encoding]).toEqual(['gzip', undefined])
    expect(packed.body.length).toBe(part?.bytes)
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
    expect(plain.body.toString().trim().split('\n').length).toBe(part?.count)
    expect(packed.vary).toContain('accept-encoding')
  })
})
