/**
 * The page's first script: finds the language, then the sign-in for a new device and the app for any other. Their code is on its way
 * meanwhile (`vite.config.ts`). Not a top-level `await` in the module of the words: Safari before 2025 runs what imports such a module
 * too early where several do.
 */
import { manifestName } from './platform/spoken-manifest.ts'
import { keepEarlyKeys } from './scan/early-keys.ts'
import { directionOf } from './words/language.ts'
import { findWords, spoken } from './words/spoken.ts'

/** Nobody has ever signed in here. In doubt somebody has: the app itself then asks who. */
const isNew = async (): Promise<boolean> => {
  // Whoever brought the app along has opened its databases as well, and they take a moment to be listed.
  if (navigator.serviceWorker?.controller || !('databases' in indexedDB)) return false
  try {
    return (await indexedDB.databases()).length === 0
  } catch {
    return false
  }
}

/** Fetched for later so far. To have it compiled as well would keep a new device from its sign-in. */
const compileApp = (): void => {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=prefetch]')) link.rel = 'modulepreload'
}

const start = async () => {
  keepEarlyKeys()
  if (navigator.serviceWorker?.controller) compileApp()
  const [first] = await Promise.all([isNew(), findWords()])
  // Before anything is drawn; the page itself says English.
  document.documentElement.lang = spoken.language
  document.documentElement.dir = directionOf(spoken.language)
  document.querySelector('link[rel="manifest"]')?.setAttribute('href', `/${manifestName(spoken.language)}`)
  const { begin } = await import('./begin.ts')
  await begin(first)
}

void start()
