import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool, type Pool } from '../../../sync-server/db/pool.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { loadDemo } from '../../../sync-server/demo/load.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { rebuild } from '../../../sync-server/ledger/rebuild.ts'
import { type Check, verify } from '../../../sync-server/ledger/verify.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

/** A whole organisation with counts, reversals, lots and exceptions in it: the demo. */
let database: TestDatabase
let pool: Pool
/** Sees round row level security, as whoever broke the tables would. */
let admin: Pool
let orgId: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.appUrl, { max: 3 })
  admin = openPool(database.adminUrl, { max: 1 })
  orgId = await loadDemo(pool, console, { seed: 1, now: new Date() })
}, 120_000)
afterAll(async () => {
  await pool.end()
  await admin.end()
  await database.drop()
})

/** Breaks something, expects exactly these checks to fail (the first in so many rows), rebuilds, and expects all to be well. */
const brokenAndMended = async (sql: string, checks: Check[], places?: number): Promise<void> => {
  const { rowCount } = await admin.query(sql)
  expect(rowCount, 'the corruption found its row').toBeGreaterThan(0)
  const found = await verify(pool, orgId)
  expect(found.map(({ check }) => check)).toEqual(checks)
  if (places !== undefined) expect(found[0]?.rows).toHaveLength(places)
  // What is left is what verify finds in the rebuild's own transaction.
  expect((await rebuild(pool, orgId)).left).toEqual([])
}

const clock = async (): Promise<number> =>
  (await admin.query<{ seq: number }>('select seq from org_clock where org_id = $1', [orgId])).rows[0]?.seq ?? 0

const STOCK = 'stock is the sum of the ledger'
const ZERO = 'every item sums to zero over all places'
const COUNTED = 'a cell knows its last count'
const LAW = 'in a counted cell lies what was seen and what moved after'
const REVERSALS = 'a movement and its reversal name each other'
const CODES = 'a barcode is looked up where its item says'
const SCOPES = 'a blind count goes over what its count says'
const HIDDEN = 'counters of a blind count get nothing that tells'
const FEED = 'the feed is the tables'
const CLOCK = 'nothing lies beyond the clock'

