import { expect, test } from 'vitest'
import { NETWORKS } from './long-run.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openItem } from './work.ts'

test.each(NETWORKS)('a reason that a manager makes is a tap away where it fits: %s', async (how) => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.isInstalled()
  if (how === 'offline') await manager.goOffline()

  await manager.tap('More')
  await page.getByRole('link', { name: 'Reasons' }).click()
  await page.getByRole('button', { name: 'New reason' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Mice')
  await page.getByRole('dialog').getByRole('button', { name: 'Scrap' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await manager.isTold('Saved: Mice')

  await openItem(manager, BOLT)
  await page.getByRole('button', { name: 'More…' }).click()
  await page.getByRole('link', { name: 'Adjust' }).click()
  await page.getByRole('button', { name: 'Scrap', exact: true }).click()
  await page.getByRole('group', { name: 'Reason' }).getByRole('button', { name: 'Mice' }).click()
  await page.getByRole('button', { name: 'Scrap 1 pcs from A-01' }).click()
  await manager.isTold('Scrapped 1 pcs Hex bolt from A-01')

  await manager.tap('More')
  await page.getByRole('link', { name: 'Reasons' }).click()
  await page.getByRole('button', { name: /Mice/ }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Mice at night')
  await page.getByRole('dialog').getByRole('switch').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await manager.isTold('Saved: Mice at night')
  if (how === 'offline') await manager.goOnline()
  await manager.sees(UP_TO_DATE)

  const operator = await phone(await house.member('lead'))
  await openItem(operator, BOLT)
  await operator.page.getByText('Mice at night').waitFor()
  await operator.page.getByRole('button', { name: 'More…' }).click()
  await operator.page.getByRole('link', { name: 'Adjust' }).click()
  await operator.page.getByRole('button', { name: 'Scrap', exact: true }).click()
  const offered = operator.page.getByRole('group', { name: 'Reason' })
  await offered.getByRole('button', { name: 'Damaged' }).waitFor()
  expect(await offered.getByRole('button', { name: /Mice/ }).count()).toBe(0)
  await house.verify()
})
