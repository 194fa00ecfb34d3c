import { expect, inject, test } from 'vitest'
import { Phone, UP_TO_DATE } from './phone.ts'
import { newContext, warehouse, watched } from './stage.ts'
import { BOLT, GLUE, NUT, TAPE } from './warehouse.ts'

test('a list is ordered, widened by columns on a tablet, and found again as it was saved, off the network', async () => {
  const house = await warehouse()
  const context = await newContext({ viewport: { width: 1024, height: 768 } })
  const tablet = watched(await Phone.signIn(context, inject('server').url, await house.member('operator')))
  const { page } = tablet
  const sheet = page.getByRole('dialog')
  const names = () => page.getByRole('list', { name: 'Items' }).getByRole('link').allInnerTexts()
  const listsFirst = (...wanted: { name: string }[]) =>
    expect.poll(async () => (await names()).map((text) => text.split('\n')[0])).toEqual(wanted.map(({ name }) => name))

  await tablet.isInstalled()
  await tablet.goOffline()
  await tablet.tap('Items')
  await listsFirst(BOLT, NUT, TAPE, GLUE)
  await page.getByRole('button', { name: 'View' }).click()
  await sheet.getByRole('button', { name: 'On hand' }).click()
  await sheet.getByRole('button', { name: 'The other way round' }).click()
  await sheet.getByLabel('Lies in').click()
  await sheet.getByLabel('Name of the view').fill('Most first')
  await sheet.getByRole('button', { name: 'Save this view' }).click()
  await tablet.isTold('Saved: Most first')
  await sheet.getByRole('button', { name: 'SKU' }).click()
  await page.keyboard.press('Escape')
  await listsFirst(BOLT, GLUE, NUT, TAPE)

  await page.reload()
  await tablet.sees(/^Offline/)
  await listsFirst(BOLT, GLUE, NUT, TAPE)
  await page.getByRole('button', { name: 'View' }).click()
  await sheet.getByRole('button', { name: 'Show: Most first' }).click()
  await listsFirst(NUT, BOLT, TAPE, GLUE)
  expect((await names())[0]).toContain(NUT.bin)
  // Beside what is open there is no room for columns.
  await page.getByRole('link', { name: NUT.name }).click()
  await page.getByRole('region', { name: NUT.name }).waitFor()
  await expect.poll(async () => (await names())[0]).not.toContain(NUT.bin)
  await context.setOffline(false)
  await tablet.sees(UP_TO_DATE)
})
