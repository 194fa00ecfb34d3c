/** What a version that waits brings that this one has not. */
import { newsHash } from './news-hash.ts'

/** Put in by the build: the lines of the changelog that this version was built with. */
declare const __KNOWN_NEWS__: readonly number[]

/** Its file is not among those kept on the device: what the server has now is the version that waits. */
const NEWS = '/whats-new.json'

/** The lines that are new, the last written first; none where they cannot be had. */
export const whatsNew = async (): Promise<string[]> => {
  try {
    const answer = await fetch(NEWS, { cache: 'no-store' })
    if (!answer.ok) return []
    const known = new Set(__KNOWN_NEWS__)
    const lines = (await answer.json()) as string[]
    return lines.filter((line) => !known.has(newsHash(line))).reverse()
  } catch (cause) {
    console.warn('what is new', cause)
    return []
  }
}
