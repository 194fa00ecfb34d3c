import { asFirst, isShortReason } from '../../domain/reason.ts'
import { words } from '../words/index.ts'

/** What a reason is called: one of the first in the reader's language, until somebody calls it otherwise. */
export const reasonSaid = (reason: { code: string; name: string }): string => {
  const first = asFirst(reason)
  return first ? words.reasons.first[first] : reason.name
}

/** A reason that the organisation has no name for: that of a short pick in the reader's language, others as they were written. */
export const reasonInWords = (said: string): string => (isShortReason(said) ? words.outbound.walk.reasons[said] : said)
