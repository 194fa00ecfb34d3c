/** Proves an organisation's tables against each other: what is derived must be what follows from the truth. */
import type { Pool, PoolClient } from '../db/pool.ts'
import * as sql from '../db/sql/verify.ts'
import { transact } from '../db/transact.ts'

const CHECKS = {
  'stock is the sum of the ledger': sql.stockOffTheLedger,
  'every item sums to zero over all places': sql.itemsNotZero,
  'a cell knows its last count': sql.countedOffTheObservations,
  'in a counted cell lies what was seen and what moved after': sql.cellsOffTheLaw,
  'an observation counts while it is accepted': sql.observationsOffTheirStatus,
  'a movement and its reversal name each other': sql.reversalsUnpaired,
  'a barcode is looked up where its item says': sql.codesOffTheItems,
  'the feed is the tables': sql.feedOffTheTables,
  'nothing lies beyond the clock': sql.beyondTheClock,
  'a blind count goes over what its count says': sql.scopesOffTheCounts,
  'counters of a blind count get nothing that tells': sql.hiddenOffTheCounts,
} as const

export type Check = keyof typeof CHECKS
/** What a check found: the rows of which it is not true, as the query answers them. */
export type Finding = { check: Check; rows: Record<string, unknown>[] }

export const CHECK_NAMES = Object.keys(CHECKS) as Check[]

export const findTrouble = async (client: PoolClient, orgId: string): Promise<Finding[]> => {
  const findings: Finding[] = []
  for (const check of CHECK_NAMES) {
    const { rows } = await client.query<Record<string, unknown>>(CHECKS[check], [orgId])
    if (rows.length > 0) findings.push({ check, rows })
  }
  return findings
}

/** Everything that does not hold, of one snapshot; empty when all is well. Changes nothing, and nobody waits for it. */
export const verify = (pool: Pool, orgId: string): Promise<Finding[]> =>
  transact(pool, orgId, (client) => findTrouble(client, orgId), { oneSnapshot: true })
