import type { Page } from 'playwright-core'

/** Waits until the app starts without a network. Never for ever, as `serviceWorker.ready` would where nothing is ever installed. */
export const isInstalled = async (page: Page): Promise<void> => {
  const isActive = async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'
  await page.waitForFunction(isActive, undefined, { timeout: 60_000, polling: 100 })
}
