/**
 * `npm run screens [NAME …]`: every screen of the demo warehouse on a phone and a tablet, light and dark, into `docs/screens`.
 * A tree that changes with each run is not kept: they are to be looked at, and what is not fit to be shipped to be mended.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../sync-server/demo/people.ts'
import { openBrowser } from './browser.ts'
import { ServerProcess } from './server-process.ts'

const OUT = fileURLToPath(new URL('../../docs/screens/', import.meta.url))
const SIZES = { phone: { width: 390, height: 844 }, tablet: { width: 1024, height: 768 } }
const THEMES = ['light', 'dark'] as const
/** For what is drawn after the data is there: sheets that slide, fonts. */
const SETTLED_MS = 600

/** Where a screen is: a path, or how to get there from the one before. */
type Way = string | ((page: Page, open: (path: string) => Promise<void>) => Promise<void>)

/** The first link of a list that leads to such a path. */
const follow =
  (from: string, start: string, at = 0): Way =>
  async (page, open) => {
    await open(from)
    const links = page.locator(`main a[href^="${start}"]`)
    await links.first().waitFor()
    const href = await links.nth(Math.min(at, (await links.count()) - 1)).getAttribute('href')
    await open(href ?? from)
  }
const tap =
  (way: Way, role: 'button' | 'link', name: RegExp): Way =>
  async (page, open) => {
    await (typeof way === 'string' ? open(way) : way(page, open))
    await page.getByRole('main').getByRole(role, { name }).first().click()
  }
const order = (named: RegExp, then?: RegExp): Way => {
  const opened = tap('/orders', 'link', named)
  return then ? tap(opened, 'link', then) : opened
}

/** As a lead, who sees most. */
const SCREENS: Record<string, Way> = {
  home: '/',
  scan: '/scan',
  'scan-unknown': '/scan?code=4006381333931',
  items: '/items',
  item: follow('/items', '/items/', 3),
  'item-deeds': tap(follow('/items', '/items/', 3), 'button', /More…/),
  locations: '/locations',
  location: tap('/locations', 'link', /A-01/),
  'location-deeds': tap(tap('/locations', 'link', /A-01/), 'button', /More…/),
  receive: '/receive',
  'put-away': '/put-away',
  move: '/move',
  'move-several': '/move-several',
  transfer: '/transfer',
  return: '/return',
  'send-back': '/send-back',
  pick: '/pick',
  adjust: '/adjust',
  kit: '/kit',
  counts: '/count',
  count: follow('/count', '/count/'),
  'count-new': '/count/new',
  schedules: '/count/schedules',
  'schedule-new': '/count/schedules/new',
  orders: '/orders',
  'order-purchase': order(/Purchase/),
  receiving: order(/Purchase/, /Receive/),
  'order-sales': order(/Sales/),
  'pick-list-new': '/pick-list/new',
  'pick-list': '/pick-list',
  inbox: '/inbox',
  'as-of': '/as-of',
  reasons: '/reasons',
  more: '/more',
  settings: '/settings',
  scanner: '/settings/scanner',
}

const signIn = async (page: Page, url: string): Promise<void> => {
  await page.goto(url)
  await page.getByLabel('E-mail address').fill('lead@demo.bincard.test')
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: /^Sync state: (Up to date|\d+ need)/ }).waitFor({ timeout: 120_000 })
}

/** One device goes through all screens; gives those it could not get to. */
const photograph = async (
  browser: Browser,
  url: string,
  size: keyof typeof SIZES,
  theme: 'light' | 'dark',
  wanted: string[],
) => {
  const missed: string[] = []
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: theme })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => missed.push(`${size} ${theme}: ${error.message}`))
  const open = (path: string) => page.goto(new URL(path, url).href).then(() => page.getByRole('main').waitFor())
  const take = async (name: string) => {
    await page.waitForTimeout(SETTLED_MS)
    await page.screenshot({ path: `${OUT}${name}-${size}-${theme}.png` })
  }
  await open('/')
  await take('sign-in')
  await signIn(page, url)
  for (const [name, way] of Object.entries(SCREENS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    try {
      await (typeof way === 'string' ? open(way) : way(page, open))
      await take(name)
    } catch (error) {
      missed.push(`${name} ${size} ${theme}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
  }
  await context.close()
  return missed
}

mkdirSync(OUT, { recursive: true })
const server = new ServerProcess()
await server.start()
const browser = await openBrowser()
try {
  const wanted = process.argv.slice(2)
  const missed: string[] = []
  for (const size of ['phone', 'tablet'] as const) {
    for (const theme of THEMES) missed.push(...(await photograph(browser, server.url, size, theme, wanted)))
  }
  process.stdout.write(missed.length === 0 ? `All screens are in ${OUT}\n` : `${missed.join('\n')}\n`)
  process.exitCode = missed.length === 0 ? 0 : 1
} finally {
  await browser.close()
  await server.stop()
}
