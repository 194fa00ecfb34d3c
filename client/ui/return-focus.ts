import { useLayoutEffect } from 'react'

/** Where the focus goes when nothing is left of where it came from. */
const content = (): HTMLElement | null => document.getElementById('main')

/** An element that can take the focus still: neither taken out of the page nor hidden with the screen it was on. */
export const isThere = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element !== document.body && element.isConnected && element.checkVisibility()

/** What had the focus before each sheet since there was none: one may stand in the place of another, which is gone meanwhile. */
let trail: readonly (Element | null)[] = []

/**
 * Gives the focus back to what had it before `open`, however what was open goes: closed, or taken out of the page whole. Mantine
 * does so only for what stays mounted.
 */
export const useReturnFocus = (open: boolean): void => {
  useLayoutEffect(() => {
    if (!open) return
    // Nothing of what opens has taken it yet.
    const opener = document.activeElement
    // What it stands in the place of may have gone already, and the focus with it.
    const isFirst = isThere(opener) && opener.closest('[role="dialog"]') === null
    trail = isFirst ? [opener] : [...trail.slice(-MOST_SHEETS), opener]
    const way = trail
    return () => {
      const closing = document.activeElement?.closest('[role="dialog"]')
      // After what closes has gone, and after what opens in its place has taken the focus.
      setTimeout(() => {
        const now = document.activeElement
        const open = isThere(now) ? now.closest('[role="dialog"]') : null
        if (open && open !== closing) return
        const back = way.toReversed().find(isThere) ?? content()
        back?.focus({ preventScroll: true })
      }, CLOSED_MS)
    }
  }, [open])
}

/** In the place of each other or one over the other, by far. */
const MOST_SHEETS = 5

/** As long as a sheet takes to go, and a little. */
const CLOSED_MS = 150
