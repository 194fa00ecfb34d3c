import { expect, inject, test } from 'vitest'
import { shows } from './cards.ts'
import { Office } from './orders.ts'
import { type Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, GLUE, NUT } from './warehouse.ts'
import { openItem } from './work.ts'

const pad = (one: Phone) => one.page.getByRole('group', { name: 'Quantity' })
const press = (one: Phone, name: string) => pad(one).getByRole('button', { name, exact: true }).click()
const seesProgress = (one: Phone, text: string) => one.page.getByText(text, { exact: true }).waitFor()

test('two people receive one order, one of them with no network; a reload loses nothing, and it adds up', async () => {
  const house = await warehouse()
  const manager = await house.member('manager')
  const office = await Office.open(inject('server').url, manager)
  await office.write(
    'items',
    'update',
    office.item(BOLT.sku),
    { units: [{ code: 'case', num: 12, den: 1 }] },
    { units: [] },
  )
  await office.write('items', 'update', office.item(GLUE.sku), { tracking: 'lot' }, { tracking: 'none' })
  await office.order('PO-77', 'purchase', [
    [BOLT.sku, 40],
    [NUT.sku, 5],
    [GLUE.sku, 6],
  ])
  const [receiver, helper] = [await phone(await house.member('operator')), await phone(manager)]
  await receiver.isInstalled()

  // From Home, and by scanning the order's number.
  await receiver.page.getByRole('link', { name: 'Receive PO-77' }).click()
  await helper.scan('PO-77')
  await helper.page.getByRole('link', { name: 'Receive', exact: true }).first().click()
  for (const one of [receiver, helper]) await seesProgress(one, '0 / 3')

  await receiver.goOffline()
  await receiver.scan(BOLT.sku)
  await receiver.page.getByRole('article', { name: BOLT.name }).getByText('0 of 40 received').waitFor()
  await pad(receiver).getByRole('button', { name: 'case', exact: true }).click()
  await press(receiver, '3')
  await press(receiver, 'and…')
  await press(receiver, '4')
  await receiver.page.getByText('= 40 pcs').waitFor()
  // The battery dies with the line half entered.
  await receiver.page.reload()
  await receiver.page.getByRole('button', { name: 'Receive 3 case + 4 pcs at DOCK-1' }).click()
  await receiver.isTold(`Received 3 case + 4 pcs ${BOLT.name} at DOCK-1`)
  await seesProgress(receiver, '1 / 3')

  // Too many, and undone with one tap; then as many as came, one of them damaged, into a lot on hold.
  await receiver.scan(NUT.sku)
  await press(receiver, '7')
  await receiver.page.getByText('2 pcs too many').waitFor()
  await receiver.page.getByRole('button', { name: 'Receive 7 pcs at DOCK-1' }).click()
  await receiver.page.getByRole('button', { name: `Undo ${NUT.name}` }).click()
  await receiver.scan(GLUE.sku)
  await receiver.page.getByRole('button', { name: 'Damaged' }).click()
  await receiver.page.getByRole('button', { name: 'Choose a lot' }).click()
  await receiver.page.getByRole('dialog').getByLabel('Lot code').fill('G1')
  await receiver.page.getByRole('dialog').getByRole('button', { name: 'Use this lot' }).click()
  await receiver.page.getByText('Goes on hold as lot G1-HOLD').waitFor()
  await press(receiver, '1')
  await receiver.page.getByRole('button', { name: 'Receive 1 pcs at DOCK-1' }).click()
  await receiver.isTold(`Received 1 pcs ${GLUE.name}`)

  // Meanwhile somebody else takes in the nuts.
  await helper.scan(NUT.sku)
  await helper.page.getByRole('button', { name: 'Receive 5 pcs at DOCK-1' }).click()
  await seesProgress(helper, '1 / 3')

  await receiver.goOnline()
  for (const one of [receiver, helper]) {
    await one.sees(UP_TO_DATE)
    await seesProgress(one, '2 / 3')
  }
  await helper.page.getByRole('button', { name: 'Close with 1 line short' }).click()
  await helper.isTold('Closed: PO-77')
  await openItem(helper, BOLT)
  await shows(helper, 'DOCK-1', 40)
  await openItem(helper, GLUE)
  await shows(helper, 'DOCK-1', 1)
  await helper.page.getByText('G1-HOLD').first().waitFor()
  await house.verify()
  expect(await house.onHand(NUT)).toBe(NUT.onHand + 5)
})
