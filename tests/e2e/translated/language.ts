/**
 * The language that the flows run in. They are written in the words of English; in the long run they go once more in another,
 * with the words of their steps translated on the way to the page (ADR 0014 has the languages of the app itself).
 */
import type { Words } from '../../../client/words/index.ts'
import { LANGUAGES, type Language } from '../../../client/words/language.ts'

type Foreign = Exclude<Language, 'en'>

const FETCH: Readonly<Record<Foreign, () => Promise<Words>>> = {
  ar: async () => (await import('../../../client/words/ar/index.ts')).arabic,
  de: async () => (await import('../../../client/words/de/index.ts')).german,
  es: async () => (await import('../../../client/words/es/index.ts')).spanish,
}

const chosen = process.env.BINCARD_TEST_LANGUAGE ?? 'en'
if (!Object.hasOwn(LANGUAGES, chosen)) throw new Error(`BINCARD_TEST_LANGUAGE is none of Bincard's: ${chosen}`)

export const FLOWS_SPEAK = chosen as Language

export const foreignWords = async (language: Foreign): Promise<Words> => FETCH[language]()
