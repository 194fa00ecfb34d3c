/**
 * `npm run screens [NAME …]`: every screen of the demo warehouse on a phone and a tablet, light and dark, and on a phone in high
 * contrast and with gloves, into `docs/screens`. A tree that changes with each run is not kept: they are to be looked at, and what is
 * not fit to be shipped to be mended.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { signInToDemo, walkScreens } from './every-screen.ts'
import { type Look, lookLike } from './looks.ts'
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
  await page.waitForTimeout(ARRIVED_MS)
  for (const { name, size, ...look } of SHOTS) {
    await page.setViewportSize(SIZES[size])
    await lookLike(page, look)
    await page.waitForTimeout(TURNED_MS)
    await page.screenshot({ path: `${OUT}${screen}-${name}.png` })
  }
  await page.setViewportSize(SIZES.phone)
  await lookLike(page, { scheme: 'light' })
}

mkdirSync(OUT, { recursive: true })
const server = new ServerProcess()
await server.start()
const browser = await openBrowser()
try {
  const page = await (await browser.newContext({ viewport: SIZES.phone })).newPage()
  page.setDefaultTimeout(10_000)
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(error.message))
  await page.goto(server.url)
  await page.getByRole('main').waitFor()
  await photograph(page, 'sign-in')
  await signInToDemo(page, server.url)
  trouble.push(...(await walkScreens(page, server.url, (screen) => photograph(page, screen), process.argv.slice(2))))
  process.stdout.write(trouble.length === 0 ? `All screens are in ${OUT}\n` : `${trouble.join('\n')}\n`)
  process.exitCode = trouble.length === 0 ? 0 : 1
} finally {
  await browser.close()
  await server.stop()
}
