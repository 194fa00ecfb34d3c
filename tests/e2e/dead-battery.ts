/** What comes between a person and their work, as it comes to a phone. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { inject, onTestFinished } from 'vitest'
import { openProfile } from './browser.ts'
import { PHONE, Phone } from './phone.ts'
import { watched } from './stage.ts'
import { isAtRest } from './stored.ts'
import type { SignIn } from './warehouse.ts'

/** The system's own number of this browser's process, and of no other. */
const pidOf = async (context: BrowserContext): Promise<number> => {
  const browser = context.browser()
  if (!browser) throw new Error('this context has no browser of its own')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const own = processInfo.find(({ type }) => type === 'browser')
  if (!own) throw new Error('the browser does not say which process it is')
  return own.id
}

/** A call comes in: the page is hidden, frozen, and looked at again. */
export const takeCall = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
  })
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await session.detach()
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'visibilityState')
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    document.dispatchEvent(new Event('visibilitychange'))
  })
}

/** A phone whose browser keeps what it stores, so that it can lose its power. It has no network after the sign-in. */
export class BatteryPhone {
  readonly #profile: string
  #context: BrowserContext
  phone: Phone

  private constructor(profile: string, context: BrowserContext, phone: Phone) {
    this.#profile = profile
    this.#context = context
    this.phone = phone
  }

  static async signIn(member: SignIn): Promise<BatteryPhone> {
    const profile = mkdtempSync(join(tmpdir(), 'bincard-battery-'))
    const context = await openProfile(profile, PHONE)
    const phone = watched(await Phone.signIn(context, inject('server').url, member))
    const one = new BatteryPhone(profile, context, phone)
    onTestFinished(async () => {
      await one.#context.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    })
    await phone.isInstalled()
    await phone.goOffline()
    return one
  }

  get page(): Page {
    return this.phone.page
  }

  /** The system throws the page out of memory; the person opens it again. */
  async discard(): Promise<void> {
    const { page } = this
    await this.#open(page.url(), () => page.close())
  }

  /**
   * No event, no last write: the process is gone. Then the same phone starts again, still with no network. What was entered in the
   * very moment is shown before it is written, and may go with the power: only what is at rest is promised.
   */
  async dies(): Promise<void> {
    const url = this.page.url()
    await isAtRest(this.page)
    const gone = new Promise<void>((resolve) => this.#context.once('close', () => resolve()))
    process.kill(await pidOf(this.#context), 'SIGKILL')
    await gone
    this.#context = await openProfile(this.#profile, PHONE)
    await this.#context.setOffline(true)
    await this.#open(url)
  }

  async #open(url: string, then?: () => Promise<void>): Promise<void> {
    this.phone = watched(await Phone.tab(this.#context, url))
    await then?.()
    await this.phone.sees(/^Offline/)
  }
}
