/**
 * The camera of the built app, in a real Chromium with the large mirror in memory: a picture read in the worker, against zxing
 * as it comes, and what reading costs the main thread.
 */
import type { CDPSession, Page } from 'playwright-core'
import { timeDecoder, timeLibrary } from './camera-decode.ts'
import { throttled, withChromium } from './chromium.ts'
import { FakeCamera } from './fake-camera.ts'
import { barcodeOf, withLargeWarehouse } from './large-warehouse.ts'
import { quantile } from './quantiles.ts'
import { signIn } from './sign-in.ts'
import { seen, watchAll } from './watched.ts'

const CAMERA_SECONDS = 5
const AIMS: Aims = { p50: 30 }

type Aims = { p50?: number }
type Reference = { name: string; samples: readonly number[] }

const print = (what: string, samples: readonly number[], aims: Aims = {}, reference?: Reference): void => {
  const [p50, p99] = [quantile(samples, 0.5), quantile(samples, 0.99)]
  const of = reference ? `; ${(p50 / quantile(reference.samples, 0.5)).toFixed(2)}× ${reference.name}` : ''
  const aimed = Object.entries(aims).map(([name, aim]) => `; aim ${name} ${aim.toFixed(1)}`)
  console.log(
    `  ${what} (${samples.length}): least ${Math.min(...samples).toFixed(1)} ms, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms${of}${aimed.join('')}`,
  )
}

declare global {
  interface Window {
    pictures: number
  }
}

const taskSeconds = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
}

/** The main thread's work while a code dwells before the camera, less that of showing the same picture unread. */
const timeCamera = async (page: Page, url: string, camera: FakeCamera): Promise<void> => {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage
    Object.assign(window, { pictures: 0 })
    Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
      window.pictures += 1
      return Reflect.apply(post, this, message)
    }
  })
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const spend = async () => {
    const [tasks, frames] = [await taskSeconds(cdp), await page.evaluate(() => window.pictures)]
    await page.waitForTimeout(CAMERA_SECONDS * 1000)
    return {
      ms: 1000 * ((await taskSeconds(cdp)) - tasks),
      frames: (await page.evaluate(() => window.pictures)) - frames,
    }
  }
  camera.hold('ean13', barcodeOf(1))
  await page.goto(`${url}/receive`)
  await seen(page, 'badge')
  await page.getByRole('button', { name: 'Scan with the camera' }).click()
  await page.getByText(/^Read /).waitFor()
  const reading = await spend()
  // One at a time: it reads the next, and waits.
  await page.getByRole('button', { name: /One after the other/ }).click()
  camera.hold('ean13', barcodeOf(2))
  await page.getByRole('button', { name: 'Scan the next' }).waitFor()
  const unread = await spend()
  if (unread.frames > 0) throw new Error('the camera read on')
  console.log(
    `camera: ${(reading.frames / CAMERA_SECONDS).toFixed(1)} pictures a second; of the main thread ` +
      `${((reading.ms - unread.ms) / reading.frames).toFixed(2)} ms each, and ` +
      `${(unread.ms / CAMERA_SECONDS).toFixed(0)} ms a second for showing them unread`,
  )
}

export const bench = (): Promise<void> =>
  withLargeWarehouse(async (url) => {
    const camera = new FakeCamera()
    try {
      await withChromium(async (context) => {
        await watchAll(context)
        const page = await throttled(context, 1)
        await signIn(page, `${url}/scan`)
        await seen(page, 'badge')
        const library = { name: 'zxing as it comes', samples: await timeLibrary() }
        console.log('a picture of 640 × 480')
        print('zxing as it comes, EAN-13', library.samples)
        for (const [name, { worker, there }] of await timeDecoder(page)) {
          print(`${name}, in the worker`, worker, AIMS, library)
          print(`${name}, until the page has it`, there)
        }
        await timeCamera(page, url, camera)
      }, camera.args)
    } finally {
      camera.remove()
    }
  })
