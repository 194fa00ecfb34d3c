/** Scans at odd moments, into odd places, of odd codes. */
import { expect, test } from 'vitest'
import { UP_TO_DATE } from './phone.ts'
import { burst } from './scan-keys.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, NUT } from './warehouse.ts'

test('what is scanned while the app still starts is heard once it stands', async () => {
  const house = await warehouse()
  const { page } = await phone(await house.member('operator'))
  await page.goto(new URL('/pick', page.url()).href)
  await burst(page, [BOLT.sku, BOLT.sku, BOLT.bin])
  await page.getByRole('button', { name: 'Pick 2 pcs for CUSTOMER' }).waitFor()
})

test('a scan over a sheet is heard where it belongs: on the line, in the form, or by the app, which shows the answer', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await page.getByRole('link', { name: 'Move', exact: true }).click()
  await page.getByRole('button', { name: 'Choose an item' }).click()
  await page.getByRole('dialog').getByLabel('Search items').click()
  await burst(page, [BOLT.sku])
  await page.getByRole('button', { name: 'Item Hex bolt' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)

  await manager.tap('Items')
  await page.getByRole('button', { name: 'New item' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').fill('Milk')
  await burst(page, ['(01)04012345678901(10)L7', '4012345678901'])
  await manager.isTold('Kept 4012345678901. The rest of the label')
  expect(await form.getByLabel('Barcodes').inputValue()).toBe('4012345678901')
  // Typed into the field itself by a scanner, and by hand.
  await form.getByLabel('Barcodes').click()
  await page.keyboard.press('End')
  await page.keyboard.type('\nhttps://example.com/01/04099999000005/10/L8\n')
  await expect.poll(() => form.getByLabel('Barcodes').inputValue()).toBe('4012345678901\n4099999000005\n')
  expect(await form.getByLabel('Name').inputValue()).toBe('Milk')
  // Letters choose in a list: not those of a scan.
  await form.getByLabel('Tracking').focus()
  await manager.scan('SERIES-9')
  await expect.poll(() => form.getByLabel('Barcodes').inputValue()).toContain('SERIES-9')
  expect(await form.getByLabel('Tracking').inputValue()).toBe('none')
  await form.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: /^Sync state/ }).click()
  await page.getByRole('dialog', { name: 'This device and the others' }).waitFor()
  await burst(page, [NUT.sku])
  await page.getByRole('article', { name: NUT.name }).waitFor()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
})

test('codes of two hundred characters, of pictures and of control characters are told, reported and accepted', async () => {
  const house = await warehouse()
  const one = await phone(await house.member('operator'))
  const { page } = one
  for (const code of ['X'.repeat(200), 'BOX-📦-é-中', 'A\u0002B\u001eC']) {
    await burst(page, [code])
    await page.getByRole('article', { name: 'Not known' }).getByText(`Nothing here has the code ${code}`).waitFor()
    await page.getByRole('button', { name: 'Report it for later' }).click()
    await one.isTold(`Reported ${code}`)
  }
  await burst(page, ['Y'.repeat(2_000)])
  await page.getByText('This is longer than a code can be').waitFor()
  await one.sees(UP_TO_DATE)
  await page.getByRole('list', { name: 'Recent scans' }).getByText('BOX-📦-é-中').first().waitFor()
  await house.verify()
})
