import { expect, test } from 'vitest'
import { onHandShown } from './cards.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, GLUE, NUT } from './warehouse.ts'
import { editItem, openItem } from './work.ts'

test('what is scanned over an open list is what is chosen there, and nothing of the screen behind it', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.isInstalled()
  await manager.goOffline()
  await openItem(manager, BOLT)
  await page.getByRole('button', { name: 'Edit item' }).click()
  const sheet = page.getByRole('dialog')
  const barcodes = sheet.getByLabel(/^Barcodes/)
  const before = await barcodes.inputValue()
  await sheet.getByRole('button', { name: /^Variant of/ }).click()
  await sheet.getByRole('searchbox').waitFor()
  await manager.scan('A-01')
  await manager.isTold('This is A-01. Expected: an item.')
  await manager.scan(NUT.sku)
  await sheet.getByRole('button', { name: 'Variant of Hex nut' }).waitFor()
  expect(await barcodes.inputValue()).toBe(before)
})

test('damaged goods that come without an order go on hold, as a lot that was scanned, and the next are good again', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await editItem(manager, GLUE, 'Tracking', 'lot')
  await manager.sees(UP_TO_DATE)
  await manager.isInstalled()
  await manager.goOffline()

  await manager.tap('Scan')
  await manager.scan(GLUE.sku)
  await page.getByRole('link', { name: 'Receive', exact: true }).click()
  await page.getByRole('button', { name: 'Damaged' }).click()
  await page.getByRole('button', { name: /^To / }).click()
  await page.getByRole('dialog').getByRole('button', { name: /A-01/ }).click()
  await page.getByRole('button', { name: /^Lot / }).click()
  await manager.scan('BROKEN-7')
  await page.getByText('Goes on hold as lot BROKEN-7-HOLD').waitFor()
  await page.getByRole('button', { name: 'Receive 1 pcs at A-01' }).click()
  await manager.isTold(/Received 1 pcs/)

  await manager.scan(GLUE.sku)
  await page.getByRole('button', { name: 'Good', pressed: true }).waitFor()
  await openItem(manager, GLUE)
  await expect.poll(() => onHandShown(manager, 'A-01')).toBe(1)
  await page.getByText('Available').locator('..').getByText('0', { exact: true }).waitFor()
  await page.getByRole('list', { name: 'Lots' }).getByText('BROKEN-7-HOLD').waitFor()
  await manager.goOnline()
  await manager.sees(UP_TO_DATE)
  await house.verify()
})
