import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openProfile } from './browser.ts'
import { shows } from './cards.ts'
import { PHONE, Phone, UP_TO_DATE } from './phone.ts'
import { phone, warehouse, watched } from './stage.ts'
import { BOLT } from './warehouse.ts'
import { openItem, pick } from './work.ts'

const { url } = inject('server')
const DAY_MS = 24 * 60 * 60 * 1000

/** The same phone after each restart, with its clock set back by so much. */
const bootPhone = async (profile: string, backMs: number): Promise<BrowserContext> => {
  const context = await openProfile(profile, PHONE)
  onTestFinished(() => context.close())
  await context.addInitScript((back) => {
    const True = Date
    globalThis.Date = class extends True {
      constructor(...said: unknown[]) {
        super(...((said.length > 0 ? said : [True.now() - back]) as [number]))
      }
      static override now() {
        return True.now() - back
      }
    } as DateConstructor
  }, backMs)
  return context
}

test('the clock goes back a day across a restart: what waits and what is done next are sent, in their order', async () => {
  const house = await warehouse()
  const profile = mkdtempSync(join(tmpdir(), 'bincard-profile-'))
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }))
  const other = await phone(await house.member('lead'))
  await openItem(other, BOLT)

  const today = await bootPhone(profile, 0)
  const before = watched(await Phone.signIn(today, url, await house.member('operator')))
  await before.isInstalled()
  await pick(before, 1, BOLT, 'A-01')
  await before.sees(UP_TO_DATE)
  await before.goOffline()
  await pick(before, 2, BOLT, 'A-01')
  await today.close()

  const yesterday = await bootPhone(profile, DAY_MS)
  const after = watched(await Phone.tab(yesterday, url))
  expect(await after.page.evaluate(() => Date.now())).toBeLessThan(Date.now() - DAY_MS / 2)
  await pick(after, 4, BOLT, 'A-01')
  await after.sees(UP_TO_DATE)

  await openItem(after, BOLT)
  for (const one of [after, other]) {
    await shows(one, 'A-01', 13)
    const picked = one.page.getByRole('list', { name: 'History' }).getByText(/^−\d pcs/)
    expect(await picked.allInnerTexts()).toEqual(['−4 pcs', '−2 pcs', '−1 pcs'])
  }
  await house.verify()
})
