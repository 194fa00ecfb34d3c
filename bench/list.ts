/**
 * The list of 100,000 items in a real Chromium: frames while it is scrolled as a thumb does and as far as a throw goes, and how long
 * another order takes to stand; against what a frame takes in the same page that does nothing.
 */
import type { Page } from 'playwright-core'
import { throttled, withChromium } from './chromium.ts'
import { type Aims, type Figures, note, printFigures } from './figures.ts'
import { withLargeWarehouse } from './large-warehouse.ts'
import { quantile } from './quantiles.ts'
import { signIn } from './sign-in.ts'
import { seen, watchAll } from './watched.ts'

const FRAMES = 300
const FRAME_MS = 1000 / 60
/** Pixels a frame: a thumb that hurries, and a throw that leaves everything drawn behind it. */
const SPEEDS = { 'a thumb': 40, 'a throw': 2_000 } as const
/** A frame is dropped where the next one comes half a frame late or later. */
const DROPPED_MS = FRAME_MS * 1.5
const AIMS: Aims = { 'frame p99': DROPPED_MS }

/** No function in a page has a name: the runner's compiler would call one that the page lacks. How long each frame took while the list moved by so much in each. */
const scroll = (page: Page, pixels: number): Promise<number[]> =>
  page.evaluate(
    async ({ pixels, frames }) => {
      const list = document.querySelector('main ul[aria-label]')?.parentElement
      if (pixels > 0 && (!list || list.scrollHeight < 1_000_000)) throw new Error('there is no long list')
      list?.scrollTo(0, 0)
      const samples: number[] = []
      let last = await new Promise<number>(requestAnimationFrame)
      for (let frame = 0; frame < frames; frame++) {
        list?.scrollBy(0, pixels)
        const now = await new Promise<number>(requestAnimationFrame)
        samples.push(now - last)
        last = now
      }
      return samples
    },
    { pixels, frames: FRAMES },
  )

/** From the tap to the frame in which the list begins with something else. */
const reorder = async (page: Page, order: string): Promise<number> => {
  await page.getByRole('button', { name: 'View' }).click()
  const choice = page.getByRole('dialog').getByRole('button', { name: order, exact: true })
  await choice.waitFor()
  const took = await choice.evaluate(async (button) => {
    const since = performance.now()
    const before = document.querySelector('main ul[aria-label] a')?.textContent
    ;(button as HTMLButtonElement).click()
    while (document.querySelector('main ul[aria-label] a')?.textContent === before)
      await new Promise(requestAnimationFrame)
    return performance.now() - since
  })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  return took
}

const measure = (url: string): Promise<void> =>
  withChromium(async (context) => {
    await watchAll(context)
    for (const rate of [1, 4]) {
      const page = await throttled(context, rate)
      if (rate === 1) await signIn(page, `${url}/items`)
      else await page.goto(`${url}/items`)
      await seen(page, 'badge')
      await page.locator('main ul[aria-label] a').first().waitFor({ timeout: 120_000 })
      const still = quantile(await scroll(page, 0), 0.5)
      console.log(rate === 1 ? '\nwith the whole processor' : `\nwith a ${rate}th of the processor`)
      for (const [who, pixels] of Object.entries(SPEEDS)) {
        const samples = await scroll(page, pixels)
        const dropped = samples.filter((ms) => ms > DROPPED_MS).length
        console.log(`scrolled by ${who}, ${pixels} px a frame: ${dropped} of ${FRAMES} frames dropped`)
        const figures: Figures = new Map()
        note(figures, 'frame p50', quantile([...samples], 0.5))
        note(figures, 'frame p99', quantile([...samples], 0.99))
        note(figures, 'longest frame', Math.max(...samples))
        printFigures(figures, rate === 1 ? AIMS : {}, { name: 'a frame of a page that does nothing', ms: still })
      }
      console.log('from the tap to the list in another order')
      const figures: Figures = new Map()
      for (const order of ['On hand', 'SKU', 'Category', 'Name']) note(figures, order, await reorder(page, order))
      printFigures(figures, {}, { name: 'a frame of a page that does nothing', ms: still })
      await page.close()
    }
  })

export const bench = (): Promise<void> => withLargeWarehouse(measure)
