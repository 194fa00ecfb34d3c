/**
 * The language that was fetched, for whoever holds words: filled by the page's first script before anything of the app is run.
 * Where nothing was fetched it is English, which comes with the start.
 */
import type { Words } from './index.ts'
import { type Language, wantedLanguage } from './language.ts'

/** A file a language. They import nothing of the start at run time: it waits for them. */
const FETCH: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Words>>> = {
  de: async () => (await import('./de/index.ts')).german,
  es: async () => (await import('./es/index.ts')).spanish,
  ar: async () => (await import('./ar/index.ts')).arabic,
}

export const spoken: { language: Language; words?: Words } = { language: 'en' }

/** Finds the words of this device. A first visit whose line breaks in between still gets a page: in English. */
export const findWords = async (): Promise<void> => {
  const language = wantedLanguage()
  if (language === 'en') return
  try {
    spoken.words = await FETCH[language]()
    spoken.language = language
  } catch (cause) {
    console.warn('language', cause)
  }
}
