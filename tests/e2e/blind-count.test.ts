import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openProfile } from './browser.ts'
import { shows } from './cards.ts'
import { PHONE, Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse, watched } from './stage.ts'
import { everythingStored, standsIn } from './stored.ts'
import { GLUE } from './warehouse.ts'
import { openCount, openItem, planCount, receive, see } from './work.ts'

/** Numbers that nothing else here is: what the book has, what the counter says, and what lies between. */
const EXPECTED = 79_193
const SEEN = 79_000
const VARIANCE = EXPECTED - SEEN
const TELLING = [EXPECTED, VARIANCE]

/** How Socket.IO says that a page is connected. */
const CONNECTED = /^40\{/m

/** A phone that keeps what it stores when the browser is closed. */
const keptPhone = () => {
  const directory = mkdtempSync(join(tmpdir(), 'bincard-profile-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return async () => {
    const context = await openProfile(directory, PHONE)
    onTestFinished(() => context.close())
    return context
  }
}

/** Whatever a server says to this page from now on, as text: answers and frames. */
const listenTo = ({ page }: Phone): (() => Promise<string>) => {
  const heard: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/')) heard.push(response.text().catch(() => ''))
  })
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(Promise.resolve(String(payload))))
  })
  return async () => (await Promise.all(heard)).join('\n')
}

test('whoever counts blind has nothing on the device that tells what should be there, nor is told it', async () => {
  const url = inject('server').url
  const house = await warehouse()
  const lead = await phone(await house.member('lead'))
  await receive(lead, EXPECTED, GLUE, 'A-01')
  await lead.sees(UP_TO_DATE)

  // The counter's phone held it before the count.
  const member = await house.member('operator', 'counter')
  const open = keptPhone()
  const before = await open()
  const early = watched(await Phone.signIn(before, url, member))
  await openItem(early, GLUE)
  await shows(early, 'A-01', EXPECTED)
  expect(standsIn(await everythingStored(early.page), EXPECTED)).toBe(true)

  await planCount(lead, { name: 'Aisle A', places: ['A-01'], blind: true })
  await lead.sees(UP_TO_DATE)
  await openCount(early, 'Aisle A')
  await early.page.getByRole('button', { name: 'Count A-01' }).click()
  await early.page.getByRole('region', { name: 'Count A-01' }).waitFor()
  expect(await early.page.getByRole('region', { name: 'Count A-01' }).innerText()).not.toContain(GLUE.name)
  await see(early, GLUE, SEEN)
  await early.sees(UP_TO_DATE)
  const tells = async ({ page }: Phone) => {
    const stored = await everythingStored(page)
    expect(standsIn(stored, SEEN)).toBe(true)
    return TELLING.filter((figure) => standsIn(stored, figure))
  }
  await expect.poll(() => tells(early), { timeout: 30_000 }).toEqual([])

  // What happens there meanwhile stays away too; the lead is told all of it.
  const heard = listenTo(early)
  await early.page.reload()
  await expect.poll(heard).toMatch(CONNECTED)
  await receive(lead, EXPECTED, GLUE, 'A-01')
  await lead.sees(UP_TO_DATE)
  await expect.poll(heard).toContain('poke')
  await early.sees(UP_TO_DATE)
  expect(await tells(early)).toEqual([])
  const words = await heard()
  expect(TELLING.filter((figure) => standsIn(words, figure))).toEqual([])
  expect(standsIn(await everythingStored(lead.page), EXPECTED)).toBe(true)

  // After a restart of the phone.
  await before.close()
  const late = watched(await Phone.tab(await open(), url))
  await late.sees(UP_TO_DATE)
  expect(await tells(late)).toEqual([])

  // And on a phone that starts with a bootstrap.
  const fresh = await phone(member)
  await expect.poll(() => tells(fresh), { timeout: 30_000 }).toEqual([])
})
