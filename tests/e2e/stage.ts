/** What every flow stands on: one browser a worker, the server of the run, organisations and phones that go with the test. */
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'
import { openBrowser } from './browser.ts'
import { PHONE, Phone } from './phone.ts'
import { type SignIn, Warehouse } from './warehouse.ts'
import { watchVitals } from './web-vitals.ts'

let running: Promise<Browser> | undefined

/** It outlives the file that started it, since a start takes as long as a short flow; it ends with the worker's process. */
const theBrowser = async (): Promise<Browser> => {
  const browser = await running
  if (browser?.isConnected()) return browser
  running = openBrowser()
  return running
}

/** An organisation of this test's own. */
export const warehouse = async (): Promise<Warehouse> => {
  const house = await Warehouse.make(inject('server').dataDir)
  onTestFinished(() => house.close())
  return house
}

/** A phone that nobody has used before. */
export const newContext = async (more: BrowserContextOptions = {}): Promise<BrowserContext> => {
  const browser = await theBrowser()
  const context = await browser.newContext({ ...PHONE, ...more })
  const writeVitals = await watchVitals(context)
  onTestFinished(async () => {
    writeVitals()
    await context.close()
  })
  return context
}

/** Fails the test when something broke inside of the page, seen or not. */
export const watched = (phone: Phone): Phone => {
  onTestFinished(() => expect(phone.broken).toEqual([]))
  return phone
}

/** Phones that have the app and nobody's data: to fetch, compile and install it anew took most of what a flow costs. */
const used: BrowserContext[] = []

/**
 * Nobody is signed in any more and nothing is kept, but for the app itself and one tab, on a page of the app's server that is not the
 * app: a process of its own is a second of work, and whoever comes from elsewhere gets one.
 */
const empty = async (context: BrowserContext): Promise<void> => {
  await context.setOffline(false)
  const [tab = await context.newPage(), ...others] = context.pages()
  for (const other of others) await other.close()
  await tab.unrouteAll({ behavior: 'ignoreErrors' })
  await tab.emulateMedia({ media: null })
  tab.removeAllListeners()
  const { url } = inject('server')
  if (tab.url().startsWith(url)) await tab.evaluate(() => sessionStorage.clear())
  await tab.goto(`${url}/icons/icon.svg`)
  const session = await context.newCDPSession(tab)
  const storageTypes = 'cookies,indexeddb,local_storage'
  await session.send('Storage.clearDataForOrigin', { origin: url, storageTypes })
  await session.detach()
}

/** A phone of the house, on which others may have worked before; what a flow changes of the context itself asks for `newContext`. */
const usedContext = async (): Promise<BrowserContext> => {
  const browser = await theBrowser()
  const kept = used.pop()
  const context = kept?.browser() === browser ? kept : await browser.newContext(PHONE)
  onTestFinished(async () => {
    await empty(context)
    used.push(context)
  })
  return context
}

/** Somebody's phone, signed in and up to date. */
export const phone = async (member: SignIn, url = inject('server').url): Promise<Phone> => {
  const context = url === inject('server').url ? await usedContext() : await newContext()
  return watched(await Phone.signIn(context, url, member))
}
