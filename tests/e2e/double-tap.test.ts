import { expect, test } from 'vitest'
import { lastDone, shows } from './cards.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openItem } from './work.ts'

test('a glove that taps twice does a thing once: what was seen, the end of the visit, a new item', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.tap('Count')
  await page.getByRole('button', { name: 'Count a bin' }).waitFor()
  await manager.scan('A-01')
  await page.getByRole('region', { name: 'Count A-01' }).waitFor()
  await manager.scan(BOLT.sku)
  await page.getByRole('group', { name: 'Quantity' }).getByRole('button', { name: '9', exact: true }).click()
  await page.getByRole('button', { name: 'Record 9 pcs' }).dblclick()
  await manager.isTold(`9 pcs ${BOLT.name}`)
  await page.getByRole('button', { name: 'That’s all that’s here' }).dblclick()
  await manager.isTold('Counted: A-01')
  await manager.tap('Items')
  await page.getByRole('button', { name: 'New item' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').fill('Wing nut')
  await form.getByLabel('SKU').fill('WING-8')
  await form.getByRole('button', { name: 'Save' }).dblclick()
  await manager.isTold('Saved: ')

  await manager.sees(UP_TO_DATE)
  await manager.tap('Home')
  expect((await lastDone(manager)).map(({ title }) => title)).toEqual([
    'New item · Wing nut',
    'Counted a bin',
    `Counted · ${BOLT.name}`,
  ])
  await openItem(manager, BOLT)
  await shows(manager, 'A-01', 9)
  await house.verify()
})
