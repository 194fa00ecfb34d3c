import { expect, inject, test } from 'vitest'
import { Office } from './orders.ts'
import { isAsked, isToldHere, openOrder, startPick } from './outbound-work.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openInbox } from './work.ts'

test('what stands in a bin on hold is offered to no picker, and a lead may take it', async () => {
  const house = await warehouse()
  const manager = await house.member('manager', 'm')
  await house.bins('TOTE-1', 'CAGE-1')
  const office = await Office.open(inject('server').url, manager)
  const [a1, cage] = [office.place('A-01'), office.place('CAGE-1')]
  const goods = { itemId: office.item(BOLT.sku), fromLocationId: a1, toLocationId: cage }
  await office.move({ kind: 'move', ...goods, quantity: 15 })
  await office.write('locations', 'update', cage, { hold: true }, { hold: false })
  await house.salesOrder('SO-1', [[BOLT, 8]])
  const [picker, lead] = [await phone(await house.member('operator')), await phone(await house.member('lead'))]

  // Of 20 only the 5 in A-01 may be used.
  await startPick(picker, 'SO-1', 'TOTE-1', 1)
  await isAsked(picker, 'A-01', BOLT.name, 5, '0 / 1')
  await picker.page.getByRole('button', { name: 'Other…' }).click()
  await picker.page.getByText('What may not be used is not shown here.').waitFor()
  expect(await picker.page.getByRole('dialog').getByText('CAGE-1').count()).toBe(0)
  await picker.scan('CAGE-1')
  await picker.isTold('CAGE-1: no Hex bolt to take there.')
  await picker.page.getByRole('button', { name: 'Close' }).click()
  await picker.page.getByRole('button', { name: 'Pick 5 pcs' }).click()
  await picker.page.getByText('Everything that can be picked is picked').waitFor()
  await picker.page.getByRole('button', { name: 'Done' }).click()

  // Picked without an order: a clear no.
  await picker.tap('Home')
  await picker.page.getByRole('link', { name: 'Pick', exact: true }).click()
  await picker.scan(BOLT.sku)
  await picker.scan('CAGE-1')
  await picker.page.getByText('What stands here is on hold. Take it from another place, or ask a lead to.').waitFor()
  expect(await picker.page.getByRole('button', { name: /^Pick 1 pcs/ }).getAttribute('aria-disabled')).toBe('true')
  await picker.sees(UP_TO_DATE)

  await openOrder(lead, 'SO-1')
  await lead.page.getByRole('link', { name: 'Pick this order' }).click()
  await lead.page.getByRole('button', { name: 'SO-1' }).first().waitFor()
  await lead.scan('TOTE-1')
  await lead.page.getByRole('button', { name: 'Nothing of this can be picked now' }).click()
  await lead.page.getByRole('button', { name: BOLT.name }).click()
  await lead.page.getByRole('list', { name: 'May not be used' }).getByRole('button', { name: 'CAGE-1' }).click()
  await isAsked(lead, 'CAGE-1', BOLT.name, 3, '1 / 2')
  await lead.page.getByRole('button', { name: 'Pick 3 pcs' }).click()
  await isToldHere(lead, 'Picked 3 pcs Hex bolt into TOTE-1')
  await lead.sees(/needs you|Up to date/)
  await openInbox(lead)
  await lead.page.getByRole('article', { name: 'Taken from a place on hold' }).waitFor()
  await house.verify()
})
