/** Whoever has no pointer comes to everything on every screen, sees where they are, and is where they were once a sheet has gone. */
import { expect, inject, test } from 'vitest'
import { SCREENS, signInToDemo, walkScreens } from '../every-screen.ts'
import { isInstalled } from '../installed.ts'
import { closeByKey, walkByTab } from '../keyboard.ts'
import { newContext } from '../stage.ts'

/** For what follows the first frame; nothing slides in. */
const SETTLED_MS = 150

test.each([
  { name: 'on a phone', viewport: { width: 390, height: 844 } },
  { name: 'on a tablet', viewport: { width: 1024, height: 768 } },
])(
  'keys reach and show everything, $name',
  async ({ viewport }) => {
    const context = await newContext({ reducedMotion: 'reduce', viewport })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await signInToDemo(page, inject('server').url)
    await isInstalled(page)
    await context.setOffline(true)
    const faults: string[] = []
    const examine = async (screen: string) => {
      await page.waitForTimeout(SETTLED_MS)
      const said = [...(await walkByTab(page)), ...(await closeByKey(page))]
      faults.push(...[...new Set(said)].map((fault) => `${screen}: ${fault}`))
    }
    faults.push(...(await walkScreens(page, inject('server').url, examine, SCREENS)))
    expect(faults).toEqual([])
  },
  1_200_000,
)
