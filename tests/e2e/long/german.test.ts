import { expect, inject, test } from 'vitest'
import { german } from '../../../client/words/de/index.ts'
import { pressKeys } from '../scan-keys.ts'
import { signIn, speaks, startPick, work } from '../speaking.ts'
import { newContext, warehouse } from '../stage.ts'
import { BOLT } from '../warehouse.ts'

test('somebody has German by the browser, and keeps what is half done when the language changes', async () => {
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
