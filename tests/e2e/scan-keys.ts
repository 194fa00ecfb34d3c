/**
 * What a wedge sends, faster than a test could press it. Each key carries the time at which the scanner sent it, as those of a
 * real one do: a page that is late with its keys takes none of them for a person's.
 */
import type { CDPSession, Page } from 'playwright-core'

type Sent = {
  /** After each code; some scanners are set to Tab. */
  end?: 'Enter' | 'Tab'
  /** Between two keys; 0: all keys of all scans in one task of the page. */
  keyMs?: number
}

/** Scans one code after the other with events of the page's own, into whatever has the focus, with what the browser would do to it. */
export const burst = (page: Page, codes: readonly string[], { end = 'Enter', keyMs = 0 }: Sent = {}): Promise<void> =>
  page.evaluate(
    async ({ codes, end, keyMs }) => {
      const type = (target: Element, key: string) => {
        if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
          if (target.type !== 'number' && target.type !== 'date')
            target.setRangeText(key, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end')
          target.dispatchEvent(new InputEvent('input', { bubbles: true, data: key }))
        }
      }
      let sentAt = performance.now()
      for (const code of codes) {
        for (const key of [...code, end]) {
          const target = document.activeElement ?? document.body
          const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
          Object.defineProperty(pressed, 'timeStamp', { value: sentAt })
          sentAt += keyMs
          if (target.dispatchEvent(pressed) && key.length === 1) type(target, key)
          if (keyMs > 0) await new Promise((resolve) => setTimeout(resolve, keyMs))
        }
      }
    },
    { codes, end, keyMs },
  )

const sessions = new WeakMap<Page, Promise<CDPSession>>()
const sessionOf = (page: Page): Promise<CDPSession> => {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  return session
}

/** From key to key, as most scanners are set up. */
const KEY_MS = 4

/** Scans a code with keys that the browser itself presses, whatever they do to what has the focus. */
export const pressKeys = async (page: Page, code: string): Promise<void> => {
  const session = await sessionOf(page)
  const since = Date.now() / 1000
  const press = (key: string, at: number) => {
    const timestamp = since + (at * KEY_MS) / 1000
    const enter = { code: 'Enter', windowsVirtualKeyCode: 13 }
    const down = key === 'Enter' ? { key, text: '\r', ...enter } : { key, text: key }
    return [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...down }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key, ...(key === 'Enter' ? enter : {}) }),
    ]
  }
  await Promise.all([...code, 'Enter'].flatMap(press))
}
