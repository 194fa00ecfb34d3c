/** A whole organisation as newline-delimited JSON, checksummed, and back: the same stock, the same history. */
import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from '../db/pool.ts'
import * as sql from '../db/sql/whole.ts'
import { transact } from '../db/transact.ts'

/** The first line. `schema` is the last migration: a file is read by the version that wrote it. */
type Head = { bincard: 1; name: string; takenAt: string; schema: number; seq: number; referenceSeq: number }
type Line = { table: string; row: Record<string, unknown> }
/** The last line: of all bytes before it, and how many rows there are. */
type Foot = { sha256: string; rows: number }

/** Why a file was not taken. */
export class WholeFault extends Error {
  override readonly name = 'WholeFault'
}

const TOGETHER = 500
const HEAVY_TOGETHER = 8

/** A table comes after those that it refers to. */
const inOrder = (tables: readonly sql.TableShape[]): sql.TableShape[] => {
  const byName = new Map(tables.map((one) => [one.name, one]))
  const ordered = new Set<sql.TableShape>()
  const visit = (one: sql.TableShape): void => {
    if (ordered.has(one)) return
    for (const name of one.after) {
      const before = byName.get(name)
      if (before && before !== one) visit(before)
    }
    ordered.add(one)
  }
  for (const one of tables) visit(one)
  return [...ordered]
}

const tablesOf = async (client: PoolClient): Promise<sql.TableShape[]> =>
  inOrder((await client.query<sql.TableShape>(sql.tablesSql)).rows)

/** Writes it piece by piece, of one snapshot; `write` resolves when more may come. */
export const exportWhole = (
  pool: Pool,
  orgId: string,
  takenAt: Date,
  write: (text: string) => Promise<void>,
): Promise<number> =>
  transact(
    pool,
    orgId,
    async (client) => {
      const hash = createHash('sha256')
      const say = async (text: string): Promise<void> => {
        hash.update(text)
        await write(text)
      }
      const { rows: heads } = await client.query<Omit<Head, 'bincard' | 'takenAt'>>(sql.clockSql(orgId))
      await say(`${JSON.stringify({ bincard: 1, ...heads[0], takenAt: takenAt.toISOString() })}\n`)
      let count = 0
      for (const table of await tablesOf(client)) {
        await client.query(sql.openTableSql(table, orgId))
        for (;;) {
          const { rows } = await client.query<{ row: string }>(sql.fetchSql(table))
          if (rows.length === 0) break
          count += rows.length
          await say(rows.map(({ row }) => `{"table":"${table.name}","row":${row}}\n`).join(''))
        }
        await client.query(sql.closeSql)
      }
      await write(`${JSON.stringify({ sha256: hash.digest('hex'), rows: count } satisfies Foot)}\n`)
      return count
    },
    { oneSnapshot: true },
  )

const parse = <T>(line: string): T => {
  try {
    return JSON.parse(line) as T
  } catch {
    throw new WholeFault('a line is no JSON')
  }
}

/** Makes an organisation of the file, under a new id; nothing of it is there unless all of it is and its checksum holds. */
export const importWhole = (
  pool: Pool,
  orgId: string,
  lines: () => AsyncIterable<string>,
  also: (client: PoolClient) => Promise<void>,
): Promise<number> =>
  transact(pool, orgId, async (client) => {
    const hash = createHash('sha256')
    const tables = new Map((await tablesOf(client)).map((one) => [one.name, one]))
    let head: Head | undefined
    let foot: Foot | undefined
    let waiting: { table: sql.TableShape; rows: object[] } | undefined
    let count = 0
    const put = async (): Promise<void> => {
      if (waiting) await client.query(sql.putRowsSql(waiting.table, waiting.rows))
      waiting = undefined
    }
    for await (const line of lines()) {
      if (foot) throw new WholeFault('there are lines behind the last')
      if (!head) {
        head = parse<Head>(line)
        await begin(client, orgId, head)
      } else {
        const said = parse<Line | Foot>(line)
        if ('sha256' in said) {
          foot = said
          continue
        }
        const table = tables.get(said.table)
        if (!table) throw new WholeFault(`there is no ${said.table} here`)
        if (waiting && (waiting.table !== table || waiting.rows.length >= (table.heavy ? HEAVY_TOGETHER : TOGETHER)))
          await put()
        waiting ??= { table, rows: [] }
        waiting.rows.push({ ...said.row, org_id: orgId })
        count++
      }
      hash.update(`${line}\n`)
    }
    await put()
    if (!foot || foot.rows !== count) throw new WholeFault('the file is not all there')
    if (foot.sha256 !== hash.digest('hex')) throw new WholeFault('the checksum does not hold: the file was changed')
    await also(client)
    return count
  })

const begin = async (client: PoolClient, orgId: string, head: Head): Promise<void> => {
  if (head.bincard !== 1) throw new WholeFault('this is no export of an organisation')
  const { rows } = await client.query<{ schema: number }>('select max(id) as schema from schema_migrations')
  if (rows[0]?.schema !== head.schema)
    throw new WholeFault(`it was written by another version (schema ${head.schema}, here ${rows[0]?.schema})`)
  await client.query(sql.beginOrganisationSql(orgId, head.name))
  await client.query(sql.beginClockSql(orgId, head.seq, head.referenceSeq))
}
