/** What became of actions: which of two answers about one action stands. */
import type { Outcome } from '../../domain/protocol/push.ts'
import type { OutcomeRecord } from './mirror-database.ts'

export const toRecords = (outcomes: readonly Outcome[], epoch: string | null, at: number): OutcomeRecord[] =>
  outcomes.flatMap((outcome) => (outcome.id === null ? [] : [{ ...outcome, id: outcome.id, epoch, at }]))

/**
 * The records that change something, each action once. Within one history the server changes its mind only forwards
 * (parked, then accepted): an answer that was overtaken on its way is dropped. What a person has dismissed stays so.
 */
export const mergeOutcomes = (
  known: ReadonlyMap<string, OutcomeRecord>,
  fresh: readonly OutcomeRecord[],
): OutcomeRecord[] => {
  const changed = new Map<string, OutcomeRecord>()
  for (const outcome of fresh) {
    const before = changed.get(outcome.id) ?? known.get(outcome.id)
    if (before && before.epoch === outcome.epoch && isSettled(before) && !isSettled(outcome)) continue
    if (before && isSame(before, outcome)) continue
    changed.set(outcome.id, withDismissal(before, outcome))
  }
  return [...changed.values()]
}

/** A rejection that a person has dismissed stays dismissed, however often it is told again. */
export const withDismissal = (before: OutcomeRecord | undefined, outcome: OutcomeRecord): OutcomeRecord =>
  before?.dismissed && outcome.status === 'rejected' ? { ...outcome, dismissed: true } : outcome

/** `accepted` and `rejected` are final; `parked` is not. */
const isSettled = (outcome: Outcome): boolean => outcome.status !== 'parked'

const isSame = (a: OutcomeRecord, b: OutcomeRecord): boolean =>
  a.epoch === b.epoch &&
  a.status === b.status &&
  a.seq === b.seq &&
  a.code === b.code &&
  a.exceptionId === b.exceptionId

/**
 * A lineage may end without a loss (a failover): the position went on being good, so what was answered up to it stands in
 * the new one too. What was answered beyond it is told again by the feed, or asked for again by the next push.
 */
export const carriedOver = (
  known: ReadonlyMap<string, OutcomeRecord>,
  before: { epoch: string; through: number },
  epoch: string,
): OutcomeRecord[] =>
  epoch === before.epoch
    ? []
    : [...known.values()]
        .filter((outcome) => outcome.epoch === before.epoch && outcome.seq <= before.through)
        .map((outcome) => ({ ...outcome, epoch }))
