import { useEffect } from 'react'

/** No scanner is as slow between two keys, and no person waits that long for a sheet. */
const SCAN_GOES_ON_MS = 80

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** The key `/`, wherever nobody is typing and nothing lies over the screen. A code that begins with it is a scan, and no wish to search. */
export const useSlash = (act: () => void): void => {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const onKeyDown = (event: KeyboardEvent) => {
      clearTimeout(timer)
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (isTyping(event.target) || document.querySelector('[role="dialog"]')) return
      // Firefox opens its own search with it.
      event.preventDefault()
      timer = setTimeout(act, SCAN_GOES_ON_MS)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [act])
}
