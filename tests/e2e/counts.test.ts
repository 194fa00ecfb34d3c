import { expect, test } from 'vitest'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT, NUT, TAPE } from './warehouse.ts'
import { countBin, openCount, openItem, planCount, see } from './work.ts'

test('a count of several people: who is where, not found and found in one tap each, and a recount by somebody else, with no network', async () => {
  const house = await warehouse()
  const [lead, ann, ben] = await Promise.all([
    phone(await house.member('lead')),
    phone(await house.member('operator', 'ann')),
    phone(await house.member('operator', 'ben')),
  ])
  await planCount(lead, { name: 'Bin A', places: ['A-01'], blind: false })
  await lead.sees(UP_TO_DATE)

  await openCount(ann, 'Bin A')
  await ann.page.getByRole('button', { name: 'Count A-01' }).click()
  await openCount(ben, 'Bin A')
  await ben.page.getByText(/ann.* here now/).waitFor()

  // The tape is gone; a nut lies here that belongs elsewhere.
  await ann.page.getByRole('button', { name: `Not found: ${TAPE.name}` }).click()
  await see(ann, BOLT, 20)
  await ann.scan(NUT.sku)
  await ann.page.getByRole('dialog').getByText('Found here, not expected').waitFor()
  await ann.page.getByRole('dialog').getByRole('button', { name: '2', exact: true }).click()
  await ann.page.getByRole('button', { name: 'Record 2 pcs' }).click()
  await ann.page.getByRole('button', { name: 'That’s all that’s here' }).click()
  await ann.sees(UP_TO_DATE)
  await expect.poll(() => ben.page.getByText(/ann.* here now/).count(), { timeout: 30_000 }).toBe(0)

  // Nobody’s worth is known: the lead looks at both, and doubts the tape.
  await openCount(lead, 'Bin A')
  const tape = lead.page.getByRole('article', { name: TAPE.name })
  await tape.getByText('Not found').waitFor()
  await tape.getByText('Worth unknown').waitFor()
  await lead.page.getByRole('article', { name: NUT.name }).getByText('Found here, not expected').waitFor()
  await tape.getByRole('button', { name: 'Ask for a recount' }).click()
  await lead.page.getByRole('article', { name: NUT.name }).getByRole('button', { name: 'Approve' }).click()
  await lead.sees(UP_TO_DATE)

  await openCount(ann, 'Bin A')
  await ann.page.getByText('somebody else counts it again').waitFor()
  await ben.page.getByRole('region', { name: 'Count again' }).getByRole('link').waitFor()
  await ben.goOffline()
  await ben.page.getByRole('region', { name: 'Count again' }).getByRole('link').click()
  await see(ben, TAPE, 12)
  await ben.page.getByRole('button', { name: 'Done here' }).click()
  await ben.sees(/^Offline · 1 saved here/)
  await ben.goOnline()
  await ben.sees(UP_TO_DATE)

  expect(await house.onHand(TAPE)).toBe(12)
  expect(await house.onHand(NUT)).toBe(32)
  await expect.poll(() => ann.page.getByText('somebody else counts it again').count(), { timeout: 30_000 }).toBe(0)
  await house.verify()
})

