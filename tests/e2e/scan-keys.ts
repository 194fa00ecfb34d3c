/** What a wedge sends, key by key, within the page: faster than a test could press them. */
import type { Page } from 'playwright-core'

type Sent = {
  /** After each code; some scanners are set to Tab. */
  end?: 'Enter' | 'Tab'
  /** Between two keys; 0: all keys of all scans in one task of the page. */
  keyMs?: number
}

/** Scans one code after the other, into whatever has the focus, with what the browser would do to it. */
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
      for (const code of codes) {
        for (const key of [...code, end]) {
          const target = document.activeElement ?? document.body
          const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
          if (target.dispatchEvent(pressed) && key.length === 1) type(target, key)
          if (keyMs > 0) await new Promise((resolve) => setTimeout(resolve, keyMs))
        }
      }
    },
    { codes, end, keyMs },
  )
