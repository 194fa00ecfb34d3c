/**
 * `npm run screens [NAME …]`: every screen of the demo warehouse on a phone and a tablet, light and dark, and on a phone in high
 * contrast, with gloves and scrolled to its end, into `docs/screens`. A tree that changes with each run is not kept: they are to be looked at, and what is
 * not fit to be shipped to be mended.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../sync-server/demo/people.ts'
import { ROOT } from '../../sync-server/server.ts'
import { openBrowser } from './browser.ts'
import {
  EMPTY_SCREENS,
  NEEDS_YOU_SCREENS,
  OPERATOR_SCREENS,
  SCREENS,
  signInAs,
  VIEWER_SCREENS,
  type Way,
  walkScreens,
} from './every-screen.ts'
import { type Look, lookLike } from './looks.ts'
import { comeToNeedSomebody } from './needs-you.ts'
import { ServerProcess } from './server-process.ts'

const OUT = fileURLToPath(new URL('../../docs/screens/', import.meta.url))
const SIZES = { phone: { width: 390, height: 844 }, tablet: { width: 1024, height: 768 } }
/** For what is drawn after the data is there: sheets that slide, fonts. */
const ARRIVED_MS = 500
/** For what moves when the screen turns into another size. */
const TURNED_MS = 150

type Shot = Look & { name: string; size: keyof typeof SIZES }
const SHOTS: readonly Shot[] = [
  ...(['phone', 'tablet'] as const).flatMap((size) =>
    (['light', 'dark'] as const).map((scheme) => ({ name: `${size}-${scheme}`, size, scheme })),
  ),
  { name: 'phone-light-contrast', size: 'phone', scheme: 'light', highContrast: true },
  { name: 'phone-dark-contrast', size: 'phone', scheme: 'dark', highContrast: true },
  { name: 'phone-light-gloves', size: 'phone', scheme: 'light', gloves: true },
]

const photograph = async (page: Page, screen: string): Promise<void> => {
  // Away from whatever it would hover above.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(ARRIVED_MS)
  for (const { name, size, ...look } of SHOTS) {
    await page.setViewportSize(SIZES[size])
    await lookLike(page, look)
    await page.waitForTimeout(TURNED_MS)
    await page.screenshot({ path: `${OUT}${screen}-${name}.png` })
  }
  await page.setViewportSize(SIZES.phone)
  await lookLike(page, { scheme: 'light' })
  await photographEnd(page, screen)
}

/** What lies below the fold: a phone's screen once more, scrolled to its end. */
const photographEnd = async (page: Page, screen: string): Promise<void> => {
  const hasMore = await page.evaluate(() => {
    const inside =
      [...document.querySelectorAll('[role="dialog"]')].at(-1) ?? document.querySelector('main') ?? document.body
    const longest = [...inside.querySelectorAll('*')]
      .filter((each) => each.clientHeight > 100 && each.scrollHeight > each.clientHeight + 8)
      .filter((each) => getComputedStyle(each).overflowY === 'auto')
      .sort((a, b) => b.clientHeight - a.clientHeight)[0]
    longest?.scrollTo(0, longest.scrollHeight)
    return longest !== undefined
  })
  if (!hasMore) return
  await page.waitForTimeout(TURNED_MS)
  await page.screenshot({ path: `${OUT}${screen}-end-phone-light.png` })
}

const wanted = process.argv.slice(2)
const walks = {
  'sign-in': '/',
  ...SCREENS,
  ...OPERATOR_SCREENS,
  ...VIEWER_SCREENS,
  ...NEEDS_YOU_SCREENS,
  ...EMPTY_SCREENS,
}
const unknown = wanted.filter((name) => !Object.hasOwn(walks, name))
if (unknown.length > 0)
  throw new Error(`no screen is called ${unknown.join(', ')}; there are ${Object.keys(walks).join(', ')}`)

mkdirSync(OUT, { recursive: true })
const server = new ServerProcess()
await server.start()
const browser = await openBrowser()
const trouble: string[] = []

/** A device of its own for whoever is to be photographed; nothing is started for those of whom nothing is wanted. */
const asSeenBy = async (
  email: string,
  screens: Readonly<Record<string, Way>>,
  prepare?: (page: Page) => Promise<void>,
): Promise<void> => {
  const chosen = Object.fromEntries(
    Object.entries(screens).filter(([name]) => wanted.length === 0 || wanted.includes(name)),
  )
  if (Object.keys(chosen).length === 0) return
  const context = await browser.newContext({ viewport: SIZES.phone })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => trouble.push(error.message))
  await signInAs(page, server.url, email)
  await prepare?.(page)
  trouble.push(...(await walkScreens(page, server.url, (screen) => photograph(page, screen), chosen)))
  await context.close()
}

const makeEmptyOrganisation = (): string => {
  const email = 'admin@empty.bincard.test'
  const said = ['--name', 'Empty', '--admin-email', email, '--admin-password', DEMO_PASSWORD]
  execFileSync(process.execPath, ['--import', 'tsx', 'sync-server/cli.ts', 'org', 'create', ...said], {
    cwd: ROOT,
    env: { ...process.env, BINCARD_DATA_DIR: server.dataDir },
  })
  return email
}

try {
  const page = await (await browser.newContext({ viewport: SIZES.phone })).newPage()
  await page.goto(server.url)
  await page.getByRole('main').waitFor()
  await photograph(page, 'sign-in')
  await asSeenBy('manager@demo.bincard.test', SCREENS)
  await asSeenBy('operator@demo.bincard.test', OPERATOR_SCREENS)
  await asSeenBy('viewer@demo.bincard.test', VIEWER_SCREENS)
  await asSeenBy('manager@demo.bincard.test', NEEDS_YOU_SCREENS, (one) =>
    comeToNeedSomebody(one, server.url, 'manager@demo.bincard.test'),
  )
  await asSeenBy(makeEmptyOrganisation(), EMPTY_SCREENS)
  process.stdout.write(trouble.length === 0 ? `All screens are in ${OUT}\n` : `${trouble.join('\n')}\n`)
  process.exitCode = trouble.length === 0 ? 0 : 1
} finally {
  await browser.close()
  await server.stop()
}
