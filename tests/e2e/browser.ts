import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import { IS_LONG } from './long-run.ts'
import { teachBrowser, teachContext } from './translated/teach.ts'

/**
 * The last list that is given counts, so what Playwright turns off is in it again, as far as it concerns us. A spare renderer, a
 * process that is started for the next page beforehand, costs half a second of a core for each page that a flow opens.
 */
const OFF = [
  'SpareRendererForSitePerProcess',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'Translate',
]

const launchOptions = (more: readonly string[] = []) => ({
  executablePath: findChromium(),
  // Root may not use the sandbox; without the others Chromium calls its makers' hosts.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${OFF.join(',')}`,
    // A page of a flow ends before an optimised function has paid for itself: a twentieth of the processor. The long run is as users have it.
    ...(IS_LONG ? [] : ['--js-flags=--no-opt,--no-maglev']),
    ...more,
  ],
})

export const openBrowser = async (args?: readonly string[]): Promise<Browser> =>
  teachBrowser(await chromium.launch(launchOptions(args)))

/** A browser that keeps what it stores in a directory, as a phone does from one day to the next. */
export const openProfile = async (
  directory: string,
  options: BrowserContextOptions,
  args?: readonly string[],
): Promise<BrowserContext> =>
  teachContext(await chromium.launchPersistentContext(directory, { ...launchOptions(args), ...options }))
