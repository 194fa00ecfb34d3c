/**
 * Makes what is derived anew from the truth: stock from ledger, promises and counts; which movement is undone from the reversals; barcodes
 * from the items; the feed from the tables, and what of it is hidden from the counts.
 */
import type { Pool } from '../db/pool.ts'
import * as sql from '../db/sql/rebuild.ts'
import { transact } from '../db/transact.ts'
import { type Finding, findTrouble } from './verify.ts'

export type Rebuilt = {
  stock: number
  counted: number
  reversals: number
  codes: number
  published: number
  buried: number
  /** What a rebuild cannot mend, since it is wrong in the truth itself. */
  left: Finding[]
}

/**
 * One transaction under the organisation's clock: writers of this organisation wait, readers do not. Only what was wrong
 * gets a new seq, so devices pull just that. Sequences that ran ahead of the clock pull it up behind them.
 */
export const rebuild = (pool: Pool, orgId: string): Promise<Rebuilt> =>
  transact(pool, orgId, async (client) => {
    const { rows } = await client.query<{ seq: number }>('select (lock_clock($1)).seq', [orgId])
    const { rows: furthest } = await client.query<{ seq: number }>(
      `select greatest($2::bigint, (select max(seq) from feed where org_id = $1), (select max(seq) from actions where org_id = $1)) as seq`,
      [orgId, rows[0]?.seq ?? 0],
    )
    const begin = furthest[0]?.seq ?? 0
    let seq = begin
    const mend = async (text: string, values: unknown[]): Promise<number> => {
      const { rows: answer } = await client.query<{ changed: number }>(text, values)
      return answer[0]?.changed ?? 0
    }
    /** The same of what takes a seq for each row that it changes. */
    const run = async (text: string, after = seq): Promise<number> => {
      const changed = await mend(text, [orgId, after])
      seq += changed
      return changed
    }
    const stock = await run(sql.rebuildStock)
    const counted = await run(sql.rebuildCounted)
    const reversals = await mend(sql.rebuildReversals, [orgId])
    const codes = await mend(sql.rebuildCodes, [orgId])
    await run(sql.followCounts)
    const hidden = await mend(sql.hideAgain, [orgId])
    let published = 0
    for (const table of sql.FEED_COLLECTIONS) published += await run(sql.renumber(table))
    await run(sql.publishRebuilt, begin)
    const buried = await run(sql.buryExtra)
    await client.query(sql.hidePublished, [orgId, begin])
    await client.query('update org_clock set seq = $2 where org_id = $1', [orgId, seq])
    if (hidden > 0) await client.query(sql.forgetBootstraps, [orgId, seq])
    await client.query('select announce_clock($1)', [orgId])
    return { stock, counted, reversals, codes, published, buried, left: await findTrouble(client, orgId) }
  })
