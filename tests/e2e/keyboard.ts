/** What somebody meets who has no pointer: what Tab comes to, and whether it is seen there. */
import type { Page } from 'playwright-core'

type Stop = { at: number; name: string; isSeen: boolean; isCovered: boolean }

declare global {
  var keyboard: { begin: () => { name: string; byArrows: boolean }[]; stop: () => Stop }
}

/** Into the page, once for each time it is loaded. */
const install = (page: Page): Promise<void> =>
  page.evaluate(() => {
    if ('keyboard' in globalThis) return
    const TAPPABLE = 'a[href], button, input, select, textarea, summary, [role="button"], [role="switch"]'
    let all: HTMLElement[] = []
    let before = new Map<Element, string>()
    /** Where the mark of the focus may be drawn: on the element, what holds it, what stands beside it, its label. */
    const around = (element: Element): Element[] => {
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const holders = [element.parentElement, element.parentElement?.parentElement].filter((one) => one != null)
      const beside = [...(element.parentElement?.children ?? [])].filter((one) => !one.matches('button, a'))
      return [element, ...holders, ...beside, ...labels, ...labels.flatMap((label) => [...label.children])]
    }
    const drawn = (element: Element): string => {
      const said = getComputedStyle(element)
      const outline = said.outlineStyle === 'none' ? '' : `${said.outlineWidth} ${said.outlineColor}`
      return [outline, said.boxShadow, said.borderColor, said.backgroundColor, said.top].join()
    }
    const nameOf = (element: HTMLElement): string => {
      const name = element.getAttribute('aria-label') ?? (element.innerText || element.getAttribute('name')) ?? ''
      return `${element.tagName.toLowerCase()} "${name.trim().replace(/\s+/g, ' ').slice(0, 40)}"`
    }
    const isOffered = (element: HTMLElement): boolean =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('[inert], [aria-hidden="true"], [data-sonner-toast]') &&
      !element.matches(':disabled, [type="file"]')
    globalThis.keyboard = {
      begin: () => {
        const inside = [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].at(-1)
        all = [...(inside ?? document.body).querySelectorAll<HTMLElement>(TAPPABLE)].filter(isOffered)
        const now = document.activeElement
        if (now instanceof HTMLElement) now.blur()
        before = new Map(all.flatMap(around).map((one) => [one, drawn(one)]))
        inside?.focus()
        return all.map((element) => ({
          name: nameOf(element),
          // Of a group of choices, and of a long list, one takes the focus.
          byArrows: element.matches('[type="radio"]:not(:checked)') || element.matches('[data-index] [tabindex="-1"]'),
        }))
      },
      stop: () => {
        const now = document.activeElement as HTMLElement
        const labels = now instanceof HTMLInputElement ? [...(now.labels ?? [])] : []
        const isCovered = ![now, ...labels].some((one) => {
          const box = one.getBoundingClientRect()
          const hits = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
          const hit = hits.find((each) => !each.closest('[data-sonner-toaster]'))
          return hit !== undefined && (one.contains(hit) || hit.contains(one))
        })
        const isSeen = around(now).some((one) => before.has(one) && before.get(one) !== drawn(one))
        return { at: all.indexOf(now), name: nameOf(now), isSeen, isCovered }
      },
    }
  })

/** From the beginning of a screen, or of the sheet that is open, to its end: what is not reached, not seen, or lies under something. */
export const walkByTab = async (page: Page): Promise<string[]> => {
  await install(page)
  const offered = await page.evaluate(() => globalThis.keyboard.begin())
  const reached = new Set<number>()
  const faults: string[] = []
  let last = -1
  // Whoever is caught somewhere comes to nothing new.
  for (let press = 0; press < offered.length * 2 + 12; press++) {
    await page.keyboard.press('Tab')
    const { at, name, isSeen, isCovered } = await page.evaluate(() => globalThis.keyboard.stop())
    // A field for a day or a time has stops within it.
    if (at < 0 || at === last) continue
    last = at
    if (reached.has(at)) break
    reached.add(at)
    if (!isSeen) faults.push(`the focus is not seen on ${name}`)
    if (isCovered) faults.push(`covered while it has the focus: ${name}`)
  }
  for (const [at, { name, byArrows }] of offered.entries()) {
    if (!byArrows && !reached.has(at)) faults.push(`not reached: ${name}`)
  }
  return faults
}

/** Puts away by Escape what lies open, and says where the focus is then if not on what opened it. */
export const closeByKey = async (page: Page): Promise<string[]> => {
  const faults: string[] = []
  const dialogs = page.getByRole('dialog')
  const titleOf = async (): Promise<string> => (await dialogs.last().innerText()).split('\n')[0]?.slice(0, 40) ?? ''
  for (let sheets = 0; sheets < MOST_SHEETS && (await dialogs.count()) > 0; sheets++) {
    const [title, open] = [await titleOf(), await dialogs.count()]
    await page.keyboard.press('Escape')
    await page.waitForTimeout(RETURNED_MS)
    const where = await page.evaluate(() => {
      const now = document.activeElement
      const isControl = now?.matches('a[href], button, input, select, textarea, [role="button"], [role="switch"]')
      return isControl ? undefined : (now?.tagName ?? 'nowhere')
    })
    // A sheet may have stood in the place of another, which is back then.
    if ((await dialogs.count()) >= open && (await titleOf()) === title) {
      faults.push(`Escape does not close "${title}"`)
      break
    }
    if (where) faults.push(`the focus is on ${where} after "${title}"`)
  }
  return faults
}

/** One over the other, by far. */
const MOST_SHEETS = 5

/** As long as a sheet takes to go and to give the focus back. */
const RETURNED_MS = 350
