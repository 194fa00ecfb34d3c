/** Takes back what a file brought in: movements by reversals, changes by changing back, what it made by deleting it. */
import { canonicalJson } from '../../domain/canonical-json.ts'
import type { Fields } from '../../domain/edit.ts'
import { type Action, action as actionSchema } from '../../domain/protocol/actions.ts'
import type { Pool, PoolClient } from '../db/pool.ts'
import { acceptedSql, partsSql, standingSql } from '../db/sql/imports.ts'
import { transact } from '../db/transact.ts'
import { newId } from '../ledger/new-id.ts'
import { Directory, type Known } from './directory.ts'
import { importerOf, type Pushed } from './importer.ts'
import { takenBackId } from './plan.ts'

/** What is kept of an action so that it can be taken back. */
export type Deed =
  | { id: string; row: number; type: 'movement' }
  | {
      id: string
      row: number
      type: 'edit'
      op: string
      collection: string
      documentId: string
      set: Fields
      base: Fields
    }

export const deedsOf = (pushed: readonly Pushed[]): Deed[] =>
  pushed.flatMap(({ row, action }): Deed[] => {
    if (action.type === 'movement') return [{ id: action.id, row, type: 'movement' }]
    if (action.type !== 'edit') return []
    const { id, op, collection, documentId, set, base } = action
    // What was made is deleted, whatever was said of it.
    const said = op === 'create' ? { set: {}, base: {} } : { set, base }
    return [{ id, row, type: 'edit', op, collection, documentId, ...said }]
  })

const same = (a: unknown, b: unknown): boolean => {
  const [x, y] = [canonicalJson(a ?? null), canonicalJson(b ?? null)]
  return x.ok && y.ok && x.value === y.value
}

const documentOf = (directory: Directory, collection: string, id: string): Fields | undefined => {
  const among = (all: ReadonlyMap<string, Known>) => [...all.values()].find((one) => one.id === id)
  const finders: Readonly<Record<string, () => Known | undefined>> = {
    items: () => directory.itemsById.get(id),
    locations: () => directory.locationsById.get(id),
    'item-costs': () => directory.costs.get(id),
    reasons: () => among(directory.reasons),
    categories: () => among(directory.categories),
    'supplier-prices': () => directory.supplierPrices.get(id),
    lots: () => directory.lots.get(id),
    partners: () => directory.partnersById.get(id),
    orders: () => directory.ordersById.get(id),
  }
  return finders[collection]?.()?.doc
}

type Back = Record<string, unknown>

/** What a person changed since stays as they left it. */
const backOf = (
  deed: Deed,
  directory: Directory,
  standing: ReadonlySet<string>,
  withMovements: boolean,
): Back | null => {
  if (deed.type === 'movement') return standing.has(deed.id) ? { type: 'reversal', reversesId: deed.id } : null
  const { collection, documentId } = deed
  const doc = documentOf(directory, collection, documentId)
  if (!doc) return null
  // A lot that came with its movements is what they are of: it stays, empty.
  if (deed.op === 'create')
    return collection === 'lots' && withMovements
      ? null
      : { type: 'edit', op: 'delete', collection, documentId, set: {}, base: {} }
  const fields = Object.keys(deed.set).filter((field) => same(doc[field], deed.set[field]))
  if (fields.length === 0) return null
  // A list that was not there yet is none again by being empty: lists are not null.
  const before = (field: string) => deed.base[field] ?? (Array.isArray(deed.set[field]) ? [] : null)
  const set = Object.fromEntries(fields.map((field) => [field, before(field)]))
  const base = Object.fromEntries(fields.map((field) => [field, deed.set[field] ?? null]))
  return { type: 'edit', op: 'update', collection, documentId, set, base }
}

/** What was done by an import, in the order it was done. */
export const deedsOfImport = (pool: Pool, orgId: string, importId: string): Promise<Deed[]> =>
  transact(pool, orgId, async (client) => {
    const { rows } = await client.query<{ content: Deed[] }>(partsSql(orgId, importId, 'undo'))
    return rows.flatMap(({ content }) => content)
  })

/** The actions that take deeds back, the last first. */
export const planUndo = (pool: Pool, orgId: string, deeds: readonly Deed[], now: Date): Promise<Pushed[]> =>
  transact(pool, orgId, async (client) => {
    const accepted = await idsOf(
      client,
      acceptedSql(
        orgId,
        deeds.map(({ id }) => id),
      ),
    )
    const standing = await idsOf(
      client,
      standingSql(
        orgId,
        deeds.map(({ id }) => id),
      ),
    )
    const directory = await Directory.read(client, orgId)
    const deviceId = newId()
    const withMovements = deeds.some(({ type }) => type === 'movement')
    const backs = deeds
      .filter(({ id }) => accepted.has(id))
      .reverse()
      .flatMap((deed) => {
        const said = backOf(deed, directory, standing, withMovements)
        return said ? [{ row: deed.row, said }] : []
      })
    // Goods first: what lies somewhere holds its place and its item.
    const ordered = [
      ...backs.filter(({ said }) => said.type === 'reversal'),
      ...backs.filter(({ said }) => said.type !== 'reversal'),
    ]
    const common = { deviceId, userId: importerOf(orgId), schemaVersion: 1, clock: null, occurredAt: now.toISOString() }
    return ordered.map(({ row, said }, at) => {
      const id = said.type === 'reversal' ? takenBackId(String(said.reversesId)) : newId()
      return { row, action: actionSchema.parse({ id, deviceSeq: at + 1, ...common, ...said }) as Action }
    })
  })

const idsOf = async (client: PoolClient, query: ReturnType<typeof acceptedSql>): Promise<Set<string>> =>
  new Set((await client.query<{ id: string }>(query)).rows.map(({ id }) => id))
