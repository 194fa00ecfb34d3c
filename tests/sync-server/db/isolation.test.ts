import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidV7 } from '../../../domain/ids.ts'
import { openPool, type Pool } from '../../../sync-server/db/pool.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const id = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

describe('organisations are walled off in the database', () => {
  let database: TestDatabase
  let pool: Pool
  let admin: Pool
  const [ours, theirs, member] = [id(), id(), id()]

  beforeAll(async () => {
    database = await createTestDatabase()
    pool = openPool(database.appUrl, { max: 2 })
    admin = openPool(database.adminUrl, { max: 1 })
    for (const org of [ours, theirs])
      await transact(pool, org, async (tx) => {
        const doc = { name: 'Ada', role: 'admin', siteIds: null, active: true }
        const documents = [{ collection: 'members', id: member, doc }]
        await tx.query('select create_organisation($1, $2, $3, now())', [org, 'Depot', JSON.stringify(documents)])
        await tx.query('insert into credentials (org_id, user_id, email, password_hash) values ($1, $2, $3, $4)', [
          ...[org, member, `${org}@example.com`, 'x'],
        ])
        await tx.query("insert into audit_log (org_id, event) values ($1, 'test')", [org])
      })
  })
  afterAll(async () => {
    await pool.end()
    await admin.end()
    await database.drop()
  })

  const tenantTables = async (): Promise<string[]> => {
    const { rows } = await admin.query<{ name: string }>(`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and (c.relname = 'organisations'
          or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped))
      order by 1`)
    return rows.map(({ name }) => name)
  }

  test('every table of an organisation has row level security forced, with a check on writes', async () => {
    const { rows } = await admin.query<{ name: string }>(`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policies p
          where p.schemaname = 'public' and p.tablename = c.relname and p.cmd = 'ALL' and p.with_check is not null)
      order by 1`)
    const guarded = rows.map(({ name }) => name)
    const tables = await tenantTables()
    expect(tables.length).toBeGreaterThan(10)
    expect(tables.filter((name) => !guarded.includes(name))).toEqual([])
  })

  test('tables without an organisation are few and known', async () => {
    const { rows } = await admin.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    )
    const tenants = await tenantTables()
    expect(rows.map(({ name }) => name).filter((name) => !tenants.includes(name))).toEqual([
      'schema_migrations',
      'vapid_keys', // the server's name at push services
    ])
  })

  test('without an organisation nothing is seen', async () => {
    for (const table of await tenantTables())
      expect({ table, rows: (await transact(pool, null, (tx) => tx.query(`select from ${table}`))).rowCount }).toEqual({
        table,
        rows: 0,
      })
  })

  test('an organisation sees its own rows, never another one’s', async () => {
    for (const table of ['credentials', 'members', 'audit_log', 'feed']) {
      const { rows } = await transact(pool, ours, (tx) => tx.query<{ org_id: string }>(`select org_id from ${table}`))
      expect(rows.length).toBeGreaterThan(0)
      expect(new Set(rows.map((row) => row.org_id))).toEqual(new Set([ours]))
    }
  })

  test('no row can be written into another organisation', async () => {
    const smuggle = transact(pool, ours, (tx) =>
      tx.query("insert into audit_log (org_id, event) values ($1, 'smuggled')", [theirs]),
    )
    await expect(smuggle).rejects.toThrow('row-level security')
    const move = transact(pool, ours, (tx) => tx.query('update credentials set org_id = $1', [theirs]))
    await expect(move).rejects.toThrow()
  })

  test('the owner is held by it too', async () => {
    const owner = openPool(database.ownerUrl, { max: 1 })
    expect((await owner.query('select from credentials')).rowCount).toBe(0)
    await owner.end()
  })

  test('the door for sign-in shows one row, to read', async () => {
    const seen = await transact(pool, null, async (tx) => {
      await tx.query("select set_config('app.sign_in_email', $1, true)", [`${ours}@example.com`])
      const changed = await tx.query("update credentials set password_hash = 'y'")
      return { rows: (await tx.query('select org_id from credentials')).rows, changed: changed.rowCount }
    })
    expect(seen).toEqual({ rows: [{ org_id: ours }], changed: 0 })
  })

  test('the audit log only grows', async () => {
    await expect(transact(pool, ours, (tx) => tx.query('delete from audit_log'))).rejects.toThrow('permission denied')
    await expect(admin.query('update audit_log set event = $1', [randomUUID()])).rejects.toThrow('append-only')
  })

  test('the application’s role owns nothing and cannot go round the policies', async () => {
    const { rows } = await admin.query(
      `select rolsuper, rolbypassrls, rolcreaterole,
        (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = 'bincard_app'`,
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 }])
  })
})
