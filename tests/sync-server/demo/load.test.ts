import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool, type Pool } from '../../../sync-server/db/pool.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { ensureDemo } from '../../../sync-server/demo/demo.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const log = {
  error: (details: object, message: string): void => {
    throw new Error(message, { cause: 'err' in details ? details.err : details })
  },
}

describe('the demo, loaded', () => {
  let database: TestDatabase
  let pool: Pool
  let orgId: string

  beforeAll(async () => {
    database = await createTestDatabase()
    pool = openPool(database.appUrl, { max: 5 })
    expect(await ensureDemo(pool, log, new Date())).toBe(true)
    const admin = openPool(database.adminUrl, { max: 1 })
    orgId = (await admin.query<{ id: string }>('select id from organisations')).rows[0]?.id ?? ''
    await admin.end()
  }, 120_000)
  afterAll(async () => {
    await pool.end()
    await database.drop()
  })

  const rows = <Row extends object>(sql: string): Promise<Row[]> =>
    transact(pool, orgId, async (client) => (await client.query<Row>(sql)).rows)

  test('is made only once', async () => {
    expect(await ensureDemo(pool, log, new Date())).toBe(false)
  })

  test('obeys the ledger: everything pushed was accepted, stock is its sum, every item sums to zero', async () => {
    expect(await rows('select status, count(*)::int from actions group by 1')).toEqual([
      { status: 'accepted', count: expect.any(Number) },
    ])
    expect(
      await rows(`
        select s.id from stock s
        left join (
          select item_id, location_id, lot_id, sum(change) as total from (
            select item_id, to_location_id as location_id, lot_id, quantity as change from movements
            union all select item_id, from_location_id, lot_id, -quantity from movements) m
          group by 1, 2, 3) l using (item_id, location_id, lot_id)
        where s.on_hand <> coalesce(l.total, 0)`),
    ).toEqual([])
    expect(await rows('select item_id from stock group by 1 having sum(on_hand) <> 0')).toEqual([])
  })

  test('is below zero nowhere but in the two bins meant to be', async () => {
    const negative = `select s.on_hand from stock s join locations l on l.org_id = s.org_id and l.id = s.location_id
      where l.kind in ('bin', 'dock') and s.on_hand < 0`
    expect(await rows(negative)).toHaveLength(2)
    expect(await rows(`select id from exceptions where kind = 'negative-stock' and state = 'open'`)).toHaveLength(2)
    expect(
      await rows(
        `select id from exceptions where kind in ('rejected', 'parked', 'conflict', 'duplicate', 'expired-lot')`,
      ),
    ).toEqual([])
  })

  test('has a count that found one bin right, one within tolerance and one for the lead to decide', async () => {
    const statuses = await rows<{ status: string }>('select distinct status from observations order by 1')
    expect(statuses.map(({ status }) => status)).toEqual(['accepted', 'awaiting-approval'])
  })
})
