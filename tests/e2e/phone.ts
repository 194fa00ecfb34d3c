import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { isInstalled } from './installed.ts'
import { IS_LONG } from './long-run.ts'
import { pressKeys } from './scan-keys.ts'
import { asBegun } from './translated/teach.ts'
import type { SignIn } from './warehouse.ts'

/**
 * What a phone's screen is: portrait, for a thumb. What moves is waited for and drawn at every step, a tenth of what a flow costs, so
 * that only the long run sees it.
 */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  reducedMotion: IS_LONG ? 'no-preference' : 'reduce',
} satisfies BrowserContextOptions

/** What the badge says when nothing waits and nothing is missing. */
export const UP_TO_DATE = 'Up to date'

const SYNC_STATE = 'Sync state: '

/** The app in one tab of one browser profile, as the person in front of it sees it. */
export class Phone {
  readonly page: Page
  /** What broke inside of the page without a person noticing: must stay empty. */
  readonly broken: string[] = []

  private constructor(page: Page) {
    this.page = page
    page.on('pageerror', (error) => this.broken.push(String(error)))
  }

  /** The app before anybody signs in; in the tab that is open already, where one is. */
  static async before(context: BrowserContext, url: string): Promise<Phone> {
    const phone = new Phone(context.pages()[0] ?? (await context.newPage()))
    await phone.page.goto(url)
    return phone
  }

  static async signIn(context: BrowserContext, url: string, { email, password }: SignIn): Promise<Phone> {
    const phone = await Phone.before(context, url)
    const { page } = phone
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await phone.sees(UP_TO_DATE)
    return phone
  }

  /** One more tab of the same phone: nobody signs in again. */
  static async tab(context: BrowserContext, url: string): Promise<Phone> {
    const phone = new Phone(await context.newPage())
    await phone.page.goto(url)
    await phone.page.getByRole('navigation').first().waitFor()
    return phone
  }

  /** After this the app starts without a network. */
  isInstalled(): Promise<void> {
    return isInstalled(this.page)
  }

  async goOffline(): Promise<void> {
    await this.page.context().setOffline(true)
    await this.sees(/^Offline/)
  }

  async goOnline(): Promise<void> {
    await this.page.context().setOffline(false)
  }

  /** Waits until the state badge says so. */
  async sees(badge: string | RegExp, timeout = 30_000): Promise<void> {
    const matches = typeof badge === 'string' ? expect.stringContaining(badge) : expect.stringMatching(badge)
    await expect.poll(() => this.badge(), { timeout, interval: 100 }).toEqual(matches)
  }

  /** Found by its attribute, since it is asked for again and again: to find it by its role, all of the page is looked through. */
  async badge(): Promise<string> {
    const label = await this.page.locator(`button[aria-label^="${asBegun(SYNC_STATE)}"]`).getAttribute('aria-label')
    return label?.replace(SYNC_STATE, '') ?? ''
  }

  /** One of the five places at the bottom. */
  async tap(place: 'Home' | 'Items' | 'Scan' | 'Count' | 'More'): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: place }).click()
  }

  /** What a keyboard wedge does, and Enter at the end. */
  async scan(code: string): Promise<void> {
    await pressKeys(this.page, code)
  }

  /** Waits for the line that says what was done; the app says it once it is durable. */
  async isTold(text: string | RegExp): Promise<void> {
    await this.page
      .getByRole('region', { name: /Notifications/ })
      .getByText(text)
      .first()
      .waitFor()
  }
}
