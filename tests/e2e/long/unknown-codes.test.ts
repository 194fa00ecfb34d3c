import { expect, test } from 'vitest'
import type { Phone } from '../phone.ts'
import { phone, warehouse } from '../stage.ts'
import { NUT } from '../warehouse.ts'

const at =
  (path: string, region: string) =>
  async ({ page }: Phone) => {
    await page.goto(new URL(path, page.url()).href)
    await page.getByRole('region', { name: region, exact: true }).waitFor()
  }

test('a code is made an item in the middle of receiving, and the line goes on with it', async () => {
  const house = await warehouse()
  const one = await phone(await house.member('manager'))
  const { page } = one
  await one.isInstalled()
  await one.goOffline()
  await at('/receive', 'Receive')(one)
  await one.scan('A-01')
  await one.scan('(01)04099999000005(10)L1(30)6')
  await page.getByRole('dialog').getByRole('button', { name: 'Make an item with it' }).click()
  const form = page.getByRole('dialog', { name: 'New item' })
  expect(await form.getByLabel('Barcodes').inputValue()).toBe('4099999000005')
  await form.getByLabel('Name').fill('Milk')
  await form.getByLabel('SKU').fill('MILK')
  await form.getByLabel('Tracking').selectOption('lot')
  await form.getByRole('button', { name: 'Save' }).click()
  // The label is heard again as it was: item, lot and how many.
  await page.getByRole('button', { name: 'Receive 6 pcs at A-01' }).click()
  await one.isTold('Received 6 pcs Milk at A-01')
  await one.goOnline()
  await one.sees('Up to date')
  await house.verify()
})

test('whoever may not say what a code is reports it, and the flow stays where it was', async () => {
  const house = await warehouse()
  const counter = await phone(await house.member('operator'))
  const { page } = counter
  await at('/move-several', 'Move several')(counter)
  await counter.scan(NUT.sku)
  await counter.scan('NEW-CODE-1')
  const sheet = page.getByRole('dialog', { name: 'Nothing here has the code NEW-CODE-1' })
  await sheet.getByText('Managers say what a code is').waitFor()
  const picture = await page.screenshot({ type: 'png' })
  await page.getByLabel('Take a photograph').setInputFiles({ name: 'box.png', mimeType: 'image/png', buffer: picture })
  await sheet.getByRole('img', { name: 'Photograph of what has this code' }).waitFor()
  // The next box does not take the picture away.
  await counter.scan('NEW-CODE-2')
  await counter.isTold('Report NEW-CODE-1 with its picture first, or close it')
  await sheet.getByRole('button', { name: 'Report it for later' }).click()
  await counter.isTold('Reported NEW-CODE-1')
  await sheet.waitFor({ state: 'detached' })
  await page.getByRole('list', { name: 'In the basket' }).getByText('1 pcs').waitFor()
})
