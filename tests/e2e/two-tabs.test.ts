import { expect, inject, test } from 'vitest'
import { shows } from './cards.ts'
import { Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse, watched } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openItem, pick } from './work.ts'

test('what is done in one tab shows in the other; when the leading one closes, the other sends', async () => {
  const house = await warehouse()
  const first = await phone(await house.member('operator'))
  const second = watched(await Phone.tab(first.page.context(), inject('server').url))
  await second.sees(UP_TO_DATE)
  await openItem(first, BOLT)

  await pick(second, 1, BOLT, 'A-01')
  await shows(first, 'A-01', 19)
  await second.sees(UP_TO_DATE)

  await second.goOffline()
  await pick(second, 2, BOLT, 'A-01')
  await shows(first, 'A-01', 17)
  await first.sees('Offline · 1 saved here')

  await first.page.close()
  await second.goOnline()
  await second.sees(UP_TO_DATE)
  await pick(second, 4, BOLT, 'A-01')
  await second.sees(UP_TO_DATE)
  await openItem(second, BOLT)
  await shows(second, 'A-01', 13)
  expect(await house.onHand(BOLT)).toBe(13)
  await house.verify()
})

test('a sign-out never drops unsent work unasked; then it empties the device, in every tab', async () => {
  const house = await warehouse()
  const first = await phone(await house.member('operator'))
  const second = watched(await Phone.tab(first.page.context(), inject('server').url))
  const sheet = second.page.getByRole('dialog')
  const askToLeave = async () => {
    await second.tap('More')
    await second.page.getByRole('link', { name: 'Settings' }).click()
    await second.page.getByRole('button', { name: 'Sign out' }).click()
  }
  await first.goOffline()
  await pick(first, 1, BOLT, 'A-01')
  await askToLeave()
  await sheet.getByText('1 action has not been sent').waitFor()
  await sheet.getByRole('button', { name: 'Stay signed in' }).click()

  await first.goOnline()
  await second.sees(UP_TO_DATE)
  await askToLeave()
  await sheet.getByRole('button', { name: 'Sign out' }).click()
  for (const { page } of [first, second]) await page.getByRole('button', { name: 'Sign in' }).waitFor()
  const left = await second.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(left).toEqual(['bincard']) // who has signed in here; no card, no action
  expect(await house.onHand(BOLT)).toBe(19)
})
