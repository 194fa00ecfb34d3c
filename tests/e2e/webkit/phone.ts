import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { expect } from 'vitest'
import type { SignIn } from '../warehouse.ts'
import type { WebKit } from './find-webkit.ts'
import { WebDriver } from './web-driver.ts'

const STARTS_WITHIN_MS = 20_000

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Xvfb says which display it took once it stands. */
const openScreen = async (program: string): Promise<{ display: string; close: () => void }> => {
  const screen = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const [said] = (await once(screen.stdio[3] as Readable, 'data')) as [Buffer]
  return { display: `:${said.toString().trim()}`, close: () => void screen.kill() }
}

const openDriver = async (program: string, display: string): Promise<{ url: string; close: () => void }> => {
  const { createServer } = await import('node:net')
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as { port: number }
  free.close()
  await once(free, 'close')
  const env = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1' }
  const driver = spawn(program, [`--port=${port}`], { env, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (const until = Date.now() + STARTS_WITHIN_MS; ; await wait(100)) {
    const answers = await fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answers) return { url, close: () => void driver.kill() }
    if (Date.now() > until || driver.exitCode !== null) throw new Error('the WebDriver of WebKit does not start')
  }
}

const quoted = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`)
/** What a person reads on it, or what is read out to them. */
const named = (name: string): string => `[normalize-space(.)=${quoted(name)} or @aria-label=${quoted(name)}]`

/** What a person sees and does in WebKit; the same words as `Phone`, which is Playwright's. */
export class WebKitPhone {
  readonly driver: WebDriver
  readonly #end: () => Promise<void>

  private constructor(driver: WebDriver, end: () => Promise<void>) {
    this.driver = driver
    this.#end = end
  }

  static async open({ driver: program, browser, screen: screenProgram }: WebKit): Promise<WebKitPhone> {
    const screen = await openScreen(screenProgram)
    const service = await openDriver(program, screen.display)
    const close = (): void => {
      service.close()
      screen.close()
    }
    try {
      const driver = await WebDriver.open(service.url, { binary: browser, args: ['--automation'] })
      await driver.resize(390, 844)
      return new WebKitPhone(driver, () => driver.quit().finally(close))
    } catch (error) {
      close()
      throw error
    }
  }

  close(): Promise<void> {
    return this.#end()
  }

  async goTo(url: string): Promise<void> {
    await this.driver.goTo(url)
    await this.driver.run(`
      window.broken = []
      addEventListener('error', ({ message }) => broken.push(message))
      addEventListener('unhandledrejection', ({ reason }) => broken.push(String(reason)))
    `)
  }

  /** What broke inside of the page since it stood, without a person noticing: must stay empty. */
  broken(): Promise<string[]> {
    return this.driver.run('return window.broken')
  }

  /** A page of its own in place of the one that is open, which takes along what it had in memory. */
  async coldPage(url: string): Promise<void> {
    await this.driver.anew()
    await this.goTo(url)
  }

  async signIn({ email, password }: SignIn): Promise<void> {
    await this.fill('E-mail address', email)
    await this.fill('Password', password)
    await this.tap('button', 'Sign in')
  }

  /** After this the app starts without a network. */
  async isInstalled(): Promise<void> {
    await this.driver.run('await navigator.serviceWorker.ready')
  }

  async sees(badge: string | RegExp): Promise<void> {
    const matches = typeof badge === 'string' ? expect.stringContaining(badge) : expect.stringMatching(badge)
    await expect.poll(() => this.#badge(), { timeout: 60_000, interval: 200 }).toEqual(matches)
  }

  async fill(label: string, text: string): Promise<void> {
    await this.driver.fill(await this.#one(`//input[@id=//label[normalize-space(.)=${quoted(label)}]/@for]`), text)
  }

  async tap(kind: 'button' | 'link', name: string): Promise<void> {
    await this.driver.click(await this.#one(`//${kind === 'link' ? 'a' : 'button'}${named(name)}`))
  }

  async region(name: string): Promise<string> {
    return this.driver.text(await this.#one(`//section[@aria-label=${quoted(name)}]`))
  }

  /** What a keyboard wedge does, with keys of the browser's own, and Enter at the end. */
  scan(code: string): Promise<void> {
    return this.driver.press(code)
  }

  async quantity(figure: number): Promise<void> {
    for (const digit of String(figure)) await this.tap('button', digit)
  }

  /** Waits for words anywhere on screen. */
  async reads(text: string): Promise<void> {
    await this.#one(`//*[contains(normalize-space(.), ${quoted(text)})]`)
  }

  async #badge(): Promise<string> {
    const [badge] = await this.driver.find("//button[starts-with(@aria-label, 'Sync state: ')]")
    const label = badge === undefined ? null : await this.driver.attribute(badge, 'aria-label')
    return label?.replace('Sync state: ', '') ?? ''
  }

  /** Waits until it is there. */
  async #one(xpath: string): Promise<string> {
    const found = async (): Promise<string | undefined> => (await this.driver.find(xpath))[0]
    for (const until = Date.now() + STARTS_WITHIN_MS; Date.now() < until; await wait(100)) {
      const element = await found()
      if (element !== undefined) return element
    }
    throw new Error(`not on screen: ${xpath}`)
  }
}
