/** A file that came in parts: put together, checked, run once, and taken back when that is asked. */
import type {
  ImportBody,
  ImportFigures,
  ImportListed,
  ImportMode,
  ImportRowsBody,
} from '../../domain/protocol/imports.ts'
import { IMPORT_LIMITS } from '../../domain/protocol-limits.ts'
import { plainFault } from '../../domain/row-fault.ts'
import type { Row } from '../../domain/tables/convert.ts'
import type { Pool } from '../db/pool.ts'
import * as sql from '../db/sql/imports.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from '../identity/caller.ts'
import { newId } from '../ledger/new-id.ts'
import type { PushQueue } from '../sync/push-queue.ts'
import { type ImportResult, importRows, type Log } from './import.ts'
import { pushRows } from './importer.ts'
import { deedsOf, deedsOfImport, planUndo } from './undo.ts'

export type Staging = {
  pool: Pool
  queue: PushQueue
  log: Log
  now: () => Date
  /** Tells the organisation's devices that its clock moved on. */
  poke: (orgId: string, clock: { epoch: string; head: number }) => void
}
export type Running = {
  onProgress: (done: number, of: number) => void
  signal: AbortSignal
  /** Whoever stops it comes back to it: it is not given to people to decide on. */
  goesOnLater?: boolean
}

/** Why nothing was run: no such import, rows missing, or one that is under way or over. */
export type NotRun = 'unknown' | 'incomplete' | 'not-now'

export const createImport = ({ pool, now }: Staging, { orgId, userId }: Caller, body: ImportBody): Promise<void> =>
  transact(pool, orgId, async (client) => {
    await client.query(sql.createImportSql(orgId, userId, body, now().toISOString()))
  })

export const putRows = (
  { pool }: Staging,
  { orgId }: Caller,
  id: string,
  { part, rows }: ImportRowsBody,
): Promise<NotRun | null> =>
  transact(pool, orgId, async (client) => {
    const { rows: found } = await client.query<sql.ImportRow>(sql.importSql(orgId, id))
    if (!found[0]) return 'unknown'
    if (found[0].state !== 'open') return 'not-now'
    await client.query(sql.putPartSql(orgId, id, { kind: 'rows', part, content: rows }))
    return null
  })

const rowsOf = async (pool: Pool, orgId: string, id: string, fields: readonly string[]): Promise<Row[]> => {
  const { rows } = await transact(pool, orgId, (client) =>
    client.query<{ content: [number, ...string[]][] }>(sql.partsSql(orgId, id, 'rows')),
  )
  return rows.flatMap(({ content }) =>
    content.map(([row, ...cells]) => ({ row, cells: new Map(fields.map((field, at) => [field, cells[at] ?? ''])) })),
  )
}

const figuresOf = ({ errors, ...rest }: ImportResult): ImportFigures => ({
  ...rest,
  badRows: new Set(errors.map(({ row }) => row)).size,
  errors: errors.slice(0, IMPORT_LIMITS.errors).map((fault) => ({ ...fault, message: plainFault(fault) })),
  errorCount: errors.length,
})

const withoutErrors = ({ errors: _told, ...figures }: ImportFigures) => figures

/**
 * Whoever is told of each batch fetches each batch: every device of the organisation would race the import for the same database. Told every ten
 * seconds they worked less, but a page that takes in so much at once stood still for a second.
 */
const TELL_EVERY_MS = 2_000

const nowAndThen = ({ poke, now }: Pick<Staging, 'poke' | 'now'>, orgId: string) => {
  let toldAt = 0
  let untold: { epoch: string; head: number } | undefined
  const tell = (clock: { epoch: string; head: number }): void => {
    untold = clock
    if (now().getTime() - toldAt < TELL_EVERY_MS) return
    toldAt = now().getTime()
    untold = undefined
    poke(orgId, clock)
  }
  return { tell, end: () => untold && poke(orgId, untold) }
}

/** Well below the minute of silence after which a run is taken to be over. */
const ALIVE_EVERY_MS = 15_000

/**
 * Says that a run is alive for as long as it is, whatever it is at: reading and planning a long file takes minutes, in which a second run
 * would begin.
 */
const keepAlive = ({ pool, log, now }: Staging, orgId: string, id: string) => {
  const say = (): void => {
    transact(pool, orgId, (client) => client.query(sql.touchRunSql(orgId, id, now().toISOString()))).catch(
      (error: unknown) => log.error({ err: error, orgId, importId: id }, 'could not say that an import is alive'),
    )
  }
  const timer = setInterval(say, ALIVE_EVERY_MS)
  return { end: () => clearInterval(timer) }
}

