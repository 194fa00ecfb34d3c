/** Work in another language, off the network, and from right to left. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, inject, test } from 'vitest'
import { arabic } from '../../client/words/ar/index.ts'
import { LANGUAGES } from '../../client/words/language.ts'
import { signIn, speaks, work } from './speaking.ts'
import { newContext, warehouse } from './stage.ts'

const ASSETS = resolve(import.meta.dirname, '../../dist/client/assets')

test('somebody chooses Arabic before signing in, and works in it from right to left', async () => {
  const house = await warehouse()
  const page = await (await newContext()).newPage()
  await page.goto(inject('server').url)
  await page.getByRole('button', { name: LANGUAGES.ar }).click()
  await expect.poll(() => speaks(page).catch(() => [])).toEqual(['ar', 'rtl'])
  await signIn(page, arabic, await house.member('manager'))
  await work(page, arabic)
  // Back points to where reading came from.
  await page.locator('nav a[href="/more"]').click()
  await page.locator('main a[href="/settings"]').click()
  const [back, badge] = [
    page.getByRole('button', { name: arabic.back }),
    page.getByRole('button', { name: arabic.badge.label(arabic.badge.text('up-to-date', 0, 0)) }),
  ]
  expect((await back.boundingBox())?.x).toBeGreaterThan((await badge.boundingBox())?.x ?? Number.NaN)
})

test('a file of words brings nothing of the app along: it would run before its language is known', () => {
  const files = readdirSync(ASSETS).filter((name) => /^words-\w+-.*\.js$/.test(name))
  expect(files.map((name) => name.split('-')[1]).sort()).toEqual(['ar', 'de', 'es'])
  for (const name of files) {
    const text = readFileSync(`${ASSETS}/${name}`, 'utf8')
    const from = [...text.matchAll(/(?:from|import) ?["'`]\.\/([^"'`]+)/g)].map(([, file]) => file)
    expect(from.filter((file) => !/^(index|rolldown-runtime)-/.test(file ?? ''))).toEqual([])
  }
})
