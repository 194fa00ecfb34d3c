/** Gloves tap twice; the second tap still means the first. */
export const SAME_TAP_MS = 250
/** A finger that taps twice does not land on the same pixel; two buttons are further apart than this. */
const SAME_PLACE_PX = 24

type Tap = { at: number; x: number; y: number; target: EventTarget | null }

/** What was tapped, and not the icon or the word on it. */
const tapped = (target: EventTarget | null): EventTarget | null =>
  target instanceof Element ? (target.closest('a, button, label, input, [role]') ?? target) : target

/**
 * Swallows the second tap of a glove where the first has changed what lies under it: a saved count gives way to a list, whose
 * button is at the same place and was not meant. Taps on one and the same thing (a key of the pad) all count.
 */
export const ignoreSecondTaps = (page: Document): void => {
  let last: Tap | undefined
  page.addEventListener(
    'click',
    (event) => {
      const tap: Tap = { at: event.timeStamp, x: event.clientX, y: event.clientY, target: tapped(event.target) }
      // A click without a place was made by a key or by a program; a mouse wears no glove, and its next click may be as quick.
      const isFinger = event.detail > 0 && (!('pointerType' in event) || event.pointerType !== 'mouse')
      const isSecond =
        isFinger &&
        last !== undefined &&
        last.target !== tap.target &&
        tap.at - last.at < SAME_TAP_MS &&
        Math.hypot(tap.x - last.x, tap.y - last.y) < SAME_PLACE_PX
      if (isSecond) {
        event.preventDefault()
        event.stopImmediatePropagation()
      } else last = tap
    },
    { capture: true },
  )
}
