/** What has no room on a screen: cut off, one above the other, out of the page, or in a strip too low to read in. */
import type { Page } from 'playwright-core'

/** Words that stand out of what can be tapped or out of the page: too long for their place. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the screen')
    for (const element of document.querySelectorAll<HTMLElement>('button, a[href], label, h1, h2')) {
      const box = element.getBoundingClientRect()
      // Only for keyboards, or for those who hear the page.
      if (box.width === 0 || box.bottom <= 0 || element.closest('[inert], [aria-hidden="true"]')) continue
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (getComputedStyle(text.parentElement ?? element).clipPath !== 'none') continue
        const range = document.createRange()
        range.selectNodeContents(text)
        const said = range.getBoundingClientRect()
        if (said.width === 0) continue // white space that is not drawn
        if (said.left < box.left - 1 || said.right > box.right + 1)
          found.push(`cut off: ${element.innerText.slice(0, 60)}`)
      }
    }
    return [...new Set(found)]
  })

/**
 * Every text that cannot be read in full, and every part that can be read only by scrolling sideways. Sideways may scroll what is
 * two-dimensional by nature (WCAG 1.4.10): a table in a named part that takes the focus, so that keys scroll it.
 */
export const withoutRoom = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    /** Two lines of the text as it is. */
    const leastHeight = 2 * 1.4 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const inside = [...document.querySelectorAll('[role="dialog"]')].at(-1) ?? document.body
    const isTable = (element: Element) => element.matches('section[aria-label][tabindex]')
    const heard = (element: Element) =>
      getComputedStyle(element).clipPath !== 'none' || getComputedStyle(element).clip !== 'auto'
    /** From the element up to the page. */
    const above = (element: Element): Element[] => {
      const way: Element[] = []
      for (let at: Element | null = element; at; at = at.parentElement) way.push(at)
      return way
    }
    const name = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 50)
    type Said = { text: string; box: DOMRect; element: Element; floats: Element | undefined }
    const said: Said[] = []

    const texts = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement
      if (!element || text.textContent?.trim() === '') continue
      const way = above(element)
      const style = getComputedStyle(element)
      if (style.visibility === 'hidden' || way.some((one) => heard(one) || one.matches('[inert]'))) continue
      if (element.closest('svg, noscript, script, style, option')) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue
        // Out of sight until it is focused: for keyboards.
        if (box.bottom <= 0 && way.some((one) => getComputedStyle(one).position === 'absolute')) continue
        const shown = name(text.textContent ?? '')
        if (box.left < -1 || box.right > innerWidth + 1) {
          if (!way.some(isTable)) found.push(`out of the page: ${shown}`)
          continue
        }
        let [top, bottom] = [box.top, box.bottom]
        for (const one of way) {
          const { overflowX, overflowY } = getComputedStyle(one)
          if (overflowX === 'visible' && overflowY === 'visible') continue
          const frame = one.getBoundingClientRect()
          const sideways = box.left < frame.left - 1 || box.right > frame.right + 1
          if (sideways && overflowX !== 'visible' && !way.some(isTable)) found.push(`cut off at the side: ${shown}`)
          // A line of text may reach a little beyond its own box.
          const beyond = box.height / 4
          const upright = top < frame.top - beyond || bottom > frame.bottom + beyond
          if (upright && (overflowY === 'hidden' || overflowY === 'clip')) found.push(`cut off: ${shown}`)
          if (sideways) break
          if (overflowY !== 'visible') [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)]
          if (bottom <= top) break
        }
        // Scrolled out of sight, for the most part.
        if (bottom - top < box.height / 2) continue
        const floats = way.find((one) => ['fixed', 'sticky', 'absolute'].includes(getComputedStyle(one).position))
        said.push({ text: shown, box: new DOMRect(box.left, top, box.width, bottom - top), element, floats })
      }
    }

    for (const [at, one] of said.entries()) {
      for (const other of said.slice(at + 1)) {
        if (one.element === other.element || one.floats !== other.floats) continue
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        // Lines that follow each other closely share what no letter reaches.
        const shared = Math.min(one.box.height, other.box.height) * 0.4
        if (width > 2 && height > shared) found.push(`one above the other: ${one.text} / ${other.text}`)
      }
    }

    for (const element of inside.querySelectorAll<HTMLElement>('*')) {
      const { overflowX, overflowY } = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      if (box.width === 0 || box.height === 0 || heard(element)) continue
      const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll'
      if (scrolls(overflowX) && element.scrollWidth > element.clientWidth + 1 && !above(element).some(isTable))
        found.push(`scrolls sideways: ${element.tagName.toLowerCase()}.${element.className}`)
      const isCut = element.scrollHeight > element.clientHeight + 1
      if (scrolls(overflowY) && isCut && element.clientHeight < leastHeight && element.tagName !== 'TEXTAREA')
        found.push(`${element.clientHeight} px to scroll in: ${element.tagName.toLowerCase()}.${element.className}`)
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the screen')
    return [...new Set(found)]
  })
