/** Decides a push: every action in order, with what the earlier ones will have changed, and what they set free. */
import type { Action } from '../../../domain/protocol/actions.ts'
import { movementContextOf } from '../movement-facts.ts'
import type { ParkedAction, PushContext, TurnedDown } from '../push-context.ts'
import { decideAllocation } from './allocation.ts'
import { decideEdit } from './edit.ts'
import { decideMovement } from './movement.ts'
import { decideDecision, decideObservation } from './observation.ts'
import { decideReport } from './report.ts'
import { decideReversal } from './reversal.ts'
import { parked, rejected, type Verdict } from './verdict.ts'

/** An action as it came through the door, and whether its author may still push what is to be done. */
export type Submitted = {
  action: Action
  hash: string
  content: unknown
  standing: 'member' | 'disabled'
  /** When it arrived, where that was not now. */
  arrivedAt?: string
}

export type Decided = Submitted & {
  verdict: Verdict
  /** It was parked before, and is judged again now. */
  wasParked: boolean
}

const decideOne = (action: Action, context: PushContext): Verdict => {
  switch (action.type) {
    case 'movement':
      return decideMovement(action, movementContextOf(context))
    case 'reversal':
      return decideReversal(action, context)
    case 'observation':
      return decideObservation(action, context)
    case 'decision':
      return decideDecision(action, context)
    case 'allocation':
      return decideAllocation(action, context)
    case 'edit':
      return decideEdit(action, context)
    case 'report':
      return decideReport(action, context)
  }
}

/** The rules threw at this action: a fault of ours, which will be there at the next try too. */
export class Undecidable extends Error {
  override readonly name = 'Undecidable'
  readonly actionId: string

  constructor(actionId: string, cause: unknown) {
    super('the rules threw at an action', { cause })
    this.actionId = actionId
  }
}

const judge = (submitted: Submitted, context: PushContext, undecidable: ReadonlySet<string>): Verdict => {
  const { action, standing, arrivedAt = context.arrivedAt } = submitted
  if (undecidable.has(action.id)) return rejected('bad-shape')
  const member = context.members.get(action.userId)
  if (standing === 'disabled' || !member?.active) return rejected('no-longer-member')
  try {
    return decideOne(action, { ...context, arrivedAt })
  } catch (error) {
    throw new Undecidable(action.id, error)
  }
}

type Waiting = Submitted & { waits: string[]; wasParked: boolean }

/** What an action brings into the world, for others to wait for: itself, and a document it makes. */
const brings = (action: Action): string[] => (action.type === 'edit' ? [action.id, action.documentId] : [action.id])

/** What came through the door only to be turned down. */
type Missing = TurnedDown & { hash: string; user: string }

export type Circumstances = {
  /** Actions at which the rules throw, or which fail behind them: they are turned down. */
  undecidable?: ReadonlySet<string>
  refused?: readonly Missing[]
  /** Parked actions that go on waiting, whatever comes. */
  held?: ReadonlySet<string>
}

/** Parts of a context that a decision changes, so that a group which fails as a whole leaves nothing behind. */
const snapshot = (context: PushContext): (() => void) => {
  const documents = new Map([...context.documents].map(([collection, docs]) => [collection, new Map(docs)]))
  const movements = new Map([...context.movements].map(([id, movement]) => [id, { ...movement }]))
  const observations = new Map(context.observations)
  return () => {
    context.documents = documents
    context.movements = movements
    context.observations = observations
  }
}

/**
 * Throws `Undecidable` where the rules throw, and has changed the context by then: it is read again, and that action named in
 * `undecidable`, which turns it down. It need not be one of `submitted`: what waits is judged here too.
 */
