/**
 * How long the server takes to start (server-start.ts); then, on a device, from a cold start to the first scanned item on screen: the
 * browser itself starts anew, the app opens on Home, and the wedge sends a code as soon as the frame stands. 20,000 items, with the whole processor and with a quarter of it; against what it takes to read
 * that many items from their text, which is what a start without the quick path would wait for.
 */
import { rmSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { newProfile, throttled, withChromium } from './chromium.ts'
import { type Aims, type Figures, note, printFigures } from './figures.ts'
import { barcodeOf, withLargeWarehouse } from './large-warehouse.ts'
import { quantile } from './quantiles.ts'
import { measureServerStart } from './server-start.ts'
import { signIn } from './sign-in.ts'
import { seen, watchAll } from './watched.ts'

const SIZE = { items: 20_000, stockRows: 30_000 }
const STARTS = 7
const AIM = 1_000

/** Sends a code as a wedge does, as soon as the frame with its five places stands: before that there is nothing to scan into. */
const scanAtOnce = (code: string): void => {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('nav a[href="/scan"]')) return
    observer.disconnect()
    // The listener is there once the frame has been drawn.
    setTimeout(() => {
      performance.mark('scanned')
      for (const key of [...code, 'Enter'])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    })
  })
  observer.observe(document, { subtree: true, childList: true })
}

/** In the same page, on the same part of the processor: as many items, from text to an index by barcode. */
const readAll = (page: Page): Promise<number> =>
  page.evaluate((items) => {
    const text = JSON.stringify(
      Array.from({ length: items }, (_, at) => ({
        ...{ id: crypto.randomUUID(), sku: `BOL-${at}`, name: `steel bolt zinc M${at % 48} × ${at}`, description: '' },
        ...{ baseUnit: 'pcs', units: [], tracking: 'none', category: 'Fasteners', price: at / 100, currency: 'EUR' },
        ...{
          barcodes: [{ code: String(2e12 + at) }],
          attributes: {},
          archived: false,
          createdAt: new Date(at).toJSON(),
        },
      })),
    )
    const before = performance.now()
    const index = new Map<string, unknown>()
    for (const item of JSON.parse(text) as { barcodes: { code: string }[] }[]) {
      for (const { code } of item.barcodes) index.set(code, item)
    }
    return performance.now() - before
  }, SIZE.items)

const start = async (context: BrowserContext, url: string, rate: number, code: string, figures: Figures) => {
  await watchAll(context)
  await context.addInitScript(scanAtOnce, code)
  const page = await throttled(context, rate)
  await page.goto(url)
  const answered = await seen(page, 'answer')
  const scanned = await page.evaluate(() => performance.getEntriesByName('scanned')[0]?.startTime ?? Number.NaN)
  note(figures, 'cold start to the frame, and the scan', scanned)
  note(figures, 'from the scan to its answer', answered - scanned)
  note(figures, 'cold start to the first scanned item on screen', answered)
  await seen(page, 'badge')
  note(figures, 'reading all items from text', await readAll(page))
}

const measure = async (url: string): Promise<void> => {
  const profile = newProfile()
  try {
    await withChromium(
      async (context) => {
        await watchAll(context)
        const page = await context.newPage()
        await signIn(page, url)
        await seen(page, 'badge')
        await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      },
      [],
      profile,
    )
    for (const rate of [1, 4]) {
      const figures: Figures = new Map()
      for (let at = 1; at <= STARTS; at++) {
        const code = barcodeOf((at * 7919) % SIZE.items)
        await withChromium((context) => start(context, url, rate, code, figures), [], profile)
      }
      console.log(rate === 1 ? '\nwith the whole processor' : `\nwith a ${rate}th of the processor`)
      const reference = quantile(figures.get('reading all items from text') ?? [], 0.5)
      const aims: Aims = rate === 1 ? {} : { 'cold start to the first scanned item on screen': AIM }
      printFigures(figures, aims, { name: 'reading them all', ms: reference })
    }
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}

export const bench = async (): Promise<void> => {
  await measureServerStart()
  await withLargeWarehouse(measure, SIZE)
}
