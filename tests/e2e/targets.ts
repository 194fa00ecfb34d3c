/** What can be tapped on a page, and how large it is to a finger. */
import type { Page } from 'playwright-core'

/** Everything tappable that is smaller than so many pixels in either direction, as "name: width × height". */
export const tooSmall = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((px) => {
    const TAPPABLE =
      'a[href], button, input, select, textarea, summary, [role="button"], [role="switch"], [role="option"]'
    const found: string[] = []
    // Behind an open sheet nothing can be tapped.
    const inside = [...document.querySelectorAll('[role="dialog"]')].at(-1) ?? document.body
    for (const element of inside.querySelectorAll<HTMLElement>(TAPPABLE)) {
      const style = getComputedStyle(element)
      if (style.visibility === 'hidden' || element.closest('[inert], [aria-hidden="true"]') !== null) continue
      if (element instanceof HTMLInputElement && element.type === 'file') continue
      // A finger on the label is a finger on what it names: the switch, the choice, the field.
      const label = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      const boxes = [element, ...label].map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0)
      if (boxes.length === 0) continue
      const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))]
      const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))]
      // Out of sight until it is focused: for keyboards.
      if (bottom <= 0 && style.position === 'absolute') continue
      const [width, height] = [right - left, bottom - top]
      if (width >= px - 0.5 && height >= px - 0.5) continue
      const name = element.getAttribute('aria-label') ?? element.innerText ?? ''
      const said = name.trim().replace(/\s+/g, ' ').slice(0, 40) || element.getAttribute('name') || element.className
      found.push(`${element.tagName.toLowerCase()} "${said}": ${Math.round(width)} × ${Math.round(height)}`)
    }
    return [...new Set(found)]
  }, least)