export const runImport = async (
  staging: Staging,
  { orgId }: Caller,
  id: string,
  mode: ImportMode,
  { onProgress, signal }: Running,
): Promise<ImportFigures | NotRun> => {
  const { pool, queue, log, now } = staging
  const query = <R extends object>(config: ReturnType<typeof sql.importSql>) =>
    transact(pool, orgId, (client) => client.query<R>(config))
  const one = (await query<sql.ImportRow>(sql.importSql(orgId, id))).rows[0]
  if (!one) return 'unknown'
  if (one.arrived !== one.rows && one.state !== 'done') return 'incomplete'
  const isCheck = mode === 'check'
  if (one.state === 'done' || one.state === 'undone') return 'not-now'
  if (!isCheck) {
    const { rowCount } = await query(sql.beginRunSql(orgId, id, ['open', 'stopped'], now().toISOString(), mode))
    if (rowCount === 0) return 'not-now'
  }
  const end = (state: 'open' | 'done' | 'stopped' | 'undone', figures: object | null) =>
    query(sql.endRunSql(orgId, id, state, figures))
  const news = nowAndThen(staging, orgId)
  const alive = isCheck ? undefined : keepAlive(staging, orgId, id)
  try {
    const rows = await rowsOf(pool, orgId, id, one.fields)
    let part = (await query<{ count: number }>(sql.undoPartsSql(orgId, id))).rows[0]?.count ?? 0
    const result = await importRows(pool, log, {
      ...{ orgId, kind: one.kind, rows, readErrors: [], fileHash: one.hash, mode, now: now(), deviceId: newId() },
      ...{ queue, onProgress, signal },
      onClock: news.tell,
      // Kept before the batch goes: what went in can be taken back, whatever happens to this process.
      onBatch: async (batch) => {
        const undo = { kind: 'undo', part: part++, content: deedsOf(batch) } as const
        await query(sql.putPartSql(orgId, id, undo))
      },
    })
    const figures = figuresOf(result)
    if (isCheck) return figures
    if (result.takenBack) {
      await end(result.takenBack.kept === 0 ? 'undone' : 'stopped', withoutErrors(figures))
      if (result.takenBack.kept === 0)
        for (const kind of ['rows', 'undo'] as const) await query(sql.dropPartsSql(orgId, id, kind))
      return figures
    }
    const isOver = !result.stopped && (result.errors.length === 0 || mode === 'good')
    await end(isOver ? 'done' : result.done > 0 ? 'stopped' : 'open', withoutErrors(figures))
    if (isOver) await query(sql.dropPartsSql(orgId, id, 'rows'))
    return figures
  } catch (error) {
    // What was to be all or nothing is taken back by a round, once it has been silent for a minute: whatever broke here may be broken still.
    if (mode === 'good') await end('stopped', null)
    throw error
  } finally {
    alive?.end()
    news.end()
  }
}

export const undoImport = async (
  staging: Staging,
  { orgId }: Pick<Caller, 'orgId'>,
  id: string,
  { onProgress, signal, goesOnLater }: Running,
): Promise<ImportFigures | NotRun> => {
  const { pool, queue, now } = staging
  const begun = await transact(pool, orgId, (client) =>
    client.query(sql.beginRunSql(orgId, id, ['done', 'stopped'], now().toISOString(), null)),
  )
  if (begun.rowCount === 0) return 'not-now'
  const news = nowAndThen(staging, orgId)
  const alive = keepAlive(staging, orgId, id)
  const end = (state: 'undone' | 'stopped') =>
    transact(pool, orgId, async (client) => {
      await client.query(sql.endRunSql(orgId, id, state, null))
      if (state === 'undone')
        for (const kind of ['rows', 'undo'] as const) await client.query(sql.dropPartsSql(orgId, id, kind))
    })
  try {
    const actions = await planUndo(pool, orgId, await deedsOfImport(pool, orgId, id), now())
    const { done, refused, stopped } = await pushRows(pool, queue, orgId, actions, {
      ...{ onProgress, signal },
      onClock: news.tell,
    })
    if (!stopped) await end('undone')
    else if (!goesOnLater) await end('stopped')
    return figuresOf({ created: 0, changed: done, unchanged: 0, errors: refused, done, stopped })
  } catch (error) {
    await end('stopped')
    throw error
  } finally {
    alive.end()
    news.end()
  }
}

/** How many are listed: the rest is in the audit log. */
const LISTED = 20

export const listImports = async ({ pool }: Staging, { orgId }: Caller): Promise<ImportListed[]> =>
  (await transact(pool, orgId, (client) => client.query<ImportListed>(sql.listImportsSql(orgId, LISTED)))).rows
