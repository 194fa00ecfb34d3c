/** A file of 100,000 items brought in by a person in a real Chromium: how long each step takes, and how long the page stands still. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openPool } from '../sync-server/db/pool.ts'
import { transact } from '../sync-server/db/transact.ts'
import { setCredentials } from '../sync-server/identity/accounts.ts'
import { newId } from '../sync-server/ledger/new-id.ts'
import { createOrganisation, putMember } from '../sync-server/ledger/organisation.ts'
import { withChromium } from './chromium.ts'
import { processorTime, saySince } from './processor-time.ts'
import { withServer } from './serve.ts'
import { signIn } from './sign-in.ts'
import { longestTask, seen, watchAll } from './watched.ts'

const ACCOUNT = { email: 'manager@bench.test', password: 'a bench, long and dull' }
const UP_TO_DATE = 'button[aria-label="Sync state: Up to date"]'

const forget = (page: Page) =>
  page.evaluate(() => {
    window.watched.longTasks.length = 0
  })

/** `path`: handed over by the browser itself, as from a person's disk; bytes would be unpacked on the page's own thread first. */
const measure = async (page: Page, url: string, path: string, rows: number): Promise<void> => {
  const step = async (name: string, work: () => Promise<unknown>): Promise<number> => {
    await forget(page)
    const [started, used] = [performance.now(), processorTime()]
    await work()
    const seconds = (performance.now() - started) / 1000
    const longest = Math.round(await longestTask(page))
    console.log(`  ${name}: ${seconds.toFixed(1)} s; longest task ${longest} ms; processor: ${saySince(used)} s`)
    return seconds
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const wait = { timeout: 300_000 }
  await signIn(page, `${url}/import`, ACCOUNT)
  await seen(page, 'badge')
  const all = [
    await step('chosen and read', async () => {
      await page.locator('input[type=file]').setInputFiles(path, wait)
      await button('Check the file').waitFor(wait)
    }),
    await step('sent and checked', async () => {
      await button('Check the file').click()
      await button(/^Bring in /).waitFor(wait)
    }),
    await step('brought in', async () => {
      await button(/^Bring in /).click()
      await page.getByText(/changes brought in/).waitFor(wait)
    }),
  ]
  await step('the device is up to date', () => page.locator(UP_TO_DATE).waitFor(wait))
  const seconds = all.reduce((sum, one) => sum + one, 0)
  console.log(`  from the file to all of it in: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`)
}

export const benchPage = async (appUrl: string, content: string, rows: number): Promise<void> => {
  const pool = openPool(appUrl, { max: 10 })
  const orgId = newId()
  const folder = mkdtempSync(join(tmpdir(), 'bincard-import-'))
  const path = join(folder, 'items.csv')
  writeFileSync(path, content)
  try {
    await transact(pool, orgId, async (client) => {
      const userId = newId()
      await createOrganisation(client, { id: orgId, name: 'Import in a browser' })
      await putMember(client, orgId, { id: userId, name: 'Manager', role: 'manager', siteIds: null, active: true })
      await setCredentials(client, orgId, { userId, ...ACCOUNT })
    })
    await withServer({ pool, appUrl }, (url) =>
      withChromium(async (context) => {
        await watchAll(context)
        const page = await context.newPage()
        console.log(`${rows} rows in the browser`)
        await measure(page, url, path, rows)
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await pool.end()
  }
}
