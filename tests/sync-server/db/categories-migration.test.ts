import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { categoryIdOf } from '../../../domain/ids.ts'
import { migrate } from '../../../sync-server/db/migrate.ts'
import { openPool } from '../../../sync-server/db/pool.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { sha256 } from '../../../sync-server/ledger/digest.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { createOrganisation, publishDocuments } from '../../../sync-server/ledger/organisation.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const ALL = resolve(import.meta.dirname, '../../../migrations')
let database: TestDatabase
let before: string

beforeAll(async () => {
  database = await createTestDatabase({ empty: true })
  before = mkdtempSync(join(tmpdir(), 'bincard-before-categories-'))
  for (const name of readdirSync(ALL)) if (name < '0057') copyFileSync(join(ALL, name), join(before, name))
  await migrate(database.ownerUrl, before)
})
afterAll(async () => {
  rmSync(before, { recursive: true })
  await database.drop()
})

test('what items said before there were categories becomes the list, each once, and the items stay as they were', async () => {
  const orgId = newId()
  const pool = openPool(database.appUrl, { max: 2 })
  try {
    const items = ['Tools', 'Tools', 'Dry food', '', ' '].map((category, at) => ({
      ...{ collection: 'items' as const, id: newId(), sites: null },
      doc: {
        sku: `S-${at}`,
        name: 'Thing',
        baseUnit: 'pcs',
        barcodes: [],
        tracking: 'none',
        archived: false,
        category,
      },
    }))
    await transact(pool, orgId, async (client) => {
      await createOrganisation(client, { id: orgId, name: 'Before' })
      await publishDocuments(client, orgId, items)
    })
    await migrate(database.ownerUrl, ALL)
    const rows = await transact(pool, orgId, async (client) => {
      const feed = await client.query<{ body: string }>(
        `select body from feed where org_id = $1 and collection = 'categories' order by body::jsonb ->> 'code'`,
        [orgId],
      )
      return feed.rows.map(({ body }) => JSON.parse(body) as object)
    })
    expect(rows).toMatchObject(
      ['Dry food', 'Tools'].map((code) => ({ id: categoryIdOf(code, sha256), code, name: code, archived: false })),
    )
  } finally {
    await pool.end()
  }
})
