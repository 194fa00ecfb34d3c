import { expect, test } from 'vitest'
import { NETWORKS } from './long-run.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { isAtRest } from './stored.ts'
import { BOLT, NUT } from './warehouse.ts'

test.each(NETWORKS)(
  'a manager writes an order by scanning, from draft to closed, for a new supplier: %s',
  async (how) => {
    const house = await warehouse()
    const account = await house.member('manager')
    const operator = await house.member('operator')
    const manager = await phone(account)
    const { page } = manager
    await manager.isInstalled()
    // What a device needs before the network goes: numbers of its own.
    await page.goto(new URL('/orders/new/purchase', page.url()).href)
    await page.getByPlaceholder('Next: PO-0001').waitFor()
    if (how === 'offline') await manager.goOffline()

    await page.getByRole('button', { name: /^Supplier/ }).click()
    await page.getByRole('button', { name: 'New supplier' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('Harbour Wholesale')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await manager.isTold('Saved: Harbour Wholesale')
    await page.getByRole('button', { name: /Supplier.*Harbour Wholesale/ }).waitFor()

    for (const code of [BOLT.sku, NUT.sku, BOLT.sku]) await manager.scan(code)
    const lines = page.getByRole('list', { name: 'Lines' })
    await lines.getByRole('button', { name: /Hex bolt.*2/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '4', exact: true }).click()
    await dialog.getByRole('button', { name: '0', exact: true }).click()
    await dialog.getByLabel('Price of one').fill('1.25')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await lines.getByRole('button', { name: /Hex bolt.*40/ }).waitFor()

    await page.getByLabel('Due on').fill('2031-05-02')
    // The battery dies before it is saved.
    await isAtRest(page)
    await page.reload()
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await manager.isTold('Saved: PO-0001')
    await page.getByText('Draft', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Harbour Wholesale' }).waitFor()

    await page.getByRole('button', { name: 'Open the order' }).click()
    await manager.isTold('Open: PO-0001')
    await page.getByRole('link', { name: 'Edit order' }).click()
    await page.getByLabel('Number').fill('PO-0001 a')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await manager.isTold('Saved: PO-0001 a')
    await page.getByRole('button', { name: 'Close the order' }).click()
    await manager.isTold('Closed: PO-0001 a')
    await page.getByRole('button', { name: 'Open it again' }).click()
    await page.getByText('Open', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Say who sees to it' }).click()
    await dialog.getByRole('button', { name: /Operator/ }).click()
    await dialog.getByRole('button', { name: 'Give it to 1 person' }).click()
    await manager.isTold('Saved who sees to PO-0001 a')
    await page.getByText('Who sees to it', { exact: true }).waitFor()

    if (how === 'offline') await manager.goOnline()
    await manager.sees(UP_TO_DATE)
    const receiver = await phone(operator)
    const next = receiver.page.getByRole('list', { name: 'Next' }).getByRole('link')
    await expect.poll(() => next.first().innerText()).toMatch(/PO-0001 a[\s\S]*Given to you/)
    await manager.tap('Home')
    expect(
      await page
        .getByRole('main')
        .getByRole('link', { name: /PO-0001 a/ })
        .count(),
    ).toBe(0)
    await receiver.page.goto(new URL('/orders?search=harbour', receiver.page.url()).href)
    await receiver.page.getByRole('link', { name: /PO-0001 a.*Harbour Wholesale/ }).click()
    await receiver.page.getByRole('link', { name: 'Receive', exact: true }).waitFor()
    expect(await receiver.page.getByRole('link', { name: 'Edit order' }).count()).toBe(0)
    await house.verify()
  },
)

test('two managers with no network give their orders different numbers, and one may be taken back', async () => {
  const house = await warehouse()
  const pair = await Promise.all(['manager', 'other'].map(async (name) => phone(await house.member('manager', name))))
  const orders: string[] = []
  for (const one of pair) {
    await one.isInstalled()
    await one.page.goto(new URL('/orders/new/sales', one.page.url()).href)
    await one.page.getByPlaceholder(/^Next: SO-/).waitFor()
    await one.goOffline()
    await one.scan(BOLT.sku)
    await one.page.getByRole('button', { name: 'Open with 1 line' }).click()
    orders.push((await one.page.getByRole('heading', { name: /^Order SO-/ }).textContent()) ?? '')
  }
  expect(new Set(orders).size).toBe(2)
  const [first] = pair
  await first?.page.getByRole('button', { name: 'Undo', exact: true }).click()
  await first?.page.getByText('Cancelled', { exact: true }).waitFor()
  for (const one of pair) {
    await one.goOnline()
    await one.sees(UP_TO_DATE)
  }
  await house.verify()
})
