/**
 * From the tap to the word that it is saved: the button of a receipt in the built app, in a real Chromium with its profile on
 * disk, the large mirror in memory; against a bare strict write of the same JSON in the same page. Durable is timed where it is true
 * (another thread sees it) and where the page hears of it.
 */
import type { Page } from 'playwright-core'
import { throttled, withChromium } from './chromium.ts'
import { type Aims, type Figures, note, printFigures } from './figures.ts'
import { BINS, barcodeOf, binCode, ITEMS, withLargeWarehouse } from './large-warehouse.ts'
import { quantile } from './quantiles.ts'
import { watchFromAnotherThread } from './seen-by-another-thread.ts'
import { signIn } from './sign-in.ts'
import { seen, watchAll } from './watched.ts'

const TAPS = 100
const ROUNDS = 2
const AIMS: Aims = { p50: 10, p99: 50 }

type Tap = { at: number; heard: number; said: number }
type Timed = { durable: number; heard: number; said: number }

declare global {
  interface Window {
    taps: Tap[]
  }
}

/**
 * Notes for each tap how long it took until the outbox's write was complete, and until a toast stood in the page: the app
 * says "saved" only after that. No function in here has a name: the runner's compiler would call one that the page lacks.
 */
const timeTaps = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.taps = []
    let tappedAt: number | undefined
    document.addEventListener(
      'pointerup',
      (event) => {
        if (!(event.target instanceof Element && event.target.closest('main button'))) return
        tappedAt = event.timeStamp
        window.watching.postMessage('tapped')
      },
      { capture: true },
    )
    new MutationObserver((changes) => {
      const toast = 'li[data-sonner-toast]'
      // The first one comes together with the list it stands in.
      const isSaid = changes
        .flatMap((change) => [...change.addedNodes])
        .some((node) => node instanceof HTMLElement && (node.matches(toast) || node.querySelector(toast) !== null))
      if (tappedAt === undefined || !isSaid) return
      window.taps.push({
        at: performance.timeOrigin + tappedAt,
        heard: window.watched.recordedAt - tappedAt,
        said: performance.now() - tappedAt,
      })
      tappedAt = undefined
    }).observe(document.body, { subtree: true, childList: true })
  })

/** As a wedge scanner types it, within a moment however busy the machine is. */
const scan = (page: Page, code: string): Promise<void> =>
  page.evaluate(
    (keys) => {
      for (const key of keys) document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    },
    [...code, 'Enter'],
  )

export const receive = async (page: Page, times: number): Promise<Timed[]> => {
  await timeTaps(page)
  await watchFromAnotherThread(page)
  await scan(page, binCode(BINS / 2))
  for (let at = 1; at <= times; at++) {
    await scan(page, barcodeOf((at * 7919) % ITEMS))
    await page.getByRole('button', { name: /^Receive 1 pcs/ }).click()
    await page.waitForFunction((count) => window.taps.length >= count, at, { polling: 20 })
  }
  if ((await page.locator('li[data-sonner-toast][data-type=error]').count()) > 0) throw new Error('not all were saved')
  return page.evaluate(() =>
    window.taps.map(({ at, heard, said }) => {
      const seenAt = window.durableAt.find((each) => each > at)
      if (seenAt === undefined) throw new Error('no other thread saw what was recorded')
      return { durable: seenAt - at, heard, said }
    }),
  )
}

/** The reference: about what one action is, put by itself, strictly durable. */
export const bareWrites = (page: Page, times: number): Promise<number[]> =>
  page.evaluate(async (count) => {
    const opening = indexedDB.open('bench-bare', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('actions', { keyPath: 'seq' })
    await new Promise((resolve) => {
      opening.onsuccess = resolve
    })
    const samples: number[] = []
    for (let seq = 0; seq < count; seq++) {
      const before = performance.now()
      const writing = opening.result.transaction('actions', 'readwrite', { durability: 'strict' })
      writing.objectStore('actions').put({ seq, body: 'x'.repeat(700) })
      await new Promise((resolve) => {
        writing.oncomplete = resolve
      })
      samples.push(performance.now() - before)
    }
    opening.result.close()
    return samples
  }, times)

export const measure = async (url: string): Promise<void> => {
  const bare: number[] = []
  const taps: Record<'online' | 'offline', Timed[]> = { online: [], offline: [] }
  for (let round = 0; round < ROUNDS; round++) {
    await withChromium(async (context) => {
      await watchAll(context)
      const page = await throttled(context, 1)
      await signIn(page, `${url}/receive`)
      await seen(page, 'badge')
      bare.push(...(await bareWrites(page, TAPS)))
      taps.online.push(...(await receive(page, TAPS)))
      await page.reload()
      await seen(page, 'badge')
      await context.setOffline(true)
      taps.offline.push(...(await receive(page, TAPS)))
      bare.push(...(await bareWrites(page, TAPS)))
    })
  }
  const reference = { name: 'a bare strict put', ms: quantile(bare, 0.5) }
  print('a bare strict put', bare, {}, reference)
  for (const [where, of] of Object.entries(taps)) {
    print(
      `tap to durable, ${where}`,
      of.map((tap) => tap.durable),
      AIMS,
      reference,
    )
    print(
      `tap to the page hearing of it, ${where}`,
      of.map((tap) => tap.heard),
      {},
      reference,
    )
    print(
      `tap to "saved" on screen, ${where}`,
      of.map((tap) => tap.said),
      {},
      reference,
    )
  }
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
