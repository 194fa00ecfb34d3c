/** The latest ledger time among documents: what a person does now is later than what they could know. And when the server said so. */
import type { FeedPage } from '../../domain/protocol/feed.ts'

export const laterOf = (documents: FeedPage['documents'], before: string | null): string | null => {
  let latest = before
  for (const document of documents) {
    if ('key' in document && (latest === null || document.key.at > latest)) latest = document.key.at
  }
  return latest
}

const KEYED: ReadonlySet<string> = new Set(['movements', 'observations'])
/** Within a string of the document the quotes would be escaped: what people write is never taken for a key. */
const KEY_TIME = /"key"\s*:\s*\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*?"at"\s*:\s*"([^"\\]+)"/g

/** The same of documents as text, without taking them apart: that would be the most of what a bootstrap costs. */
export const latestOf = (collection: string, text: string, before: string | null): string | null => {
  if (!KEYED.has(collection)) return before
  let latest = before
  for (const [, at = ''] of text.matchAll(KEY_TIME)) if (latest === null || at > latest) latest = at
  return latest
}

/** Several servers answer, and their clocks differ. */
export const latestServerAt = (...told: readonly (string | undefined)[]): { serverAt?: string } => {
  const serverAt = told
    .flatMap((at) => at ?? [])
    .sort()
    .at(-1)
  return serverAt === undefined ? {} : { serverAt }
}
