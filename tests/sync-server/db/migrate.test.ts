import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate, refuseOtherSchema } from '../../../sync-server/db/migrate.ts'
import { openPool } from '../../../sync-server/db/pool.ts'
import { Refusal } from '../../../sync-server/refusal.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

describe('migrate', () => {
  let database: TestDatabase
  let dir: string
  const write = (name: string, sql: string) => writeFileSync(join(dir, name), sql)
  /** What a server that may not migrate says to this database. */
  const refusal = async (): Promise<string | null> => {
    const pool = openPool(database.appUrl, { max: 1 })
    return refuseOtherSchema(pool, dir)
      .then(
        () => null,
        (error: Error) => error.message,
      )
      .finally(() => pool.end())
  }

  beforeEach(async () => {
    database = await createTestDatabase({ empty: true })
    dir = mkdtempSync(join(tmpdir(), 'bincard-migrations-'))
    write('0001_first.sql', 'create table first (n int);')
  })
  afterEach(async () => {
    rmSync(dir, { recursive: true })
    await database.drop()
  })

  test('runs what is new, in order, once', async () => {
    write('0002_second.sql', 'insert into first values (1); create table second (n int);')
    expect(await migrate(database.ownerUrl, dir)).toEqual(['0001_first.sql', '0002_second.sql'])
    expect(await migrate(database.ownerUrl, dir)).toEqual([])
    write('0003_third.sql', 'insert into first values (2);')
    expect(await refusal()).toMatch('older than this Bincard: set DATABASE_OWNER_URL')
    expect(await migrate(database.ownerUrl, dir)).toEqual(['0003_third.sql'])
    expect(await refusal()).toBe(null)
  })

  test('an empty database is older than any code', async () => {
    expect(await refusal()).toMatch('older than this Bincard')
  })

  test('of two starts at once, one runs each file', async () => {
    write('0002_second.sql', 'select pg_sleep(0.2); insert into first values (1);')
    const ran = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, dir)))
    expect(ran.flat().sort()).toEqual(['0001_first.sql', '0002_second.sql'])
  })

  test('a file that fails leaves nothing behind and names itself', async () => {
    write('0002_second.sql', 'create table second (n int); select 1 / 0;')
    await expect(migrate(database.ownerUrl, dir)).rejects.toThrow('0002_second.sql: division by zero')
    write('0002_second.sql', 'create table second (n int);')
    expect(await migrate(database.ownerUrl, dir)).toEqual(['0002_second.sql'])
  })

  test('refuses a database that is newer than the code', async () => {
    write('0002_second.sql', 'select 1;')
    await migrate(database.ownerUrl, dir)
    rmSync(join(dir, '0002_second.sql'))
    await expect(migrate(database.ownerUrl, dir)).rejects.toThrow(Refusal)
    expect(await refusal()).toMatch('newer than this Bincard')
  })

  test('refuses a file that was changed after it ran', async () => {
    await migrate(database.ownerUrl, dir)
    write('0001_first.sql', 'create table first (n bigint);')
    await expect(migrate(database.ownerUrl, dir)).rejects.toThrow('never changed')
  })

  test('refuses a file that comes before one that ran', async () => {
    write('0003_third.sql', 'select 1;')
    await migrate(database.ownerUrl, dir)
    write('0002_late.sql', 'select 1;')
    await expect(migrate(database.ownerUrl, dir)).rejects.toThrow('only go forward')
  })
})
