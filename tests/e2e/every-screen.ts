/** How to reach every screen of the demo warehouse, and the states of it that look different: for photographs, and for what all must hold. */
import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../sync-server/demo/people.ts'
import { jpeg } from '../jpeg.ts'
import { pressKeys } from './scan-keys.ts'

type Open = (path: string) => Promise<void>
/** Where a screen is: a path, or how to get there. */
export type Way = string | ((page: Page, open: Open) => Promise<void>)

/** What is found by what it is called in English; the others are found in every language. */
const named = new Set<Way>()
const byName = (way: Way): Way => {
  named.add(way)
  return way
}
const like = (from: Way, way: Way): Way => (named.has(from) ? byName(way) : way)

const go = (way: Way, page: Page, open: Open): Promise<void> => (typeof way === 'string' ? open(way) : way(page, open))

/** The first link there whose path has such a part, or the one so far down. */
const follow = (from: Way, part: string, at = 0): Way =>
  like(from, async (page, open) => {
    await go(from, page, open)
    const links = page.locator(`:is(main, [role="dialog"]) a[href*="${part}"]`)
    await links.first().waitFor()
    const href = await links.nth(Math.min(at, (await links.count()) - 1)).getAttribute('href')
    await open(href ?? '/')
  })

type Role = 'button' | 'link'
const tapIn =
  (area: 'main' | 'navigation' | 'banner' | 'dialog') =>
  (way: Way, role: Role, name: RegExp | string): Way =>
    byName(async (page, open) => {
      await go(way, page, open)
      await page.getByRole(area).getByRole(role, { name }).first().click()
    })
const tap = tapIn('main')

/** As a scanner does it, faster than anybody types. */
const scan = (way: Way, code: string): Way =>
  like(way, async (page, open) => {
    await go(way, page, open)
    await pressKeys(page, code)
  })

const offline = (way: Way): Way =>
  byName(async (page, open) => {
    await page.context().setOffline(true)
    await page.getByRole('button', { name: /^Sync state: Offline/ }).waitFor()
    await go(way, page, open)
  })

/** For what the server does; then as far from it as before, so that nothing else of the walk reaches others. */
const online = (way: Way): Way =>
  byName(async (page, open) => {
    const away = await page.evaluate(() => !navigator.onLine)
    await page.context().setOffline(false)
    try {
      await page.getByRole('button', { name: /^Sync state: Offline/ }).waitFor({ state: 'detached' })
      await go(way, page, open)
    } finally {
      await page.context().setOffline(away)
    }
  })

/** The first that is found so: the list draws only what is seen, beginning with where it was left. */
const order = (search: string): Way =>
  byName(async (page, open) => {
    await open('/orders')
    await page.getByLabel('Number, partner or state').fill(search)
    await page
      .getByRole('main')
      .getByRole('link', { name: /^\w+-\d/ })
      .first()
      .click()
  })
/** From the list as it begins: beside one of its entries it stays as it was searched. */
const item: Way = async (page, open) => {
  await open('/')
  await go(follow('/items', '/items/0', 3), page, open)
}
/** One that its family can differ by, made by the first who comes here. */
const variantsNew: Way = byName(async (page, open) => {
  await open('/attributes')
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')
  await main.getByRole('button', { name: 'New attribute' }).waitFor()
  if ((await main.getByRole('button', { name: /^Fit/ }).count()) === 0) {
    await main.getByRole('button', { name: 'New attribute' }).click()
    await dialog.getByLabel('Name').fill('Fit')
    await dialog.getByLabel('Kind').selectOption('Choice')
    await dialog.getByLabel('Choices, one a line').fill('Slim\nRegular\nLoose')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await main.getByRole('button', { name: /^Fit/ }).waitFor()
  }
  await go(follow(item, '/variants'), page, open)
  // What was tapped here before is kept.
  const isOff = (name: string) => main.getByRole('button', { name, exact: true, pressed: false })
  await main.getByRole('button', { name: 'Fit', exact: true }).waitFor()
  if ((await isOff('Fit').count()) > 0) await isOff('Fit').click()
  for (const name of ['Slim', 'Regular']) if ((await isOff(name).count()) > 0) await isOff(name).click()
  await main.getByRole('list', { name: 'What will be made' }).waitFor()
})
const location = follow(item, '/locations/')
/** What is seldom done there stands in a sheet. */
const furtherThere = tap(location, 'button', /More…/)
const bin = follow(furtherThere, '/count/bin/')
const receiving = tap(order('purchase'), 'link', /Receive/)
const startPick = tap(order('sales'), 'link', /Pick this order/)
const kit = tap('/items?search=KIT-0001', 'link', /KIT-0001/)
const count = follow('/count', '/count/')

