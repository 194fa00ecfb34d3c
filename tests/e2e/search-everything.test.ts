import { expect, inject, test } from 'vitest'
import { Office } from './orders.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, NUT } from './warehouse.ts'

test('whatever is on the device is found from any screen as one types, without a network', async () => {
  const house = await warehouse()
  const account = await house.member('manager')
  const office = await Office.open(inject('server').url, account)
  await office.order('PO-88', 'purchase', [[NUT.sku, 5]])
  const manager = await phone(account)
  const { page } = manager
  await manager.isInstalled()
  await page.goto(new URL('/orders', page.url()).href)
  await page.getByRole('link', { name: /PO-88/ }).waitFor()
  await manager.goOffline()

  const field = page.getByRole('dialog').getByRole('searchbox')
  await page.keyboard.press('/')
  await field.fill('hex')
  const found = page.getByRole('dialog').getByRole('list', { name: 'Items' })
  await expect.poll(() => found.getByRole('link').count()).toBe(2)
  await found.getByRole('link', { name: BOLT.name }).click()
  await page.getByRole('heading', { name: BOLT.name }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)

  // Enter takes the best: a whole code before whatever merely has it within.
  await page.getByRole('button', { name: 'Search everything' }).click()
  await field.fill('po-88')
  await page.getByRole('dialog').getByRole('link', { name: 'PO-88' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Order PO-88' }).waitFor()

  // By keys alone.
  await page.keyboard.press('/')
  await field.fill('01')
  await page.getByRole('dialog').getByRole('link', { name: 'A-01' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /B-01/ }).first().waitFor()

  // A scan that begins with the key is a scan, and a scanner's code is one while the sheet is open, too.
  await manager.scan('/unknown')
  await page.getByText('Nothing here has the code /unknown').waitFor()
  expect(await page.getByRole('dialog').getByRole('searchbox').count()).toBe(0)
})
