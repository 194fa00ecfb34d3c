import { expect, test } from 'vitest'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openInbox } from './work.ts'

test('two managers change one line of an order apart; who came second reads both in words, and keeps theirs with a tap', async () => {
  const house = await warehouse()
  await house.salesOrder('SO-1', [[BOLT, 3]])
  const [mine, theirs] = [
    await phone(await house.member('manager', 'a')),
    await phone(await house.member('manager', 'b')),
  ]
  const { page } = mine
  const change = async (one: typeof mine, digits: string): Promise<void> => {
    await one.tap('More')
    await one.page.getByRole('link', { name: 'Orders', exact: true }).click()
    await one.page.getByRole('link', { name: /SO-1/ }).click()
    await one.page.getByRole('link', { name: 'Edit order' }).click()
    await one.page
      .getByRole('list', { name: 'Lines' })
      .getByRole('button', { name: /Hex bolt/ })
      .click()
    const sheet = one.page.getByRole('dialog')
    for (const digit of digits) await sheet.getByRole('button', { name: digit, exact: true }).click()
    await sheet.getByRole('button', { name: 'Done' }).click()
    await one.page.getByRole('button', { name: 'Save', exact: true }).click()
    await one.isTold('Saved: SO-1')
  }
  await mine.isInstalled()
  await mine.goOffline()
  await change(theirs, '12')
  await theirs.sees(UP_TO_DATE)
  await change(mine, '20')
  await mine.goOnline()
  await mine.sees('1 needs you')
  await openInbox(mine)
  const card = page.getByRole('article', { name: 'SO-1' })
  await card.getByText('Lines: Hex bolt').waitFor()
  await card.getByRole('button', { name: /Hex bolt · 12 pcs.*Keep theirs/ }).waitFor()
  await card.getByRole('button', { name: /Hex bolt · 20 pcs.*Keep yours/ }).click()
  await mine.sees(UP_TO_DATE)
  await page.getByText('Nothing needs you').waitFor()
  await theirs.page.getByText('20').first().waitFor()
  expect(await card.count()).toBe(0)
})
