import type { Page } from 'playwright-core'

export type Look = { scheme: 'light' | 'dark'; highContrast?: boolean; gloves?: boolean; textSize?: 100 | 200 }

/** As the system's settings and the device's would have it; resolves once the page follows. */
export const lookLike = async (
  page: Page,
  { scheme, highContrast = false, gloves = false, textSize = 100 }: Look,
): Promise<void> => {
  await page.emulateMedia({ colorScheme: scheme })
  await page.evaluate(
    (said) => {
      // As another tab would change it; whatever else was chosen here stays.
      const before = JSON.parse(localStorage.getItem('bincard.device') ?? '{}')
      localStorage.setItem('bincard.device', JSON.stringify({ ...before, ...said }))
      dispatchEvent(new StorageEvent('storage', { key: 'bincard.device' }))
    },
    { highContrast, gloves, textSize },
  )
  await page.waitForFunction(
    (wanted) => {
      const { dataset, style } = document.documentElement
      return JSON.stringify([dataset.mantineColorScheme, dataset.contrast, dataset.gloves, style.fontSize]) === wanted
    },
    JSON.stringify([scheme, highContrast ? 'high' : 'normal', String(gloves), textSize === 100 ? '' : `${textSize}%`]),
  )
}
