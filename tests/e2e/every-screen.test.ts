import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { signInToDemo, walkScreens } from './every-screen.ts'
import { type Look, lookLike } from './looks.ts'
import { newContext } from './stage.ts'
import { tooSmall } from './targets.ts'

/** The two that differ most; all four in the long run. */
const LOOKS: readonly Look[] = [
  { scheme: 'light' },
  { scheme: 'dark', highContrast: true },
  ...(process.env.BINCARD_TEST_FULL
    ? ([{ scheme: 'light', highContrast: true }, { scheme: 'dark' }] satisfies Look[])
    : []),
]
/** For what slides in. */
const SETTLED_MS = 250

/** A signed-in phone off the network: what it shows comes from the device alone. */
const device = async (): Promise<Page> => {
  const context = await newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await signInToDemo(page, inject('server').url)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await context.setOffline(true)
  await page.evaluate(axe.source)
  return page
}

/** Texts whose colour stands too little against what is behind it: below 4.5:1, or 7:1 in high contrast (large ones 3:1 and 4.5:1). */
const faint = async (page: Page, rule: 'color-contrast' | 'color-contrast-enhanced'): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return page.evaluate(async (only) => {
    const { axe: judge } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations } = await judge.run(document, { runOnly: [only], rules: { [only]: { enabled: true } } })
    return violations.flatMap(({ nodes }) => nodes.map(({ any, html }) => `${any[0]?.message} ${html.slice(0, 100)}`))
  }, rule)
}

test('on every screen a thumb hits what can be tapped, with gloves too, and every text stands out, in high contrast more so', async () => {
  const page = await device()
  const faults: string[] = []
  const note = (screen: string, how: string, said: readonly string[]) =>
    faults.push(...said.map((fault) => `${screen}, ${how}: ${fault}`))
  const missed = await walkScreens(page, inject('server').url, async (screen) => {
    await page.waitForTimeout(SETTLED_MS)
    note(screen, 'as it comes', await tooSmall(page, 48))
    for (const look of LOOKS) {
      await lookLike(page, look)
      const how = look.highContrast ? `${look.scheme}, high contrast` : look.scheme
      note(screen, how, await faint(page, look.highContrast ? 'color-contrast-enhanced' : 'color-contrast'))
    }
    await lookLike(page, { scheme: 'light', gloves: true })
    note(screen, 'with gloves', await tooSmall(page, 64))
    await lookLike(page, { scheme: 'light' })
  })
  expect([...missed, ...faults]).toEqual([])
}, 600_000)
