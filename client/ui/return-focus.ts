import { useLayoutEffect } from 'react'

/** Where the focus goes when nothing is left of where it came from. */
const content = (): HTMLElement | null => document.getElementById('main')

/** An element that can take the focus still: neither taken out of the page nor hidden with the screen it was on. */
export const isThere = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element !== document.body && element.isConnected && element.checkVisibility()

/**
 * Gives the focus back to what had it before `open`, however what was open goes: closed, or taken out of the page whole. Mantine
 * does so only for what stays mounted.
 */
export const useReturnFocus = (open: boolean): void => {
  useLayoutEffect(() => {
    if (!open) return
    // Nothing of what opens has taken it yet.
    const opener = document.activeElement
    return () => {
      const closing = document.activeElement?.closest('[role="dialog"]')
      // After what closes has gone, and after what opens in its place has taken the focus.
      setTimeout(() => {
        const now = document.activeElement
        const open = isThere(now) ? now.closest('[role="dialog"]') : null
        if (open && open !== closing) return
        const back = isThere(opener) ? opener : content()
        back?.focus({ preventScroll: true })
      }, CLOSED_MS)
    }
  }, [open])
}

/** As long as a sheet takes to go, and a little. */
const CLOSED_MS = 150
