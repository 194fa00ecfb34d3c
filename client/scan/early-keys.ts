/**
 * What a scanner types while the app's code is still on its way: whoever opens the app scans at once, and the first code must not be
 * lost to a start. Kept by the page's first script (`client/start.ts`) until somebody listens; what is typed into a field is the
 * field's.
 */

/** A long code, three times over: more than is sent in the second that a start takes. */
const MOST = 600

let kept: KeyboardEvent[] = []

const keep = (event: KeyboardEvent): void => {
  const { target } = event
  const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  if (!typing && kept.length < MOST) kept.push(event)
}

export const keepEarlyKeys = (): void => document.addEventListener('keydown', keep, { capture: true })

/** Hands them over, in their order and with their times; from here on none is kept. */
export const takeEarlyKeys = (): readonly KeyboardEvent[] => {
  document.removeEventListener('keydown', keep, { capture: true })
  const early = kept
  kept = []
  return early
}
