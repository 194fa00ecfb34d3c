import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { describeMachine } from './machine.ts'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const PHONE = { width: 390, height: 844 }

export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'bincard-profile-'))

/**
 * A real Chromium with a profile on disk for the length of `work`: in the private windows that tests use, IndexedDB lies
 * in memory, and a strict write costs nothing.
 */
export const withChromium = async <T>(
  work: (context: BrowserContext) => Promise<T>,
  more: readonly string[] = [],
  /** A profile that the caller keeps, so that the next browser finds what this one stored. */
  kept?: string,
): Promise<T> => {
  const executablePath = SYSTEM.find((path) => existsSync(path))
  if (!executablePath)
    throw new Error('This benchmark needs Chromium: install the package chromium, then run it again.')
  const profile = kept ?? newProfile()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    viewport: PHONE,
    // A bench may set workers of its own beside the app's page; what the app is allowed is for the tests to see.
    bypassCSP: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
  console.log(describeMachine(context.browser()?.version() ?? ''))
  try {
    return await work(context)
  } finally {
    await context.close()
    if (kept === undefined) rmSync(profile, { recursive: true, force: true })
  }
}

/** A new page whose main thread gets one part in `rate` of a processor; its workers are not slowed. */
export const throttled = async (context: BrowserContext, rate: number): Promise<Page> => {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  return page
}

/** What is reachable, in MB of 1,000,000 bytes: collected twice, since finalizers free more. */
export const heapOf = async (page: Page): Promise<number> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.enable')
  for (let round = 0; round < 2; round++) await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  await cdp.detach()
  return usedSize / 1e6
}
