/**
 * Is a refresh token that comes again a lost answer or a thief's copy? The tokens of a session form one line: each refresh
 * uses one and gives one of the next generation. Phones lose answers for minutes and for hours (a lift, a cold store, an
 * app that the system killed), so time alone cannot tell, but the line can: whoever holds a token's successor uses that
 * next. As long as no successor was ever used, nobody is known to have it, and asking again is honest.
 *
 * With `lastUsed`, the highest generation of this session that was ever used:
 *
 * - beyond `lastUsed`: the next in line. Good.
 * - of `lastUsed`: what was answered to it has never been used, so it was lost. Good; successors given out before are
 *   retired, save those of the last minute, which may still be on their way to another tab.
 * - used for the first time within the last minute: tabs that started at once. Good, wherever the line is by now.
 * - anything else, overtaken or retired: two hold tokens of this session. It ends for both, since nobody can say which of
 *   them is the member.
 *
 * A thief who copies the current token
 *
 * - and uses it first: the member comes with a token whose successor the thief holds. Used by then, the session ends; not
 *   used yet, it is retired, and showing it ends the session.
 * - and uses it after the member did: the same with parts exchanged; the member's next refresh ends the session.
 * - within the minute: both hold good tokens of one generation, and one overtakes the other within their next two
 *   refreshes.
 *
 * So a theft shows when the member's device refreshes, as under any rule of rotation. What is given up against "used twice
 * is stolen": a copy of the token *before* the current one shows at the member's next refresh and not at once; but who can
 * copy that one can copy the current one, where no rule shows more. (docs/adr/0007)
 */

/** Tabs that start at once, and slow answers to them. */
export const GRACE_SECONDS = 60

export type TokenState = {
  generation: number
  /** Seconds since its first use; null while it has not been used. */
  usedSecondsAgo: number | null
  isRetired: boolean
  /** The highest generation of this session of which a token was used; 0 while none was. */
  lastUsed: number
}

export type Judgement = 'next' | 'answer-lost' | 'same-moment' | 'reused'

export const judge = ({ generation, usedSecondsAgo, isRetired, lastUsed }: TokenState): Judgement => {
  if (isRetired) return 'reused'
  if (generation > lastUsed) return 'next'
  if (generation === lastUsed) return 'answer-lost'
  return usedSecondsAgo !== null && usedSecondsAgo <= GRACE_SECONDS ? 'same-moment' : 'reused'
}
