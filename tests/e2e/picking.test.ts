import { describe, expect, test } from 'vitest'
import { NETWORKS } from './long-run.ts'
import { isAsked, isToldHere, openOrder, shows, startPick } from './outbound-work.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, NUT } from './warehouse.ts'
import { openInbox } from './work.ts'

describe.each(NETWORKS)('an order picked, packed and shipped %s', (network) => {
  test('by scans, with a short pick; everybody sees how far it is, and the stock is right', async () => {
    const house = await warehouse()
    await house.bins('TOTE-1')
    await house.salesOrder('SO-1', [
      [BOLT, 3],
      [NUT, 2],
    ])
    const [picker, lead] = [await phone(await house.member('operator')), await phone(await house.member('lead'))]
    await picker.isInstalled()
    if (network === 'offline') await picker.goOffline()

    await startPick(picker, 'SO-1', 'TOTE-1', 2)
    await isAsked(picker, 'A-01', BOLT.name, 3, '0 / 2')
    await picker.scan('B-01')
    await isToldHere(picker, 'Not this place. Go to A-01')
    await picker.scan(NUT.sku)
    await isToldHere(picker, 'Not this item. Take Hex bolt')
    await picker.scan('A-01')
    await picker.page.getByText('You are here').waitFor()
    await picker.scan(BOLT.sku)
    await isToldHere(picker, 'Picked 3 pcs Hex bolt into TOTE-1')
    await isAsked(picker, 'B-01', NUT.name, 2, '1 / 2')

    // A dead battery in mid-walk: it goes on where it was, and still holds what it set aside.
    await picker.page.reload()
    await isAsked(picker, 'B-01', NUT.name, 2, '1 / 2')
    await picker.page.getByRole('button', { name: 'Short' }).click()
    const pad = picker.page.getByRole('group', { name: 'Quantity' })
    await pad.getByRole('button', { name: '1', exact: true }).click()
    await picker.page.getByRole('button', { name: 'Not enough there' }).click()
    await isToldHere(picker, 'Picked 1 pcs Hex nut into TOTE-1')
    await picker.page.getByText('Everything that can be picked is picked').waitFor()
    await picker.page.getByRole('link', { name: 'Count B-01' }).waitFor()
    await picker.page.getByRole('button', { name: 'Done' }).click()
    await shows(picker, { 'Hex bolt': [3, 0, 3, 0, 0], 'Hex nut': [2, 0, 1, 0, 0] })

    await picker.page.getByRole('link', { name: 'Pack' }).click()
    await picker.page.getByRole('list', { name: 'Check off' }).waitFor()
    await picker.scan('DOCK-1')
    await picker.scan('TAPE-50')
    await picker.isTold('Packing tape is not of this order. Take it out.')
    for (let piece = 0; piece < 3; piece++) await picker.scan(BOLT.sku)
    await picker.page.getByText('3 / 3').waitFor()
    await picker.scan(BOLT.sku)
    await picker.isTold('Hex bolt: that is one more than was picked for this order.')
    await picker.scan(NUT.sku)
    await picker.page.getByRole('button', { name: 'Pack 2 lines onto DOCK-1' }).click()
    await shows(picker, { 'Hex bolt': [3, 0, 3, 3, 0], 'Hex nut': [2, 0, 1, 1, 0] })
    const ship = picker.page.getByRole('button', { name: 'Ship 2 lines' })
    await ship.click()
    await picker.isTold('Shipped 2 lines for SO-1')
    // The truck left without it: one tap takes all of it back.
    await picker.page.getByRole('button', { name: 'Undo' }).first().click()
    await shows(picker, { 'Hex bolt': [3, 0, 3, 3, 0], 'Hex nut': [2, 0, 1, 1, 0] })
    await ship.click()
    const shipped = { 'Hex bolt': [3, 0, 3, 3, 3], 'Hex nut': [2, 0, 1, 1, 1] }
    await shows(picker, shipped)
    if (network === 'offline') expect(await picker.badge()).toMatch(/^Offline/)

    await picker.goOnline()
    await picker.sees(UP_TO_DATE)
    await openOrder(lead, 'SO-1')
    await shows(lead, shipped)
    await openInbox(lead)
    const short = lead.page.getByRole('article', { name: 'Less found than promised' })
    await short.getByRole('link', { name: 'Count this bin' }).waitFor()
    expect([await house.onHand(BOLT), await house.onHand(NUT)]).toEqual([BOLT.onHand - 3, NUT.onHand - 1])
    await house.verify()
  })
})
