/**
 * Fifty picks of one order by wedge scans alone, in the built app, in a real Chromium with its profile on disk, the large
 * mirror in memory: from the last key of a scan until the next line is painted; against a bare strict write in the same page.
 */
import type { Page } from 'playwright-core'
import { throttled, withChromium } from './chromium.ts'
import { type Aims, type Figures, note, printFigures } from './figures.ts'
import { ORDER_LINES, ORDERS, TOTE, withLargeWarehouse } from './large-warehouse.ts'
import { quantile } from './quantiles.ts'
import { signIn } from './sign-in.ts'
import { seen, watchAll } from './watched.ts'
import { bareWrites } from './write.ts'

const AIMS: Aims = { p50: 16, p99: 50 }
const WRITES = 100

/** Opens the walk of an order: its goods go into the tote. Taps and one scan, as a picker begins. */
const begin = async (page: Page, number: string): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name: 'More' }).click()
  await page.getByRole('link', { name: 'Orders' }).click()
  await page.getByRole('list', { name: 'Orders' }).getByRole('link', { name: number }).click()
  await page.getByRole('link', { name: 'Pick this order' }).click()
  await page.getByRole('button', { name: number }).first().waitFor()
  await page.evaluate(
    (keys) => {
      for (const key of keys) document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    },
    [...TOTE, 'Enter'],
  )
  await page.getByRole('button', { name: `Start: ${ORDER_LINES} stops` }).click()
  await page.getByRole('progressbar').waitFor()
}

/**
 * Scans what the card asks for, until it asks for nothing more. No function in here has a name: the runner's compiler would
 * call one that the page lacks.
 */
const walk = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const samples: number[] = []
    for (;;) {
      const bar = document.querySelector('[role=progressbar]')
      const sku = /[A-Z]{3}-\d{6}/.exec(bar?.closest('section')?.textContent ?? '')?.[0]
      if (!bar || sku === undefined) return samples
      const before = bar.getAttribute('aria-valuenow')
      const painted = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          const now = document.querySelector('[role=progressbar]')
          if (now?.getAttribute('aria-valuenow') === before) return
          observer.disconnect()
          // The frame that shows it is drawn before what comes after it.
          requestAnimationFrame(() => setTimeout(resolve))
        })
        observer.observe(document.body, { subtree: true, childList: true, attributes: true })
      })
      for (const key of sku) document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      const from = performance.now()
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
      await painted
      samples.push(performance.now() - from)
      // A person walks to the next bin.
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })

const measure = async (url: string): Promise<void> => {
  await withChromium(async (context) => {
    await watchAll(context)
    const page = await throttled(context, 1)
    await signIn(page, url)
    await seen(page, 'badge')
    const bare = await bareWrites(page, WRITES)
    const reference = { name: 'a bare strict put', ms: quantile(bare, 0.5) }
    print('a bare strict put', bare, {}, reference)
    for (const [at, number] of ORDERS.entries()) {
      const where = at === 0 ? 'online' : 'offline'
      await context.setOffline(where === 'offline')
      await begin(page, number)
      const samples = await walk(page)
      if (samples.length !== ORDER_LINES) throw new Error(`${samples.length} of ${ORDER_LINES} picks were made`)
      print(`scan to the next line painted, ${where}`, samples, AIMS, reference)
      await page.getByRole('button', { name: 'Done' }).click()
    }
  })
}

const print = (what: string, samples: number[], aims: Aims, reference: { name: string; ms: number }): void => {
  console.log(`${what} (${samples.length})`)
  const figures: Figures = new Map()
  note(figures, 'least', Math.min(...samples))
  note(figures, 'p50', quantile(samples, 0.5))
  note(figures, 'p99', quantile(samples, 0.99))
  printFigures(figures, aims, reference)
}

export const bench = (): Promise<void> => withLargeWarehouse(measure)
