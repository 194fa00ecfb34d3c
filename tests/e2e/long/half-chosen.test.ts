/** What is half chosen or typed: a reload, a scan in between or a keyboard takes nothing of it away, and nothing is done silently. */
import { expect, inject, test } from 'vitest'
import { Office } from '../orders.ts'
import { isAsked, isToldHere, startPick } from '../outbound-work.ts'
import { UP_TO_DATE } from '../phone.ts'
import { phone, warehouse } from '../stage.ts'
import { isAtRest } from '../stored.ts'
import { BOLT, NUT, TAPE } from '../warehouse.ts'
import { openInbox, openItem } from '../work.ts'

test('a scan while a line is to be taken another way chooses that way, and a substitute survives a reload', async () => {
  const house = await warehouse()
  await house.bins('TOTE-1', 'C-01')
  const office = await Office.open(inject('server').url, await house.member('manager', 'm'))
  const bolts = { itemId: office.item(BOLT.sku), fromLocationId: office.place('A-01') }
  await office.move({ kind: 'move', ...bolts, toLocationId: office.place('C-01'), quantity: 5 })
  await house.salesOrder('SO-1', [[BOLT, 3]])
  const picker = await phone(await house.member('operator'))
  const { page } = picker
  const sheet = page.getByRole('dialog')

  await startPick(picker, 'SO-1', 'TOTE-1', 1)
  await isAsked(picker, 'A-01', BOLT.name, 3, '0 / 1')
  await page.getByRole('button', { name: 'Other…' }).click()
  await picker.scan(BOLT.sku)
  await picker.isTold('changes nothing')
  await picker.scan(NUT.sku)
  await sheet.getByText(`Other places: ${NUT.name}`).or(sheet.getByText(NUT.name)).first().waitFor()
  await isAtRest(page)
  await page.reload()
  await sheet.getByText(NUT.name).first().waitFor()
  await picker.scan(BOLT.sku)
  await sheet.getByText(BOLT.name).first().waitFor()
  await picker.scan('C-01')
  await isAsked(picker, 'C-01', BOLT.name, 3, '0 / 1')
  await picker.scan('C-01')
  await picker.scan(BOLT.sku)
  await isToldHere(picker, 'Picked 3 pcs Hex bolt into TOTE-1')
  await picker.sees(UP_TO_DATE)
  await house.verify()
})

test('a whole case scanned at packing is checked as far as it was picked, and that is said', async () => {
  const house = await warehouse()
  await house.bins('TOTE-1')
  const office = await Office.open(inject('server').url, await house.member('manager', 'm'))
  const barcodes = [{ code: BOLT.barcode }, { code: 'CASE-OF-12', unit: 'case' }]
  const units = [{ code: 'case', num: 12, den: 1 }]
  await office.write(
    'items',
    'update',
    office.item(BOLT.sku),
    { units, barcodes },
    { barcodes: [{ code: BOLT.barcode }] },
  )
  await house.salesOrder('SO-1', [[BOLT, 5]])
  const packer = await phone(await house.member('operator'))
  const { page } = packer
  await startPick(packer, 'SO-1', 'TOTE-1', 1)
  await packer.page.getByRole('button', { name: 'Pick 5 pcs' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('link', { name: 'Pack' }).click()
  await page.getByRole('list', { name: 'Check off' }).waitFor()
  await packer.scan('CASE-OF-12')
  await packer.isTold('Hex bolt: that code stands for 12, and only 5 more were picked for this order.')
  await page.getByText('5 / 5').waitFor()
})

test('a keyboard types over a figure that is merely proposed, wherever the figure is tapped', async () => {
  const house = await warehouse()
  const one = await phone(await house.member('operator'))
  const { page } = one
  await page.getByRole('link', { name: 'Move', exact: true }).click()
  await one.scan(BOLT.sku)
  await one.scan('A-01')
  await one.scan('B-01')
  const figure = page.getByRole('textbox', { name: 'Quantity' })
  expect(await figure.inputValue()).toBe('1')
  await figure.click()
  await page.keyboard.type('12', { delay: 200 })
  expect(await figure.inputValue()).toBe('12')
  await page.getByRole('button', { name: 'Move 12 pcs to B-01' }).waitFor()
  // Counted on by a scan, and typed over while the figure still has the focus.
  await one.scan(BOLT.sku)
  await page.getByRole('button', { name: 'Move 13 pcs to B-01' }).waitFor()
  await page.keyboard.type('4', { delay: 200 })
  await page.getByRole('button', { name: 'Move 4 pcs to B-01' }).waitFor()
})

test('a code half typed on the Scan screen, and a choice of two in a conflict, outlive a reload', async () => {
  const house = await warehouse()
  const [mine, theirs] = [
    await phone(await house.member('manager', 'a')),
    await phone(await house.member('manager', 'b')),
  ]
  const { page } = mine
  await page.getByRole('link', { name: 'Scan' }).click()
  await page.getByRole('searchbox').fill('BOLT')
  await isAtRest(page)
  await page.reload()
  await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('BOLT')

  const edit = async (one: typeof mine, name: string, description: string): Promise<void> => {
    await openItem(one, TAPE)
    await one.page.getByRole('button', { name: 'Edit item' }).click()
    await one.page.getByRole('dialog').getByLabel('Name').fill(name)
    await one.page.getByRole('dialog').getByLabel('Description').fill(description)
    await one.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await one.isTold('Saved: ')
  }
  await mine.goOffline()
  await edit(theirs, 'Their tape', 'theirs')
  await theirs.sees(UP_TO_DATE)
  await edit(mine, 'My tape', 'mine')
  await mine.goOnline()
  await mine.sees('1 needs you')
  await openInbox(mine)
  const yours = () => page.getByRole('button', { name: /Keep yours/ })
  await yours().first().click()
  await expect.poll(() => yours().first().getAttribute('aria-pressed')).toBe('true')
  await isAtRest(page)
  await page.reload()
  await expect.poll(() => yours().first().getAttribute('aria-pressed')).toBe('true')
  await page
    .getByRole('button', { name: /Keep theirs/ })
    .nth(1)
    .click()
  await mine.sees(UP_TO_DATE)
  await openItem(theirs, TAPE)
  await theirs.page.getByText('My tape').first().waitFor()
})

test.each(['/receive', '/pick-list/new'])('whoever may only look is told so at %s', async (path) => {
  const house = await warehouse()
  const viewer = await phone(await house.member('viewer'))
  await viewer.page.goto(new URL(path, inject('server').url).href)
  await viewer.page.getByText('You may look only').first().waitFor()
  expect(await viewer.page.getByRole('group', { name: 'Quantity' }).count()).toBe(0)
  await viewer.tap('More')
  await viewer.page.getByRole('link', { name: 'Inbox' }).waitFor()
  expect(await viewer.page.getByRole('link', { name: 'Receive' }).count()).toBe(0)
})
