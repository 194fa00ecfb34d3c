import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { SCREENS, signInToDemo, walkScreens } from '../every-screen.ts'
import { isInstalled } from '../installed.ts'
import { type Look, lookLike } from '../looks.ts'
import { newContext } from '../stage.ts'
import { tooSmall } from '../targets.ts'

/** The first asks for most of all at once. */
const LOOKS: readonly Look[] = [
  { scheme: 'dark', highContrast: true, gloves: true },
  { scheme: 'light', highContrast: true },
  { scheme: 'dark' },
  { scheme: 'light' },
]
const nameOf = ({ scheme, highContrast, gloves }: Look): string =>
  [scheme, ...(highContrast ? ['high contrast'] : []), ...(gloves ? ['gloves'] : [])].join(', ')
/** For what follows the first frame; nothing slides in. */
const SETTLED_MS = 100

/** A signed-in phone off the network: what it shows comes from the device alone. */
const device = async (): Promise<Page> => {
  const context = await newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await signInToDemo(page, inject('server').url)
  await isInstalled(page)
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
  const examine = async (screen: string) => {
    await page.waitForTimeout(SETTLED_MS)
    for (const look of LOOKS) {
      await lookLike(page, look)
      note(screen, nameOf(look), await tooSmall(page, look.gloves ? 64 : 48))
      note(screen, nameOf(look), await faint(page, look.highContrast ? 'color-contrast-enhanced' : 'color-contrast'))
    }
  }
  const missed = await walkScreens(page, inject('server').url, examine, SCREENS)
  expect([...missed, ...faults]).toEqual([])
}, 600_000)
