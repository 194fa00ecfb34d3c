import { getPreferences } from './preferences.ts'

/** Felt through a glove, and shorter than the shortest answer to a scan. */
const TICK_MS = 12

/** Keys that are tapped without a look at them (`data-tick`) are felt, where the device has a motor and its owner wants it. */
export const tickOnTap = (page: Document): void => {
  page.addEventListener('click', ({ target }) => {
    const isKey = target instanceof Element && target.closest('[data-tick]') !== null
    if (isKey && getPreferences().vibration && 'vibrate' in navigator) navigator.vibrate(TICK_MS)
  })
}
