import { wantedLanguage } from './language.ts'

/** A file a language. They import nothing of the start at run time: it waits for them. */
const FETCH = {
  de: async () => (await import('./de/index.ts')).german,
  es: async () => (await import('./es/index.ts')).spanish,
  ar: async () => (await import('./ar/index.ts')).arabic,
}
export const spoken = { language: 'en' }
/** Finds the words of this device. A first visit whose line breaks in between still gets a page: in English. */
export const findWords = async () => {
  const language = wantedLanguage()
  if (language === 'en') return
  try {
    spoken.words = await FETCH[language]()
    spoken.language = language
  } catch (cause) {
    console.warn('language', cause)
  }
}
