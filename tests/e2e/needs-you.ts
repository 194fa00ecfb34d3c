/** What a device has to show when something was not accepted, and when two people changed the same thing apart. */
import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../sync-server/demo/people.ts'
import { newId, Office } from './orders.ts'

const toBadge = (page: Page, says: RegExp): Promise<void> =>
  page.getByRole('button', { name: says }).waitFor({ timeout: 30_000 })

/**
 * In the page, without a network: renames an item that somebody else renames too, and receives an item that becomes one with lots
 * meanwhile; somebody makes an order. Then the network is back, and what was not accepted waits in the inbox, with the conflict.
 */
export const comeToNeedSomebody = async (page: Page, url: string, email: string): Promise<void> => {
  const office = await Office.open(url, { email, password: DEMO_PASSWORD })
  const [glove, tape] = [newId(), newId()]
  const make = (id: string, sku: string, name: string) =>
    office.write('items', 'create', id, { sku, name, baseUnit: 'pcs', tracking: 'none' })
  await make(glove, 'NEW-0001', 'Winter glove, lined, size 10')
  await make(tape, 'NEW-0002', 'Marking tape, yellow, 50 mm')
  for (const [id, name] of [
    [tape, /Marking tape/],
    [glove, /Winter glove/],
  ] as const) {
    await page.goto(`${url}/items/${id}`)
    await page.getByRole('heading', { name }).waitFor()
  }
  await page.context().setOffline(true)
  await toBadge(page, /^Sync state: Offline/)

  await page.getByRole('button', { name: 'Edit item' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Winter glove, fleece, size 10')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText(/^Saved: /).waitFor()
  const base = { name: 'Winter glove, lined, size 10' }
  await office.write('items', 'update', glove, { name: 'Winter glove, wool, size 10' }, base)

  await page.evaluate((to) => history.pushState(null, '', to), `/receive?item=${tape}`)
  await page.getByRole('main').getByRole('button', { name: /^To/ }).click()
  await page.getByRole('dialog').getByRole('button').nth(1).click()
  await page.getByRole('main').getByRole('button', { name: '3', exact: true }).click()
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Receive \d/ })
    .click()
  await page.getByText(/^Received /).waitFor()
  await office.write('items', 'update', tape, { tracking: 'lot' }, { tracking: 'none' })

  await page.evaluate((to) => history.pushState(null, '', to), '/scan?code=4006381333931')
  await page
    .getByRole('main')
    .getByRole('button', { name: /Report it/ })
    .click()
  await page
    .getByText(/^Reported /)
    .first()
    .waitFor()

  const order = { kind: 'sales', number: 'SO-9001', siteId: office.place('NORTH'), state: 'open' }
  await office.write('orders', 'create', newId(), { ...order, lines: [{ id: newId(), itemId: glove, quantity: 4 }] })

  await page.context().setOffline(false)
  await toBadge(page, /^Sync state: \d+ needs? you/)
}
