/** Scans at odd moments, into odd places, of odd codes. */
import { expect, inject, test } from 'vitest'
import { Phone, UP_TO_DATE } from '../phone.ts'
import { burst } from '../scan-keys.ts'
import { newContext, phone, warehouse, watched } from '../stage.ts'
import { BOLT, NUT, type SignIn } from '../warehouse.ts'
import { giveQuantity } from '../work.ts'

/** Holds what matches back until it is let through. */
const holdBack = async ({ page }: Phone, what: RegExp): Promise<() => void> => {
  let letThrough: () => void = () => undefined
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route(what, async (route) => {
    await held
    await route.continue()
  })
  return letThrough
}

/** Signs in and does not wait for anything after. */
const enter = async ({ page }: Phone, { email, password }: SignIn): Promise<void> => {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('what is scanned at the first sign-in waits for the cards, and is not taken for unknown', async () => {
  const house = await warehouse()
  const member = await house.member('operator')
  const one = watched(await Phone.before(await newContext(), inject('server').url))
  const { page } = one
  const letThrough = await holdBack(one, /\/sync\/(bootstrap|feed)/)
  await enter(one, member)
  await page.getByRole('navigation').first().waitFor()
  await burst(page, [BOLT.sku])
  await one.isTold('The cards are still coming to this device')
  expect(await page.getByText('Not known').count()).toBe(0)
  letThrough()
  await page.getByRole('article', { name: BOLT.name }).getByText('20').first().waitFor()
  await page.getByRole('status').getByText('Found', { exact: true }).waitFor()
})

test('what is scanned while a screen is on its way is for that screen', async () => {
  const house = await warehouse()
  const member = await house.member('operator')
  const one = watched(await Phone.before(await newContext(), inject('server').url))
  const { page } = one
  const letThrough = await holdBack(one, /basket-screen.*\.js/)
  await enter(one, member)
  await one.sees(UP_TO_DATE)
  await page.getByRole('link', { name: 'Move several' }).click()
  await burst(page, [NUT.bin, NUT.sku, NUT.sku])
  letThrough()
  await page.getByRole('list', { name: 'In the basket' }).getByText('2 pcs').waitFor()
  expect(new URL(page.url()).pathname).toBe('/move-several')
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

test('a scan while the figure has the focus leaves the number alone, whatever ends it', async () => {
  const house = await warehouse()
  const one = await phone(await house.member('operator'))
  const { page } = one
  await page.getByRole('link', { name: 'Move', exact: true }).click()
  await page.getByRole('region', { name: 'Move', exact: true }).waitFor()
  await burst(page, [BOLT.barcode, 'A-01'])
  await giveQuantity(one, 7)
  const figure = page.getByRole('textbox', { name: 'Quantity' })
  await figure.click()
  await burst(page, ['B-01', NUT.sku, '4099999000005'], { end: 'Tab' })
  await one.isTold('This is Hex nut. Save or clear Hex bolt first.')
  await page.getByRole('dialog', { name: 'Nothing here has the code 4099999000005' }).waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  expect(await figure.inputValue()).toBe('7')
  await page.getByRole('button', { name: 'Move 7 pcs to B-01' }).waitFor()

  // A number that is only proposed stays a proposal: the next item takes its place.
  await page.getByRole('button', { name: 'Clear' }).click()
  await burst(page, [BOLT.sku])
  await page.getByRole('button', { name: 'Item Hex bolt' }).waitFor()
  await figure.click()
  await burst(page, [NUT.sku])
  await page.getByRole('button', { name: 'Item Hex nut' }).waitFor()
  await burst(page, ['B-01', 'A-01'])
  await page.getByRole('button', { name: 'Move 1 pcs to A-01' }).waitFor()
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
