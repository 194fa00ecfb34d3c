import { expect, test } from 'vitest'
import { UP_TO_DATE } from './phone.ts'
import { burst } from './scan-keys.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openInbox, pick } from './work.ts'

test('ten scans without any pause are ten, on a line and among the recent ones', async () => {
  const house = await warehouse()
  const picker = await phone(await house.member('operator'))
  const { page } = picker
  await page.getByRole('link', { name: 'Pick', exact: true }).click()
  await page.getByRole('region', { name: 'Pick', exact: true }).waitFor()
  await burst(
    page,
    Array.from({ length: 10 }, () => BOLT.sku),
  )
  await picker.scan(BOLT.bin)
  await page.getByRole('button', { name: 'Pick 10 pcs for Customer' }).waitFor()

  await picker.tap('Home')
  const codes = Array.from({ length: 10 }, (_, n) => `CODE-${n}`)
  await burst(page, codes)
  await page.getByRole('article', { name: 'Not known' }).getByText('CODE-9').waitFor()
  const recent = page.getByRole('list', { name: 'Recent scans' }).getByRole('link')
  await expect.poll(() => recent.count()).toBe(9)
  expect((await recent.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(codes.slice(0, 9).reverse())
})

test('a scan into a field leaves what a person typed there, and is a scan all the same', async () => {
  const house = await warehouse()
  const lead = await phone(await house.member('lead'))
  const { page } = lead
  await page.getByRole('link', { name: 'Adjust', exact: true }).click()
  await lead.scan(BOLT.sku)
  await page.getByRole('button', { name: 'Other', exact: true }).click()
  const reason = page.getByLabel('Other reason')
  await reason.pressSequentially('behind the rack', { delay: 50 })
  await burst(page, [BOLT.bin, BOLT.sku, BOLT.sku])
  await page.getByRole('button', { name: `Take 3 pcs off ${BOLT.bin}` }).waitFor()
  expect(await reason.inputValue()).toBe('behind the rack')
})

test('a code that nobody knows is reported with a photograph, offline, and linked by who knows it', async () => {
  const house = await warehouse()
  const picker = await phone(await house.member('operator'))
  const { page } = picker
  await picker.isInstalled()
  await picker.goOffline()
  await picker.tap('Scan')
  await picker.scan('4012345678901')
  await page.getByText('Nothing here has the code 4012345678901').waitFor()
  const picture = await page.screenshot({ type: 'png' })
  await page.getByLabel('Take a photograph').setInputFiles({ name: 'box.png', mimeType: 'image/png', buffer: picture })
  await page.getByRole('img', { name: 'Photograph of what has this code' }).waitFor()
  await page.getByRole('button', { name: 'Report it for later' }).click()
  await picker.isTold('Reported 4012345678901')
  await picker.goOnline()
  await picker.sees(UP_TO_DATE)

  const manager = await phone(await house.member('manager'))
  await openInbox(manager)
  const report = manager.page.getByRole('article', { name: 'Barcode not known' })
  await report.getByRole('img', { name: 'Photograph of what has this code' }).waitFor()
  await report.getByRole('button', { name: 'Link it to an item' }).click()
  await manager.page.getByRole('dialog').getByRole('button', { name: BOLT.name }).click()
  await manager.page.getByRole('button', { name: `Link to ${BOLT.name}` }).click()
  await manager.isTold(`4012345678901 is ${BOLT.name} now`)
  await report.waitFor({ state: 'detached' })

  await page.getByRole('article', { name: BOLT.name }).waitFor()
  await pick(picker, 1, { ...BOLT, sku: '04012345678901' }, BOLT.bin)
  await picker.sees(UP_TO_DATE)
  await house.verify()
})

test('one scan of a label receives a lot that is new, until the day that the label says', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  await manager.tap('Items')
  await page.getByRole('button', { name: 'New item' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').fill('Milk')
  await form.getByLabel('SKU').fill('MILK')
  await form.getByLabel('Barcodes').fill('4012345678901')
  await form.getByLabel('Tracking').selectOption('lot')
  await form.getByRole('button', { name: 'Save' }).click()
  await manager.isTold('Saved: ')

  await manager.tap('Home')
  await page.getByRole('link', { name: 'Receive', exact: true }).click()
  await page.getByRole('region', { name: 'Receive', exact: true }).waitFor()
  await burst(page, ['(01)04012345678901(17)291231(30)24(10)L7', 'A-01'])
  await page.getByRole('button', { name: /L7.*New lot/s }).waitFor()
  await page.getByRole('button', { name: 'Receive 24 pcs at A-01' }).click()
  await manager.isTold('Received 24 pcs Milk at A-01')

  await manager.tap('Scan')
  await burst(page, [']d201040123456789011729123110L7'])
  const card = page.getByRole('article', { name: 'Milk' })
  await card.getByText('L7').waitFor()
  await card.getByText('24').first().waitFor()
  await manager.sees(UP_TO_DATE)
  await house.verify()
})

test('the wrong bin is a clear no, seen, heard by a screen reader, and told with what was expected', async () => {
  const house = await warehouse()
  const counter = await phone(await house.member('lead'))
  const { page } = counter
  await counter.tap('Count')
  await page.getByRole('button', { name: 'Count a bin' }).waitFor()
  await counter.scan('A-01')
  await page.getByRole('region', { name: 'Count A-01' }).waitFor()
  const heard = page.getByRole('status').filter({ hasText: /./ })
  await counter.scan('B-01')
  await counter.isTold('This is B-01. Expected: A-01.')
  await heard.getByText('Not what is expected').waitFor()
  await counter.scan(BOLT.sku)
  await heard.getByText('Found', { exact: true }).waitFor()
  await page
    .getByRole('button', { name: 'Record' })
    .or(page.getByRole('button', { name: 'Give a quantity' }))
    .waitFor()
  await counter.scan('(01)04099999000005(10)X')
  await page.getByRole('dialog', { name: 'Nothing here has the code 4099999000005' }).waitFor()
  await heard.getByText('Not found').waitFor()
})

test('a scanner is set up and tried on a page of its own', async () => {
  const house = await warehouse()
  const { page } = await phone(await house.member('operator'))
  await page.goto(`${new URL(page.url()).origin}/settings/scanner`)
  await page.getByText('Scan anything now').waitFor()
  await burst(page, [`~${BOLT.sku}`])
  const taken = page.getByRole('status').filter({ hasText: 'Taken for' })
  await taken.getByText(`Not known: ~${BOLT.sku}`).waitFor()
  await page.getByLabel('Before each code').fill('~')
  await page.getByRole('heading', { name: 'Try it' }).click()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await burst(page, [`~${BOLT.sku}`])
  await taken.getByText(`Item: ${BOLT.name}`).waitFor()
  expect(await page.getByRole('list', { name: 'What arrived' }).getByRole('listitem').count()).toBe(
    `~${BOLT.sku}`.length + 1,
  )
})
