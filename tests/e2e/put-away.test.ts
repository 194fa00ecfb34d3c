import { expect, inject, test } from 'vitest'
import { lastDone, shows } from './cards.ts'
import { newId, Office } from './orders.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, GLUE, NUT } from './warehouse.ts'
import { openItem } from './work.ts'

test('with no network: put away where it lives or where nothing is, then several moved at once and taken back', async () => {
  const house = await warehouse()
  const manager = await house.member('manager')
  const office = await Office.open(inject('server').url, manager)
  const site = office.place('NORTH')
  await office.write('locations', 'create', newId(), { code: 'C-01', name: 'C-01', kind: 'bin', siteId: site })
  const [dock, supplier] = [office.place('DOCK-1'), office.place('SUPPLIER')]
  for (const { sku } of [BOLT, GLUE]) {
    await office.move({
      kind: 'receipt',
      itemId: office.item(sku),
      quantity: 6,
      fromLocationId: supplier,
      toLocationId: dock,
    })
  }
  const worker = await phone(await house.member('operator'))
  const { page } = worker
  await worker.isInstalled()
  await worker.goOffline()

  await page.getByRole('link', { name: 'Put away' }).click()
  const waiting = page.getByRole('list', { name: 'To put away' })
  await waiting.getByRole('button', { name: BOLT.name }).click()
  await page.getByText('lives here').waitFor()
  await page.getByRole('button', { name: 'Put 6 pcs away in A-01' }).click()
  await worker.isTold(`Put away 6 pcs ${BOLT.name} in A-01`)
  await waiting.getByRole('button', { name: GLUE.name }).click()
  await page.getByText('empty', { exact: true }).waitFor()
  // One scan changes it.
  await worker.scan('B-01')
  await page.getByRole('button', { name: 'Put 6 pcs away in B-01' }).click()
  await worker.isTold(`Put away 6 pcs ${GLUE.name} in B-01`)
  await page.getByText('Nothing stands at the docks.').waitFor()

  await worker.tap('Home')
  await page.getByRole('link', { name: 'Move several' }).click()
  for (const code of ['B-01', NUT.sku, NUT.sku, GLUE.sku]) await worker.scan(code)
  await page.getByText('2 pcs').first().waitFor()
  await page.waitForTimeout(500) // as long as a hand needs from the scanner to the screen
  await page.reload()
  await page.getByRole('list', { name: 'In the basket' }).getByText(NUT.name).waitFor()
  await worker.scan('C-01')
  await page.getByRole('button', { name: 'Move 2 items to C-01' }).click()
  await worker.isTold('Moved 2 items to C-01')
  await page
    .getByRole('region', { name: /Notifications/ })
    .getByRole('button', { name: 'Undo' })
    .first()
    .click()
  await worker.isTold('Undone')
  for (const code of ['B-01', NUT.sku, GLUE.sku, 'C-01']) await worker.scan(code)
  await page.getByRole('button', { name: 'Move 2 items to C-01' }).click()
  await worker.isTold('Moved 2 items to C-01')

  await worker.goOnline()
  await worker.sees(UP_TO_DATE)
  await worker.tap('Home')
  // Two put away, what was moved and taken back, and what was moved again: each a deed of its own, however many pieces it has.
  expect((await lastDone(worker)).map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'Accepted'))
  await openItem(worker, BOLT)
  await shows(worker, 'A-01', BOLT.onHand + 6)
  await openItem(worker, NUT)
  await shows(worker, 'C-01', 1)
  await openItem(worker, GLUE)
  await shows(worker, 'B-01', 5)
  await shows(worker, 'C-01', 1)
  await house.verify()
})