export const decide = (
  submitted: readonly Submitted[],
  context: PushContext,
  { undecidable = new Set(), refused = [], held = new Set() }: Circumstances = {},
): Decided[] => {
  const decided: Decided[] = []
  // Those that nothing in this push concerns stay as they are, and are not written again.
  const untouched = new Set<Waiting>()
  let waiting: Waiting[] = context.parked
    .filter(({ action }) => !held.has(action.id))
    .map((stored: ParkedAction) => ({
      action: stored.action,
      hash: stored.hash,
      content: null,
      standing: 'member',
      waits: stored.waits,
      arrivedAt: stored.arrivedAt,
      wasParked: true,
    }))

  const settle = (one: Submitted & { wasParked?: boolean }, verdict: Verdict): void => {
    const wasParked = one.wasParked ?? false
    if (verdict.status === 'parked') {
      waiting.push({ ...one, waits: verdict.waits, wasParked })
      return
    }
    decided.push({ ...one, verdict, wasParked })
    const { id, type, userId } = one.action
    context.actions.set(id, { hash: one.hash, status: verdict.status, type, userId })
    if (verdict.status === 'rejected' && one.action.type === 'edit' && one.action.op === 'create') {
      context.notMade.add(one.action.documentId)
    }
    release(brings(one.action))
  }

  /** Whatever waited for one of these is judged again, in the order of its outbox. */
  const release = (ids: readonly string[]): void => {
    const free = waiting.filter((one) => one.waits.some((id) => ids.includes(id)))
    if (free.length === 0) return
    waiting = waiting.filter((one) => !free.includes(one))
    free.sort((a, b) => a.action.deviceSeq - b.action.deviceSeq)
    for (const one of free) take(one)
  }

  const take = (one: Submitted & { wasParked?: boolean }): void => {
    const { groupId, groupSize } = one.action
    if (!groupId) {
      settle(one, judge(one, context, undecidable))
      return
    }
    if (context.brokenGroups.has(groupId)) {
      settle(one, rejected('group-rejected'))
      return
    }
    const others = waiting.filter((other) => other.action.groupId === groupId)
    const group = [...others, one].sort((a, b) => a.action.deviceSeq - b.action.deviceSeq)
    if (group.length < (groupSize ?? 1)) {
      settle(one, parked([groupId]))
      return
    }
    waiting = waiting.filter((other) => other.action.groupId !== groupId)
    settleGroup(group)
  }

  /** All or none. */
  const settleGroup = (group: readonly (Submitted & { wasParked?: boolean })[]): void => {
    const undo = snapshot(context)
    const verdicts = group.map((one) => judge(one, context, undecidable))
    const waits = verdicts.flatMap((verdict) => (verdict.status === 'parked' ? verdict.waits : []))
    const failed = verdicts.some((verdict) => verdict.status === 'rejected')
    if (failed || waits.length > 0) undo()
    for (const [at, one] of group.entries()) {
      const own = verdicts[at] ?? rejected('group-rejected')
      if (failed) settle(one, own.status === 'rejected' ? own : rejected('group-rejected'))
      else settle(one, waits.length > 0 ? parked(waits) : own)
    }
  }

  /** A group that can never be whole is turned down at once, and what would have been made with this one is known never to come. */
  const miss = ({ id, hash, user, type = 'unknown', group, creates }: Missing): void => {
    context.actions.set(id, { hash, status: 'rejected', type, userId: user })
    if (group !== undefined) context.brokenGroups.add(group)
    if (creates !== undefined) context.notMade.add(creates)
    release([id, group, creates].flatMap((one) => one ?? []))
  }

  for (const one of waiting) untouched.add(one)
  for (const one of refused) miss(one)
  for (const one of submitted) take(one)
  const parkedNow = waiting.filter((one) => !untouched.has(one))
  return [...decided, ...parkedNow.map((one) => ({ ...one, verdict: parked(one.waits) }))]
}

const isRefused = (id: string, context: PushContext): boolean =>
  context.notMade.has(id) || context.actions.get(id)?.status === 'rejected'

/** Does this parked action wait for something that will not come? */
export const waitsInVain = (verdict: Verdict, context: PushContext): boolean =>
  verdict.status === 'parked' && verdict.waits.some((id) => isRefused(id, context))
