/** With text at twice its size, and on a screen 320 px wide, everything on every screen can be read and reached (WCAG 1.4.4, 1.4.10). */
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { NAMELESS_SCREENS, signInToDemo, walkScreens } from '../every-screen.ts'
import { isInstalled } from '../installed.ts'
import { type Look, lookLike } from '../looks.ts'
import { PHONE } from '../phone.ts'
import { newContext } from '../stage.ts'
import { cutOff, withoutRoom } from '../text-room.ts'

const WAYS: readonly { size: { width: number; height: number }; look: Look; name: string }[] = [
  { size: PHONE.viewport, look: { scheme: 'light', textSize: 200 }, name: 'text at 200 %' },
  { size: { width: 320, height: 640 }, look: { scheme: 'light' }, name: '320 px' },
]
/** For what follows the first frame; nothing slides in. */
const SETTLED_MS = 150

const examine = async (page: Page, faults: string[], screen: string): Promise<void> => {
  for (const { size, look, name } of WAYS) {
    await page.setViewportSize(size)
    await lookLike(page, look)
    await page.waitForTimeout(SETTLED_MS)
    const said = new Set([...(await withoutRoom(page)), ...(await cutOff(page))])
    faults.push(...[...said].map((fault) => `${screen}, ${name}: ${fault}`))
  }
  // As it was, to go on: a screen is found on one of the usual size.
  await page.setViewportSize(PHONE.viewport)
  await lookLike(page, { scheme: 'light' })
}

test('text can be twice as large, and the screen as narrow as the narrowest, and everything is there', async () => {
  const context = await newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await signInToDemo(page, inject('server').url)
  await isInstalled(page)
  await context.setOffline(true)
  const faults: string[] = []
  const url = inject('server').url
  faults.push(...(await walkScreens(page, url, (screen) => examine(page, faults, screen))))
  // The longest words, and the other direction.
  for (const language of ['de', 'ar']) {
    await page.evaluate((tag) => localStorage.setItem('bincard.language', tag), language)
    await page.reload()
    await page.locator('nav a[href="/scan"]').waitFor()
    const look = (screen: string) => examine(page, faults, `${language} ${screen}`)
    faults.push(...(await walkScreens(page, url, look, NAMELESS_SCREENS)))
  }
  expect(faults).toEqual([])
}, 1_800_000)

test('the size of text is chosen in the settings, and stays', async () => {
  const context = await newContext()
  const page = await context.newPage()
  await signInToDemo(page, inject('server').url)
  await page.getByRole('navigation').getByRole('link', { name: 'More' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Settings' }).click()
  const size = () => page.evaluate(() => getComputedStyle(document.body).fontSize)
  expect(await size()).toBe('16px')
  await page.getByLabel('Size of text').selectOption({ label: '200%' })
  expect(await size()).toBe('32px')
  await page.reload()
  await page.getByLabel('Size of text').waitFor()
  expect(await size()).toBe('32px')
  expect(await page.getByLabel('Size of text').inputValue()).toBe('200')
})
