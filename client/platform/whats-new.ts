/** What a version that waits brings that this one has not. */
import type { Language } from '../words/language.ts'
import { newsHash } from './news-hash.ts'

/** Put in by the build: the lines of the changelog that this version was built with. */
declare const __KNOWN_NEWS__: readonly number[]

/** Its files are not among those kept on the device: what the server has now is the version that waits. */
const NEWS = '/whats-new.json'
/** The same lines in another language, by the hash of the English one. */
const newsIn = (language: Language): string => `/whats-new.${language}.json`

/** One that nobody has said in the other language yet is English. */
export type News = { text: string; language: Language }

const read = async <What>(path: string): Promise<What | undefined> => {
  const answer = await fetch(path, { cache: 'no-store' })
  return answer.ok ? ((await answer.json()) as What) : undefined
}

/** The lines that are new, the last written first; none where they cannot be had. */
export const whatsNew = async (language: Language): Promise<News[]> => {
  try {
    const [lines = [], said = {}] = await Promise.all([
      read<string[]>(NEWS),
      language === 'en' ? undefined : read<Record<string, string>>(newsIn(language)),
    ])
    const known = new Set(__KNOWN_NEWS__)
    return lines
      .filter((line) => !known.has(newsHash(line)))
      .reverse()
      .map((line): News => {
        const text = said[newsHash(line)]
        return text === undefined ? { text: line, language: 'en' } : { text, language }
      })
  } catch (cause) {
    console.warn('what is new', cause)
    return []
  }
}
