import { expect, test } from 'vitest'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { isAtRest } from './stored.ts'
import { BOLT } from './warehouse.ts'
import { pick } from './work.ts'

test('who was out of the network is told on Home what others did in their bins meanwhile, until they have seen it', async () => {
  const house = await warehouse()
  const [a, b] = await Promise.all([
    phone(await house.member('operator', 'a')),
    phone(await house.member('operator', 'b')),
  ])
  const news = b.page.getByRole('list', { name: 'What others changed' })
  await b.tap('Home')
  await news.getByText('Nothing new').waitFor()
  await pick(b, 1, BOLT, 'A-01')
  await b.goOffline()
  await pick(a, 3, BOLT, 'A-01')
  await a.sees(UP_TO_DATE)

  await b.goOnline()
  await b.tap('Home')
  await news.getByRole('link', { name: '1 change' }).click()
  await b.page.getByRole('list', { name: 'In your bins' }).getByText('3 pcs').waitFor()
  expect(await b.page.getByRole('list', { name: 'In your bins' }).getByRole('listitem').count()).toBe(1)
  // Looked at, and come back from: it is still there until it is said to be seen; and that can be taken back.
  await b.page.goBack()
  await news.getByRole('link', { name: '1 change' }).click()
  const seen = () => b.page.getByRole('button', { name: 'Seen all of it' }).click()
  await seen()
  await news.getByText('Nothing new').waitFor()
  const told = b.page.getByRole('region', { name: /Notifications/ }).getByRole('listitem')
  await told.filter({ hasText: 'From now on' }).getByRole('button', { name: 'Undo' }).click()
  await news.getByRole('link', { name: '1 change' }).click()
  await seen()
  await news.getByText('Nothing new').waitFor()
  await isAtRest(b.page)
  await b.page.reload()
  await news.getByText('Nothing new').waitFor()
})
