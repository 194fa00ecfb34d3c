/**
 * From the last key of a scan to its answer in the page: the scan screen of the built app, in a real Chromium, with the large
 * mirror in memory; against what a frame takes in the same page.
 */
import type { Page } from 'playwright-core'
import { throttled, withChromium } from './chromium.ts'
import { type Aims, type Figures, note, printFigures } from './figures.ts'
import { barcodeOf, ITEMS, withLargeWarehouse } from './large-warehouse.ts'
import { quantile } from './quantiles.ts'
import { signIn } from './sign-in.ts'
import { seen, watchAll } from './watched.ts'

const SCANS = 300
/** A frame at the median; more than that once in a hundred. */
const AIMS: Aims = { p50: 1000 / 60, p99: 50 }

const FORMS: readonly [name: string, of: (code: string) => string][] = [
  ['a barcode', (code) => code],
  ['a GS1 label', (code) => `]C1010${code}172712313012\u001d10LOT`],
  ['a Digital Link', (code) => `https://example.com/01/0${code}/10/LOT?17=271231`],
]

/** No function in here has a name: the runner's compiler would call one that the page lacks. */
const answers = (page: Page, codes: readonly string[]): Promise<number[]> =>
  page.evaluate(async (scans) => {
    const samples: number[] = []
    for (const code of scans) {
      for (const key of code) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      const answered = new Promise<number>((resolve) => {
        const observer = new MutationObserver((changes) => {
          const isAnswer = changes.some(({ target, addedNodes }) =>
            [target, ...addedNodes].some(
              (node) =>
                (node instanceof Element ? node : node.parentElement)?.closest('article[aria-label]') !== null ||
                (node instanceof Element && node.querySelector('article[aria-label]') !== null),
            ),
          )
          // What is left of the scan before comes under its own address.
          if (!isAnswer || new URLSearchParams(location.search).get('code') !== code) return
          observer.disconnect()
          resolve(performance.now())
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
      })
      const before = performance.now()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
      samples.push((await answered) - before)
      // A person takes the next box; what was left over for later is done then.
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return samples
  }, codes)

const frames = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const samples: number[] = []
    let last = await new Promise<number>(requestAnimationFrame)
    for (let count = 0; count < 60; count++) {
      const now = await new Promise<number>(requestAnimationFrame)
      samples.push(now - last)
      last = now
    }
    return samples
  })

const print = (what: string, samples: readonly number[], aims: Aims, frame: number): void => {
  console.log(`${what} (${samples.length})`)
  const figures: Figures = new Map()
  note(figures, 'least', Math.min(...samples))
  note(figures, 'p50', quantile([...samples], 0.5))
  note(figures, 'p99', quantile([...samples], 0.99))
  printFigures(figures, aims, { name: 'a frame', ms: frame })
}

const measure = (url: string): Promise<void> =>
  withChromium(async (context) => {
    await watchAll(context)
    for (const rate of [1, 4]) {
      const page = await throttled(context, rate)
      if (rate === 1) await signIn(page, `${url}/scan?code=${barcodeOf(1)}`)
      else await page.goto(`${url}/scan?code=${barcodeOf(1)}`)
      await seen(page, 'badge')
      await seen(page, 'answer')
      const frame = quantile(await frames(page), 0.5)
      console.log(rate === 1 ? '\nwith the whole processor' : `\nwith a ${rate}th of the processor`)
      for (const [at, [name, of]] of FORMS.entries()) {
        const codes = Array.from({ length: SCANS }, (_, n) => of(barcodeOf(((at * SCANS + n + 1) * 7919) % ITEMS)))
        print(`from the last key to the answer: ${name}`, await answers(page, codes), rate === 1 ? AIMS : {}, frame)
      }
      await page.close()
    }
  })

export const bench = (): Promise<void> => withLargeWarehouse(measure)
