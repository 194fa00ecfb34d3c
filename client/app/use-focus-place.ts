import { useEffect, useRef } from 'react'
import { isThere } from '../ui/return-focus.ts'

/** As long as a screen out of the precache takes, on a slow phone, until its rows are drawn. */
const DRAWN_MS = 1000
/** Screens that are remembered. */
const MOST = 50

/**
 * Where the focus goes with a change of screens: to the content, so that the next Tab is in it and a screen reader begins there; on
 * the way back to the link that led away.
 */
export const useFocusPlace = (path: string): void => {
  /** The screens one has come through. The browser tells of a step back only after the router has drawn it. */
  const way = useRef([path])
  const led = useRef(new Map<string, string>())
  useEffect(() => {
    // A browser that gives no focus to a link that is tapped tells of the tap.
    const remember = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest('main a[href]') : null
      if (link) led.current.set(location.pathname, link.getAttribute('href') ?? '')
    }
    document.addEventListener('focusin', remember)
    document.addEventListener('click', remember, true)
    return () => {
      document.removeEventListener('focusin', remember)
      document.removeEventListener('click', remember, true)
    }
  }, [])
  useEffect(() => {
    if (way.current.at(-1) === path) return
    const goesBack = way.current.at(-2) === path
    way.current = goesBack ? way.current.slice(0, -1) : [...way.current.slice(-MOST), path]
    const href = goesBack ? led.current.get(path) : undefined
    const content = document.getElementById('main')
    let frame = 0
    const until = performance.now() + DRAWN_MS
    const settle = () => {
      const now = document.activeElement
      // Something on the screen has taken it, or what was there before stays.
      if (isThere(now) && now !== content && now.closest('main, [role="dialog"]')) return
      const link = href === undefined ? null : content?.querySelector(`a[href="${CSS.escape(href)}"]`)
      if (isThere(link ?? null)) (link as HTMLElement).focus({ preventScroll: true })
      else {
        content?.focus({ preventScroll: true })
        if (href !== undefined && performance.now() < until) frame = requestAnimationFrame(settle)
      }
    }
    settle()
    return () => cancelAnimationFrame(frame)
  }, [path])
}
