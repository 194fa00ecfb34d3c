/** A file of 100,000 items as it comes in through the server's door: rows a second, and what it keeps others waiting; then the same in a browser. */

import { writeTable } from '../domain/tables/write-table.ts'
import { importFile } from '../sync-server/data/import-file.ts'
import { openPool } from '../sync-server/db/pool.ts'
import { transact } from '../sync-server/db/transact.ts'
import { newId } from '../sync-server/ledger/new-id.ts'
import { createOrganisation } from '../sync-server/ledger/organisation.ts'
import { benchPage } from './import-page.ts'
import { withPostgres } from './postgres.ts'
import { processorTime, saySince } from './processor-time.ts'

const ROWS = Number(process.env.ROWS ?? 100_000)
const FIELDS = ['sku', 'name', 'description', 'barcodes', 'category', 'price', 'currency', 'reorderPoint']

const fileOf = (rows: number): string =>
  writeTable(
    FIELDS,
    Array.from({ length: rows }, (_, at) => ({
      ...{
        sku: `ART-${at}`,
        name: `Article ${at}`,
        description: `What article ${at} is good for`,
        category: `Group ${at % 40}`,
      },
      ...{ barcodes: `K${at}`, price: at / 100, currency: 'EUR', reorderPoint: at % 50 },
    })),
  )

/** The longest that this process let nobody else have a turn, in milliseconds. */
const watchTurns = () => {
  let [last, longest] = [performance.now(), 0]
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last - 10)
    last = now
  }, 10)
  return () => {
    clearInterval(timer)
    return Math.round(longest)
  }
}

export const bench = (): Promise<void> =>
  withPostgres(async (appUrl) => {
    const pool = openPool(appUrl, { max: 4 })
    try {
      const orgId = newId()
      await transact(pool, orgId, (client) => createOrganisation(client, { id: orgId, name: 'Import' }))
      const content = fileOf(ROWS)
      console.log(`${ROWS} rows, ${(content.length / 1e6).toFixed(1)} MB`)
      for (const [label, mode] of [
        ['looked at', 'check'],
        ['brought in', 'all'],
        ['brought in again', 'all'],
      ] as const) {
        const turns = watchTurns()
        const [started, used] = [performance.now(), processorTime()]
        const result = await importFile(pool, console, { orgId, kind: 'items', content, mode, now: new Date() })
        const seconds = (performance.now() - started) / 1000
        const { created, changed, unchanged, errors } = result
        console.log(
          `${label}: ${seconds.toFixed(1)} s (${Math.round(ROWS / seconds)} rows/s); ${created} new, ${changed} changed, ${unchanged} the same, ${errors.length} bad; nobody else had a turn for ${turns()} ms at most; processor: ${saySince(used)} s`,
        )
      }
    } finally {
      await pool.end()
    }
    await benchPage(appUrl, fileOf(ROWS), ROWS)
  })
