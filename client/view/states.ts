/** What became of an action, in the one word that its mark shows. */
import type { Action } from '../../domain/protocol.ts'
import { inEpoch, isPending } from './due.ts'
import type { Reader } from './reader.ts'
import type { ActionRow, ActionState } from './rows.ts'

export const stateOf = (reader: Reader, actionId: string): ActionState => {
  const { state, outcomes, memory } = reader.mirror
  const outcome = inEpoch(outcomes.get(actionId), state?.epoch ?? null)
  if (!outcome) return reader.wasSent(actionId) || outcomes.has(actionId) ? 'sent' : 'saved'
  if (outcome.status !== 'accepted') return outcome.status
  if (isPending(outcome, state)) return 'sent'
  // Once somebody has settled the exception, nothing is odd about it any more.
  const settled = outcome.exceptionId && memory.get('exceptions', outcome.exceptionId)?.state === 'resolved'
  return outcome.exceptionId && !settled ? 'exception' : 'accepted'
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
    resolved: replacedBy !== undefined || outcome?.dismissed === true,
    replacedBy,
  }
}

/** Does it wait for the person: rejected and neither corrected nor dismissed, or parked for so long that somebody must look? */
export const needsPerson = (row: ActionRow): boolean =>
  (row.state === 'rejected' && !row.resolved) || (row.state === 'parked' && row.outcome?.exceptionId !== undefined)
