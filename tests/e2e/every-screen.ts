/** How to reach every screen of the demo warehouse, and the states of it that look different: for photographs, and for what all must hold. */
import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../sync-server/demo/people.ts'

export type Open = (path: string) => Promise<void>
/** Where a screen is: a path, or how to get there. */
type Way = string | ((page: Page, open: Open) => Promise<void>)

const go = (way: Way, page: Page, open: Open): Promise<void> => (typeof way === 'string' ? open(way) : way(page, open))

/** The first link there that leads to such a path, or the one so far down. */
const follow =
  (from: Way, start: string, at = 0): Way =>
  async (page, open) => {
    await go(from, page, open)
    const links = page.locator(`:is(main, [role="dialog"]) a[href^="${start}"]`)
    await links.first().waitFor()
    const href = await links.nth(Math.min(at, (await links.count()) - 1)).getAttribute('href')
    await open(href ?? '/')
  }

type Role = 'button' | 'link'
const tapIn =
  (area: 'main' | 'navigation' | 'banner' | 'dialog') =>
  (way: Way, role: Role, name: RegExp): Way =>
  async (page, open) => {
    await go(way, page, open)
    await page.getByRole(area).getByRole(role, { name }).first().click()
  }
const tap = tapIn('main')

const order = (named: RegExp): Way => tap('/orders', 'link', named)
const item = follow('/items', '/items/', 3)
const location = follow(item, '/locations/')
/** What is seldom done there stands in a sheet. */
const furtherThere = tap(location, 'button', /More…/)
const bin = follow(furtherThere, '/count/bin/')
const receiving = tap(order(/Purchase/), 'link', /Receive/)
const startPick = tap(order(/Sales/), 'link', /Pick this order/)

/** As a manager, who sees most. */
export const SCREENS: Record<string, Way> = {
  home: '/',
  last: tapIn('navigation')('/', 'button', /Last actions/),
  sync: tapIn('banner')('/', 'button', /^Sync state/),
  scan: '/scan',
  'scan-unknown': '/scan?code=4006381333931',
  items: '/items',
  item,
  'item-deeds': tap(item, 'button', /More…/),
  'item-edit': tap(item, 'button', /Edit item/),
  'item-new': tap('/items', 'button', /New item/),
  locations: '/locations',
  location,
  'location-deeds': furtherThere,
  'location-edit': tap(location, 'button', /Edit location/),
  receive: '/receive',
  'put-away': '/put-away',
  move: '/move',
  'move-line': follow(location, '/move?'),
  'choose-item': tap('/move', 'button', /^Item/),
  'choose-place': tap('/move', 'button', /^From/),
  'move-several': '/move-several',
  transfer: '/transfer',
  return: '/return',
  'send-back': '/send-back',
  pick: '/pick',
  adjust: '/adjust',
  'adjust-line': follow(furtherThere, '/adjust?'),
  kit: '/kit',
  counts: '/count',
  count: follow('/count', '/count/'),
  'count-bin': bin,
  'how-many': tap(bin, 'button', /not (yet )?counted/i),
  'count-new': '/count/new',
  schedules: '/count/schedules',
  'schedule-new': '/count/schedules/new',
  orders: '/orders',
  'order-purchase': order(/Purchase/),
  receiving,
  'receiving-line': tap(receiving, 'button', /^Next:/),
  'order-sales': order(/Sales/),
  'pick-list-new': '/pick-list/new',
  'pick-list-start': startPick,
  'pick-list': '/pick-list',
  inbox: '/inbox',
  'as-of': '/as-of',
  reasons: '/reasons',
  more: '/more',
  settings: '/settings',
  scanner: '/settings/scanner',
}

export const signInToDemo = async (page: Page, url: string): Promise<void> => {
  await page.goto(url)
  await page.getByLabel('E-mail address').fill('manager@demo.bincard.test')
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: /^Sync state: (Up to date|\d+ need)/ }).waitFor({ timeout: 120_000 })
}

/** As long as a sheet takes to go. */
const CLOSING_MS = 200

/** Goes to one after the other; `look` is called on each, and what could not be reached is given, with the reason. */
export const walkScreens = async (
  page: Page,
  url: string,
  look: (name: string) => Promise<void>,
  wanted: readonly string[] = [],
): Promise<string[]> => {
  const missed: string[] = []
  await page.goto(url)
  // As a link goes there: to start the app anew for each screen took most of the walk's time. What lies open is put away first.
  const open: Open = async (path) => {
    while ((await page.getByRole('dialog').count()) > 0) {
      await page.getByRole('dialog').last().press('Escape')
      await page.waitForTimeout(CLOSING_MS)
    }
    await page.evaluate((to) => history.pushState(null, '', to), path)
    await page.getByRole('main').waitFor()
  }
  for (const [name, way] of Object.entries(SCREENS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    try {
      await go(way, page, open)
    } catch (error) {
      missed.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
      continue
    }
    await look(name)
  }
  return missed
}
