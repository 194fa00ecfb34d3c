/**
 * An action comes in and sets others free that waited for it. When one of those passes the rules and fails behind them, the
 * call fails, and who brought what it waited for is not to blame. So it is tried, without a trace, how many of them go
 * through: what fails is the first with which they do not.
 */
import { type PushDeps, releasedBy, type Submission, wouldGoThrough } from './apply-push.ts'

/** So many are looked for one by one; if more fail than that, all that would be set free is taken to. */
const MOST_SOUGHT = 10

/** The waiting actions with which this one fails; none when it fails by itself. `known` were found before. */
export const failingWaiters = async (
  deps: PushDeps,
  orgId: string,
  submission: Submission,
  known: ReadonlySet<string>,
): Promise<string[]> => {
  const released = await releasedBy(deps, orgId, submission, known)
  const goesThroughWith = (count: number): Promise<boolean> =>
    wouldGoThrough(deps, orgId, submission, { failing: known, held: new Set(released.slice(count)) })
  if (released.length === 0 || !(await goesThroughWith(0))) return []
  if (known.size >= MOST_SOUGHT) return released
  let [fine, failing] = [0, released.length]
  while (failing - fine > 1) {
    const middle = Math.floor((fine + failing) / 2)
    if (await goesThroughWith(middle)) fine = middle
    else failing = middle
  }
  return released.slice(fine, failing)
}
