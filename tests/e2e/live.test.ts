import { expect, test } from 'vitest'
import { shows } from './cards.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { editItem, openItem, pick } from './work.ts'

test('what A does reaches the screen that B has open, without a reload', async () => {
  const house = await warehouse()
  const [a, b] = await Promise.all([phone(await house.member('manager')), phone(await house.member('viewer'))])
  await openItem(b, BOLT)
  await shows(b, 'A-01', 20)
  const opened = await b.page.evaluate(() => performance.timeOrigin)

  await pick(a, 3, BOLT, 'A-01')
  await shows(b, 'A-01', 17)
  await b.page.getByRole('list', { name: 'History' }).getByText('Pick').waitFor()
  await editItem(a, BOLT, 'Name', 'Hexagon bolt')
  await b.page.getByRole('heading', { name: 'Hexagon bolt' }).waitFor()

  expect(await b.page.evaluate(() => performance.timeOrigin)).toBe(opened)
})