/** A line with everything said. */
const moving: Way = byName(async (page, open) => {
  await go(follow(follow('/items?search=TOO', '/items/0'), '/move?'), page, open)
  await page.getByRole('main').getByRole('button', { name: /^To/ }).click()
  await page.getByRole('dialog').getByRole('button').nth(1).click()
  await page.getByRole('main').getByRole('button', { name: '2', exact: true }).click()
})

/** On the walk of one order; begun where none is under way. */
const picking: Way = byName(async (page, open) => {
  await open('/pick-list')
  const take = page.getByRole('main').getByRole('button', { name: /^Pick \d/ })
  await take.or(page.getByText('No pick is under way')).waitFor()
  if (await take.isVisible()) return
  await go(startPick, page, open)
  await page.getByRole('main').getByRole('button', { name: 'Choose where they go' }).click()
  await page.getByRole('dialog').getByRole('button').nth(1).click()
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Start/ })
    .click()
  await take.waitFor()
})

/** One that somebody has just taken, on the whole screen. */
const photograph: Way = byName(async (page, open) => {
  await go(item, page, open)
  const picture = { name: 'item.jpg', mimeType: 'image/jpeg', buffer: jpeg({ width: 640, height: 480 }) }
  await page.getByLabel('Take a photograph').setInputFiles(picture)
  await page.getByRole('button', { name: /^Show photograph 1 of/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('img', { name: /^Photograph 1 of/ })
    .waitFor()
})

/** The number of an order, as it would be on a slip of paper. */
const scanOrder: Way = byName(async (page, open) => {
  await open('/orders?search=sales')
  const said = await page.getByRole('main').getByRole('link', { name: /SO-/ }).first().innerText()
  await open(`/scan?code=${/SO-\d+/.exec(said)?.[0]}`)
})

/** A file with something wrong in it, its columns told apart. */
const readTable: Way = byName(async (page, open) => {
  await open('/more')
  await open('/import')
  const text = 'Artikel;Bezeichnung;Verkaufspreis;EAN\nN-1;Thing one;1,50;4006381333931\nN-2;Thing two;x;\n'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'articles.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Check the file' }).waitFor()
})

