import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withPhotos } from '../../../domain/photo.ts'
import type { Role } from '../../../domain/protocol/kinds.ts'
import { PHOTO_LIMITS } from '../../../domain/protocol-limits.ts'
import { forgetUnusedPhotos, GRACE_DAYS } from '../../../sync-server/jobs/unused-photos.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { exif, jpeg } from '../../jpeg.ts'
import { strict } from '../warehouse.ts'
import { Service } from './service.ts'

const LIMITS = { bytes: 200_000, organisationBytes: 400_000 }

let service: Service
beforeAll(async () => {
  service = await Service.prepare()
  service.base = (await service.serve({ photos: LIMITS })).base
})
afterAll(() => service.close())

const tokenOf = async (role: Role): Promise<string> => (await service.signedIn(await service.member(role))).token
const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const call = (method: string, id: string, token: string, more: { body?: BodyInit; headers?: object } = {}) =>
  fetch(`${service.base}/photos/${id}`, {
    ...{ method, ...(more.body ? { body: more.body } : {}) },
    headers: { authorization: `Bearer ${token}`, ...more.headers },
  })
const upload = (bytes: Uint8Array<ArrayBuffer>, token: string, headers = {}) =>
  call('PUT', nameOf(bytes), token, { body: bytes, headers })
const faultOf = async (answer: Response) => `${answer.status} ${(await answer.json()).type.split(':').at(-1)}`
const stored = async () => (await service.rows<{ id: string }>('select id from photos order by id')).map(({ id }) => id)

