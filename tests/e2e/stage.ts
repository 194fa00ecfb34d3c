/** What every flow stands on: one browser a file, the server of the run, organisations and phones that go with the test. */
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest'
import { openBrowser } from './browser.ts'
import { PHONE, Phone } from './phone.ts'
import { type SignIn, Warehouse } from './warehouse.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** An organisation of this test's own. */
export const warehouse = async (): Promise<Warehouse> => {
  const house = await Warehouse.make(inject('server').dataDir)
  onTestFinished(() => house.close())
  return house
}

/** A phone that nobody has used before. */
export const newContext = async (more: BrowserContextOptions = {}): Promise<BrowserContext> => {
  const context = await browser.newContext({ ...PHONE, ...more })
  onTestFinished(() => context.close())
  return context
}

/** Fails the test when something broke inside of the page, seen or not. */
export const watched = (phone: Phone): Phone => {
  onTestFinished(() => expect(phone.broken).toEqual([]))
  return phone
}

/** Somebody's own phone, signed in and up to date. */
export const phone = async (member: SignIn, url = inject('server').url): Promise<Phone> =>
  watched(await Phone.signIn(await newContext(), url, member))