test('what an operator counts outside any count waits for a lead, who is led to it and says yes; of what a count names, the rest of the bin stays', async () => {
  const house = await warehouse()
  const [lead, ann] = await Promise.all([
    phone(await house.member('lead')),
    phone(await house.member('operator', 'ann')),
  ])
  await countBin(ann, 'A-01', [
    [BOLT, 18],
    [TAPE, 12],
  ])
  await ann.sees(UP_TO_DATE)
  expect(await house.onHand(BOLT)).toBe(20)
  await openItem(ann, BOLT)
  await ann.page
    .getByRole('region', { name: 'History' })
    .getByRole('button', { name: /Accepted/ })
    .first()
    .click()
  await ann.page.getByRole('dialog').getByText('It waits for somebody who leads').waitFor()
  await ann.page.keyboard.press('Escape')

  await lead.tap('Home')
  await lead.page.getByRole('link', { name: /1 variance to look at.*Counted outside a count/ }).click()
  const bolt = lead.page.getByRole('article', { name: BOLT.name })
  await bolt.getByText(/by .*ann/).waitFor()
  await bolt.getByRole('button', { name: 'Approve' }).click()
  await lead.sees(UP_TO_DATE)
  await expect.poll(() => house.onHand(BOLT), { timeout: 30_000 }).toBe(18)
  await expect.poll(() => lead.page.getByText('Counted outside a count').count(), { timeout: 30_000 }).toBe(0)

  // A count of the bolts alone: the tape beside them is left as it is.
  await lead.tap('Count')
  await lead.page.getByRole('link', { name: 'New count' }).click()
  await lead.page.getByLabel('Name', { exact: true }).fill('Bolts')
  await lead.page.getByRole('button', { name: 'Add an item' }).click()
  await lead.page.getByRole('dialog').getByRole('button', { name: BOLT.name }).click()
  await lead.page.getByLabel('Tolerance, units').fill('99')
  await lead.page.getByRole('button', { name: 'Plan the count' }).click()
  // It is given to somebody, and a better name, after all.
  await lead.page.getByRole('link', { name: 'Edit the count' }).click()
  await lead.page.getByLabel('Name', { exact: true }).fill('All bolts')
  await lead.page.getByRole('button', { name: /^ann-/ }).click()
  await lead.page.getByRole('button', { name: 'Save' }).click()
  await lead.sees(UP_TO_DATE)
  await ann.tap('Count')
  await ann.page
    .getByRole('region', { name: 'Yours' })
    .getByRole('link', { name: /All bolts/ })
    .waitFor()
  await openCount(ann, 'All bolts')
  await ann.page.getByRole('button', { name: 'Count A-01' }).click()
  await ann.page.getByText('Only what is named is counted here').waitFor()
  expect(await ann.page.getByRole('button', { name: 'That’s all that’s here' }).count()).toBe(0)
  await see(ann, BOLT, 17)
  await ann.page.getByRole('button', { name: 'Done here' }).click()
  await ann.sees(UP_TO_DATE)
  expect(await house.onHand(BOLT)).toBe(17)
  expect(await house.onHand(TAPE)).toBe(12)

  // Handed in too soon: it goes on; posted, it stands among the past ones with what it changed.
  await ann.page.getByRole('button', { name: 'Hand in the count' }).click()
  await ann.page.getByRole('button', { name: 'Count on' }).click()
  await ann.page.getByRole('button', { name: 'Hand in the count' }).click()
  await ann.sees(UP_TO_DATE)
  await openCount(lead, 'All bolts')
  await lead.page.getByRole('button', { name: 'Post the count' }).click()
  await lead.tap('Count')
  await lead.page.getByRole('list', { name: 'Past' }).getByRole('link', { name: 'All bolts' }).click()
  await lead.page
    .getByRole('list', { name: 'What it changed' })
    .getByText(/by .*ann/)
    .waitFor()
  await house.verify()
})

test('a schedule is made, paused and let go on, with no network too', async () => {
  const house = await warehouse()
  const lead = await phone(await house.member('lead'))
  const { page } = lead
  const schedule = async () => {
    await lead.tap('Count')
    await page.getByRole('link', { name: /Count schedules/ }).click()
  }
  await schedule()
  await page.getByRole('link', { name: 'New schedule' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Monthly')
  await page.getByText('3 bins · 3 items in them').waitFor()
  await lead.goOffline()
  await page.getByRole('button', { name: 'Make the schedule' }).click()
  await lead.isTold('Saved: Monthly')
  await page.getByRole('link', { name: /Monthly.*every 30 days/ }).click()
  await page.getByRole('button', { name: 'Pause' }).click()
  await lead.isTold('Paused: Monthly')
  await page.getByRole('link', { name: /Monthly.*paused/ }).waitFor()
  await lead.goOnline()
  await lead.sees(UP_TO_DATE)
  const again = await phone(await house.member('lead', 'other'))
  await again.tap('Count')
  await again.page.getByRole('link', { name: /Count schedules/ }).click()
  await again.page.getByRole('link', { name: /Monthly.*paused/ }).waitFor()
  await house.verify()
})
