/** Imports a CSV file: everything wrong with it at once, or all of it through the same door as what people do. */
import { createHash } from 'node:crypto'
import { type Action, action as actionSchema } from '../../domain/protocol/actions.ts'
import type { Pool, PoolClient } from '../db/pool.ts'
import { knownActionsSql, stockSql } from '../db/sql/data.ts'
import { transact } from '../db/transact.ts'
import type { Caller } from '../identity/caller.ts'
import { putMember } from '../ledger/organisation.ts'
import { push } from '../sync/push.ts'
import { PushQueue } from '../sync/push-queue.ts'
import { planCosts } from './costs.ts'
import { Directory } from './directory.ts'
import { planItems } from './items.ts'
import { isFieldOf, type Kind } from './kinds.ts'
import { planLocations } from './locations.ts'
import { idOfMovement, planMovements } from './movements.ts'
import { idOfNames, type Plan } from './plan.ts'
import { planReasons } from './reasons.ts'
import { planStock } from './stock.ts'
import { type Row, type RowError, readTable } from './table.ts'

type Log = { error: (details: object, message: string) => void }

export type ImportRequest = {
  orgId: string
  kind: Kind
  text: string
  map?: ReadonlyMap<string, string>
  dryRun?: boolean
  now: Date
}
export type ImportResult = { created: number; changed: number; unchanged: number; errors: RowError[] }

const TOGETHER = 500

/** Imports have an author of their own, who cannot sign in: the history says that it was no person. */
const importerOf = (orgId: string): string => idOfNames('importer', orgId)

const ensureImporter = async (client: PoolClient, orgId: string): Promise<void> => {
  const id = importerOf(orgId)
  const { rowCount } = await client.query('select from members where org_id = $1 and id = $2', [orgId, id])
  if (rowCount === 0)
    await putMember(client, orgId, { id, name: 'Import', role: 'manager', siteIds: null, active: true })
}

const knownOf = async (client: PoolClient, orgId: string, ids: string[]): Promise<Set<string>> =>
  new Set((await client.query<{ id: string }>(knownActionsSql, [orgId, ids])).rows.map(({ id }) => id))

const planOf = async (client: PoolClient, request: ImportRequest, rows: Row[], file: string): Promise<Plan> => {
  const { orgId, kind } = request
  const directory = await Directory.read(client, orgId)
  const idOfRow = (row: number): string => idOfNames('import', orgId, kind, file, row)
  switch (kind) {
    case 'items':
      return planItems(rows, directory)
    case 'locations':
      return planLocations(rows, directory)
    case 'reasons':
      return planReasons(rows, directory)
    case 'costs':
      return planCosts(rows, directory)
    case 'stock': {
      const known = await knownOf(
        client,
        orgId,
        rows.map(({ row }) => idOfRow(row)),
      )
      const { rows: stock } = await client.query(stockSql, [orgId])
      return planStock(rows, directory, stock, idOfRow, known)
    }
    case 'movements': {
      const named = rows.flatMap((row) => [idOfMovement(row, idOfRow), row.cells.get('reverses') || idOfRow(row.row)])
      const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
      return planMovements(rows, directory, idOfRow, await knownOf(client, orgId, named.filter(isUuid)))
    }
  }
}

/** The planned actions as the importer's phone would send them: one phone a file. */
const actionsOf = (plan: Plan, request: ImportRequest, file: string): { row: number; action: Action }[] => {
  const deviceId = idOfNames('import device', request.orgId, file)
  const common = { deviceId, userId: importerOf(request.orgId), schemaVersion: 1, clock: null }
  const occurredAt = request.now.toISOString()
  return plan.actions.map(({ row, id, deviceSeq, said, ...when }) => ({
    row,
    action: { id, deviceSeq, ...common, occurredAt, ...when, ...said } as Action,
  }))
}

/**
 * Imports one file. With any error nothing is done; errors name rows as a spreadsheet does. The same file again changes
 * nothing: documents are known by SKU or code, movements by file and row. `dryRun` only says what would be done.
 */
export const importFile = async (pool: Pool, log: Log, request: ImportRequest): Promise<ImportResult> => {
  const { orgId, kind, text, map, dryRun = false } = request
  const table = readTable(text, isFieldOf(kind), map)
  const file = createHash('sha256').update(text).digest('hex')
  const plan = await transact(pool, orgId, (client) => planOf(client, request, table.rows, file), { oneSnapshot: true })
  const actions = actionsOf(plan, request, file)
  const shapes = actions.flatMap(({ row, action }) => {
    const parsed = actionSchema.safeParse(action)
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => ({ row, message: `${path.join('.')}: ${message}` }))
  })
  const errors = [...table.errors, ...plan.errors, ...shapes].sort((a, b) => a.row - b.row)
  const { created, changed, unchanged } = plan
  if (errors.length > 0 || dryRun || actions.length === 0) return { created, changed, unchanged, errors }

  await transact(pool, orgId, (client) => ensureImporter(client, orgId))
  return { created, changed, unchanged, errors: await pushAll(pool, log, orgId, actions) }
}

const pushAll = async (
  pool: Pool,
  log: Log,
  orgId: string,
  actions: { row: number; action: Action }[],
): Promise<RowError[]> => {
  const queue = new PushQueue(pool, log)
  const errors: RowError[] = []
  const ordered = [...actions].sort((a, b) => a.action.deviceSeq - b.action.deviceSeq)
  for (let from = 0; from < ordered.length; from += TOGETHER) {
    const batch = ordered.slice(from, from + TOGETHER)
    const { deviceId, userId } = (batch[0] as (typeof batch)[number]).action
    const caller: Caller = { orgId, userId, deviceId, role: 'manager', siteIds: null, pushOnly: false }
    const { settled } = await push(
      queue,
      caller,
      batch.map(({ action }) => action),
    )
    for (const [at, outcome] of settled.entries()) {
      if (outcome.status !== 'accepted')
        errors.push({ row: batch[at]?.row ?? 0, message: outcome.message ?? outcome.status })
    }
  }
  return errors
}