describe('verify and rebuild', () => {
  test('find nothing wrong in a warehouse that nobody broke, and a rebuild of it changes nothing', async () => {
    expect(await verify(pool, orgId)).toEqual([])
    const before = await clock()
    expect(await rebuild(pool, orgId)).toEqual({
      ...{ stock: 0, counted: 0, reversals: 0, codes: 0, published: 0, buried: 0 },
      left: [],
    })
    expect(await clock()).toBe(before)
  })

  test('see only their own organisation', async () => {
    expect(await verify(pool, newId())).toEqual([])
  })

  test('mend a quantity that somebody wrote', async () => {
    await brokenAndMended(
      `update stock set on_hand = on_hand + 5 where id = (
         select s.id from stock s join locations l on l.id = s.location_id where l.kind = 'bin' and s.counted_at is null limit 1)`,
      [STOCK, ZERO, FEED],
    )
  })

  test('mend a counted cell', async () => {
    await brokenAndMended(
      `update stock set on_hand = on_hand - 1 where id = (select id from stock where counted_at is not null order by id limit 1)`,
      [STOCK, ZERO, LAW, FEED],
    )
  })

  test('mend a promise that no order holds', async () => {
    await brokenAndMended('update stock set allocated = 3 where id = (select id from stock limit 1)', [STOCK, FEED])
  })

  test('mend the time of a count', async () => {
    await brokenAndMended(
      `update stock set counted_at = counted_at - interval '1 hour' where id = (select id from stock where counted_at is not null limit 1)`,
      [COUNTED, FEED],
    )
  })

  // Of one that a blind count hides, a third check would tell as well.
  test('bring back a stock row that is gone', async () => {
    await brokenAndMended(
      `delete from stock where id = (select s.id from stock s join locations l on l.id = s.location_id
         where l.kind = 'bin' and s.on_hand > 0 and s.counted_at is null
           and not exists (select from blind_scopes b where b.location_ids is null or l.id = any (b.location_ids))
         limit 1)`,
      [STOCK, ZERO, FEED],
    )
  })

  test('publish what the feed has otherwise, lacks, or buried', async () => {
    await brokenAndMended(
      `with gone as (delete from feed where collection in ('movements', 'observations', 'variances')),
       otherwise as (update feed set body = replace(body, '"name"', '"nome"') where collection = 'items')
       update feed set deleted = true, body = tombstone_body(collection, id, seq) where collection = 'locations'`,
      [FEED],
    )
    expect(await verify(pool, orgId)).toEqual([])
  })

  test('keep what comes back to the feed to the sites it belongs to', async () => {
    const sites = () =>
      admin.query(`select collection, id, sites from feed where collection in ('movements', 'stock', 'orders', 'counts', 'locations')
        order by 1, 2`)
    const before = (await sites()).rows
    await brokenAndMended(
      `delete from feed where collection in ('movements', 'stock', 'orders', 'counts', 'locations')`,
      [FEED],
    )
    const asSets = (rows: { sites: string[] | null }[]) =>
      rows.map((row) => ({ ...row, sites: row.sites?.sort() ?? null }))
    expect(asSets((await sites()).rows).filter(({ sites: at }) => at?.length === 0)).toEqual(
      asSets(before).filter(({ sites: at }) => at?.length === 0),
    )
    expect(asSets((await sites()).rows)).toEqual(asSets(before))
  })

  test('bury what the feed has and no table knows', async () => {
    await brokenAndMended(
      `insert into feed (org_id, collection, id, seq, body)
       select org_id, 'items', gen_random_uuid(), seq + 1, '{}' from org_clock`,
      [FEED, CLOCK],
    )
  })

  test('mend a movement that does not know it was undone, and one that was not and says so', async () => {
    await brokenAndMended(
      `update movements m set reversed_by_id = wrong.by
       from (
         (select id, null::uuid as by from movements where reversed_by_id is not null limit 1)
         union all
         (select id, (select id from movements where reverses_id is not null limit 1)
          from movements where reverses_id is null and reversed_by_id is null limit 1)
       ) wrong
       where m.id = wrong.id`,
      [REVERSALS, FEED],
      2,
    )
  })

  test('find a barcode again that is not looked up, and forget one that no item has', async () => {
    await brokenAndMended(
      `with one as (select item_id, code from item_codes order by code limit 1),
       another as (select item_id, code from item_codes order by code desc limit 1),
       wrong as (update item_codes c set code = c.code || '0' from one where (c.item_id, c.code) = (one.item_id, one.code))
       delete from item_codes c using another a where (c.item_id, c.code) = (a.item_id, a.code)`,
      [CODES],
      3,
    )
  })

  /** What went out after a place in the feed, and whether counters get it. */
  const newsSince = async (after: number) =>
    (
      await admin.query<{ id: string; hidden: boolean }>(
        'select id, hidden_below > 0 as hidden from feed where org_id = $1 and seq > $2 order by id',
        [orgId, after],
      )
    ).rows
  const someOf = async (where: string): Promise<string> =>
    (await admin.query<{ id: string }>(`select id from feed where not deleted and ${where} limit 1`)).rows[0]?.id ?? ''

  test('hide from counters again what they got, and give back what is hidden for nothing, whatever it is', async () => {
    const before = await clock()
    const told = await someOf(`hidden_below > 0 and collection = 'stock'`)
    const kept = [
      await someOf(`hidden_below = 0 and collection = 'stock'`),
      await someOf(`collection = 'items'`),
      await someOf(`collection = 'reasons'`),
    ]
    await brokenAndMended(
      `update feed set hidden_below = case when id = '${told}' then 0 else 2 end where id in ('${[told, ...kept].join("','")}')`,
      [HIDDEN],
      4,
    )
    const expected = [{ id: told, hidden: true }, ...kept.map((id) => ({ id, hidden: false }))]
    expect(await newsSince(before)).toEqual(expected.sort((a, b) => (a.id < b.id ? -1 : 1)))
    const { rows } = await admin.query('select hidden_seq = seq as forgotten from org_clock where org_id = $1', [orgId])
    expect(rows).toEqual([{ forgotten: true }]) // bootstraps of before tell too much
  })

  test('follow a blind count that was lost sight of with all that it hid', async () => {
    await brokenAndMended(
      `with gone as (delete from blind_scopes returning org_id)
       update feed f set hidden_below = 0, author = null from gone where f.org_id = gone.org_id and hidden_below > 0`,
      [SCOPES],
      1,
    )
  })

  test('follow a blind count in other bins than it says, and let go of one that does not run', async () => {
    await brokenAndMended(
      `with other as (
         insert into blind_scopes select org_id, gen_random_uuid(), site_id, '{}', '{}' from blind_scopes
       )
       update blind_scopes set location_ids = location_ids[2:]`,
      [SCOPES, HIDDEN],
      2,
    )
  })

  test('say what they cannot mend: an observation that counts although it was not accepted', async () => {
    await admin.query(
      `update observations set effective = false where id = (select id from observations where effective and item_id is not null limit 1)`,
    )
    const { left } = await rebuild(pool, orgId)
    expect(left.map(({ check }) => check)).toContain('an observation counts while it is accepted')
    await admin.query(`update observations set effective = (status = 'accepted')`)
    await rebuild(pool, orgId)
    expect(await verify(pool, orgId)).toEqual([])
  })

  test('give what was mended a new place in the feed, so that devices hear of it', async () => {
    const before = await clock()
    await admin.query(`update stock set on_hand = on_hand + 7 where id = (select id from stock limit 1)`)
    await rebuild(pool, orgId)
    const news = await transact(
      pool,
      orgId,
      async (client) => (await client.query('select collection from feed where seq > $1', [before])).rows,
    )
    expect(news).toEqual([{ collection: 'stock' }])
  })
})
