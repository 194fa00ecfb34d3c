import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../sync-server/server.ts'
import { openBrowser } from './browser.ts'

/** The app as `npm start` gives it: a real server process with its own Postgres, a real browser, the demo warehouse. */
let server: ChildProcess
let url = ''
let browser: Browser
const dataDir = mkdtempSync(join(tmpdir(), 'bincard-e2e-'))
chmodSync(dataDir, 0o755) // the embedded Postgres runs as another user than root

const started = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const found = /Bincard is at (\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })

beforeAll(async () => {
  const env = { ...process.env, PORT: '0', BINCARD_DATA_DIR: join(dataDir, 'data') }
  server = spawn(process.execPath, ['--import', 'tsx', 'sync-server/main.ts', '--demo'], { cwd: ROOT, env })
  url = await started(server)
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
  rmSync(dataDir, { recursive: true, force: true })
}, 60_000)

const upToDate = (page: Page) =>
  page.getByRole('button', { name: /Sync state: (Up to date|.*need)/ }).waitFor({ timeout: 30_000 })

const phone = async (email: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('bincard-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await upToDate(page)
  return page
}

test('a wrong password lets no one in, and says so', async () => {
  const page = await browser.newPage()
  await page.goto(url)
  await page.getByLabel('E-mail address').fill('lead@demo.bincard.test')
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page
    .getByText(/do not belong together|not right|wrong/i)
    .first()
    .waitFor()
  await page.context().close()
})

test('a signed-in phone lists the items of the warehouse, and opens again with no network', async () => {
  const page = await phone('lead@demo.bincard.test')
  await page.getByRole('link', { name: 'Items' }).first().click()
  const firstItem = page.getByRole('list', { name: 'Items' }).getByRole('listitem').first()
  await firstItem.waitFor()
  const online = await firstItem.innerText()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await page.context().setOffline(true)
  await page.reload()
  await firstItem.waitFor()
  expect(await firstItem.innerText()).toBe(online)
  expect(await page.getByRole('button', { name: /Sync state: Offline/ }).count()).toBe(1)
  await page.context().close()
})
