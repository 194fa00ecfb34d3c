/**
 * The mirror in a real Chromium against a real server: 100,000 items and 150,000 stock rows, from nothing and from cold,
 * with the whole processor and with a quarter of it; against Dexie's `bulkPut` of the same items in the same browser.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { heapOf, throttled, withChromium } from './chromium.ts'
import { type Aims, type Figures, note, printFigures } from './figures.ts'
import { barcodeOf, ITEMS, withLargeWarehouse } from './large-warehouse.ts'
import { buildMirrorPage, type MirrorPage } from './mirror-page.ts'
import { quantile } from './quantiles.ts'
import { signIn } from './sign-in.ts'
import { askedFor, keptIn, longestTask, seen, watchAll } from './watched.ts'

const ROUNDS = 3
const COLD_STARTS = 3
const PAGES = [1, 20, 500]
const CODE = barcodeOf(ITEMS / 2)

/** A device that holds nothing: from asking for the bootstrap to the list on screen, and to the write that puts what was kept in force. */
const bootstrap = async (page: Page, url: string, figures: Figures): Promise<void> => {
  await signIn(page, `${url}/items`)
  const listed = await seen(page, 'list')
  const kept = await keptIn(page)
  await seen(page, 'badge')
  const asked = await askedFor(page, '/sync/bootstrap')
  note(figures, 'bootstrap to usable', listed - asked)
  note(figures, 'bootstrap to durable', kept - asked)
  note(figures, 'longest task, bootstrap', await longestTask(page))
  note(figures, 'heap after bootstrap', await heapOf(page))
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}

/** The page opened anew with the mirror stored: from the start of the navigation to the answer on screen. */
const coldStarts = async (page: Page, url: string, figures: Figures): Promise<void> => {
  for (let round = 0; round < COLD_STARTS; round++) {
    await page.goto(`${url}/scan?code=${CODE}`)
    note(figures, 'cold start to first lookup', await seen(page, 'answer'))
    await seen(page, 'badge')
    await page.goto(`${url}/items`)
    note(figures, 'cold start to list', await seen(page, 'list'))
    await seen(page, 'badge')
    note(figures, 'longest task, cold start', await longestTask(page))
  }
  note(figures, 'heap after cold start', await heapOf(page))
}

const inside = async (page: Page, figures: Figures): Promise<void> => {
  const cold = await page.evaluate((code) => window.bench.coldOpen(code), CODE)
  note(figures, 'modules alone: first lookup', cold.lookup)
  note(figures, 'modules alone: 100 items with totals', cold.list)
  const { lookups, searches } = await page.evaluate(() => window.bench.lookupsAndSearches())
  note(figures, 'lookup p99', quantile(lookups, 0.99))
  note(figures, 'search p50', quantile(searches, 0.5))
  note(figures, 'search p99', quantile(searches, 0.99))
  const pages = await page.evaluate((sizes) => window.bench.applyPages(sizes, 30), PAGES)
  for (const [at, size] of PAGES.entries()) note(figures, `page of ${size}, p50`, quantile(pages[at] ?? [], 0.5))
}

/** What is aimed at with the whole processor, in ms and MB; the durable bootstrap is aimed at as a share of bulkPut. */
const AIMS: Aims = {
  'cold start to first lookup': 400,
  'cold start to list': 2_000,
  'longest task, bootstrap': 100,
  'longest task, cold start': 100,
  'lookup p99': 1,
  'search p99': 20,
  'page of 500, p50': 20,
  'heap after bootstrap': 80,
  'heap after cold start': 80,
}
const DURABLE_SHARE = 0.15

/** One device from nothing, in a browser of its own. */
const device = async (context: BrowserContext, url: string, rate: number, mirrorPage: MirrorPage, figures: Figures) => {
  await watchAll(context)
  const first = await throttled(context, rate)
  await bootstrap(first, url, figures)
  await first.close()
  const insider = await throttled(context, rate)
  await mirrorPage.open(insider, url)
  await inside(insider, figures)
  note(figures, 'bulkPut of the items, three indexes', await insider.evaluate(() => window.bench.bulkPut()))
  await insider.close()
  await coldStarts(await throttled(context, rate), url, figures)
}

export const measure = async (url: string, rate: number, rounds: number): Promise<void> => {
  const mirrorPage = await buildMirrorPage()
  const figures: Figures = new Map()
  try {
    for (let round = 0; round < rounds; round++)
      await withChromium((context) => device(context, url, rate, mirrorPage, figures))
  } finally {
    mirrorPage.remove()
  }
  const reference = quantile(figures.get('bulkPut of the items, three indexes') ?? [], 0.5)
  console.log(rate === 1 ? '\nwith the whole processor' : `\nwith a ${rate}th of the processor`)
  const aims = { ...AIMS, 'bootstrap to durable': DURABLE_SHARE * reference }
  printFigures(figures, rate === 1 ? aims : {}, { name: 'bulkPut', ms: reference })
}

export const bench = (): Promise<void> =>
  withLargeWarehouse(async (url) => {
    await measure(url, 1, ROUNDS)
    await measure(url, 4, 1)
  })
