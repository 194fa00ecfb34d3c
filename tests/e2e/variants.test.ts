import { expect, test } from 'vitest'
import { isAsked, isToldHere, startPick } from './outbound-work.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openItem, receive } from './work.ts'

const [M, L] = ['M', 'L'].map((size) => ({ sku: `${BOLT.sku}-${size}`, name: `${BOLT.name} · ${size}` }))

test('variants made without a network are on the other phone, which is told of a wrong one in a pick, and offered the others instead', async () => {
  if (!M || !L) throw new Error('two sizes')
  const house = await warehouse()
  await house.bins('TOTE-1')
  const [manager, picker] = [await phone(await house.member('manager')), await phone(await house.member('lead'))]
  const { page } = manager
  const sheet = page.getByRole('dialog')
  await manager.isInstalled()
  await manager.goOffline()

  await manager.tap('More')
  await page.getByRole('link', { name: 'Attributes' }).click()
  await page.getByRole('button', { name: 'New attribute' }).click()
  await sheet.getByLabel('Name').fill('Size')
  await sheet.getByLabel('Kind').selectOption('Choice')
  await sheet.getByLabel('Choices, one a line').fill('S\nM\nL')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await manager.isTold('Saved: Size')

  await openItem(manager, BOLT)
  await page.getByRole('link', { name: 'New variants' }).click()
  await page.getByRole('button', { name: 'Size' }).click()
  for (const size of ['S', 'M', 'L']) await page.getByRole('button', { name: size, exact: true }).click()
  const preview = page.getByRole('list', { name: 'What will be made' })
  await preview.getByRole('button', { name: 'Hex bolt · S' }).click()
  await preview.getByText('Left out').waitFor()
  await page.getByRole('button', { name: 'Make 2 variants' }).click()
  await manager.isTold('Made 2 variants of Hex bolt')
  const family = page.getByRole('list', { name: 'Variants' })
  await family.getByRole('link', { name: /^Hex bolt.*2 variants/ }).waitFor()
  // Each is an item of its own, with stock of its own.
  await receive(manager, 5, M, 'A-01')
  await receive(manager, 3, L, 'B-01')
  await manager.goOnline()
  await manager.sees(UP_TO_DATE)

  await house.salesOrder('SO-V', [[M, 2]])
  await picker.tap('Items')
  await picker.page.getByRole('button', { name: 'By family' }).click()
  const items = picker.page.getByRole('list', { name: 'Items' })
  await items.getByRole('link', { name: /Hex bolt.*2 variants.*28/ }).click()
  await picker.page.getByRole('list', { name: 'Variants' }).getByRole('link', { name: /^L.*3/ }).click()
  await picker.page.getByRole('heading', { name: 'Hex bolt · L' }).waitFor()

  await picker.goOffline()
  await startPick(picker, 'SO-V', 'TOTE-1', 1)
  await isAsked(picker, 'A-01', M.name, 2, '0 / 1')
  await picker.scan(L.sku)
  await isToldHere(picker, 'Right item, wrong Size: expected M, this is L')
  await picker.scan(BOLT.sku)
  await isToldHere(picker, 'Right item, wrong variant: expected Hex bolt · M, this is Hex bolt')
  await picker.page.getByRole('button', { name: 'Other…' }).click()
  const others = picker.page.getByRole('dialog').getByRole('list', { name: 'Other variants' })
  await others.getByRole('button', { name: /^L.*3/ }).waitFor()
  await picker.page.keyboard.press('Escape')
  await picker.scan(M.sku)
  await isToldHere(picker, `Picked 2 pcs ${M.name} into TOTE-1`)
  await picker.goOnline()
  await picker.sees(UP_TO_DATE)
  expect([await house.onHand(M), await house.onHand(L)]).toEqual([5, 3])
  await house.verify()
})
