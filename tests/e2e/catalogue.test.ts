import { expect, test } from 'vitest'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, NUT } from './warehouse.ts'
import { openItem } from './work.ts'

test('categories and attributes are made without a network, said of an item, and found by the others', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  const sheet = page.getByRole('dialog')
  await manager.isInstalled()
  await manager.goOffline()

  await manager.tap('More')
  await page.getByRole('link', { name: 'Attributes' }).click()
  await page.getByRole('button', { name: 'New attribute' }).click()
  await sheet.getByLabel('Name').fill('Weight')
  await sheet.getByLabel('Kind').selectOption('Number')
  await sheet.getByLabel(/^Unit/).fill('g')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await manager.isTold('Saved: Weight')
  await page.getByRole('button', { name: 'New attribute' }).click()
  await sheet.getByLabel('Name').fill('Finish')
  await sheet.getByLabel('Kind').selectOption('Choice')
  await sheet.getByLabel('Choices, one a line').fill('Zinc\nBrass')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await manager.isTold('Saved: Finish')

  await openItem(manager, BOLT)
  await page.getByRole('button', { name: 'Edit item' }).click()
  await sheet.getByLabel('Weight, g').fill('12.5')
  await sheet.getByLabel('Finish').selectOption('Zinc')
  await sheet.getByRole('button', { name: /^Category/ }).click()
  await sheet.getByRole('searchbox').fill('Fasteners')
  await sheet.getByRole('button', { name: 'New category “Fasteners”' }).click()
  await sheet.getByRole('button', { name: 'Category Fasteners' }).waitFor()
  expect(await sheet.getByLabel('Weight, g').inputValue()).toBe('12.5')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await manager.isTold(`Saved: ${BOLT.name}`)
  await page.getByRole('region', { name: 'Attributes' }).getByText('12.5 g').waitFor()

  await page.getByRole('link', { name: 'Fasteners' }).click()
  const list = page.getByRole('list', { name: 'Items' })
  await expect.poll(() => list.getByRole('link').count()).toBe(1)
  await page.getByRole('button', { name: 'Fasteners', exact: true }).click()
  await sheet.getByRole('button', { name: 'Every category' }).click()
  await list.getByRole('link', { name: NUT.sku }).waitFor()

  await manager.tap('More')
  await page.getByRole('link', { name: 'Categories' }).click()
  await page.getByRole('button', { name: 'Fasteners' }).click()
  await sheet.getByRole('link', { name: 'See 1 item' }).waitFor()
  await sheet.getByLabel('Name').fill('Bolts and nuts')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await manager.isTold('Saved: Bolts and nuts')
  await manager.goOnline()
  await manager.sees(UP_TO_DATE)

  const lead = await phone(await house.member('lead'))
  await lead.tap('Items')
  await lead.page.getByRole('main').getByRole('searchbox').fill('zinc')
  await lead.page.getByRole('list', { name: 'Items' }).getByRole('link', { name: BOLT.sku }).click()
  await lead.page.getByRole('link', { name: 'Bolts and nuts' }).waitFor()
  await lead.page.getByRole('region', { name: 'Attributes' }).getByText('Zinc').waitFor()
  await house.verify()
})
