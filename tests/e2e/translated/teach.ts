/**
 * Lets flows that are written in English's words run in another language: what they look for is translated on the way to the page,
 * and what they read from it on the way back. Nothing of a flow is different, nor of the app.
 */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { cameraWords } from '../../../client/words/en/camera.ts'
import { english } from '../../../client/words/en/index.ts'
import { FLOWS_SPEAK, foreignWords } from './language.ts'
import { textsBetween } from './texts.ts'
import { ANYTHING, Translator } from './translator.ts'
import { type Manner, readBack, wantedMatch, wantedText } from './wanted.ts'

type Wanted = string | RegExp
type Method = (this: unknown, ...given: unknown[]) => unknown

const ENGLISH = { ...english, camera: cameraWords }
/** Units, places, reasons and attributes of the tests' warehouses: what a new one gets is written into it in English. */
const DATA = ['case', 'Customer', 'Damaged', 'Size']

type Both = { there: Translator; back: Translator }
let both: Both | undefined

const translators = async (): Promise<Both | undefined> => {
  if (FLOWS_SPEAK === 'en') return undefined
  const theirs = await foreignWords(FLOWS_SPEAK)
  both ??= {
    there: new Translator(textsBetween(ENGLISH, theirs), DATA),
    back: new Translator(textsBetween(theirs, ENGLISH)),
  }
  return both
}

/** All that a text may come back as, once it was said in the other language; itself in English. */
export const readAs = (text: string): readonly string[] => {
  const { there, back } = both ?? {}
  return there && back ? [text, ...there.whole(text).map((said) => readBack(back, said))] : [text]
}

const inEnglish = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** The beginning of a text, as the language of the run has it. */
export const asSaid = (text: string): RegExp =>
  new RegExp(`^${both ? wantedText(both.there, text, 'part').source : inEnglish(text)}`)

/** All of a text, as the language of the run has it. */
export const asShown = (text: string): RegExp =>
  both ? wantedText(both.there, text, 'whole') : new RegExp(`^${inEnglish(text)}$`)

/** What a text begins with, as it is said there: for what is found by an attribute. */
export const asBegun = (text: string): string => both?.there.part(text)[0]?.split(ANYTHING)[0] ?? text

const replace = (prototype: object, name: string, by: (was: Method) => Method): void => {
  const was: unknown = Reflect.get(prototype, name)
  if (typeof was !== 'function') throw new Error(`Playwright has no ${name} any more`)
  Object.assign(prototype, { [name]: by(was as Method) })
}

const teach = ({ there, back }: Both, page: Page): void => {
  const wanted = (one: Wanted, how: Manner) =>
    typeof one === 'string' ? wantedText(there, one, how) : wantedMatch(there, one, how)
  const manner = (options: unknown): Manner => ((options as { exact?: boolean } | undefined)?.exact ? 'whole' : 'part')
  const byWanted = (was: Method): Method =>
    function (first, options) {
      return was.call(this, wanted(first as Wanted, manner(options)))
    }
  const byOptions = (was: Method): Method =>
    function (first, options) {
      const given = { ...(options as Record<string, unknown> | undefined) }
      if (given.name !== undefined) given.name = wanted(given.name as Wanted, manner(given))
      return was.call(this, first, given)
    }
  const inside = (options: unknown): Record<string, unknown> => {
    const given = { ...(options as Record<string, unknown> | undefined) }
    for (const key of ['hasText', 'hasNotText']) {
      if (given[key] !== undefined) given[key] = wanted(given[key] as Wanted, 'within')
    }
    return given
  }
  const filter = (was: Method): Method =>
    function (options) {
      return was.call(this, inside(options))
    }
  const within = (was: Method): Method =>
    function (selector, options) {
      return was.call(this, selector, options === undefined ? undefined : inside(options))
    }
  const read = (was: Method): Method =>
    async function (...given) {
      const said = await was.apply(this, given)
      if (Array.isArray(said)) return said.map((one) => readBack(back, String(one)))
      return typeof said === 'string' ? readBack(back, said) : said
    }
  const attribute = (was: Method): Method =>
    async function (name, ...more) {
      const said = await was.call(this, name, ...more)
      return name === 'aria-label' && typeof said === 'string' ? readBack(back, said) : said
    }
  /** By what it is called, unless that is what it stands for in the page. */
  const choose = (was: Method): Method =>
    async function (choice, ...more) {
      const options = await (this as Locator).evaluate((select: HTMLSelectElement) =>
        [...select.options].map(({ value, label }) => ({ value, label })),
      )
      if (typeof choice !== 'string' || options.some(({ value }) => value === choice))
        return was.call(this, choice, ...more)
      const said = wantedText(there, choice, 'whole')
      const value = options.find(({ label }) => said.test(label))?.value
      return was.call(this, value ?? choice, ...more)
    }
  const [pages, locators] = [Object.getPrototypeOf(page), Object.getPrototypeOf(page.locator('body'))]
  for (const prototype of [pages, locators]) {
    for (const name of ['getByText', 'getByLabel', 'getByPlaceholder', 'getByAltText', 'getByTitle']) {
      replace(prototype, name, byWanted)
    }
    replace(prototype, 'getByRole', byOptions)
    replace(prototype, 'locator', within)
  }
  replace(locators, 'filter', filter)
  for (const name of ['innerText', 'textContent', 'allInnerTexts', 'allTextContents']) replace(locators, name, read)
  replace(locators, 'getAttribute', attribute)
  replace(locators, 'selectOption', choose)
}

let taught: Promise<void> | undefined

/** Whoever opens it for the first time hears the language of the run, until another one is chosen. */
const hears = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript((language) => {
    if (location.protocol.startsWith('http') && localStorage.getItem('bincard.language') === null)
      localStorage.setItem('bincard.language', language)
  }, FLOWS_SPEAK)

export const teachContext = async (context: BrowserContext): Promise<BrowserContext> => {
  const known = await translators()
  if (!known) return context
  await hears(context)
  taught ??= (async () => {
    const page = await context.newPage()
    teach(known, page)
    await page.close()
  })()
  await taught
  return context
}

/** A browser whose pages speak the language of the run. */
export const teachBrowser = async (browser: Browser): Promise<Browser> => {
  if (FLOWS_SPEAK === 'en') return browser
  const open = browser.newContext.bind(browser)
  browser.newContext = async (options) => teachContext(await open(options))
  return browser
}
