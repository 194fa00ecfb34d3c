/**
 * Decides and applies actions of one organisation: read what the rules look at, decide, then one call that locks, looks and
 * writes. When reference data changed in between, the call says stale and the decision is made again.
 */
import type { Pool, PoolClient } from 'pg'
import type { Outcome } from '../../domain/protocol/push.ts'
import { pushApplySql } from '../db/sql/push-apply.ts'
import { transact } from '../db/transact.ts'
import { Contention, isTransient } from '../db/trouble.ts'
import { type Decided, decide, type Submitted, Undecidable } from './decide/decide.ts'
import { type Plan, planOf, type RefusedEntry } from './decide/plan.ts'
import { type PushContext, readPushContext } from './push-context.ts'
import type { ReferenceCache } from './reference-cache.ts'

export type Submission = Submitted | ({ refused: RefusedEntry } & { device: string; user: string })
/** `hidden`: a blind count keeps its exception from whoever ranks below lead. */
export type Settled = Omit<Outcome, 'id'> & { hash: string; hidden?: true }
export type Applied = { head: number; epoch: string; settled: Map<string, Settled> }

export type PushLog = { error: (details: object, message: string) => void }
export type PushDeps = { pool: Pool; references: ReferenceCache; log: PushLog }

type ApplyAnswer =
  | { stale: true }
  | { head: number; seq: number; epoch: string; outcomes?: Record<string, Settled> | null }

/** Beyond this many stale answers something else is wrong; with one server they hardly come. */
const ATTEMPTS = 20

type Refused = Extract<Submission, { refused: RefusedEntry }>
const isRefused = (one: Submission): one is Refused => 'refused' in one
export const idOf = (one: Submission): string => (isRefused(one) ? one.refused.id : one.action.id)

/** What the rules look at: as it was last seen, else as it is. */
const contextFor = async (
  { pool, references }: PushDeps,
  orgId: string,
  submissions: readonly Submission[],
): Promise<PushContext> => {
  const refused = submissions.filter(isRefused).map((one) => one.refused)
  const actions = submissions.filter((one): one is Submitted => !isRefused(one)).map((one) => one.action)
  const cached = refused.length === 0 ? references.contextOf(orgId, actions) : undefined
  if (cached) return cached
  const context = await transact(pool, orgId, (client) => readPushContext(client, orgId, actions, refused))
  references.learn(orgId, context)
  return context
}

type Circumstances = { undecidable: ReadonlySet<string>; held: ReadonlySet<string> }

type Judged = {
  context: PushContext
  decided: Decided[]
  refused: (RefusedEntry & { device: string; user: string })[]
  known: string[]
}

const judgeAll = async (
  deps: PushDeps,
  orgId: string,
  submissions: readonly Submission[],
  circumstances: Circumstances,
): Promise<Judged> => {
  const context = await contextFor(deps, orgId, submissions)
  // What was settled before is answered from the log.
  const known = submissions.map(idOf).filter((id) => context.actions.has(id))
  const fresh = submissions.filter((one) => !context.actions.has(idOf(one)))
  const submitted = fresh.filter((one): one is Submitted => !isRefused(one))
  const refused = fresh.filter(isRefused).map((one) => ({ ...one.refused, device: one.device, user: one.user }))
  return { context, decided: decide(submitted, context, { ...circumstances, refused }), refused, known }
}

/** The one call; on a client of a transaction it is a part of that, on the pool one of its own. */
const call = async (
  on: Pool | PoolClient,
  orgId: string,
  { context, known }: Judged,
  plan: Plan,
): Promise<ApplyAnswer> => {
  const { rows } = await on.query<{ answer: ApplyAnswer }>(
    pushApplySql({ orgId, referenceSeq: context.referenceSeq, arrivedAt: context.arrivedAt, known, plan }),
  )
  const answer = rows[0]?.answer
  if (!answer) throw new Error('push_apply answers one row')
  return answer
}

const planFor = ({ decided, refused, context }: Judged): Plan => planOf(decided, refused, context)

/**
 * Does `work` until what the rules looked at is still so when it is done, and what they throw at is turned down. `work` answers
 * 'stale' where it was not.
 */
const untilSettled = async <T>(
  deps: PushDeps,
  orgId: string,
  undecidable: Set<string>,
  work: () => Promise<T | 'stale'>,
): Promise<T> => {
  for (let stale = 0; stale < ATTEMPTS; ) {
    try {
      const done = await work()
      if (done !== 'stale') return done
      deps.references.forget(orgId)
      stale++
    } catch (error) {
      if (!(error instanceof Undecidable)) throw error
      undecidable.add(error.actionId)
      const { actionId, cause } = error
      deps.log.error({ err: cause, orgId, actionId }, 'an action at which the rules throw is turned down')
    }
  }
  throw new Contention(`what this push depends on changed ${ATTEMPTS} times while it was decided`)
}

/** `failing`: actions that pass the rules and fail behind them; those that waited are among them. They are turned down. */
export const applyPush = async (
  deps: PushDeps,
  orgId: string,
  submissions: readonly Submission[],
  failing: ReadonlySet<string> = new Set(),
): Promise<Applied> => {
  const undecidable = new Set(failing)
  return untilSettled(deps, orgId, undecidable, async () => {
    const judged = await judgeAll(deps, orgId, submissions, { undecidable, held: new Set() })
    const plan = planFor(judged)
    const answer = await call(deps.pool, orgId, judged, plan)
    if ('stale' in answer) return 'stale'
    const decided = plan.log.map(({ id, status, hash }): [string, Settled] => [id, { status, seq: answer.seq, hash }])
    const settled = new Map([...decided, ...Object.entries(answer.outcomes ?? {})])
    return { head: answer.head, epoch: answer.epoch, settled }
  })
}

/** What has waited for this one and would be accepted with it, in the order in which it would be. */
export const releasedBy = (
  deps: PushDeps,
  orgId: string,
  submission: Submission,
  failing: ReadonlySet<string>,
): Promise<string[]> => {
  const undecidable = new Set(failing)
  return untilSettled(deps, orgId, undecidable, async () => {
    const { decided } = await judgeAll(deps, orgId, [submission], { undecidable, held: new Set() })
    const settled = decided.filter((one) => one.wasParked && one.verdict.status === 'accepted')
    return settled.map((one) => one.action.id)
  })
}

class Undone extends Error {}

/** Would it go through, were all that is `held` to go on waiting? Nothing of it is kept. */
export const wouldGoThrough = (
  deps: PushDeps,
  orgId: string,
  submission: Submission,
  { failing, held }: { failing: ReadonlySet<string>; held: ReadonlySet<string> },
): Promise<boolean> => {
  const undecidable = new Set(failing)
  return untilSettled(deps, orgId, undecidable, async () => {
    const judged = await judgeAll(deps, orgId, [submission], { undecidable, held })
    try {
      return await transact<'stale'>(deps.pool, orgId, async (client) => {
        if ('stale' in (await call(client, orgId, judged, planFor(judged)))) return 'stale'
        throw new Undone()
      })
    } catch (error) {
      if (error instanceof Undone) return true
      if (isTransient(error)) throw error
      return false
    }
  })
}
