import { asFirst } from '../../domain/reason.ts'
import { words } from '../words/index.ts'

/** What a reason is called: one of the first in the reader's language, until somebody calls it otherwise. */
export const reasonSaid = (reason: { code: string; name: string }): string => {
  const first = asFirst(reason)
  return first ? words.reasons.first[first] : reason.name
}
