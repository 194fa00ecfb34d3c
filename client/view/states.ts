/** What became of an action, in the one word that its mark shows. */
import type { Action } from '../../domain/protocol/actions.ts'
import { inEpoch, isPending } from './due.ts'
import type { Reader } from './reader.ts'
import type { ActionRow, ActionState } from './rows.ts'

export const stateOf = (reader: Reader, actionId: string): ActionState => {
  const { state, outcomes } = reader.mirror
  const outcome = inEpoch(outcomes.get(actionId), state?.epoch ?? null)
  if (!outcome) return reader.wasSent(actionId) || outcomes.has(actionId) ? 'sent' : 'saved'
  if (outcome.status !== 'accepted') return outcome.status
  if (isPending(outcome, state)) return 'sent'
  // Once somebody has settled the exception, nothing is odd about it any more.
  return outcome.exceptionId && !isSettled(reader, outcome) ? 'exception' : 'accepted'
}

/** Which later action corrects which rejected one. */
export const replacements = (reader: Reader): ReadonlyMap<string, string> =>
  new Map(reader.log.all.flatMap((action) => (action.replacesId ? [[action.replacesId, action.id]] : [])))

export const actionRow = (reader: Reader, action: Action, replaced: ReadonlyMap<string, string>): ActionRow => {
  const outcome = reader.mirror.outcomes.get(action.id)
  const replacedBy = replaced.get(action.id)
  return {
    action,
    state: stateOf(reader, action.id),
    outcome,
    resolved: replacedBy !== undefined || outcome?.dismissed === true || isSettled(reader, outcome),
    replacedBy,
  }
}

/** Somebody else has settled it: a lead posted it, say. */
const isSettled = (reader: Reader, outcome: ActionRow['outcome']): boolean =>
  outcome?.exceptionId !== undefined &&
  reader.mirror.memory.get('exceptions', outcome.exceptionId)?.state === 'resolved'

/** Does it wait for the person: rejected and neither corrected, settled nor dismissed, or parked for so long that somebody must look? */
export const needsPerson = (row: ActionRow): boolean =>
  (row.state === 'rejected' && !row.resolved) || (row.state === 'parked' && row.outcome?.exceptionId !== undefined)