describe('a photograph', () => {
  test('is stored once, however often it comes, and served as what it is and nothing else', async () => {
    const token = await tokenOf('manager')
    const bytes = jpeg({ width: 1600, height: 1200 })
    // What a request says of it counts for nothing.
    const answers = await Promise.all(
      ['image/jpeg', 'text/html', 'image/svg+xml'].map((type) => upload(bytes, token, { 'content-type': type })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 204, 204])
    expect(await stored()).toEqual([nameOf(bytes)])

    const given = await call('GET', nameOf(bytes), await tokenOf('viewer'))
    expect(Buffer.from(await given.arrayBuffer())).toEqual(bytes)
    expect(Object.fromEntries(given.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="${nameOf(bytes)}.jpg"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
      vary: 'authorization',
      etag: `"${nameOf(bytes)}"`,
    })
    const again = await call('GET', nameOf(bytes), token, { headers: { 'if-none-match': `"${nameOf(bytes)}"` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('is for members alone, and uploaded by those who may edit items', async () => {
    const bytes = jpeg({ seed: 1 })
    expect((await upload(bytes, 'none')).status).toBe(401)
    for (const role of ['viewer', 'operator', 'admin'] as const)
      expect((await upload(bytes, await tokenOf(role))).status).toBe(403)
    expect((await call('GET', nameOf(jpeg({ width: 1600, height: 1200 })), 'none')).status).toBe(401)
    const gone = await service.member('manager')
    const { token } = await service.signedIn(gone)
    await service.change(gone, { active: false })
    expect((await upload(bytes, token)).status).toBe(403)
    expect(await stored()).not.toContain(nameOf(bytes))
  })

  test('is refused by its bytes, with the reason', async () => {
    const token = await tokenOf('manager')
    const before = await stored()
    const refused = async (bytes: Uint8Array<ArrayBuffer>) => faultOf(await upload(bytes, token))
    expect(await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))).toBe(
      '422 no-photo',
    )
    expect(await refused(Buffer.from(''))).toBe('422 no-photo')
    expect(await refused(jpeg({ width: 64, height: 64 }).subarray(0, 100))).toBe('422 no-photo')
    expect(await refused(Buffer.concat([jpeg(), Buffer.from('<script>')]))).toBe('422 no-photo')
    expect(await refused(jpeg({ more: exif() }))).toBe('422 photo-has-metadata')
    expect(await refused(jpeg({ width: PHOTO_LIMITS.mostSide + 1 }))).toBe('422 photo-too-many-pixels')
    expect(await refused(Buffer.alloc(LIMITS.bytes + 1))).toBe('413 too-large')
    const other = call('PUT', nameOf(jpeg()), token, { body: jpeg({ seed: 2 }) })
    expect(await faultOf(await other)).toBe('422 photo-other-content')
    for (const id of ['..%2f..%2fetc', 'ABC', nameOf(jpeg()).toUpperCase()])
      expect(await faultOf(await call('PUT', id, token, { body: jpeg() }))).toBe('400 invalid')
    expect(await stored()).toEqual(before)
  })

  test('that comes when the organisation has no room left is refused, and those that race for the last room too', async () => {
    const token = await tokenOf('manager')
    const size = jpeg({ width: 1920, height: 1280 }).length
    const fit = Math.floor((LIMITS.organisationBytes - (await used())) / size)
    const all = Array.from({ length: fit + 4 }, (_, at) => jpeg({ width: 1920, height: 1280, seed: 10 + at }))
    const answers = await Promise.all(all.map((bytes) => upload(bytes, token)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(fit).fill(201), ...Array(4).fill(409)])
    expect(await used()).toBeLessThanOrEqual(LIMITS.organisationBytes)
    expect(await faultOf(answers.find(({ status }) => status === 409) as Response)).toBe('409 photos-full')
    // What is there needs no room.
    expect((await upload(jpeg({ width: 1600, height: 1200 }), token)).status).toBe(204)
    await service.rows('delete from photos where size = $1', [size])
  })

  test('more than a phone takes are too many, and it is told when to go on', async () => {
    const { token } = await service.signedIn(await service.member('manager'))
    let answer = await upload(jpeg(), token)
    for (let count = 0; answer.status !== 429 && count < 300; count++) answer = await upload(jpeg(), token)
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true])
  })

  test('that no item names goes after its time of grace; one that is put back in time stays', async () => {
    await service.rows('delete from photos')
    const account = await service.member('manager')
    const { token, deviceId } = await service.signedIn(account)
    let deviceSeq = 0
    const edit = async (op: 'create' | 'update', set: object, base: object) => {
      const answer = await service.push(token, [
        {
          ...{ id: newId(), type: 'edit', op, collection: 'items', documentId: item, set, base },
          ...{ deviceId, deviceSeq: ++deviceSeq, userId: account.id, schemaVersion: 2, clock: null },
          occurredAt: new Date().toISOString(),
        },
      ])
      expect((await answer.json()).settled).toMatchObject([{ status: 'accepted' }])
    }
    const item = newId()
    const [large, small, lost, other] = [3, 4, 5, 6].map((seed) => jpeg({ seed }))
    if (!large || !small || !lost || !other) throw new Error('four pictures')
    for (const bytes of [large, small, lost]) expect((await upload(bytes, token)).status).toBe(201)
    const photos = withPhotos([], [{ id: nameOf(large), thumb: nameOf(small) }])
    await edit('create', { sku: 'P-1', name: 'Pictured', baseUnit: 'pcs', photos }, {})

    const start = Date.now()
    const round = (days: number) =>
      forgetUnusedPhotos({ pool: service.pool, log: strict, now: () => new Date(start + days * 86_400_000) })
    const both = [nameOf(large), nameOf(small)].sort()
    await round(0)
    await round(GRACE_DAYS - 1)
    expect(await stored()).toEqual([...both, nameOf(lost)].sort())
    await round(GRACE_DAYS + 1)
    expect(await stored()).toEqual(both)

    await edit('update', { photos: [] }, { photos })
    await round(GRACE_DAYS + 2)
    await edit('update', { photos }, { photos: [] })
    await round(GRACE_DAYS + 3)
    await round(3 * GRACE_DAYS)
    expect(await stored()).toEqual(both)

    // Of an item that has the field and nothing in it, and of what comes again within the time.
    await edit('update', { photos: [] }, { photos })
    expect((await upload(other, token)).status).toBe(201)
    await round(3 * GRACE_DAYS + 1)
    expect((await upload(other, token)).status).toBe(204)
    await round(3 * GRACE_DAYS + 2)
    await round(4 * GRACE_DAYS + 1.5)
    expect(await stored()).toEqual([nameOf(other)])
  })
})

const used = async () =>
  (await service.rows<{ bytes: number }>('select sum(size)::int as bytes from photos'))[0]?.bytes ?? 0
