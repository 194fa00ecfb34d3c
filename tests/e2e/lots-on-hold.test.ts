import { describe, expect, test } from 'vitest'
import { onHandShown } from './cards.ts'
import { NETWORKS } from './long-run.ts'
import { type Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { GLUE } from './warehouse.ts'
import { editItem, openInbox, openItem, receiveLot } from './work.ts'

const openLot = async (one: Phone, code: string): Promise<void> => {
  await openItem(one, GLUE)
  await one.page.getByRole('list', { name: 'Lots' }).getByRole('link', { name: code }).click()
  await one.page.getByRole('region', { name: code }).waitFor()
}

/** What the Pick screen says when the lot is on the line. */
const pickFrom = async ({ page }: Phone): Promise<void> => {
  await page.getByRole('link', { name: 'Pick', exact: true }).click()
  await page.getByRole('region', { name: 'Pick', exact: true }).waitFor()
}

describe('a lot on hold', () => {
  test.each(NETWORKS)('is not for a picker to use, and a lead may: %s', async (how) => {
    const house = await warehouse()
    const manager = await house.member('manager', 'm')
    const [lead, picker] = [await phone(manager), await phone(await house.member('operator'))]
    await editItem(lead, GLUE, 'Tracking', 'lot')
    await receiveLot(lead, 9, GLUE, 'HELD-1', 'A-01')
    await lead.sees(UP_TO_DATE)
    if (how === 'offline') await lead.goOffline()

    await openLot(lead, 'HELD-1')
    await lead.page.getByRole('button', { name: 'On hold' }).click()
    await lead.isTold('HELD-1: on hold')
    await openItem(lead, GLUE)
    await lead.page.getByText('Available').locator('..').getByText('0', { exact: true }).waitFor()
    if (how === 'offline') await lead.goOnline()
    await lead.sees(UP_TO_DATE)

    await openLot(picker, 'HELD-1')
    await picker.page.getByText('On hold. A lead decides whether it may be used.').waitFor()
    await pickFrom(picker)
    await picker.page.getByText('This lot is on hold. Choose another, or ask a lead').waitFor()
    expect(await picker.page.getByRole('button', { name: /^Pick 1 pcs/ }).getAttribute('aria-disabled')).toBe('true')
    await picker.page.getByRole('button', { name: /^Lot / }).click()
    await picker.page.getByText('Lots that may not be used are not shown here.').waitFor()
    expect(await picker.page.getByRole('dialog').getByText('HELD-1').count()).toBe(0)

    if (how === 'offline') await lead.goOffline()
    await openLot(lead, 'HELD-1')
    await pickFrom(lead)
    await lead.page.getByText('You can go on as a lead').waitFor()
    await lead.page.getByRole('button', { name: 'Pick 1 pcs for Customer' }).click()
    await lead.isTold('Picked 1 pcs Wood glue')
    if (how === 'offline') await lead.goOnline()
    await lead.sees(/needs you|Up to date/)
    await openItem(lead, GLUE)
    await expect.poll(() => onHandShown(lead, 'A-01')).toBe(8)
    await openInbox(lead)
    await lead.page.getByRole('article', { name: 'Taken from a lot on hold' }).waitFor()
    await house.verify()
  })
})
