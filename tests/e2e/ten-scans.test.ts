/** Ten scans in a row are ten, at any speed that a scanner can send, in every flow that counts by them; the walk: long/ten-stops.test.ts. */
import { inject, test } from 'vitest'
import { inTheLongRun } from './long-run.ts'
import { Office } from './orders.ts'
import { UP_TO_DATE } from './phone.ts'
import { burst } from './scan-keys.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'

const TEN = Array.from({ length: 10 }, () => BOLT.sku)
/** A wedge on a cable, and one that the page is busy with; both without a pause from one code to the next. */
const SPEEDS = inTheLongRun(0, 4)

test.each(SPEEDS)(
  'ten scans with %i ms from key to key are ten in receiving, counting and the basket; ten cases are a hundred and twenty',
  async (keyMs) => {
    const house = await warehouse()
    const manager = await house.member('manager')
    const office = await Office.open(inject('server').url, manager)
    const units = [{ code: 'case', num: 12, den: 1 }]
    await office.write('items', 'update', office.item(BOLT.sku), { units }, { units: [] })
    const barcodes = [{ code: BOLT.barcode }, { code: 'BOLT-CASE', unit: 'case' }]
    await office.write('items', 'update', office.item(BOLT.sku), { barcodes }, { barcodes: barcodes.slice(0, 1) })
    const orderId = await office.order('PO-1', 'purchase', [[BOLT.sku, 40]])
    const one = await phone(manager)
    const { page } = one

    await page.goto(new URL(`/orders/${orderId}/receive`, page.url()).href)
    await page.getByRole('region', { name: 'Receive PO-1' }).waitFor()
    await burst(page, TEN, { keyMs })
    await page.getByRole('button', { name: 'Receive 10 pcs at DOCK-1' }).click()
    await one.isTold(`Received 10 pcs ${BOLT.name} at DOCK-1`)

    await one.tap('Count')
    await page.getByRole('button', { name: 'Count a bin' }).waitFor()
    await burst(page, ['A-01'], { keyMs })
    await page.getByRole('region', { name: 'Count A-01' }).waitFor()
    await burst(page, TEN, { keyMs })
    await page.getByRole('button', { name: 'Record 10 pcs' }).waitFor()
    // More pieces on top of it, with the figure in hand.
    await page.getByRole('dialog').getByRole('textbox', { name: 'Quantity' }).click()
    await burst(page, TEN, { keyMs })
    await page.getByRole('button', { name: 'Record 20 pcs' }).click()
    await one.isTold(`20 pcs ${BOLT.name}`)
    await burst(
      page,
      TEN.map(() => 'BOLT-CASE'),
      { keyMs },
    )
    await page.getByText('= 120 pcs').waitFor()
    await page.getByRole('button', { name: 'Close' }).click()

    await page.goto(new URL('/move-several', page.url()).href)
    await page.getByRole('region', { name: 'Move several' }).waitFor()
    await burst(page, ['A-01', ...TEN, 'B-01'], { keyMs })
    await page.getByRole('list', { name: 'In the basket' }).getByText('10 pcs').waitFor()
    await page.getByRole('button', { name: 'Move 1 item to B-01' }).click()
    await one.isTold('Moved 1 item to B-01')
    await one.sees(UP_TO_DATE)
    await house.verify()
  },
)

test('what is scanned while the app still starts is heard once it stands', async () => {
  const house = await warehouse()
  const { page } = await phone(await house.member('operator'))
  await page.goto(new URL('/pick', page.url()).href)
  await burst(page, [BOLT.sku, BOLT.sku, BOLT.bin])
  await page.getByRole('button', { name: 'Pick 2 pcs for Customer' }).waitFor()
})
