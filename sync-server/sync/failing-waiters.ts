/**
 * An action comes in and sets others free that waited for it. When some of those pass the rules and fail behind them, the
 * call fails, and who brought what they waited for is not to blame. So it is tried, without a trace, which of them go through.
 */
import { type PushDeps, releasedBy, type Submission, wouldGoThrough } from './apply-push.ts'

/**
 * The waiting actions with which this one fails; none when it fails by itself. `known` were found before. They are sought by
 * halves, each half tried with all that goes through before it: a good one is never among them, however many fail.
 */
export const failingWaiters = async (
  deps: PushDeps,
  orgId: string,
  submission: Submission,
  known: ReadonlySet<string>,
): Promise<string[]> => {
  const released = await releasedBy(deps, orgId, submission, known)
  const found: string[] = []
  const goesThroughWithFirst = (count: number): Promise<boolean> =>
    wouldGoThrough(deps, orgId, submission, {
      failing: new Set([...known, ...found]),
      held: new Set(released.slice(count)),
    })
  const seek = async (start: number, end: number): Promise<void> => {
    if (await goesThroughWithFirst(end)) return
    if (end - start === 1) found.push(...released.slice(start, end))
    else {
      const middle = Math.floor((start + end) / 2)
      await seek(start, middle)
      await seek(middle, end)
    }
  }
  if (released.length > 0 && (await goesThroughWithFirst(0))) await seek(0, released.length)
  return found
}
