/**
 * AdventureWorks, played through: its products, places and stock imported, then its transactions pushed by several
 * devices at once, out of order, some of them again and again. `npm run bench -- adventureworks` runs it on a
 * Postgres of its own; a test runs it too. The files lie beside the project and are never part of it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import type { FileKind } from '../domain/file-kinds.ts'
import type { Action } from '../domain/protocol/actions.ts'
import { writeTable } from '../domain/tables/write-table.ts'
import { importFile } from '../sync-server/data/import-file.ts'
import { parseMap } from '../sync-server/data/mapping.ts'
import { openPool, type Pool } from '../sync-server/db/pool.ts'
import { transact } from '../sync-server/db/transact.ts'
import type { Caller } from '../sync-server/identity/caller.ts'
import { newId } from '../sync-server/ledger/new-id.ts'
import { createOrganisation, putMember } from '../sync-server/ledger/organisation.ts'
import { type Finding, verify } from '../sync-server/ledger/verify.ts'
import { push } from '../sync-server/sync/push.ts'
import { PushQueue } from '../sync-server/sync/push-queue.ts'
import { withPostgres } from './postgres.ts'

const DIRECTORY = resolve(import.meta.dirname, '../../shared/data/adventureworks')
const DEVICES = 6
const BATCH = 100
const ITEM_MAP =
  'ProductNumber=sku,Name=name,Color=attributes.Color,Size=attributes.Size,ListPrice=price,SafetyStockLevel=safetyStock,ReorderPoint=reorderPoint,DaysToManufacture=leadTimeDays'

export const hasAdventureWorks = (): boolean => existsSync(join(DIRECTORY, 'Product.csv'))

const textOf = (name: string): string => {
  const bytes = readFileSync(join(DIRECTORY, name))
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}
const rowsOf = (name: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(textOf(name), { header: true, skipEmptyLines: true }).data

const binCode = (row: Record<string, string>): string => `${row.LocationID}-${row.Shelf}-${row.Bin}`

/** Their 14 locations as zones of one site, with the shelves and bins that stock stands in; one bin for what has none. */
const placesFile = (inventory: readonly Record<string, string>[]): string => {
  const shelves = new Map(inventory.map((row) => [`${row.LocationID}-${row.Shelf}`, `Z${row.LocationID}`]))
  const bins = new Map(inventory.map((row) => [binCode(row), `${row.LocationID}-${row.Shelf}`]))
  return writeTable(
    ['site', 'code', 'name', 'kind', 'parent'],
    [
      { site: '', code: 'AW', name: 'Adventure Works', kind: 'site' },
      ...rowsOf('Location.csv').map((row) => ({
        site: 'AW',
        code: `Z${row.LocationID}`,
        name: row.Name,
        kind: 'zone',
      })),
      ...[...shelves].map(([code, parent]) => ({ site: 'AW', code, name: `Shelf ${code}`, kind: 'aisle', parent })),
      ...[...bins].map(([code, parent]) => ({ site: 'AW', code, name: `Bin ${code}`, kind: 'bin', parent })),
      { site: 'AW', code: 'UNPLACED', name: 'Not in the inventory', kind: 'bin' },
    ],
  )
}

const shuffled = <T>(list: readonly T[], random: () => number): T[] => {
  const copy = [...list]
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[copy[at], copy[other]] = [copy[other] as T, copy[at] as T]
  }
  return copy
}

export type Played = {
  imported: { items: number; stockRows: number; openingTotal: number }
  transactions: number
  seconds: number
  /** Products whose stock is not opening + P + W − S. */
  off: { sku: string; expected: number; onHand: number }[]
  findings: Finding[]
}

type Names = { items: Map<string, string>; bins: Map<string, string> }

const namesOf = (pool: Pool, orgId: string): Promise<Names> =>
  transact(pool, orgId, async (client) => {
    const read = async (sql: string) =>
      new Map((await client.query<{ name: string; id: string }>(sql)).rows.map(({ name, id }) => [name, id]))
    return {
      items: await read('select sku as name, id from items'),
      bins: await read('select code as name, id from locations'),
    }
  })

