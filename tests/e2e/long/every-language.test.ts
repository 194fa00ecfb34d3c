/** In every language each screen that can be found without its English name stands as it does in English: read, reached, and nothing cut off. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { NAMELESS_SCREENS, signInToDemo, walkScreens } from '../every-screen.ts'
import { isInstalled } from '../installed.ts'
import { lookLike } from '../looks.ts'
import { newContext } from '../stage.ts'
import { tooSmall } from '../targets.ts'
import { cutOff } from '../text-room.ts'

const LANGUAGES = ['ar', 'de', 'es'] as const
const TABLET = { width: 1024, height: 768 }
/** For what follows the first frame; nothing slides in. */
const SETTLED_MS = 100

const speak = async (page: Page, language: string): Promise<void> => {
  await page.evaluate((tag) => localStorage.setItem('bincard.language', tag), language)
  await page.reload()
  await page.locator('nav a[href="/scan"]').waitFor()
  await page.evaluate(axe.source)
}

/** What WCAG 2.2 asks for at levels A and AA, as far as a machine can tell. */
const violations = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe: judge } = globalThis as unknown as { axe: typeof import('axe-core') }
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    // Its makers call this rule an experiment: it takes a name that says more than is seen for another.
    const rules = { 'label-content-name-mismatch': { enabled: false } }
    const found = await judge.run(document, { runOnly, rules })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))
  })

test('every screen stands in every language, in the hand and on a tablet', async () => {
  const context = await newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await signInToDemo(page, inject('server').url)
  await isInstalled(page)
  await context.setOffline(true)
  const phone = page.viewportSize() ?? TABLET
  const faults: string[] = []
  for (const language of LANGUAGES) {
    await speak(page, language)
    for (const size of [phone, TABLET]) {
      await page.setViewportSize(size)
      await lookLike(page, { scheme: size === phone ? 'light' : 'dark' })
      const look = async (screen: string) => {
        await page.waitForTimeout(SETTLED_MS)
        if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
        const said = [...(await tooSmall(page, 48)), ...(await violations(page)), ...(await cutOff(page))]
        faults.push(...said.map((fault) => `${language} ${screen} at ${size.width}: ${fault}`))
      }
      const missed = await walkScreens(page, inject('server').url, look, NAMELESS_SCREENS)
      faults.push(...missed.map((miss) => `${language} ${miss}`))
    }
  }
  expect(faults).toEqual([])
}, 1_200_000)
