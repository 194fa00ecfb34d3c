/** Work in another language, off the network, and from right to left. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { arabic } from '../../client/words/ar/index.ts'
import { german } from '../../client/words/de/index.ts'
import type { Words } from '../../client/words/index.ts'
import { LANGUAGES } from '../../client/words/language.ts'
import { isInstalled } from './installed.ts'
import { pressKeys } from './scan-keys.ts'
import { newContext, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'

const ASSETS = resolve(import.meta.dirname, '../../dist/client/assets')

const speaks = (page: Page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])

/** Waits until the badge says so. */
const stands = (page: Page, words: Words, text: string) =>
  page.getByRole('button', { name: words.badge.label(text), exact: true }).waitFor({ timeout: 60_000 })

const signIn = async (page: Page, words: Words, who: { email: string; password: string }) => {
  await page.getByLabel(words.signIn.email).fill(who.email)
  await page.getByLabel(words.signIn.password, { exact: true }).fill(who.password)
  await page.getByRole('button', { name: words.signIn.submit }).click()
  await stands(page, words, words.badge.text('up-to-date', 0, 0))
}

const startPick = async (page: Page) => {
  await page.locator('nav a[href="/"]').click()
  await page.locator('main a[href="/pick"]').click()
}

/** Scans, picks three and sees them sent, all but the last off the network. */
const work = async (page: Page, words: Words) => {
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

describe('somebody at work', () => {
  test('chooses Arabic before signing in, and works in it from right to left', async () => {
    const house = await warehouse()
    const page = await (await newContext()).newPage()
    await page.goto(inject('server').url)
    await page.getByRole('button', { name: LANGUAGES.ar }).click()
    await expect.poll(() => speaks(page).catch(() => [])).toEqual(['ar', 'rtl'])
    await signIn(page, arabic, await house.member('manager'))
    await work(page, arabic)
    // Back points to where reading came from.
    await page.locator('nav a[href="/more"]').click()
    await page.locator('main a[href="/settings"]').click()
    const [back, badge] = [
      page.getByRole('button', { name: arabic.back }),
      page.getByRole('button', { name: arabic.badge.label(arabic.badge.text('up-to-date', 0, 0)) }),
    ]
    expect((await back.boundingBox())?.x).toBeGreaterThan((await badge.boundingBox())?.x ?? Number.NaN)
  })

  test('has German by the browser, and keeps what is half done when the language changes', async () => {
    const house = await warehouse()
    const page = await (await newContext({ locale: 'de-AT' })).newPage()
    await page.goto(inject('server').url)
    await signIn(page, german, await house.member('manager'))
    expect(await speaks(page)).toEqual(['de', 'ltr'])
    await work(page, german)
    await startPick(page)
    await pressKeys(page, BOLT.sku)
    await page.getByRole('main').getByText(BOLT.name).first().waitFor()
    await page.locator('nav a[href="/more"]').click()
    await page.locator('main a[href="/settings"]').click()
    await page.getByRole('combobox', { name: german.settings.language }).selectOption('en')
    await page.getByRole('region', { name: 'Settings' }).waitFor()
    expect(await speaks(page)).toEqual(['en', 'ltr'])
    await startPick(page)
    await page.getByRole('main').getByText(BOLT.name).first().waitFor()
  })
})

test('a file of words brings nothing of the app along: it would run before its language is known', () => {
  const files = readdirSync(ASSETS).filter((name) => /^words-\w+-.*\.js$/.test(name))
  expect(files.map((name) => name.split('-')[1]).sort()).toEqual(['ar', 'de', 'es'])
  for (const name of files) {
    const text = readFileSync(`${ASSETS}/${name}`, 'utf8')
    const from = [...text.matchAll(/(?:from|import) ?["'`]\.\/([^"'`]+)/g)].map(([, file]) => file)
    expect(from.filter((file) => !/^(index|rolldown-runtime)-/.test(file ?? ''))).toEqual([])
  }
})
