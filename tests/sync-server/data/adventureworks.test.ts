import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasAdventureWorks, type Played, playAdventureWorks } from '../../../bench/adventureworks.ts'
import { openPool, type Pool } from '../../../sync-server/db/pool.ts'
import { randomOf } from '../../../sync-server/demo/random.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const present = hasAdventureWorks()
if (!present) console.log('skipped: AdventureWorks is not at ../shared/data/adventureworks')

describe.skipIf(!present)('AdventureWorks, played by six devices at once', () => {
  let database: TestDatabase
  let pool: Pool
  let played: Played

  beforeAll(async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
    console.log(`seed ${seed} (SEED=${seed} plays it again)`)
    database = await createTestDatabase()
    pool = openPool(database.appUrl, { max: 14 })
    const strict = {
      error: (details: object, message: string) => {
        throw new Error(message, { cause: details })
      },
    }
    played = await playAdventureWorks(pool, strict, randomOf(seed).next)
    console.log(`${played.transactions} transactions in ${played.seconds.toFixed(1)} s`)
  }, 180_000)
  afterAll(async () => {
    await pool.end()
    await database.drop()
  })

  test('begins with 504 products and 335,974 pieces in 1,069 rows', () => {
    expect(played.imported).toEqual({ items: 504, stockRows: 1069, openingTotal: 335_974 })
  })

  test('ends, after 30,663 transactions, at opening + receipts + production − sales, to the unit', () => {
    expect(played.transactions).toBe(30_663)
    expect(played.off).toEqual([])
  })

  test('leaves nothing that verify finds', () => {
    expect(played.findings).toEqual([])
  })
})
