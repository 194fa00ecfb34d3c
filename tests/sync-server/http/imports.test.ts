import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportFigures, ImportLine, ImportListed } from '../../../domain/protocol/imports.ts'
import { IMPORT_LIMITS } from '../../../domain/protocol-limits.ts'
import { forgetImports } from '../../../sync-server/jobs/old-imports.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { strict } from '../warehouse.ts'
import { Service } from './service.ts'

let service: Service
let token: string

beforeAll(async () => {
  service = await Service.open()
  token = (await service.signedIn(await service.member('manager'))).token
})
afterAll(() => service.close())

const call = (path: string, body?: object, as = token, signal?: AbortSignal) =>
  fetch(`${service.base}/imports${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  })

type Cells = string[]
const staged = async (kind: string, fields: string[], rows: Cells[]): Promise<string> => {
  const id = newId()
  const hash = createHash('sha256')
    .update(JSON.stringify([fields, rows]))
    .digest('hex')
  expect((await call('', { id, kind, name: 'file.csv', hash, fields, rows: rows.length })).status).toBe(201)
  const numbered = rows.map((cells, at) => [at + 2, ...cells])
  const half = Math.ceil(rows.length / 2)
  for (const [part, some] of [numbered.slice(0, half), numbered.slice(half)].entries())
    if (some.length > 0) expect((await call(`/${id}/rows`, { part, rows: some })).status).toBe(204)
  return id
}
const linesOf = async (answer: Response): Promise<ImportLine[]> =>
  (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const run = async (id: string, mode: string): Promise<ImportFigures> => {
  const answer = await call(`/${id}/run`, { mode })
  expect(answer.status).toBe(200)
  const last = (await linesOf(answer)).at(-1)
  if (!last || !('result' in last)) throw new Error(`no result: ${JSON.stringify(last)}`)
  return last.result
}
const undo = async (id: string) => linesOf(await call(`/${id}/undo`, {}))
const items = async () =>
  (await service.rows<{ sku: string }>('select sku from items order by sku')).map(({ sku }) => sku)
const listed = async (id: string) =>
  ((await (await call('')).json()).imports as ImportListed[]).find((one) => one.id === id)

describe('a file that is brought in', () => {
  test('is checked without doing anything, run once, told of in the list, and taken back', async () => {
    const id = await staged(
      'items',
      ['sku', 'name'],
      [
        ['A', 'One'],
        ['B', 'Two'],
        ['C', 'Three'],
      ],
    )
    expect(await run(id, 'check')).toMatchObject({ created: 3, changed: 0, badRows: 0, done: 0 })
    expect(await items()).toEqual([])
    expect(await run(id, 'all')).toMatchObject({ created: 3, done: 3, stopped: false })
    expect(await items()).toEqual(['A', 'B', 'C'])
    expect((await call(`/${id}/run`, { mode: 'all' })).status).toBe(409)
    expect(await listed(id)).toMatchObject({ state: 'done', rows: 3, undoable: true, figures: { created: 3 } })

    const again = await staged(
      'items',
      ['sku', 'name'],
      [
        ['A', 'One'],
        ['B', 'Zwei'],
        ['C', 'Three'],
      ],
    )
    expect(await run(again, 'all')).toMatchObject({ created: 0, changed: 1, unchanged: 2 })
    await undo(again)
    expect(await service.rows(`select doc ->> 'name' as name from items where sku = 'B'`)).toEqual([{ name: 'Two' }])
    await undo(id)
    expect(await items()).toEqual([])
    expect(await listed(id)).toMatchObject({ state: 'undone', undoable: false })
    expect((await call(`/${id}/undo`, {})).status).toBe(409)
  })

  test('with bad rows is left alone, or comes without them, and what leans on them is bad too', async () => {
    const places = [
      ['', 'S', 'Site', 'site', ''],
      ['S', 'Z', 'Zone', 'zoo', ''],
      ['S', 'Z-1', 'Bin', 'bin', 'Z'],
      ['S', 'Y-1', 'Bin', 'bin', ''],
    ]
    const id = await staged('locations', ['site', 'code', 'name', 'kind', 'parent'], places)
    const all = await run(id, 'all')
    expect(all).toMatchObject({ done: 0, badRows: 1 })
    expect(all.errors.map(({ row }) => row)).toEqual([3])
    const good = await run(id, 'good')
    expect(good).toMatchObject({ created: 2, done: 2 })
    expect([...new Set(good.errors.map(({ row }) => row))].sort()).toEqual([3, 4])
    const codes = await service.rows<{ code: string }>(
      `select code from locations where kind in ('site', 'zone', 'bin')`,
    )
    expect(codes.map(({ code }) => code).sort()).toEqual(['S', 'Y-1'])
  })

  test('of stock is taken back by reversals, and the books are right', async () => {
    await run(await staged('items', ['sku', 'name'], [['G', 'Goods']]), 'all')
    const id = await staged('stock', ['sku', 'location', 'quantity'], [['G', 'Y-1', '12']])
    await run(id, 'all')
    const held = () =>
      service.rows<{ n: number }>(
        `select on_hand as n from stock s join locations l on l.id = s.location_id where l.code = 'Y-1'`,
      )
    expect(await held()).toEqual([{ n: 12 }])
    await undo(id)
    expect((await held()).filter(({ n }) => n !== 0)).toEqual([])
    expect(await verify(service.pool, service.orgId)).toEqual([])
  })

  test.each<[string, string[], Cells[], Cells[]]>([
    ['reasons', ['code', 'name'], [['R-1', 'Mice']], [['R-1', 'Rats']]],
    ['partners', ['kind', 'code', 'name'], [['supplier', 'P-1', 'Acme']], [['supplier', 'P-1', 'Zenith']]],
    ['lots', ['sku', 'lot', 'expiresOn'], [['TRACKED', 'L-1', '2030-01-01']], [['TRACKED', 'L-1', '2031-01-01']]],
    ['costs', ['sku', 'cost'], [['TRACKED', '2']], [['TRACKED', '3']]],
    ['suppliers', ['sku', 'supplier', 'supplierPrice'], [['TRACKED', 'Known', '2']], [['TRACKED', 'Known', '3']]],
    [
      'orders',
      ['number', 'kind', 'site', 'sku', 'quantity'],
      [['O-1', 'purchase', 'S', 'TRACKED', '2']],
      [['O-1', 'purchase', 'S', 'TRACKED', '3']],
    ],
    ['items', ['sku', 'name'], [['C-1', 'One']], [['C-1', 'Other']]],
  ])(
    'of %s is taken back, a change first and then what was made, until nothing of it is left',
    async (kind, fields, first, second) => {
      const known = [
        ['items', ['sku', 'name', 'tracking'], [['TRACKED', 'Tracked', 'lot']]],
        ['partners', ['kind', 'name'], [['supplier', 'Known']]],
        ['locations', ['code', 'name', 'kind'], [['S', 'Site', 'site']]],
      ] as const
      for (const [of, columns, rows] of known)
        await run(
          await staged(
            of,
            [...columns],
            rows.map((row) => [...row]),
          ),
          'all',
        )
      const figures = async (rows: Cells[]) => {
        const { created, changed, unchanged } = await run(await staged(kind, fields, rows), 'check')
        return [created, changed, unchanged]
      }
      const before = await figures(first)
      const made = await staged(kind, fields, first)
      await run(made, 'all')
      const change = await staged(kind, fields, second)
      expect(await run(change, 'all')).toMatchObject({ created: 0, changed: 1, errors: [] })
      expect((await undo(change)).at(-1)).toMatchObject({ result: { errors: [] } })
      expect(await figures(first)).toEqual([0, 0, 1])
      expect((await undo(made)).at(-1)).toMatchObject({ result: { errors: [] } })
      expect(await figures(first)).toEqual(before)
      expect(await verify(service.pool, service.orgId)).toEqual([])
    },
  )

  test('of which all or nothing was wanted is taken back when it is stopped, and done with', async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => [`ALL-${at}`, 'Name'])
    const id = await staged('items', ['sku', 'name'], rows)
    const stop = new AbortController()
    const answer = await call(`/${id}/run`, { mode: 'all' }, token, stop.signal)
    await answer.body?.getReader().read()
    stop.abort()
    await expect.poll(async () => (await listed(id))?.state, { timeout: 20_000 }).toBe('undone')
    expect((await items()).filter((sku) => sku.startsWith('ALL-'))).toEqual([])
    expect((await call(`/${id}/run`, { mode: 'all' })).status).toBe(409)
    expect((await call(`/${id}/rows`, { part: 0, rows: [[2, 'x', 'y']] })).status).toBe(409)
    for (const path of ['rows', 'run']) {
      const body = path === 'rows' ? { part: 0, rows: [[2, 'x']] } : { mode: 'all' }
      expect((await call(`/${newId()}/${path}`, body)).status).toBe(404)
    }
  })

  test('of which the good rows were wanted goes on where it was stopped', async () => {
    const rows = Array.from({ length: 2400 }, (_, at) => [`N-${at}`, 'Name'])
    const id = await staged('items', ['sku', 'name'], rows)
    const stop = new AbortController()
    const answer = await call(`/${id}/run`, { mode: 'good' }, token, stop.signal)
    const reader = answer.body?.getReader()
    await reader?.read()
    stop.abort()
    await expect.poll(async () => (await listed(id))?.state, { timeout: 20_000 }).toBe('stopped')
    const own = async () => (await items()).filter((sku) => sku.startsWith('N-')).length
    const some = await own()
    expect(some).toBeGreaterThan(0)
    expect(await run(id, 'good')).toMatchObject({ unchanged: some, created: rows.length - some })
    expect(await own()).toBe(rows.length)
  })
})

test('rows that nobody brought in are forgotten after a day, and what takes back after a week', async () => {
  const open = await staged('items', ['sku', 'name'], [['O', 'Open']])
  const done = await staged('items', ['sku', 'name'], [['D', 'Done']])
  await run(done, 'all')
  const forget = (days: number) =>
    forgetImports({ pool: service.pool, log: strict, now: () => new Date(Date.now() + days * 86_400_000) })
  const kept = async () =>
    (await service.rows<{ id: string }>('select distinct import_id as id from import_parts')).map(({ id }) => id)
  await forget(0.5)
  expect(await kept()).toEqual(expect.arrayContaining([open, done]))
  await forget(2)
  expect(await kept()).not.toContain(open)
  expect(await listed(done)).toMatchObject({ state: 'done', undoable: true })
  await forget(8)
  expect(await listed(done)).toMatchObject({ state: 'done', undoable: false })
})

describe('the door', () => {
  const file = () => ({ id: newId(), kind: 'items', name: 'x', hash: 'a'.repeat(64), fields: ['sku'], rows: 2 })

  test('is open to managers of everything and to admins alone', async () => {
    const status = async (role: 'operator' | 'lead' | 'manager' | 'admin', siteIds: string[] | null = null) => {
      const { token: as } = await service.signedIn(await service.member(role, { siteIds }))
      return (await call('', file(), as)).status
    }
    expect(await status('operator')).toBe(403)
    expect(await status('lead')).toBe(403)
    expect(await status('manager', [newId()])).toBe(403)
    expect(await status('admin')).toBe(201)
  })

  test('refuses what is too large, of no field, or not all there', async () => {
    const status = async (body: object) => (await call('', body)).status
    expect(await status({ ...file(), rows: IMPORT_LIMITS.rows + 1 })).toBe(400)
    expect(await status({ ...file(), fields: ['sku', 'password'] })).toBe(400)
    expect(await status({ ...file(), kind: 'members' })).toBe(400)
    const one = file()
    expect(await status(one)).toBe(201)
    const tooMany = Array.from({ length: IMPORT_LIMITS.partRows + 1 }, (_, at) => [at + 2, 'x'])
    expect((await call(`/${one.id}/rows`, { part: 0, rows: tooMany })).status).toBe(400)
    expect((await call(`/${one.id}/rows`, { part: 0, rows: [[2, 'x']] })).status).toBe(204)
    const answer = await call(`/${one.id}/run`, { mode: 'all' })
    expect(answer.status).toBe(409)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })
})
