import { expect, test } from 'vitest'
import { closeByKey, walkByTab } from './keyboard.ts'
import type { Phone } from './phone.ts'
import { phone, warehouse } from './stage.ts'
import { BOLT } from './warehouse.ts'

/** What has the focus, by its name. */
const focused = ({ page }: Phone): Promise<string> =>
  page.evaluate(() => {
    const now = document.activeElement as HTMLElement
    return now.id || now.getAttribute('aria-label') || now.innerText.split('\n')[0] || now.tagName
  })

test('keys alone: a screen, a list, a card, a sheet and the way back; every sheet gives the focus back', async () => {
  const house = await warehouse()
  const manager = await phone(await house.member('manager'))
  const { page } = manager
  // A place of the bar leads to its screen, and the focus into it.
  await page.getByRole('link', { name: 'Items' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: BOLT.name }).waitFor()
  await expect.poll(() => focused(manager)).toBe('main')
  expect(await walkByTab(page)).toEqual([])

  // The list is one stop of Tab; arrows lead through it.
  const rows = page.getByRole('list', { name: 'Items' }).getByRole('link')
  await rows.first().focus()
  await page.keyboard.press('End')
  await expect.poll(() => focused(manager)).toBe((await rows.last().innerText()).split('\n')[0])
  await page.keyboard.press('Tab')
  expect(await rows.evaluateAll((all) => all.some((row) => row === document.activeElement))).toBe(false)
  await rows.filter({ hasText: BOLT.name }).focus()
  await page.keyboard.press('Enter')
  const edit = page.getByRole('button', { name: 'Edit item' })
  await edit.waitFor()
  await expect.poll(() => focused(manager)).toBe('main')

  // One that stays in the page while it is closed, one that comes and goes whole, one of the frame.
  for (const name of [/^Edit item/, /^Units and barcodes/, /^Sync state/, /^Last actions/, /^Search everything/]) {
    const opener = page.getByRole('button', { name }).first()
    await opener.focus()
    const from = await focused(manager)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await closeByKey(page)).toEqual([])
    expect(await focused(manager)).toBe(from)
  }
  await page.getByRole('button', { name: 'Back', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(manager)).toBe(BOLT.name)
})
