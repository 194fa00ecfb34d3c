import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool, type Pool } from '../../../sync-server/db/pool.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const ORG = '0198f000-0000-7000-8000-000000000001'

describe('transact', () => {
  let database: TestDatabase
  let pool: Pool

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true })
    pool = openPool(database.ownerUrl, { max: 4 })
    await pool.query('create table cells (id int primary key, n bigint not null)')
  })
  afterAll(async () => {
    await pool.end()
    await database.drop()
  })

  const orgSeen = async (orgId: string | null) =>
    transact(
      pool,
      orgId,
      async (tx) => (await tx.query("select current_setting('app.org_id', true) as org")).rows[0].org,
    )

  test('sets the organisation inside the transaction, and nothing stays on the connection', async () => {
    expect(await orgSeen(ORG)).toBe(ORG)
    expect(await orgSeen(null)).toBe('')
    const { rows } = await pool.query("select nullif(current_setting('app.org_id', true), '') as org")
    expect(rows[0].org).toBeNull()
  })

  test('refuses an organisation that is no id', async () => {
    await expect(transact(pool, "x'; drop table cells; --", async () => 1)).rejects.toThrow('not an organisation')
  })

  test('rolls back and passes on what the work throws', async () => {
    const work = transact(pool, ORG, async (tx) => {
      await tx.query('insert into cells values (1, 1)')
      throw new Error('on second thought')
    })
    await expect(work).rejects.toThrow('on second thought')
    expect((await pool.query('select from cells')).rowCount).toBe(0)
  })

  test('a swallowed failure is not taken for a commit', async () => {
    const work = transact(pool, ORG, (tx) => tx.query('select 1 / 0').catch(() => 'swallowed'))
    await expect(work).rejects.toThrow('rolled back')
  })

  test('tries deadlocks again until both are through', async () => {
    await pool.query('insert into cells values (10, 0), (11, 0)')
    let attempts = 0
    let meet: () => void = () => undefined
    const met = new Promise<void>((resolve) => {
      meet = resolve
    })
    const add = (first: number, second: number) =>
      transact(pool, ORG, async (tx) => {
        attempts++
        await tx.query('update cells set n = n + 1 where id = $1', [first])
        // Each holds its first row before either asks for the other's.
        if (attempts === 2) meet()
        await met
        await tx.query('update cells set n = n + 1 where id = $1', [second])
      })
    await Promise.all([add(10, 11), add(11, 10)])
    const { rows } = await pool.query('select n from cells where id in (10, 11)')
    expect(rows).toEqual([{ n: 2 }, { n: 2 }])
    expect(attempts).toBe(3)
  })

  test('survives a connection that is cut in mid-transaction', async () => {
    const admin = openPool(database.adminUrl, { max: 1 })
    const work = transact(pool, ORG, async (tx) => {
      const { rows } = await tx.query('select pg_backend_pid() as pid')
      await admin.query('select pg_terminate_backend($1)', [rows[0].pid])
      await tx.query('select 1')
    })
    await expect(work).rejects.toThrow()
    await admin.end()
    expect(await orgSeen(ORG)).toBe(ORG)
  })

  test('64-bit numbers come as numbers', async () => {
    expect((await pool.query('select 9007199254740991::bigint as n')).rows[0].n).toBe(9007199254740991)
  })
})