/** As a manager, who sees most. */
export const SCREENS: Record<string, Way> = {
  home: '/',
  last: tapIn('navigation')('/', 'button', /Last actions/),
  sync: tapIn('banner')('/', 'button', /^Sync state/),
  scan: '/scan',
  'scan-item': '/scan?code=TOO-0001',
  'scan-place': '/scan?code=BIN-N-A-01-1',
  'scan-order': scanOrder,
  'scan-unknown': '/scan?code=4006381333931',
  'camera-none': tap('/scan', 'button', 'Scan with the camera'),
  'camera-closed': tap('/scan', 'button', 'Close the camera'),
  items: '/items',
  'items-view': tap('/items', 'button', 'View'),
  'items-columns': byName(async (page, open) => {
    await go(tap('/items', 'button', 'View'), page, open)
    for (const column of ['Available', 'Lies in']) {
      const turn = page.getByRole('dialog').getByRole('switch', { name: column })
      if (!(await turn.isChecked())) await turn.click()
    }
    await page.keyboard.press('Escape')
  }),
  'items-none': '/items?search=nothing-like-it',
  'item-gone': '/items/00000000-0000-7000-8000-000000000000',
  item,
  'item-deeds': tap(item, 'button', /More…/),
  'item-edit': tap(item, 'button', /Edit item/),
  'item-supplier': tapIn('dialog')(tap(item, 'button', /Add a supplier/), 'button', /Harbour/),
  'item-cost': tap(item, 'button', /^Cost/),
  'item-attributes': follow('/items?search=ELE', '/items/0'),
  'item-kit': kit,
  'item-components': tap(kit, 'button', /Change what it is made of/),
  'item-story': tap(item, 'button', /^Accepted/),
  lot: follow(follow('/items?search=ADH', '/items/0'), '/lots/'),
  serial: follow(follow('/items?search=POW', '/items/0'), '/lots/'),
  'item-photograph': photograph,
  'item-new': tap('/items', 'button', /New item/),
  locations: '/locations',
  location,
  'location-deeds': furtherThere,
  'location-edit': tap(location, 'button', /Edit location/),
  receive: '/receive',
  'put-away': '/put-away',
  move: '/move',
  'move-line': follow(location, '/move?'),
  'move-ready': moving,
  'move-unknown': scan('/move', '4006381333931'),
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
  'kit-making': follow(kit, '/kit?'),
  counts: '/count',
  count,
  'count-edit': follow(count, '/edit'),
  'count-visit': follow(count, '/bin/'),
  'count-bin': bin,
  'how-many': tap(bin, 'button', /^(?!.*-[NSR]\d{6}).*not counted yet/),
  'count-new': '/count/new',
  schedules: '/count/schedules',
  schedule: tap('/count/schedules', 'link', /Class A/),
  'schedule-new': '/count/schedules/new',
  export: '/export',
  import: '/import',
  'import-columns': readTable,
  'import-checked': online(async (page, open) => {
    await go(readTable, page, open)
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('What is wrong').waitFor()
  }),
  orders: '/orders',
  'order-purchase': order('purchase'),
  receiving,
  'receiving-line': tap(receiving, 'button', /^Next:/),
  'order-transfer': order('transfer'),
  'order-sales': order('sales'),
  'order-returning': tap(order('sales closed'), 'button', /Goods came back/),
  'order-new': '/orders/new/purchase',
  'order-edit': tap(order('purchase draft'), 'link', /^Edit order/),
  'item-variants-new': variantsNew,
  'item-variants': tap(variantsNew, 'button', /^Make 2 variants/),
  'items-folded': tap('/items', 'button', 'By family'),
  'items-change': '/items/change?search=tape',
  'item-units': tap(item, 'button', /^Units and barcodes/),
  'locations-many': '/locations/new-many',
  'locations-walk': byName(async (page, open) => {
    await open('/locations')
    await page.getByLabel('Code, name or barcode').fill('aisle')
    await page.getByRole('main').getByRole('link', { name: /Aisle/ }).first().click()
    await page.getByRole('link', { name: 'Change the order of the walk' }).click()
  }),
  'search-all': byName(async (page, open) => {
    await open('/')
    await page.getByRole('button', { name: 'Search everything' }).click()
    await page.getByRole('dialog').getByRole('searchbox').fill('1')
  }),
  partners: '/partners',
  partner: tap('/partners', 'link', /Harbour/),
  'partner-new': tap('/partners', 'button', /New partner/),
  'order-numbers': '/order-numbers',
  pack: tap(order('part picked'), 'link', /^Pack$/),
  'pick-list-new': '/pick-list/new',
  'pick-list-start': startPick,
  'pick-list': '/pick-list',
  picking,
  'picking-wrong': scan(picking, 'BIN-S-E-10-4'),
  'picking-short': tap(picking, 'button', /^Short/),
  'picking-other': tap(picking, 'button', /^Other/),
  inbox: '/inbox',
  'inbox-all': byName(async (page, open) => {
    await open('/inbox')
    await page.getByRole('main').getByText('All', { exact: true }).click()
  }),
  'as-of': follow(item, '/as-of?'),
  'as-of-nothing': '/as-of',
  categories: '/categories',
  'category-new': tap('/categories', 'button', /New category/),
  'item-category': tapIn('dialog')(tap(item, 'button', /Edit item/), 'button', /^Category/),
  attributes: '/attributes',
  'attribute-edit': tap('/attributes', 'button', /^Colour/),
  'attribute-new': tap('/attributes', 'button', /New attribute/),
  reasons: '/reasons',
  'reason-new': tap('/reasons', 'button', /New reason/),
  labels: tap(item, 'link', /^Labels$/),
  'labels-save': tap(tap(item, 'link', /^Labels$/), 'button', /Save or send/),
  'labels-many': '/labels?items=tape',
  pallets: '/labels?pallet',
  'label-settings': '/settings/labels',
  more: '/more',
  settings: '/settings',
  notices: '/notices',
  storage: '/settings/storage',
  'sign-out': tap('/settings', 'button', /Sign out/),
  scanner: '/settings/scanner',
  'picking-picked': tap(picking, 'button', /^Pick \d/),
  'moved-offline': offline(tap(moving, 'button', /^Move \d/)),
  'home-offline': offline('/'),
  'last-offline': offline(tapIn('navigation')('/', 'button', /Last actions/)),
  'sync-offline': offline(tapIn('banner')('/', 'button', /^Sync state/)),
}

