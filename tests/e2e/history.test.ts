import { describe, expect, test } from 'vitest'
import { shows } from './cards.ts'
import { NETWORKS } from './long-run.ts'
import { type Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, GLUE } from './warehouse.ts'
import { editItem, openItem, pick, receiveLot } from './work.ts'

/** The story behind the newest row of this kind in the history that is open. */
const openStory = async ({ page }: Phone, kind: string) => {
  await page
    .getByRole('region', { name: 'History' })
    .getByRole('button', { name: new RegExp(kind) })
    .first()
    .click()
  const story = page.getByRole('dialog')
  await story.waitFor()
  return story
}

/** A minute as the field takes it, so many minutes from now. */
const minute = (from: number): string => {
  const time = new Date(Date.now() + from * 60_000)
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

describe('history', () => {
  test.each(NETWORKS)(
    'tells who, on which device, when it happened and arrived; a lead undoes it, once: %s',
    async (how) => {
      const house = await warehouse()
      const [lead, picker] = [
        await phone(await house.member('manager')),
        await phone(await house.member('operator', 'Olu')),
      ]
      await pick(picker, 3, BOLT, 'A-01')
      await picker.sees(UP_TO_DATE)
      await openItem(lead, BOLT)
      await shows(lead, 'A-01', 17)
      await lead.isInstalled()
      if (how === 'offline') await lead.goOffline()

      const story = await openStory(lead, 'Pick')
      for (const fact of ['Happened', 'Arrived', /^Another, …/]) await story.getByText(fact).last().waitFor()
      await story.getByRole('button', { name: 'Undo this' }).click()
      await lead.isTold('Undone')
      await shows(lead, 'A-01', 20)
      const again = await openStory(lead, 'Pick')
      expect(await again.getByRole('button', { name: 'Undo this' }).count()).toBe(0)
      await lead.page.keyboard.press('Escape')
      if (how === 'offline') await lead.goOnline()
      await lead.sees(UP_TO_DATE)
      expect(await house.onHand(BOLT)).toBe(20)
      await house.verify()
    },
  )

  test.each(NETWORKS)('stock as of a moment, of an item, a bin and a site: %s', async (how) => {
    const house = await warehouse()
    const one = await phone(await house.member('lead'))
    const { page } = one
    await pick(one, 3, BOLT, 'A-01')
    await one.sees(UP_TO_DATE)
    await one.isInstalled()
    if (how === 'offline') await one.goOffline()

    await openItem(one, BOLT)
    await page.getByRole('link', { name: 'Stock at an earlier moment' }).click()
    await page.getByText('Nothing was there').waitFor()
    await page.getByLabel('Moment', { exact: true }).fill(minute(2))
    const rows = page.getByRole('list', { name: 'What was there' })
    await rows.getByText('A-01').waitFor()
    await rows.getByText('17 pcs').waitFor()
    for (const known of ['As known then', 'As known now']) {
      await page.getByRole('button', { name: known }).click()
      await rows.getByText('17 pcs').waitFor()
    }
    await page.getByText('Reckoned on this device.').waitFor()

    await rows.getByRole('link').first().click()
    await page.getByRole('link', { name: 'Stock at an earlier moment' }).click()
    await page.getByLabel('Moment', { exact: true }).fill(minute(2))
    await rows.getByText('Packing tape').waitFor()

    // Longer ago than any device remembers.
    await page.getByLabel('Moment', { exact: true }).fill('2020-01-01T08:00')
    if (how === 'offline') {
      await page.getByText('Ask again when you are back online.').waitFor()
      await one.goOnline()
      await page.getByRole('button', { name: 'Ask again' }).click()
    }
    await page.getByText('From the server.').waitFor()
    await page.getByText('Nothing was there').waitFor()
  })
})

describe('a correction of a bin', () => {
  test.each(NETWORKS)('begins where the bin was scanned, names lot and reason, and is undone: %s', async (how) => {
    const house = await warehouse()
    const one = await phone(await house.member('manager'))
    const { page } = one
    await editItem(one, GLUE, 'Tracking', 'lot')
    await receiveLot(one, 9, GLUE, 'G-1', 'B-01')
    await one.sees(UP_TO_DATE)
    if (how === 'offline') await one.goOffline()

    await one.tap('Scan')
    await one.scan('B-01')
    await page.getByRole('article', { name: 'B-01' }).getByRole('link', { name: 'Adjust' }).click()
    await page.getByRole('button', { name: 'Scrap', exact: true }).click()
    await one.scan('G-1')
    await page.getByRole('group', { name: 'Reason' }).getByRole('button', { name: 'Damaged' }).click()
    await page.getByRole('group', { name: 'Quantity' }).getByRole('button', { name: '2', exact: true }).click()
    await page.getByRole('button', { name: 'Scrap 2 pcs from B-01' }).click()
    await one.isTold('Scrapped 2 pcs Wood glue from B-01')
    await openItem(one, GLUE)
    await shows(one, 'B-01', 7)
    const story = await openStory(one, 'Scrap')
    await story.getByText('Damaged').waitFor()
    await story.getByRole('button', { name: 'Undo this' }).click()
    await shows(one, 'B-01', 9)

    // What a receipt brought goes away again with it, lot and all.
    await (await openStory(one, 'Receipt')).getByRole('button', { name: 'Undo this' }).click()
    await shows(one, 'B-01', 0)
    if (how === 'offline') await one.goOnline()
    await one.sees(UP_TO_DATE)
    expect(await house.onHand(GLUE)).toBe(0)
    await house.verify()
  })
})
