import type { Page } from 'playwright-core'

export type Look = { scheme: 'light' | 'dark'; highContrast?: boolean; gloves?: boolean }

/** As the system's settings and the device's would have it; resolves once the page follows. */
export const lookLike = async (page: Page, { scheme, highContrast = false, gloves = false }: Look): Promise<void> => {
  await page.emulateMedia({ colorScheme: scheme })
  await page.evaluate(
    (said) => {
      // As another tab would change it; whatever else was chosen here stays.
      const before = JSON.parse(localStorage.getItem('bincard.device') ?? '{}')
      localStorage.setItem('bincard.device', JSON.stringify({ ...before, ...said }))
      dispatchEvent(new StorageEvent('storage', { key: 'bincard.device' }))
    },
    { highContrast, gloves },
  )
  await page.waitForFunction(
    (wanted) => {
      const { mantineColorScheme, contrast, gloves: worn } = document.documentElement.dataset
      return JSON.stringify([mantineColorScheme, contrast, worn]) === wanted
    },
    JSON.stringify([scheme, highContrast ? 'high' : 'normal', String(gloves)]),
  )
}
