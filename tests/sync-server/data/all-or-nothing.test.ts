import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PUSH_LIMITS } from '../../../domain/protocol-limits.ts'
import { type FileImport, importFile } from '../../../sync-server/data/import-file.ts'
import * as staged from '../../../sync-server/data/staged.ts'
import { settleBrokenOff } from '../../../sync-server/jobs/old-imports.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { verify } from '../../../sync-server/ledger/verify.ts'
import { type Phone, strict, Warehouse } from '../warehouse.ts'

/** A file that is to come whole leaves nothing behind when it cannot (docs/adr/0019). */

let house: Warehouse
let manager: Phone

beforeAll(async () => {
  house = await Warehouse.open()
  manager = await house.phone('manager')
})
afterAll(() => house.close())

/** What the importer sends together. */
const BATCH = PUSH_LIMITS.actions
/** Three batches of it. */
const ROWS = 1200
let run = 0
beforeEach(() => {
  run++
})
const sku = (at: number) => `R${run}-${at}`
const named = (word: string) =>
  ['sku,name', ...Array.from({ length: ROWS }, (_, at) => `${sku(at)},${word}`)].join('\n')
const load = (kind: FileImport['kind'], content: string, more: Partial<FileImport> = {}) =>
  importFile(house.pool, console, { orgId: house.orgId, kind, content, now: new Date(), ...more })
const names = async () =>
  (
    await house.rows<{ name: string; n: number }>(
      `select doc ->> 'name' as name, count(*)::int as n from items where sku like 'R${run}-%' group by 1 order by 1`,
    )
  ).map(({ name, n }) => `${n} ${name}`)
const idOf = async (code: string) =>
  (await house.rows<{ id: string }>(`select id from items where sku = '${code}'`))[0]?.id