export const playAdventureWorks = async (
  pool: Pool,
  log: { error: (details: object, message: string) => void },
  random: () => number,
): Promise<Played> => {
  const orgId = newId()
  const products = rowsOf('Product.csv')
  const inventory = rowsOf('ProductInventory.csv')
  const skuOf = new Map(products.map((row) => [row.ProductID, row.ProductNumber as string]))
  const outside = await transact(pool, orgId, (client) =>
    createOrganisation(client, { id: orgId, name: 'Adventure Works' }),
  )
  const load = async (kind: FileKind, text: string, map?: string) => {
    const result = await importFile(pool, log, {
      orgId,
      kind,
      content: text,
      now: new Date('2013-07-30T00:00:00Z'),
      ...(map ? { map: parseMap(map) } : {}),
    })
    if (result.errors.length > 0) throw new Error(`${kind}: ${JSON.stringify(result.errors.slice(0, 5))}`)
    return result
  }
  const items = await load('items', textOf('Product.csv'), ITEM_MAP)
  await load('locations', placesFile(inventory))
  const stock = inventory.map((row) => ({
    sku: skuOf.get(row.ProductID),
    site: 'AW',
    location: binCode(row),
    quantity: row.Quantity,
  }))
  const opening = await load('stock', writeTable(['sku', 'site', 'location', 'quantity'], stock))

  const expected = new Map<string, number>()
  const add = (sku: string, change: number): void => void expected.set(sku, (expected.get(sku) ?? 0) + change)
  for (const row of inventory) add(skuOf.get(row.ProductID) ?? '', Number(row.Quantity))
  const openingTotal = await totalInBins(pool, orgId)

  const names = await namesOf(pool, orgId)
  const homes = new Map([...inventory].reverse().map((row) => [row.ProductID, binCode(row)]))
  const callers = await Promise.all(Array.from({ length: DEVICES }, () => makeDevice(pool, orgId)))
  const seqs = callers.map(() => 0)
  const actions: Action[][] = callers.map(() => [])
  const history = rowsOf('TransactionHistory_part1.csv.gz')
  history.forEach((row, at) => {
    const device = at % DEVICES
    const caller = callers[device] as Caller
    const quantity = Number(row.Quantity)
    const sku = skuOf.get(row.ProductID) ?? ''
    const bin = names.bins.get(homes.get(row.ProductID) ?? 'UNPLACED')
    const isOut = row.TransactionType === 'S'
    add(sku, isOut ? -quantity : quantity)
    seqs[device] = (seqs[device] ?? 0) + 1
    actions[device]?.push({
      id: newId(),
      type: 'movement',
      kind: isOut ? 'pick' : 'receipt',
      itemId: names.items.get(sku),
      fromLocationId: isOut ? bin : row.TransactionType === 'W' ? outside.production : outside.supplier,
      toLocationId: isOut ? outside.customer : bin,
      quantity,
      deviceId: caller.deviceId,
      deviceSeq: seqs[device],
      userId: caller.userId,
      schemaVersion: 1,
      occurredAt: `${row.TransactionDate}T12:00:00.000Z`,
      clock: null,
      note: `Transaction ${row.TransactionID}`,
    } as Action)
  })

  const started = performance.now()
  await Promise.all(callers.map((caller, device) => sendAll(pool, log, caller, actions[device] ?? [], random)))
  const seconds = (performance.now() - started) / 1000
  const onHand = await onHandBySku(pool, orgId)
  const off = [...new Set([...expected.keys(), ...onHand.keys()])].flatMap((sku) => {
    const [is, should] = [onHand.get(sku) ?? 0, expected.get(sku) ?? 0]
    return is === should ? [] : [{ sku, expected: should, onHand: is }]
  })
  const imported = { items: items.created, stockRows: opening.created + opening.unchanged, openingTotal }
  return { imported, transactions: history.length, seconds, off, findings: await verify(pool, orgId) }
}

const makeDevice = async (pool: Pool, orgId: string): Promise<Caller> => {
  const userId = newId()
  const member = { id: userId, name: 'Picker', role: 'operator' as const, siteIds: null, active: true }
  await transact(pool, orgId, (client) => putMember(client, orgId, member))
  return { orgId, userId, deviceId: newId(), role: 'operator', siteIds: null, pushOnly: false }
}

/** One device: its batches in any order, each shuffled; every fifth sent twice at once, every seventh again later. */
const sendAll = async (
  pool: Pool,
  log: { error: (details: object, message: string) => void },
  caller: Caller,
  actions: readonly Action[],
  random: () => number,
) => {
  const queue = new PushQueue(pool, log) // each device reaches a server of its own, so that only the database keeps order
  const batches: Action[][] = []
  for (let from = 0; from < actions.length; from += BATCH)
    batches.push(shuffled(actions.slice(from, from + BATCH), random))
  const again: Action[][] = []
  for (const [at, batch] of shuffled(batches, random).entries()) {
    const answers = await Promise.all((at % 5 === 0 ? [batch, batch] : [batch]).map((one) => push(queue, caller, one)))
    const refused = answers.flatMap(({ settled }) => settled).find(({ status }) => status !== 'accepted')
    if (refused) throw new Error(`not accepted: ${refused.message}`)
    if (at % 7 === 0) again.push(batch)
  }
  for (const batch of again) await push(queue, caller, batch)
}

const totalInBins = async (pool: Pool, orgId: string): Promise<number> =>
  [...(await onHandBySku(pool, orgId)).values()].reduce((sum, quantity) => sum + quantity, 0)

const onHandBySku = (pool: Pool, orgId: string): Promise<Map<string, number>> =>
  transact(pool, orgId, async (client) => {
    const { rows } = await client.query<{ sku: string; total: number }>(`
      select i.sku, sum(s.on_hand)::bigint as total
      from stock s join items i on i.org_id = s.org_id and i.id = s.item_id join locations l on l.org_id = s.org_id and l.id = s.location_id
      where l.kind in ('bin', 'dock') group by 1`)
    return new Map(rows.map(({ sku, total }) => [sku, total]))
  })

export const bench = async (): Promise<void> => {
  if (!hasAdventureWorks()) throw new Error(`AdventureWorks is not at ${DIRECTORY}`)
  await withPostgres(async (appUrl) => {
    const pool = openPool(appUrl, { max: 12 })
    try {
      const played = await playAdventureWorks(pool, console, Math.random)
      console.log(played.imported)
      const rate = Math.round(played.transactions / played.seconds)
      console.log(
        `${played.transactions} transactions in ${played.seconds.toFixed(1)} s (${rate}/s) from ${DEVICES} devices`,
      )
      console.log(`products off: ${played.off.length}; checks that failed: ${played.findings.length}`)
      process.exitCode = played.off.length + played.findings.length === 0 ? 0 : 1
    } finally {
      await pool.end()
    }
  })
}
