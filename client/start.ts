/**
 * The page's first script: finds the language, then starts the app. The app's code is on its way meanwhile (`vite.config.ts`).
 * Not a top-level `await` in the module of the words: Safari before 2025 runs what imports such a module too early where several do.
 */
import { manifestName } from './platform/spoken-manifest.ts'
import { directionOf } from './words/language.ts'
import { findWords, spoken } from './words/spoken.ts'

const start = async () => {
  await findWords()
  // Before anything is drawn; the page itself says English.
  document.documentElement.lang = spoken.language
  document.documentElement.dir = directionOf(spoken.language)
  document.querySelector('link[rel="manifest"]')?.setAttribute('href', `/${manifestName(spoken.language)}`)
  await import('./main.tsx')
}

void start()