describe('all or nothing, to the end', () => {
  test('a row that is refused on the way takes back what was in', async () => {
    await load('items', named('Before'))
    let batches = 0
    const result = await load('items', named('After'), {
      // Somebody deletes an item of the last batch, after the file was found to be right.
      onBatch: async () => {
        if (++batches !== 2) return
        const documentId = await idOf(sku(ROWS - 1))
        const gone = {
          type: 'edit' as const,
          op: 'delete' as const,
          collection: 'items' as const,
          documentId,
          set: {},
          base: {},
        }
        expect(await manager.do(gone)).toMatchObject({ status: 'accepted' })
      },
    })
    expect(result).toMatchObject({ created: 0, changed: 0, done: 0, takenBack: { kept: 0 } })
    expect(result.takenBack?.done).toBe(ROWS - 1)
    expect(result.errors).toMatchObject([{ row: ROWS + 1, code: 'refused' }])
    expect(await names()).toEqual([`${ROWS - 1} Before`])
  })

  test('what somebody changed meanwhile stays as they left it', async () => {
    await load('items', named('Before'))
    const stop = new AbortController()
    let batches = 0
    await load('items', named('After'), {
      signal: stop.signal,
      onBatch: async () => {
        // The third is made ready while the second is on its way: the first is in.
        if (++batches !== 3) return
        const base = { name: 'After' }
        const edit = {
          type: 'edit' as const,
          op: 'update' as const,
          collection: 'items' as const,
          base,
          set: { name: 'By hand' },
        }
        expect(await manager.do({ ...edit, documentId: await idOf(sku(0)) })).toMatchObject({ status: 'accepted' })
        stop.abort()
      },
    })
    expect(await names()).toEqual([`${ROWS - 1} Before`, '1 By hand'])
  })

  test('stock that was stopped on its way is gone, and the same file brings it in again', async () => {
    await load('items', named('Goods'))
    await house.place('bin', `BIN-${run}`, house.site)
    const stock = ['sku,location,quantity', ...Array.from({ length: ROWS }, (_, at) => `${sku(at)},BIN-${run},5`)].join(
      '\n',
    )
    const held = async () =>
      (
        await house.rows<{ n: number }>(
          `select coalesce(sum(on_hand), 0)::int as n from stock s join locations l on l.id = s.location_id where l.code = 'BIN-${run}'`,
        )
      )[0]?.n
    const stop = new AbortController()
    const stopped = await load('stock', stock, {
      signal: stop.signal,
      onProgress: (done) => done > BATCH && stop.abort(),
    })
    expect(stopped).toMatchObject({ done: 0, stopped: true, takenBack: { done: 2 * BATCH, kept: 0 } })
    expect(await held()).toBe(0)
    expect(await load('stock', stock)).toMatchObject({ created: ROWS, done: ROWS })
    expect(await held()).toBe(ROWS * 5)
    expect(await load('stock', stock)).toMatchObject({ created: 0, unchanged: ROWS })
    expect(await verify(house.pool, house.orgId)).toEqual([])
  })

  test('a process that is gone in the middle leaves nothing: a round takes it back', async () => {
    let now = new Date()
    const staging = { pool: house.pool, queue: house.queue, log: console, now: () => now, poke: () => undefined }
    const caller = { orgId: house.orgId, userId: manager.caller.userId } as Parameters<typeof staged.createImport>[1]
    const id = newId()
    const body = {
      id,
      kind: 'items' as const,
      name: 'x.csv',
      hash: '0'.repeat(64),
      fields: ['sku', 'name'],
      rows: ROWS,
    }
    await staged.createImport(staging, caller, body)
    const rows = Array.from({ length: ROWS }, (_, at) => [at + 2, sku(at), 'Half'] as [number, ...string[]])
    await staged.putRows(staging, caller, id, { part: 0, rows })
    const dies = () => {
      throw new Error('the process is gone')
    }
    const running = { onProgress: dies, signal: new AbortController().signal }
    await expect(staged.runImport(staging, caller, id, 'all', running)).rejects.toThrow('gone')
    expect(await names()).toEqual([`${BATCH} Half`])
    // Not while it may still be at it.
    await settleBrokenOff(staging)
    expect(await names()).toEqual([`${BATCH} Half`])
    now = new Date(now.getTime() + 90_000)
    await settleBrokenOff(staging)
    expect(await names()).toEqual([])
    expect((await staged.listImports(staging, caller)).find((one) => one.id === id)).toMatchObject({ state: 'undone' })
  })

  test('a take-back whose process is gone, and a run that left bad rows out, are given back to people after a minute', async () => {
    let now = new Date()
    const clock = { pool: house.pool, queue: house.queue, log: strict, now: () => now, poke: () => undefined }
    const caller = manager.caller
    const stateOf = async (id: string) => (await staged.listImports(clock, caller)).find((one) => one.id === id)
    const bringIn = async () => {
      const id = newId()
      const rows = [1, 2].map((row) => [row + 1, `U${run}-${row}`, 'Back'] as [number, ...string[]])
      await staged.createImport(clock, caller, {
        ...{ id, kind: 'items', name: 'back.csv', hash: `${id.replaceAll('-', '')}${'0'.repeat(32)}` },
        ...{ fields: ['sku', 'name'], rows: rows.length },
      })
      await staged.putRows(clock, caller, id, { part: 0, rows })
      const running = { onProgress: () => undefined, signal: new AbortController().signal }
      await staged.runImport(clock, caller, id, 'good', running)
      return id
    }
    const id = await bringIn()
    expect(await stateOf(id)).toMatchObject({ state: 'done', undoable: true })
    // As the process that began to take it back left it when it died.
    await house.rows(`update imports set state = 'running', touched_at = $2 where id = $1`, [id, now])
    await settleBrokenOff(clock)
    expect(await stateOf(id)).toMatchObject({ state: 'running', undoable: false })
    now = new Date(now.getTime() + 90_000)
    await settleBrokenOff(clock)
    expect(await stateOf(id)).toMatchObject({ state: 'stopped', undoable: true })
    const running = { onProgress: () => undefined, signal: new AbortController().signal }
    expect(await staged.undoImport(clock, caller, id, running)).toMatchObject({ changed: 2 })
    expect(await stateOf(id)).toMatchObject({ state: 'undone' })
  })

  test('what a server that stops leaves of a take-back, the next one goes on with', async () => {
    let now = new Date()
    const clock = { pool: house.pool, queue: house.queue, log: strict, now: () => now, poke: () => undefined }
    const id = newId()
    const rows = [[2, `S${run}-1`, 'Stays']] as [number, ...string[]][]
    await staged.createImport(clock, manager.caller, {
      ...{ id, kind: 'items', name: 'stop.csv', hash: `${id.replaceAll('-', '')}${'0'.repeat(32)}` },
      ...{ fields: ['sku', 'name'], rows: 1 },
    })
    await staged.putRows(clock, manager.caller, id, { part: 0, rows })
    const running = { onProgress: () => undefined, signal: new AbortController().signal }
    await staged.runImport(clock, manager.caller, id, 'all', running)
    const stateOf = async () => (await staged.listImports(clock, manager.caller)).find((one) => one.id === id)?.state
    expect(await stateOf()).toBe('done')
    await house.rows(`update imports set state = 'running', touched_at = $2 where id = $1`, [id, now])
    const goesOnLater = { ...running, signal: AbortSignal.abort(), goesOnLater: true }
    now = new Date(now.getTime() + 90_000)
    await staged.undoImport(clock, manager.caller, id, goesOnLater)
    expect(await stateOf()).toBe('running')
    now = new Date(now.getTime() + 90_000)
    await settleBrokenOff(clock)
    expect(await stateOf()).toBe('undone')
  })
})
