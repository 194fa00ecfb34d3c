import { expect, test } from 'vitest'
import { shows } from './cards.ts'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { GLUE } from './warehouse.ts'
import { editItem, openInbox, openItem, pick, planCount, receiveLot } from './work.ts'

test('what is not accepted waits in the inbox with its reason, and is put right with a tap', async () => {
  const house = await warehouse()
  const [picker, manager] = await Promise.all([
    phone(await house.member('operator')),
    phone(await house.member('manager')),
  ])
  await picker.goOffline()
  await pick(picker, 3, GLUE, 'A-01')
  await editItem(manager, GLUE, 'Tracking', 'By lot')
  await receiveLot(manager, 5, GLUE, 'LOT-7', 'A-01')
  await manager.sees(UP_TO_DATE)

  await picker.goOnline()
  await picker.sees('1 needs you')
  await openInbox(picker)
  const rejected = picker.page.getByRole('list', { name: 'Inbox' }).getByRole('button')
  expect(await rejected.count()).toBe(1)
  expect(await rejected.innerText()).toContain('this item is tracked by lot, and no lot was named')
  // Whoever did it puts it right; a manager finds it among all.
  await openInbox(manager)
  const filter = manager.page.getByRole('radiogroup')
  await filter.getByText('All', { exact: true }).click()
  await manager.page.getByRole('article', { name: 'Not accepted' }).waitFor()
  await filter.getByText('Needs you', { exact: true }).click()
  await openItem(picker, GLUE)
  await shows(picker, 'A-01', 5) // nothing was taken

  await openInbox(picker)
  await rejected.click()
  await picker.page.getByRole('dialog').getByRole('button', { name: 'Correct and send again' }).click()
  await picker.page.getByRole('button', { name: 'Lot LOT-7' }).waitFor() // the one that lies there is proposed
  await picker.page.getByRole('button', { name: 'Pick 3 pcs for Customer' }).click()
  await picker.isTold(`Picked 3 pcs ${GLUE.name} for Customer`)

  await picker.sees(UP_TO_DATE)
  await openInbox(picker)
  for (const one of [picker, manager]) await one.page.getByText('Nothing needs you').waitFor()
  expect(await house.onHand(GLUE)).toBe(2)
  await house.verify()
})

test('a location and a count that were not accepted are written on where they were left, not typed again', async () => {
  const house = await warehouse()
  const member = await house.member('manager')
  const manager = await phone(member)
  const { page } = manager
  const form = page.getByRole('dialog')
  await manager.goOffline()
  await manager.tap('More')
  await page.getByRole('link', { name: 'Locations' }).click()
  await page.getByRole('button', { name: 'New location' }).click()
  await form.getByLabel('Code', { exact: true }).fill('C-01')
  await form.getByLabel('Room').fill('2 pallets')
  await form.getByRole('button', { name: /^Inside/ }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: /NORTH/ }).click()
  await form.getByRole('button', { name: 'Save' }).click()
  await manager.isTold('Saved: C-01')
  await planCount(manager, { name: 'Bin B', places: ['B-01'], blind: false })
  await house.becomes(member, 'viewer')
  await manager.goOnline()
  await manager.sees('2 need you')
  await house.becomes(member, 'manager')

  const correct = async (what: RegExp) => {
    await openInbox(manager)
    await page.getByRole('list', { name: 'Inbox' }).getByRole('button', { name: what }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Correct and send again' }).click()
  }
  await correct(/C-01/)
  expect(await form.getByLabel('Room').inputValue()).toBe('2 pallets')
  await form.getByRole('button', { name: /^Inside NORTH/ }).waitFor()
  await form.getByRole('button', { name: 'Save' }).click()
  await manager.isTold('Saved: C-01')
  await correct(/Bin B/)
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Bin B')
  expect(await page.getByRole('switch', { name: /^Blind/ }).isChecked()).toBe(false)
  await page.getByRole('list', { name: 'What to count' }).getByText('B-01').waitFor()
  await page.getByRole('button', { name: 'Plan the count' }).click()
  await manager.isTold('Planned: Bin B')
  await manager.sees(UP_TO_DATE)
  await house.verify()
})
