/** Which actions must (still) be sent, and which still stand over the mirror: one answer decides both. */
import { isUnsettled } from '../../domain/optimistic.ts'
import type { OutcomeRecord } from '../mirror/mirror-database.ts'

type Answer = Pick<OutcomeRecord, 'status' | 'seq' | 'epoch'>

/**
 * An answer given in another history than the mirror's says nothing: that server may have forgotten the action. As long
 * as there is no mirror no other history is known, and answers stand; the resync that brings one asks again.
 */
export const inEpoch = <O extends Answer>(outcome: O | undefined, epoch: string | null): O | undefined =>
  outcome && (epoch === null || outcome.epoch === epoch) ? outcome : undefined

/** Everything without a final outcome; parked ones only after a start, a reconnect or a resync. */
export const isDue = (outcome: Answer | undefined, epoch: string | null, parkedToo: boolean): boolean => {
  const answer = inEpoch(outcome, epoch)
  return answer === undefined || (answer.status === 'parked' && parkedToo)
}

/**
 * LEDGER "On the device", PROTOCOL "Feed": an accepted action leaves the overlay only when its catch-up is in. Without a
 * mirror there is nothing to lay it over: it is accepted, and waits for nobody.
 */
export const isPending = (
  outcome: Answer | undefined,
  state: { epoch: string; through: number } | undefined,
): boolean => isUnsettled(inEpoch(outcome, state?.epoch ?? null), state?.through ?? Number.POSITIVE_INFINITY)
