/** One organisation of 100,000 items and 150,000 stock rows, or as many as are asked for, the same in every run, and a server that serves it. */

import { openPool, type Pool } from '../sync-server/db/pool.ts'
import { transact } from '../sync-server/db/transact.ts'
import { documentOf } from '../sync-server/demo/document.ts'
import { restrictedGtin13 } from '../sync-server/demo/gtin.ts'
import { type Random, randomOf } from '../sync-server/demo/random.ts'
import { setCredentials } from '../sync-server/identity/accounts.ts'
import { createOrganisation, publishDocuments, putMember } from '../sync-server/ledger/organisation.ts'
import { signInOver } from './account.ts'
import { withPostgres } from './postgres.ts'
import { withServer } from './serve.ts'

export const ITEMS = 100_000
export const STOCK_ROWS = 150_000
export const BINS = 2_000
type Size = { items: number; stockRows: number }
/** Sales orders to be picked, each of so many lines. */
export const ORDERS = ['SO-1', 'SO-2'] as const
export const ORDER_LINES = 50
/** Where they go. */
export const TOTE = 'TOTE-1'
/** Publishing joins what it wrote to what came in by a nested loop: in thousands it is ten times as fast. */
const TOGETHER = 1_000

export const SIGN_IN = { email: 'lead@bench.test', password: 'a bench, long and dull' }

const MADE_AT = Date.UTC(2026, 0, 5)
const NOUNS =
  'bolt,nut,washer,bracket,hinge,gasket,valve,bearing,seal,clamp,hose,filter,sensor,switch,relay,cable'.split(',')
const KINDS = 'steel,brass,zinc,rubber,nylon,copper,black,blue,sealed,heavy,light,marine,long,short,double,fine'.split(
  ',',
)
const CATEGORIES = ['Fasteners', 'Fittings', 'Hydraulics', 'Electrical', 'Spares']

export const binCode = (at: number): string => `A-${String(at).padStart(4, '0')}`

/** The barcode of item number so much. */
export const barcodeOf = (at: number): string => restrictedGtin13(at % 12, at)

const itemOf = (random: Random, at: number) => {
  const noun = random.pick(NOUNS)
  return {
    sku: `${noun.slice(0, 3).toUpperCase()}-${String(at).padStart(6, '0')}`,
    name: `${random.pick(KINDS)} ${noun} ${random.pick(KINDS)} M${random.between(2, 48)} × ${random.between(5, 300)}`,
    barcodes: [{ code: barcodeOf(at) }],
    baseUnit: 'pcs',
    units: [],
    tracking: 'none',
    category: random.pick(CATEGORIES),
    price: random.between(10, 99_999) / 100,
    currency: 'EUR',
    reorder: { point: random.between(1, 50), quantity: 100, safetyStock: 5, leadTimeDays: random.between(1, 30) },
    attributes: {},
    archived: random.chance(0.01),
  }
}

/** The rows alone, without the movements that would have made them: a mirror holds a window of those, and here none. */
const STOCK_SQL = `
  with clock as (select (lock_clock($1)).seq),
  made as (
    insert into stock (org_id, id, item_id, location_id, lot_id, on_hand, created_at, updated_at, seq)
    select $1, stock_id(item, place, no_lot()), item, place, no_lot(), quantity, now(), now(), clock.seq + n
    from clock, unnest($2::uuid[], $3::uuid[], $4::int[]) with ordinality as row (item, place, quantity, n)
    returning *
  ),
  published as (
    insert into feed (org_id, collection, id, seq, sites, body)
    select $1, 'stock', id, seq, array[$5::uuid], stock_body(made::stock) from made
  )
  update org_clock set seq = clock.seq + (select count(*) from made) from clock where org_id = $1`

const load = async (pool: Pool, size: Size): Promise<void> => {
  const random = randomOf(2026)
  const orgId = random.id(MADE_AT)
  const site = random.id(MADE_AT)
  const bins = Array.from({ length: BINS }, () => random.id(MADE_AT))
  const items = Array.from({ length: size.items }, () => random.id(MADE_AT))
  const place = (id: string, kind: string, code: string, siteId: string | null) =>
    documentOf('locations', id, { kind, code, name: code, siteId }, [site])
  await transact(pool, orgId, async (client) => {
    const userId = random.id(MADE_AT)
    await createOrganisation(client, { id: orgId, name: 'Bench' })
    await putMember(client, orgId, { id: userId, name: 'Lead', role: 'lead', siteIds: null, active: true })
    await setCredentials(client, orgId, { userId, ...SIGN_IN })
    await publishDocuments(client, orgId, [
      place(site, 'site', 'MAIN', null),
      ...bins.map((id, at) => place(id, 'bin', binCode(at), site)),
      place(random.id(MADE_AT), 'bin', TOTE, site),
    ])
    for (let from = 0; from < size.items; from += TOGETHER) {
      const documents = items
        .slice(from, from + TOGETHER)
        .map((id, at) => documentOf('items', id, itemOf(random, from + at)))
      await publishDocuments(client, orgId, documents)
    }
    await publishDocuments(
      client,
      orgId,
      ORDERS.map((number, which) => {
        const lines = Array.from({ length: ORDER_LINES }, (_, at) => ({
          ...{ id: random.id(MADE_AT), itemId: items[((which * ORDER_LINES + at) * 997) % size.items], quantity: 1 },
        }))
        const said = { kind: 'sales', number, siteId: site, state: 'open', lines }
        return documentOf('orders', random.id(MADE_AT), said, [site])
      }),
    )
    // Every item in one bin, every other one in a second: bins that differ, since the step is no part of their number.
    const rows = Array.from({ length: size.stockRows }, (_, at) => at)
    await client.query(STOCK_SQL, [
      orgId,
      rows.map((at) => items[at < size.items ? at : (at - size.items) * 2]),
      rows.map((at) => bins[at < size.items ? at % BINS : (at * 7 + 1) % BINS]),
      rows.map(() => random.between(1, 500)),
      site,
    ])
  })
}

/** The first device of a scope waits until its bootstrap is made, all after it do not: that is the server's figure, not the mirror's. */
const makeBootstrap = async (url: string): Promise<void> => {
  const { accessToken } = await signInOver(url, SIGN_IN, randomOf(1).id(MADE_AT))
  const started = performance.now()
  await fetch(`${url}/api/v1/sync/bootstrap`, { headers: { authorization: `Bearer ${accessToken}` } })
  console.log(`bootstrap made by the server in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/** Serves the built app and that organisation from a Postgres of its own, for as long as `work` takes. */
export const withLargeWarehouse = (
  work: (url: string) => Promise<void>,
  size: Size = { items: ITEMS, stockRows: STOCK_ROWS },
): Promise<void> =>
  withPostgres(async (appUrl) => {
    const pool = openPool(appUrl, { max: 8 })
    const started = performance.now()
    await load(pool, size)
    console.log(
      `${size.items} items and ${size.stockRows} stock rows loaded in ${Math.round((performance.now() - started) / 1000)} s`,
    )
    try {
      await withServer({ pool, appUrl }, async (url) => {
        await makeBootstrap(url)
        await work(url)
      })
    } finally {
      await pool.end()
    }
  })
