import { inject, test } from 'vitest'
import { shows } from './cards.ts'
import { newId, Office } from './orders.ts'
import { type Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, NUT } from './warehouse.ts'
import { openInbox, openItem } from './work.ts'

const press = (one: Phone, key: string) =>
  one.page.getByRole('group', { name: 'Quantity' }).getByRole('button', { name: key, exact: true }).click()

test('sent from one site with no network and received at the other with two missing; what a customer returns goes on hold', async () => {
  const house = await warehouse()
  const boss = await house.member('manager', 'boss')
  const office = await Office.open(inject('server').url, boss)
  const [south, dock] = [newId(), newId()]
  await office.write('locations', 'create', south, { code: 'SOUTH', name: 'South', kind: 'site' })
  await office.write('locations', 'create', dock, { code: 'S-IN', name: 'S-IN', kind: 'dock', siteId: south })
  const cage = { code: 'CAGE', name: 'CAGE', kind: 'bin', siteId: office.place('NORTH'), hold: true }
  await office.write('locations', 'create', newId(), cage)
  await office.order('TO-5', 'transfer', [[BOLT.sku, 8]], { toSiteId: south })
  const sender = await phone(await house.member('operator', 'sender', 'NORTH'))
  const receiver = await phone(await house.member('lead', 'receiver', 'SOUTH'))

  await sender.isInstalled()
  await sender.goOffline()
  await sender.page.getByRole('link', { name: 'Send TO-5' }).click()
  await sender.scan(BOLT.sku)
  await sender.page.getByRole('button', { name: 'Send 8 pcs from A-01' }).click()
  await sender.isTold(`Sent 8 pcs ${BOLT.name} from A-01`)
  await sender.goOnline()
  await sender.sees(UP_TO_DATE)

  await receiver.page.getByRole('link', { name: 'Receive TO-5' }).click()
  await receiver.scan(BOLT.sku)
  await press(receiver, '6')
  await receiver.page.getByRole('button', { name: 'Receive 6 pcs at S-IN' }).click()
  await receiver.isTold(`Received 6 pcs ${BOLT.name} at S-IN`)
  await receiver.page.getByText('6 of 8 received').first().waitFor()
  await receiver.sees(UP_TO_DATE)
  await receiver.page.getByText('What you did here').waitFor()
  // Two more seem to turn up, and it was a mistake.
  await receiver.scan(BOLT.sku)
  await receiver.page.getByRole('button', { name: 'Receive 2 pcs at S-IN' }).click()
  await receiver.page.getByText('1 / 1', { exact: true }).waitFor()
  await receiver.page.getByRole('button', { name: /^Undo .*2 pcs/ }).click()
  await receiver.page.getByText('0 / 1', { exact: true }).waitFor()
  await receiver.page.getByRole('button', { name: 'Close with 1 line short' }).click()
  await receiver.isTold('Closed: TO-5')
  await receiver.sees(UP_TO_DATE)
  await openInbox(receiver)
  await receiver.page.getByRole('article', { name: 'Sent and received differ' }).getByText('Difference: 2').waitFor()

  // A customer brings nuts back: on hold, until somebody has looked at them.
  await sender.scan(NUT.sku)
  await sender.page.getByRole('link', { name: 'Return' }).click()
  await sender.page.getByRole('button', { name: 'No longer wanted' }).click()
  await press(sender, '3')
  await sender.page.getByRole('button', { name: 'Take 3 pcs back at CAGE' }).click()
  await sender.isTold(`Took back 3 pcs ${NUT.name} at CAGE`)
  await sender.sees(UP_TO_DATE)
  await openItem(sender, NUT)
  await shows(sender, 'CAGE', 3)
  await sender.page
    .getByText(/30\s*pcs/)
    .first()
    .waitFor()
  await openItem(receiver, BOLT)
  await shows(receiver, 'S-IN', 6)
  await house.verify()
})
