import { expect, test } from 'vitest'
import { NETWORKS } from './long-run.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, NUT } from './warehouse.ts'
import { openItem } from './work.ts'

test.each(NETWORKS)('many items are changed at once, looked over before and taken back after: %s', async (how) => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.isInstalled()
  if (how === 'offline') await manager.goOffline()

  await manager.tap('Items')
  await page.getByRole('main').getByRole('searchbox').fill('hex')
  await expect.poll(() => page.getByRole('list', { name: 'Items' }).getByRole('link').count()).toBe(2)
  await page.getByRole('link', { name: 'Change all' }).click()
  await page.getByText('“hex”: 2 items').waitFor()
  await page.getByText('what changes then is looked over here').waitFor()
  await page.getByRole('main').getByRole('button', { name: /^To/ }).click()
  await page.getByRole('dialog').getByRole('searchbox').fill('Fasteners')
  await page.getByRole('dialog').getByRole('button', { name: 'New category “Fasteners”' }).click()
  const preview = page.getByRole('list', { name: 'What changes' })
  await preview.getByRole('button', { name: /Hex nut.*none → Fasteners/ }).click()
  await preview.getByText('left out').waitFor()
  await page.getByRole('button', { name: 'Change 1 item' }).click()
  await manager.isTold('Changed 1 item')
  await openItem(manager, BOLT)
  await page.getByText('Fasteners', { exact: true }).waitFor()
  await openItem(manager, NUT)
  expect(await page.getByText('Fasteners', { exact: true }).count()).toBe(0)

  await page.goto(new URL('/items/change?search=hex', page.url()).href)
  await page.getByLabel('What to change').selectOption('Archived')
  await page.getByRole('button', { name: 'Change 2 items' }).click()
  await manager.isTold('Changed 2 items')
  await expect.poll(() => page.getByRole('list', { name: 'Items' }).getByText('Hex').count()).toBe(0)
  await page.getByRole('listitem').filter({ hasText: 'Changed 2 items' }).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => page.getByRole('list', { name: 'Items' }).getByText('Hex').count()).toBe(2)
  if (how === 'offline') await manager.goOnline()
  await manager.sees(UP_TO_DATE)
  await house.verify()
})
