import type { Locator } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { lastDone, shows } from './cards.ts'
import { Phone, UP_TO_DATE } from './phone.ts'
import { newContext, warehouse, watched } from './stage.ts'
import { asRead } from './translated/as-read.ts'
import { BOLT } from './warehouse.ts'
import { openItem } from './work.ts'

/** Two taps at one place, the second without a look at what the first has done. */
const tapTwice = async (target: Locator): Promise<void> => {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error('what is to be tapped is not on screen')
  const { touchscreen } = target.page()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  // One right behind the other: to wait for the first on a busy machine would make two deeds of them.
  await Promise.all([touchscreen.tap(x, y), touchscreen.tap(x, y)])
}

test('a glove that taps twice does a thing once: what was seen, the end of the visit, a new item', async () => {
  const house = await warehouse()
  const context = await newContext({ hasTouch: true })
  const manager = watched(await Phone.signIn(context, inject('server').url, await house.member('manager')))
  const { page } = manager
  await manager.tap('Count')
  await page.getByRole('button', { name: 'Count a bin' }).waitFor()
  await manager.scan('A-01')
  await page.getByRole('region', { name: 'Count A-01' }).waitFor()
  await manager.scan(BOLT.sku)
  await page.getByRole('group', { name: 'Quantity' }).getByRole('button', { name: '9', exact: true }).click()
  await tapTwice(page.getByRole('button', { name: 'Record 9 pcs' }))
  await manager.isTold(`9 pcs ${BOLT.name}`)
  await tapTwice(page.getByRole('button', { name: 'That’s all that’s here' }))
  await manager.isTold('Counted: A-01')
  await manager.tap('Items')
  await page.getByRole('button', { name: 'New item' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').fill('Wing nut')
  await form.getByLabel('SKU').fill('WING-8')
  await tapTwice(form.getByRole('button', { name: 'Save' }))
  await manager.isTold('Saved: ')

  await manager.sees(UP_TO_DATE)
  await manager.tap('Home')
  expect((await lastDone(manager)).map(({ title }) => title)).toEqual([
    asRead('New item · Wing nut'),
    asRead('Counted a bin'),
    asRead(`Counted · ${BOLT.name}`),
  ])
  await openItem(manager, BOLT)
  await shows(manager, 'A-01', 9)
  await house.verify()
})
