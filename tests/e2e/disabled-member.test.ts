import { expect, test } from 'vitest'
import { UP_TO_DATE } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { countBin, openInbox, pick } from './work.ts'

test('a member is disabled while away: what they did arrives and is kept with the reason, the cards leave the phone', async () => {
  const house = await warehouse()
  const member = await house.member('operator')
  const picker = await phone(member)
  const { page } = picker
  await pick(picker, 1, BOLT, 'A-01')
  await picker.sees('Up to date')
  await picker.goOffline()
  await pick(picker, 2, BOLT, 'A-01')
  await house.bincard('member', 'disable', '--org', house.orgId, '--email', member.email)
  // By then the goods have gone, and whoever counts sees it.
  const lead = await phone(await house.member('lead'))
  await countBin(lead, 'A-01', [[BOLT, 17]])
  await lead.sees(UP_TO_DATE)

  const renewals: string[] = []
  page.on('request', (request) => request.url().endsWith('/auth/refresh') && renewals.push(request.url()))
  await picker.goOnline()
  await picker.sees('1 needs you')
  await openInbox(picker)
  await page.getByRole('button', { name: /you are no longer a member here/ }).click()
  expect(await house.onHand(BOLT)).toBe(17)
  await openInbox(lead)
  const rejected = lead.page.getByRole('article', { name: 'Not accepted' })
  await rejected.getByText(`Pick · ${BOLT.name}`).waitFor()
  await rejected.getByText('2 pcs · A-01 → Customer').waitFor()
  await rejected.getByRole('button', { name: 'Post it, as it was, at A-01' }).click()
  await lead.isTold(`Posted: Pick · ${BOLT.name}`)
  await lead.sees(UP_TO_DATE)
  await rejected.waitFor({ state: 'detached' })
  expect(await house.onHand(BOLT)).toBe(17) // the count had seen it
  await page.getByRole('dialog').getByRole('button', { name: 'Let it go' }).click()
  await picker.sees('Needs you')
  await page.getByRole('button', { name: /^Sync state: / }).click()
  await page.getByRole('dialog').getByText('You are no longer a member here').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

  await picker.tap('Items')
  await page.getByText('No items yet').waitFor()
  expect(await page.getByRole('main').getByText(BOLT.name).count()).toBe(0)
  // What is refused is asked for again, but not again and again.
  expect(renewals.length).toBeLessThan(10)
  await house.verify()
})
