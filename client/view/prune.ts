/** Settled actions are kept for 30 days, so that a server restored to an earlier time can be given back what it forgot. */
import type { Action } from '../../domain/protocol/actions.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { isPending } from './due.ts'

const KEEP_MS = 30 * 24 * 60 * 60 * 1000

/** Never a rejected one that nobody has resolved, however old. Times are the device's own. */
export const outcomesToPrune = (
  actions: readonly Action[],
  mirror: Pick<Mirror, 'outcomes' | 'state'>,
  nowMs: number,
): Set<string> => {
  const replaced = new Set(actions.flatMap((action) => action.replacesId ?? []))
  const old = actions.filter(({ id }) => {
    const outcome = mirror.outcomes.get(id)
    if (!outcome || outcome.at > nowMs - KEEP_MS || isPending(outcome, mirror.state)) return false
    return outcome.status === 'accepted' || outcome.dismissed === true || replaced.has(id)
  })
  return new Set(old.map((action) => action.id))
}
