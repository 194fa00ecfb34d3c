/** The words of work in any language, for the flows that are not in English. */
import type { Page } from 'playwright-core'
import type { Words } from '../../client/words/index.ts'
import { isInstalled } from './installed.ts'
import { pressKeys } from './scan-keys.ts'
import { BOLT } from './warehouse.ts'

export const speaks = (page: Page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])

/** Waits until the badge says so. */
const stands = (page: Page, words: Words, text: string) =>
  page.getByRole('button', { name: words.badge.label(text), exact: true }).waitFor({ timeout: 60_000 })

export const signIn = async (page: Page, words: Words, who: { email: string; password: string }) => {
  await page.getByLabel(words.signIn.email).fill(who.email)
  await page.getByLabel(words.signIn.password, { exact: true }).fill(who.password)
  await page.getByRole('button', { name: words.signIn.submit }).click()
  await stands(page, words, words.badge.text('up-to-date', 0, 0))
}

export const startPick = async (page: Page) => {
  await page.locator('nav a[href="/"]').click()
  await page.locator('main a[href="/pick"]').click()
}

/** Scans, picks three and sees them sent, all but the last off the network. */
export const work = async (page: Page, words: Words) => {
  await isInstalled(page)
  await page.context().setOffline(true)
  await page.reload()
  await stands(page, words, words.badge.text('offline', 0, 0))
  await pressKeys(page, BOLT.sku)
  await page.getByRole('main').getByText(BOLT.name).first().waitFor()

  await startPick(page)
  await pressKeys(page, BOLT.sku)
  await pressKeys(page, 'A-01')
  await page.getByRole('group', { name: words.pad.quantity }).getByRole('button', { name: '3', exact: true }).click()
  await page.getByRole('button', { name: words.flows.button.pick('3 pcs', 'Customer'), exact: true }).click()
  await page
    .getByText(words.flows.done.pick('3 pcs', BOLT.name, 'Customer'))
    .first()
    .waitFor()
  await stands(page, words, words.badge.text('offline', 1, 0))

  await page.context().setOffline(false)
  await stands(page, words, words.badge.text('up-to-date', 0, 0))
  await page.getByRole('button', { name: words.last.label }).click()
  await page.getByRole('dialog').getByText(words.state.accepted).first().waitFor()
  await page.keyboard.press('Escape')
}
