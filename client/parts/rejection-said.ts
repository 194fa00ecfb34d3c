import type { RejectionCode } from '../../domain/errors.ts'
import { words } from '../words/index.ts'

const isKnown = (code: string): code is RejectionCode => Object.hasOwn(words.rejections, code)

/** Why it was not accepted, by its code; of one that a newer server made up, what the server said, else a sentence that is always true. */
export const rejectionSaid = (code: string | undefined, said?: string): string =>
  code !== undefined && isKnown(code) ? words.rejections[code] : (said ?? words.otherRejection)
