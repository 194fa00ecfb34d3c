import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { english } from '../../client/words/en/index.ts'
import { lastDone, shows } from './cards.ts'
import { Installation } from './installation.ts'
import { Phone, UP_TO_DATE } from './phone.ts'
import { ServerProcess } from './server-process.ts'
import { phone, watched } from './stage.ts'
import { asRead } from './translated/as-read.ts'
import { FLOWS_SPEAK, foreignWords } from './translated/language.ts'
import { BOLT, NUT, Warehouse } from './warehouse.ts'
import { openItem, pick, startEdit } from './work.ts'

/** The words of the run's own language are those that another version has otherwise. */
const said = FLOWS_SPEAK === 'en' ? english : await foreignWords(FLOWS_SPEAK)
const OLD = english.home.nothing
const NEWS = 'The home screen says that all is done.'
const NEW = 'Enough for today'

const open = ({ page }: Phone, label: string) => page.getByRole('dialog').getByLabel(label)
const closeSheet = ({ page }: Phone) => page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
const sinceWhen = ({ page }: Phone) => page.evaluate(() => performance.timeOrigin)

test('a new version asks before it takes over: no half-filled form is lost, nor what waits to be sent', async () => {
  const installation = new Installation()
  onTestFinished(() => installation.remove())
  const server = new ServerProcess({ root: installation.root })
  onTestFinished(() => rmSync(dirname(server.dataDir), { recursive: true, force: true }))
  const house = await Warehouse.make(server.dataDir)
  onTestFinished(() => house.close())
  await server.start()
  onTestFinished(() => server.stop())

  const manager = await phone(await house.member('manager'), server.url)
  await manager.isInstalled()
  await manager.tap('Home')
  await manager.page.getByText(OLD).waitFor()
  const context = manager.page.context()
  await context.route('**/sync/push', (route) => route.abort()) // it stays unsent until after the update
  await pick(manager, 3, BOLT, 'A-01')
  await startEdit(manager, BOLT, 'Description', 'zinc, half-')
  const tab = watched(await Phone.tab(context, server.url))
  await startEdit(tab, NUT, 'Description', 'steel, half-')
  const opened = [await sinceWhen(manager), await sinceWhen(tab)]

  await server.stop()
  installation.rewrite(`client/words/${FLOWS_SPEAK}/index.ts`, said.home.nothing, NEW)
  installation.rewrite('CHANGELOG.md', '## Pending\n\n', `## Pending\n\n- ${NEWS}\n`)
  await server.start()
  // The app looks for a new version when it comes back to the front.
  await manager.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await manager.page.getByText('A new version is ready. What you have entered stays.').waitFor({ timeout: 60_000 })
  expect(await open(manager, 'Description').inputValue()).toBe('zinc, half-')
  await open(manager, 'Description').fill('zinc, half-done')
  expect([await sinceWhen(manager), await sinceWhen(tab)]).toEqual(opened)

  await closeSheet(manager)
  await manager.page.getByText('What is new').click()
  await manager.page.getByText(NEWS).waitFor()
  await manager.page.getByRole('button', { name: 'Update now' }).click()
  await expect.poll(() => sinceWhen(manager).catch(() => opened[0])).not.toBe(opened[0])
  await manager.tap('Home')
  await manager.page.getByText(NEW).waitFor()
  // It is sent in vain again and again, and for that moment is called sent.
  await expect.poll(() => lastDone(manager)).toEqual([{ title: asRead(`Pick · ${BOLT.name}`), state: 'Saved here' }])

  // The other tab goes on with the old version until it is told to, and is not told for it.
  await tab.page.getByText('Bincard was updated in another tab. What you have entered stays.').waitFor()
  expect(await open(tab, 'Description').inputValue()).toBe('steel, half-')
  await closeSheet(tab)
  await tab.page.getByRole('button', { name: 'Reload this tab' }).click()
  await expect.poll(() => sinceWhen(tab).catch(() => opened[1])).not.toBe(opened[1])

  await context.unroute('**/sync/push')
  for (const [one, item, typed] of [
    [manager, BOLT, 'zinc, half-done'],
    [tab, NUT, 'steel, half-'],
  ] as const) {
    await openItem(one, item)
    await one.page.getByRole('button', { name: 'Edit item' }).click()
    expect(await open(one, 'Description').inputValue()).toBe(typed)
    await one.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await one.sees(UP_TO_DATE)
    await one.page.getByText(typed).waitFor()
  }
  await openItem(tab, BOLT)
  await shows(tab, 'A-01', 17)
  expect(await house.onHand(BOLT)).toBe(17)
  await house.verify()
}, 240_000)
