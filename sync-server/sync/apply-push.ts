/**
 * Decides and applies actions of one organisation: read what the rules look at, decide, then one call that locks, looks and
 * writes. When reference data changed in between, the call says stale and the decision is made again.
 */
import type { Pool } from 'pg'
import type { Action } from '../../domain/protocol/actions.ts'
import type { Outcome } from '../../domain/protocol/push.ts'
import { pushApplySql } from '../db/sql/push-apply.ts'
import { transact } from '../db/transact.ts'
import { Contention } from '../db/trouble.ts'
import { decide, type Submitted, Undecidable } from './decide/decide.ts'
import { planOf, type RefusedEntry } from './decide/plan.ts'
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

/** What the rules look at: as it was last seen, else as it is. */
const contextFor = async (
  { pool, references }: PushDeps,
  orgId: string,
  actions: readonly Action[],
): Promise<PushContext> => {
  const cached = references.contextOf(orgId, actions)
  if (cached) return cached
  const context = await transact(pool, orgId, (client) => readPushContext(client, orgId, actions))
  references.learn(orgId, context)
  return context
}

const attempt = async (
  deps: PushDeps,
  orgId: string,
  submissions: readonly Submission[],
  undecidable: ReadonlySet<string>,
): Promise<Applied | 'stale'> => {
  const submitted = submissions.filter((one): one is Submitted => !('refused' in one))
  const context = await contextFor(
    deps,
    orgId,
    submitted.map((one) => one.action),
  )
  // What was settled before is answered from the log; what was refused at the door is known by its own id there too.
  const fresh = submitted.filter((one) => !context.actions.has(one.action.id))
  const known = submitted.filter((one) => context.actions.has(one.action.id)).map((one) => one.action.id)
  const refused = submissions.flatMap((one) =>
    'refused' in one ? [{ ...one.refused, device: one.device, user: one.user }] : [],
  )

  const plan = planOf(decide(fresh, context, undecidable), refused, context)
  const { rows } = await deps.pool.query<{ answer: ApplyAnswer }>(
    pushApplySql({ orgId, referenceSeq: context.referenceSeq, arrivedAt: context.arrivedAt, known, plan }),
  )
  const answer = rows[0]?.answer
  if (!answer) throw new Error('push_apply answers one row')
  if ('stale' in answer) {
    deps.references.forget(orgId)
    return 'stale'
  }
  const decided = plan.log.map(({ id, status, hash }): [string, Settled] => [id, { status, seq: answer.seq, hash }])
  const settled = new Map([...decided, ...Object.entries(answer.outcomes ?? {})])
  return { head: answer.head, epoch: answer.epoch, settled }
}

export const applyPush = async (
  deps: PushDeps,
  orgId: string,
  submissions: readonly Submission[],
): Promise<Applied> => {
  const undecidable = new Set<string>()
  for (let stale = 0; stale < ATTEMPTS; ) {
    try {
      const applied = await attempt(deps, orgId, submissions, undecidable)
      if (applied !== 'stale') return applied
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
