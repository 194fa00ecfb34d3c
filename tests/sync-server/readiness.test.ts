import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newestMigration } from '../../sync-server/db/migrate.ts'
import { openPool, type Pool } from '../../sync-server/db/pool.ts'
import { createReadiness } from '../../sync-server/readiness.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

describe('readiness', () => {
  let database: TestDatabase
  let pool: Pool
  let newest: number

  beforeEach(async () => {
    database = await createTestDatabase()
    pool = openPool(database.appUrl, { max: 1 })
    newest = await newestMigration()
  })
  afterEach(async () => {
    await pool.end()
    await database.drop()
  })

  test('with the schema of the code, and with a newer one, as while a new version is rolled out', async () => {
    expect(await createReadiness(pool, newest).ask()).toBe(true)
    expect(await createReadiness(pool, newest - 1).ask()).toBe(true)
  })

  test('not with an older schema', async () => {
    expect(await createReadiness(pool, newest + 1).ask()).toBe(false)
  })

  test('not while every connection is taken', async () => {
    const taken = await pool.connect()
    expect(await createReadiness(pool, newest).ask()).toBe(false)
    taken.release()
    expect(await createReadiness(pool, newest).ask()).toBe(true)
  })

  test('not when the database is away', async () => {
    const elsewhere = openPool('postgres://bincard_app@127.0.0.1:1/none')
    expect(await createReadiness(elsewhere, newest).ask()).toBe(false)
    await elsewhere.end()
  })

  test('not while it drains, whatever was answered a moment ago', async () => {
    const readiness = createReadiness(pool, newest)
    expect(await readiness.ask()).toBe(true)
    readiness.drain()
    expect(await readiness.ask()).toBe(false)
  })

  test('many who ask at once cost one look', async () => {
    const readiness = createReadiness(pool, newest)
    const taken = await pool.connect()
    const answers = Array.from({ length: 50 }, () => readiness.ask())
    expect(pool.waitingCount).toBe(1)
    taken.release()
    expect(new Set(await Promise.all(answers))).toEqual(new Set([true]))
  })
})
