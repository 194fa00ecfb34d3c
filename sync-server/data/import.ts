/** Rows of a file become what people do: everything wrong with them at once, or through the same door as any action. */

import type { FileKind } from '../../domain/file-kinds.ts'
import { type Action, action as actionSchema } from '../../domain/protocol/actions.ts'
import type { RowFault } from '../../domain/row-fault.ts'
import type { Row } from '../../domain/tables/convert.ts'
import type { Pool } from '../db/pool.ts'
import { PushQueue } from '../sync/push-queue.ts'
import { importerOf, pushRows, type Watched } from './importer.ts'
import { issueFault } from './issue-fault.ts'
import { idOfNames, type Plan } from './plan.ts'
import { type Planner, readPlanner } from './plan-rows.ts'
import { inSlices } from './slices.ts'
import { type Deed, deedsOf, planUndo } from './undo.ts'

export type Log = { error: (details: object, message: string) => void }

/** `check` does nothing; `all` leaves nothing behind when a row is bad, or is refused, or when it is stopped (docs/adr/0019); `good` leaves the bad rows out. */
export type Mode = 'check' | 'all' | 'good'

export type RowsImport = Watched & {
  orgId: string
  kind: FileKind
  rows: readonly Row[]
  /** What was wrong before the rows were rows. */
  readErrors: readonly RowFault[]
  fileHash: string
  mode: Mode
  now: Date
  /** The outbox that the actions are of; one of the file, if none is given. */
  deviceId?: string
  queue?: PushQueue
}

/** How many rows make something new, change something, change nothing, and cannot be taken; and what is wrong with those. */
export type ImportResult = {
  created: number
  changed: number
  unchanged: number
  errors: RowFault[]
  /** How many actions went in. */
  done: number
  stopped: boolean
  /** Of one that was to be all or nothing and could not be all: how much of it was taken back, and how much others had built on and stays. */
  takenBack?: { done: number; kept: number }
}

type Planned = { plan: Plan; actions: { row: number; action: Action }[]; errors: RowFault[] }

/** The planned actions as the importer's phone would send them. */
const actionsOf = async (plan: Plan, request: RowsImport): Promise<Planned> => {
  const { orgId, fileHash, now } = request
  const deviceId = request.deviceId ?? idOfNames('import device', orgId, fileHash)
  const common = { deviceId, userId: importerOf(orgId), schemaVersion: 1, clock: null }
  const occurredAt = now.toISOString()
  const actions: Planned['actions'] = []
  const errors = [...plan.errors]
  for await (const { row, id, deviceSeq, said, ...when } of inSlices(plan.actions, request.signal)) {
    const action = { id, deviceSeq, ...common, occurredAt, ...when, ...said } as Action
    const parsed = actionSchema.safeParse(action)
    if (parsed.success) actions.push({ row, action })
    else for (const issue of parsed.error.issues) errors.push({ row, ...issueFault(issue) })
  }
  return { plan, actions, errors }
}

/** Without the bad rows, as if they had not come; what leaned on them is bad too, so it is planned until nothing is. */
const planGood = async (planner: Planner, request: RowsImport): Promise<Planned & { bad: RowFault[] }> => {
  const bad = [...request.readErrors]
  for (;;) {
    const left = new Set(bad.map(({ row }) => row))
    const planned = await actionsOf(await planner(request.rows.filter(({ row }) => !left.has(row))), request)
    if (planned.errors.length === 0) return { ...planned, bad }
    bad.push(...planned.errors)
  }
}

/** The same file again changes nothing: documents are known by SKU or code, movements by file and row. */
export const importRows = async (pool: Pool, log: Log, request: RowsImport): Promise<ImportResult> => {
  const planner = await readPlanner(pool, request, request.rows, request.signal)
  const planned = await actionsOf(await planner(request.rows), request)
  const errors = [...request.readErrors, ...planned.errors].sort((a, b) => a.row - b.row)
  const isBad = errors.length > 0
  const { created, changed, unchanged } = planned.plan
  const nothing = { created, changed, unchanged, errors, done: 0, stopped: false }
  // Of a header that is not understood no row is good.
  const isHopeless = errors.some(({ row }) => row <= 1)
  if (request.mode === 'check' || (isBad && (request.mode === 'all' || isHopeless))) return nothing

  const good = isBad ? await planGood(planner, request) : { ...planned, bad: [] }
  const figures = { ...figuresOf(good.plan), errors: good.bad }
  if (good.actions.length === 0) return { ...nothing, ...figures }
  const queue = request.queue ?? new PushQueue(pool, log)
  const deeds: Deed[] = []
  const { done, refused, stopped } = await pushRows(pool, queue, request.orgId, good.actions, {
    ...request,
    onBatch: async (batch) => {
      deeds.push(...deedsOf(batch))
      await request.onBatch?.(batch)
    },
    untilRefused: request.mode === 'all',
  })
  const all = { ...figures, errors: [...good.bad, ...refused], done, stopped }
  if (request.mode !== 'all' || (refused.length === 0 && !stopped)) return all
  const takenBack = await takeBack(pool, queue, request.orgId, deeds, request)
  return { ...all, created: 0, changed: 0, done: 0, takenBack }
}

/** Undoes what went in of a file that was to come whole; nobody stops this half way. */
const takeBack = async (
  pool: Pool,
  queue: PushQueue,
  orgId: string,
  deeds: readonly Deed[],
  { now, onClock }: RowsImport,
): Promise<{ done: number; kept: number }> => {
  const { done, refused } = await pushRows(pool, queue, orgId, await planUndo(pool, orgId, deeds, now), {
    ...(onClock ? { onClock } : {}),
  })
  return { done, kept: refused.length }
}

const figuresOf = ({ created, changed, unchanged }: Plan) => ({ created, changed, unchanged })
