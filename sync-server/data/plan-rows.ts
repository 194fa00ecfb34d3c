import type { FileKind } from '../../domain/file-kinds.ts'
import type { Row } from '../../domain/tables/convert.ts'
import type { Pool, PoolClient } from '../db/pool.ts'
import { knownActionsSql, stockSql } from '../db/sql/data.ts'
import { transact } from '../db/transact.ts'
import { planCosts } from './costs.ts'
import { Directory } from './directory.ts'
import { planItems } from './items.ts'
import { planLocations } from './locations.ts'
import { planLots } from './lots.ts'
import { idOfMovement, planMovements } from './movements.ts'
import { planOrders } from './orders.ts'
import { planPartners } from './partners.ts'
import { idOfNames, type Plan, takenBackId } from './plan.ts'
import { planReasons } from './reasons.ts'
import { planStock } from './stock.ts'
import { planSuppliers } from './suppliers.ts'

export type Planner = (rows: readonly Row[]) => Promise<Plan>
type File = { orgId: string; kind: FileKind; fileHash: string }

type KnownAction = { id: string; refused: boolean; reversedBy: string | null }
type Before = { known: Set<string>; idFor: (id: string) => string }

/**
 * Which movements have come before. One that was refused, or taken back with its import, has not: it is given the id after its own, or the
 * same file could never be brought in again. `reversed`: those that the file itself says are reversed stay so.
 */
const beforeOf = async (
  client: PoolClient,
  orgId: string,
  ids: readonly string[],
  reversed: ReadonlySet<string> = new Set(),
): Promise<Before> => {
  const known = new Set<string>()
  const later = new Map<string, string>()
  let asked = new Map(ids.map((id) => [id, id]))
  while (asked.size > 0) {
    const { rows } = await client.query<KnownAction>(knownActionsSql, [orgId, [...asked.keys()]])
    const next = new Map<string, string>()
    for (const { id, refused, reversedBy } of rows) {
      const isSpent = refused || (reversedBy === takenBackId(id) && !reversed.has(id))
      const first = asked.get(id)
      if (!isSpent || first === undefined) known.add(id)
      else {
        const again = idOfNames('again', id)
        later.set(first, again)
        next.set(again, first)
      }
    }
    asked = next
  }
  return { known, idFor: (id) => later.get(id) ?? id }
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

/** Reads, in one snapshot, what the rules need to know of the organisation; what comes out plans rows of the file. */
export const readPlanner = (
  pool: Pool,
  { orgId, kind, fileHash }: File,
  rows: readonly Row[],
  signal?: AbortSignal,
): Promise<Planner> => {
  const idOfRow = (row: number): string => idOfNames('import', orgId, kind, fileHash, row)
  const read = async (client: PoolClient): Promise<Planner> => {
    const directory = await Directory.read(client, orgId)
    switch (kind) {
      case 'items':
        return (some) => planItems(some, directory, signal)
      case 'locations':
        return (some) => planLocations(some, directory, signal)
      case 'reasons':
        return (some) => planReasons(some, directory, signal)
      case 'costs':
        return (some) => planCosts(some, directory, signal)
      case 'suppliers':
        return (some) => planSuppliers(some, directory, signal)
      case 'partners':
        return (some) => planPartners(some, directory, signal)
      case 'lots':
        return (some) => planLots(some, directory, signal)
      case 'orders':
        return (some) => planOrders(some, directory, signal)
      case 'stock': {
        const ids = rows.map(({ row }) => idOfRow(row))
        const { known, idFor } = await beforeOf(client, orgId, ids)
        const { rows: stock } = await client.query(stockSql, [orgId])
        return (some) => planStock(some, directory, { stock, idOfRow: (row) => idFor(idOfRow(row)), known, signal })
      }
      case 'movements': {
        const named = rows.flatMap((row) => [idOfMovement(row, idOfRow), row.cells.get('reverses') || idOfRow(row.row)])
        const reversed = new Set(rows.map(({ cells }) => cells.get('reverses') ?? ''))
        const { known, idFor } = await beforeOf(client, orgId, named.filter(isUuid), reversed)
        return (some) => planMovements(some, directory, { idOfRow, idFor, known, signal })
      }
    }
  }
  return transact(pool, orgId, read, { oneSnapshot: true })
}
