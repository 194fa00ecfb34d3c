import type { Page } from 'playwright-core'

/** Waits until the app starts without a network. Never for ever, as `ready` by itself would where nothing is ever installed. */
export const isInstalled = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('the app is not installed after a minute')), 60_000),
    )
    return Promise.race([navigator.serviceWorker.ready.then(() => undefined), late])
  })
