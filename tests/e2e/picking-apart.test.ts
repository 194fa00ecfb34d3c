import { expect, test } from 'vitest'
import { isAsked, isToldHere, openOrder, shows, startPick } from './outbound-work.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, GLUE, NUT } from './warehouse.ts'
import { openInbox } from './work.ts'

test('several orders in one walk, each into its own tote, by scans alone', async () => {
  const house = await warehouse()
  await house.bins('TOTE-1', 'TOTE-2')
  await house.salesOrder('SO-1', [[BOLT, 3]])
  await house.salesOrder('SO-2', [
    [BOLT, 4],
    [NUT, 5],
  ])
  const picker = await phone(await house.member('operator'))
  await openOrder(picker, 'SO-1')
  await picker.page.getByRole('link', { name: 'Pick this order' }).click()
  await picker.page.getByRole('button', { name: 'Add an order' }).click()
  await picker.page.getByRole('dialog').getByRole('button', { name: 'SO-2' }).click()
  await picker.page.getByRole('button', { name: 'SO-2' }).first().waitFor()
  await picker.scan('TOTE-1')
  await picker.page.getByRole('button', { name: 'NORTH › TOTE-1' }).waitFor()
  await picker.scan('TOTE-1')
  await picker.isTold('Two orders cannot share one tote.')
  await picker.scan('TOTE-2')
  await picker.page.getByRole('button', { name: 'Start: 3 stops' }).click()

  const into = { 3: 'TOTE-1', 4: 'TOTE-2' } as const
  const card = picker.page.getByRole('region', { name: BOLT.name, exact: true })
  await card.waitFor()
  const first = (await card.innerText()).includes('3 pcs') ? 3 : 4
  for (const [at, quantity] of ([first, first === 3 ? 4 : 3] as const).entries()) {
    await isAsked(picker, 'A-01', BOLT.name, quantity, `${at} / 3`)
    expect(await card.innerText()).toContain(into[quantity])
    if (at === 0) await picker.scan('A-01')
    await picker.scan(BOLT.sku)
    await isToldHere(picker, `Picked ${quantity} pcs Hex bolt into ${into[quantity]}`)
  }
  await isAsked(picker, 'B-01', NUT.name, 5, '2 / 3')
  await picker.scan(NUT.sku)
  await picker.page.getByText('Everything that can be picked is picked').waitFor()
  await picker.page.getByRole('button', { name: 'Done' }).click()
  await openOrder(picker, 'SO-2')
  await shows(picker, { 'Hex bolt': [4, 0, 4, 0, 0], 'Hex nut': [5, 0, 5, 0, 0] })
  // What lies in a tote for an order is nobody else's to pick, and all of it is somewhere.
  await picker.page.getByRole('list', { name: 'Where it lies now' }).getByText('TOTE-2').first().waitFor()
  await picker.sees(UP_TO_DATE)
  await house.verify()
})

test('two phones promise the same units apart: both stand, and the later one is shown with a way out', async () => {
  const house = await warehouse()
  await house.bins('TOTE-1', 'TOTE-2')
  await house.salesOrder('SO-1', [[BOLT, 18]])
  await house.salesOrder('SO-2', [[BOLT, 5]])
  const [a, b] = [await phone(await house.member('operator', 'a')), await phone(await house.member('operator', 'b'))]
  const lead = await phone(await house.member('lead'))
  await a.goOffline()
  await b.goOffline()
  await startPick(a, 'SO-1', 'TOTE-1', 1)
  await startPick(b, 'SO-2', 'TOTE-2', 1)
  await b.goOnline()
  await b.sees(UP_TO_DATE)
  await a.goOnline()
  await a.sees(UP_TO_DATE)

  // Both promises are there; the later one is short by three, though it arrived first.
  await openOrder(lead, 'SO-1')
  await shows(lead, { 'Hex bolt': [18, 18, 0, 0, 0] })
  await openOrder(lead, 'SO-2')
  await shows(lead, { 'Hex bolt': [5, 5, 0, 0, 0] })
  await openInbox(lead)
  const short = lead.page.getByRole('article', { name: 'More promised than is there' })
  await short.getByText('SO-2').first().waitFor()
  await short.getByRole('button', { name: 'Promise 3 pcs fewer' }).click()
  await short.waitFor({ state: 'detached' })
  // On the phone that promised later the list asks for what is left.
  await isAsked(b, 'A-01', BOLT.name, 2, '0 / 1')
  await lead.sees(UP_TO_DATE)
  await house.verify()
})

test('another item for a line is one the picker chooses; unless a lead does, a lead sees it', async () => {
  const house = await warehouse()
  await house.salesOrder('SO-1', [[GLUE, 2]])
  const [picker, lead] = [await phone(await house.member('operator')), await phone(await house.member('lead'))]
  await openOrder(picker, 'SO-1')
  await picker.page.getByRole('link', { name: 'Pick this order' }).click()
  await picker.scan('DOCK-1')
  // Nothing of it is here: the walk says so, and the order can still be served with something else from the free pick.
  await picker.page.getByRole('button', { name: 'Nothing of this can be picked now' }).click()
  await picker.page.getByText('Not to be had').waitFor()
  await picker.page.getByRole('button', { name: `Wood glue` }).click()
  await picker.page.getByRole('button', { name: 'Another item instead' }).click()
  await picker.page.getByRole('dialog').getByRole('button', { name: NUT.name }).click()
  await picker.page.getByText('A lead will look at it.').waitFor()
  await picker.page.getByRole('list', { name: 'Another bin or lot' }).getByRole('button', { name: 'B-01' }).click()
  await isAsked(picker, 'B-01', NUT.name, 2, '0 / 1')
  await picker.scan(NUT.sku)
  await isToldHere(picker, 'Picked 2 pcs Hex nut into DOCK-1')
  await picker.sees(UP_TO_DATE)
  await openInbox(lead)
  const seen = lead.page.getByRole('article', { name: 'Another item picked than ordered' })
  await seen.getByRole('button', { name: 'I take it on' }).click()
  await seen.getByText('Taken on by lead').waitFor()
  await seen.getByRole('button', { name: 'Give it back' }).waitFor()
  await lead.sees(UP_TO_DATE)
  await house.verify()
})