/** Those that need no name to be found: in any language. */
export const NAMELESS_SCREENS: Record<string, Way> = Object.fromEntries(
  Object.entries(SCREENS).filter(([, way]) => !named.has(way)),
)

/** As somebody who counts blind, and picks. */
export const OPERATOR_SCREENS: Record<string, Way> = {
  'operator-home': '/',
  'operator-count': count,
  'operator-count-visit': follow(count, '/bin/'),
  'operator-item': item,
  'operator-unknown': '/scan?code=4006381333931',
}

/** As somebody who only looks. */
export const VIEWER_SCREENS: Record<string, Way> = { 'viewer-home': '/', 'viewer-item': item, 'viewer-more': '/more' }

/** As somebody whose work was not accepted. */
export const NEEDS_YOU_SCREENS: Record<string, Way> = {
  'needs-you-home': '/',
  'needs-you-last': tapIn('navigation')('/', 'button', /Last actions/),
  'needs-you-inbox': '/inbox',
  'needs-you-story': tap('/inbox', 'button', /Not accepted/),
  changed: '/changed',
}

/** As somebody whose organisation has nothing in it yet. */
export const EMPTY_SCREENS: Record<string, Way> = Object.fromEntries(
  [
    ...[
      '',
      'scan',
      'items',
      'locations',
      'count',
      'count/schedules',
      'orders',
      'partners',
      'inbox',
      'reasons',
      'categories',
      'attributes',
    ],
    ...['receive', 'put-away', 'kit', 'pick-list/new'],
  ].map((path) => [`empty-${path.replaceAll('/', '-') || 'home'}`, `/${path}`]),
)

export const signInAs = async (page: Page, url: string, email: string): Promise<void> => {
  await page.goto(url)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: /^Sync state: (Up to date|\d+ need)/ }).waitFor({ timeout: 120_000 })
}

export const signInToDemo = (page: Page, url: string): Promise<void> => signInAs(page, url, 'manager@demo.bincard.test')

/** As long as a sheet takes to go. */
const CLOSING_MS = 200

/** Goes to one after the other; `look` is called on each, and what could not be reached is given, with the reason. */
export const walkScreens = async (
  page: Page,
  url: string,
  look: (name: string) => Promise<void>,
  screens: Readonly<Record<string, Way>> = SCREENS,
): Promise<string[]> => {
  const missed: string[] = []
  await page.goto(url)
  // What one walk does stays on its device: several go through the one demo.
  await page.context().route('**/sync/push', (route) => route.abort())
  // As a link goes there: to start the app anew for each screen took most of the walk's time. What lies open is put away first.
  const open: Open = async (path) => {
    while ((await page.getByRole('dialog').count()) > 0) {
      await page.getByRole('dialog').last().press('Escape')
      await page.waitForTimeout(CLOSING_MS)
    }
    await page.evaluate((to) => history.pushState(null, '', to), path)
    await page.getByRole('main').waitFor()
  }
  for (const [name, way] of Object.entries(screens)) {
    try {
      await go(way, page, open)
    } catch (error) {
      missed.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
      continue
    }
    await look(name)
  }
  await page.context().unroute('**/sync/push')
  return missed
}
