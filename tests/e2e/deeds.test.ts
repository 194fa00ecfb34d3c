import { expect, inject, test } from 'vitest'
import { shows } from './cards.ts'
import { newId, Office } from './orders.ts'
import { openOrder } from './outbound-work.ts'
import { type Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, NUT } from './warehouse.ts'
import { openItem } from './work.ts'

const deeds = async ({ page }: Phone): Promise<string[]> => {
  const atHand = await page.locator('a[data-tap], a[class*=button], a').allInnerTexts()
  await page.getByRole('button', { name: 'More…' }).click()
  await page.getByRole('dialog').getByRole('link').first().waitFor()
  const further = await page.getByRole('dialog').getByRole('link').allInnerTexts()
  return [...atHand, ...further].map((text) => text.trim())
}

test('from a bin and from an item met there every flow is a tap away, with what was scanned filled in', async () => {
  const house = await warehouse()
  const lead = await phone(await house.member('lead'))
  const { page } = lead
  await lead.tap('Scan')
  await lead.scan('A-01')
  await page.getByRole('article', { name: 'A-01' }).getByRole('link', { name: 'Open' }).click()
  await page.getByRole('region', { name: 'A-01' }).waitFor()
  expect(await deeds(lead)).toEqual(
    expect.arrayContaining([
      ...['Move from here', 'Put away here', 'Pick from here', 'Count this bin', 'Adjust', 'Scrap', 'Receive here'],
      ...['Take back here', 'Send back', 'Move several', 'Send to another site', 'Make a kit here'],
    ]),
  )
  await page.getByRole('link', { name: 'Move several' }).click()
  await page.getByRole('button', { name: /From.*A-01/ }).waitFor()
  await lead.scan(BOLT.sku)
  await lead.scan('B-01')
  await page.getByRole('button', { name: 'Move 1 item to B-01' }).click()
  await lead.isTold('Moved 1 item to B-01')

  // The bolt is in two bins by now: which of them is meant says the bin it is looked at in.
  await lead.tap('Scan')
  await lead.scan('B-01')
  await page.getByRole('article', { name: 'B-01' }).getByRole('link', { name: BOLT.name }).click()
  await page.getByRole('heading', { name: BOLT.name }).waitFor()
  expect(await deeds(lead)).toEqual(
    expect.arrayContaining([
      ...['Pick', 'Move', 'Receive', 'Return', 'Adjust', 'Put away', 'Count this bin', 'Scrap', 'Send back'],
      ...['Move several', 'Send to another site'],
    ]),
  )
  await page.getByRole('dialog').getByRole('link', { name: 'Scrap' }).click()
  await page.getByRole('button', { name: 'Other', exact: true }).click()
  await page.getByLabel('Other reason').fill('Bent')
  await page.getByRole('button', { name: 'Scrap 1 pcs from B-01' }).click()
  await lead.isTold('Scrapped 1 pcs Hex bolt from B-01')
  await lead.sees(UP_TO_DATE)
  expect(await house.onHand(BOLT)).toBe(BOLT.onHand - 1)
  await house.verify()
})

test('who works at one site sends goods to another with no network and no order; undone, they are here again and nobody waits for them', async () => {
  const house = await warehouse()
  const office = await Office.open(inject('server').url, await house.member('manager', 'boss'))
  const south = newId()
  await office.write('locations', 'create', south, { code: 'SOUTH', name: 'South', kind: 'site' })
  const dock = { code: 'S-IN', name: 'S-IN', kind: 'dock', siteId: south }
  await office.write('locations', 'create', newId(), dock)
  const sender = await phone(await house.member('operator', 'sender', 'NORTH'))
  const receiver = await phone(await house.member('operator', 'receiver', 'SOUTH'))
  const { page } = sender

  const send = async (number: RegExp) => {
    await openItem(sender, BOLT)
    await page.getByRole('button', { name: 'More…' }).click()
    await page.getByRole('link', { name: 'Send to another site' }).click()
    await sender.scan(NUT.sku)
    await page.getByRole('button', { name: 'Choose the other site' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /SOUTH/ }).click()
    await page.getByRole('button', { name: 'Send 2 items to SOUTH' }).click()
    await sender.isTold(/Sent 2 items to SOUTH/)
    await sender.isTold(number)
  }
  await sender.isInstalled()
  await sender.goOffline()
  await send(/T-[0-9A-F]{6}/)
  await page.getByRole('button', { name: 'Undo' }).first().click()
  // Once there is a network, the screen fetches numbers of the organisation's own.
  const numbers = page.waitForResponse('**/orders/numbers')
  await sender.goOnline()
  await sender.sees(UP_TO_DATE)
  await expect.poll(() => house.onHand(BOLT)).toBe(BOLT.onHand)
  await receiver.sees(UP_TO_DATE)
  expect(await receiver.page.getByRole('link', { name: /^Receive T-/ }).count()).toBe(0)

  await numbers
  await send(/TO-0001/)
  await receiver.page.getByRole('link', { name: 'Receive TO-0001' }).click()
  await receiver.scan(BOLT.sku)
  await receiver.page.getByRole('button', { name: 'Receive 1 pcs at S-IN' }).click()
  await receiver.isTold(`Received 1 pcs ${BOLT.name} at S-IN`)
  await receiver.sees(UP_TO_DATE)
  await openItem(receiver, BOLT)
  await shows(receiver, 'S-IN', 1)
  await house.verify()
})

test('what a customer brings back is taken back from the order it went out on', async () => {
  const house = await warehouse()
  await house.bins('TOTE-1')
  await house.salesOrder('SO-9', [[BOLT, 3]])
  const office = await Office.open(inject('server').url, await house.member('manager', 'boss'))
  const order = office.documents.find((one) => one.collection === 'orders') as unknown as {
    id: string
    lines: { id: string }[]
  }
  const customer = office.documents.find((one) => one.collection === 'locations' && one.kind === 'customer')
  const picked = { kind: 'pick', itemId: office.item(BOLT.sku), quantity: 3, fromLocationId: office.place('A-01') }
  const line = { orderId: order.id, lineId: order.lines[0]?.id }
  await office.move({ ...picked, ...line, toLocationId: customer?.id ?? '' })

  const clerk = await phone(await house.member('lead'))
  await openOrder(clerk, 'SO-9')
  await clerk.page.getByRole('button', { name: 'Goods came back' }).click()
  await clerk.page.getByRole('link', { name: `Take back: ${BOLT.name}` }).click()
  await clerk.page.getByRole('button', { name: 'No longer wanted' }).click()
  await clerk.scan('DOCK-1')
  await clerk.page.getByRole('button', { name: 'Take 1 pcs back at DOCK-1' }).click()
  await clerk.isTold(`Took back 1 pcs ${BOLT.name} at DOCK-1`)
  await clerk.sees(UP_TO_DATE)
  await openOrder(clerk, 'SO-9')
  await clerk.page.getByText('Returned').waitFor()
  await house.verify()
})
